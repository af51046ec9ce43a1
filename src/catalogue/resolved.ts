/**
 * A service as the rest of the program reads it: contact inherited, every fact with its source.
 * The record in the YAML is `ServiceRecord` in schema.ts; inherit.ts makes the one from the other.
 */
import type { Address, Contact, ContactPart, Phone, Schedule, ServiceRecord, Source } from './schema.ts';

/** A source with its document filled in. `date` is the document's (ISO), the last possible day when not exact. */
export interface FullSource extends Source {
  document: string;
  date: string;
  date_precision: 'day' | 'year' | 'before';
}

/** `T` with every optional `source` filled in, at any depth. */
export type Sourced<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? Sourced<Item>[]
    : { [K in keyof T as K extends 'source' ? never : K]: Sourced<T[K]> } & ('source' extends keyof T
        ? { source: FullSource }
        : unknown);

/** Set on what was taken from another record: the id of that record, so that the reader is told whose it is. */
export interface Inherited {
  from?: string;
}

/** A number with the URI that dials it, for example `tel:+4796634547`, or `tel:113`. */
export type ServicePhone = Sourced<Phone> & Inherited & { tel: string };
export type ServiceContact = Sourced<Contact> & Inherited;
/** `show` is what residents are shown; it is `value` unless a part of that is contradicted. */
export type ServiceAddress = Sourced<Address> & Inherited & { show: string };
export type ServiceSchedule = Sourced<Schedule> & Inherited;

type UnknownOrNone = 'unknown' | 'none';
type ContactFields = ContactPart | 'schedules' | 'contact_from';

/**
 * The nearest record above (by `part_of`) that has a phone or an e-mail, when the service has neither.
 * It is the way in through the whole, not a contact of the part: always shown with that record's name.
 */
export interface ParentContact {
  id: string;
  name: string;
  phones: UnknownOrNone | ServicePhone[];
  emails: UnknownOrNone | ServiceContact[];
  schedules: ServiceSchedule[];
}

/** A service after inheritance. */
export type Service = Omit<Sourced<ServiceRecord>, ContactFields | 'assured_date'> & {
  phones: UnknownOrNone | ServicePhone[];
  emails: UnknownOrNone | ServiceContact[];
  websites: UnknownOrNone | ServiceContact[];
  chats: ServiceContact[];
  visiting_address: UnknownOrNone | ServiceAddress;
  postal_address: UnknownOrNone | ServiceAddress;
  schedules: UnknownOrNone | ServiceSchedule[];
  /** The record contact was taken from, when `contact_from` is set. */
  contact_from?: string;
  parent_contact?: ParentContact;
  /** ISO date the facts were last confirmed, or the date of the document when nobody has since. */
  assured_date: string;
  /** `confirmed` when an owner confirmed the facts, else how exact the document's date is. */
  assured: 'confirmed' | 'day' | 'year' | 'before';
  /** Slug of the municipality; null for what is offered everywhere. */
  municipality: string | null;
};
