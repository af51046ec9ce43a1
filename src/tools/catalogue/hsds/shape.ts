/**
 * The part of the Human Services Data Specification 3.0 (openreferral.org) that services are written in. Property
 * names are the specification's. Only what an import reads is checked here; the whole shape is checked in tests.
 */
import { z } from 'zod';

const Term = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  description: z.string(),
  taxonomy: z.string(),
});

const Attribute = z.object({
  id: z.string(),
  link_id: z.string(),
  link_entity: z.string(),
  value: z.string(),
  taxonomy_term: Term,
});
export type Attribute = z.infer<typeof Attribute>;

/** Attributes of others may lack anything. */
const attributes = z.array(z.union([Attribute, z.object({})])).optional();
const Language = z.object({ id: z.string(), code: z.string().optional(), name: z.string().optional() });

const Phone = z.object({
  id: z.string(),
  service_id: z.string().optional(),
  number: z.string(),
  type: z.string().optional(),
  description: z.string().optional(),
  languages: z.array(Language).optional(),
  attributes,
});
export type HsdsPhone = z.infer<typeof Phone>;

const Schedule = z.object({
  id: z.string(),
  service_id: z.string().optional(),
  freq: z.string().optional(),
  byday: z.string().optional(),
  opens_at: z.string().optional(),
  closes_at: z.string().optional(),
  description: z.string().optional(),
  notes: z.string().optional(),
  attending_type: z.string().optional(),
  attributes,
});
export type HsdsSchedule = z.infer<typeof Schedule>;

const Address = z.object({
  id: z.string(),
  location_id: z.string().optional(),
  address_1: z.string(),
  city: z.string(),
  state_province: z.string(),
  postal_code: z.string(),
  country: z.string(),
  address_type: z.enum(['physical', 'postal', 'virtual']),
  attributes,
});
export type HsdsAddress = z.infer<typeof Address>;

const ServiceAtLocation = z.object({
  id: z.string(),
  service_id: z.string().optional(),
  location_id: z.string().optional(),
  location: z.object({ id: z.string(), location_type: z.string(), addresses: z.array(Address).optional() }).optional(),
});
export type HsdsServiceAtLocation = z.infer<typeof ServiceAtLocation>;

const CostOption = z.object({
  id: z.string(),
  service_id: z.string().optional(),
  currency: z.string().optional(),
  amount: z.number().optional(),
  amount_description: z.string().optional(),
});

const ServiceArea = z.object({ id: z.string(), service_id: z.string().optional(), name: z.string().optional() });

export const HsdsService = z.object({
  id: z.string(),
  organization_id: z.string().optional(),
  name: z.string(),
  alternate_name: z.string().optional(),
  description: z.string().optional(),
  url: z.string().optional(),
  email: z.string().optional(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  application_process: z.string().optional(),
  fees_description: z.string().optional(),
  wait_time: z.string().optional(),
  eligibility_description: z.string().optional(),
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  assured_date: z.string().optional(),
  alert: z.string().optional(),
  phones: z.array(Phone).optional(),
  schedules: z.array(Schedule).optional(),
  service_areas: z.array(ServiceArea).optional(),
  service_at_locations: z.array(ServiceAtLocation).optional(),
  languages: z.array(Language).optional(),
  organization: z.object({ id: z.string(), name: z.string(), description: z.string() }).optional(),
  cost_options: z.array(CostOption).optional(),
  attributes,
});
export type HsdsService = z.infer<typeof HsdsService>;

export const HsdsFile = z.object({ services: z.array(HsdsService) });
