/**
 * The shape of everything in `data/`, as an editor writes it. Names are Open Referral HSDS 3 where it has them
 * (`alternate_names`, `minimum_age`, `assured_date` …). The JSON Schema that an editor completes and checks
 * YAML with is generated from this file. What the rest of the program reads is `Service` in resolved.ts:
 * the same after inheritance, with every source filled in.
 */
import { z } from 'zod';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters a-z, digits and single hyphens')
  .describe('Unique id, for example senja-mottaksteamet');

/** A text in the languages of the bot. `nb` is always there; `se` may be missing and is then said to be Norwegian. */
export const LocalText = z
  .strictObject({
    nb: z.string().min(1).describe('Bokmål, plain language, du-form'),
    se: z.string().min(1).optional().describe('North Sami'),
  })
  .describe('Text in bokmål and, where it is made, North Sami');
export type LocalText = z.infer<typeof LocalText>;

/** Where a fact stands. What is left out is taken from the record it is in. */
export const Source = z
  .strictObject({
    document: id.optional().describe('Id of a document in data/sources.yaml'),
    lines: z
      .string()
      .regex(/^[0-9]+(-[0-9]+)?(, [0-9]+(-[0-9]+)?)*$/, 'write lines as 44-56, 114-117')
      .optional()
      .describe('Lines in the document, for example 44-56, 114-117'),
    also: z.array(id).min(1).optional().describe('Ids of other documents that say the same'),
    quote: z.string().min(1).optional().describe('A few words of the source, literally, for the editor who confirms'),
  })
  .describe('Where the fact stands in the source');
export type Source = z.infer<typeof Source>;
const source = Source.optional();

export const NEEDS = [
  'rus',
  'psykisk-helse',
  'paarorende',
  'akutt',
  'bolig',
  'arbeid-aktivitet',
  'barn-unge',
  'eldre',
  'gravid',
  'vold',
  'rettigheter-klage',
] as const;

const audience = z.array(z.enum(['self', 'relative', 'employee'])).min(1);
const languages = z.array(z.enum(['nb', 'se', 'en'])).min(1);

/** `unknown` is not `none`: the source does not say, as against the service has none. */
const unknownOrNone = z
  .enum(['unknown', 'none'])
  .describe('unknown = the source does not say; none = it says that there is none');

/**
 * When a channel can be used. `text` is what the source says; `opening_hours` is the same in OpenStreetMap syntax,
 * null when the text gives no clock times ("på dagtid").
 */
export const Schedule = z.strictObject({
  channel: z
    .enum(['visit', 'phone', 'sms', 'email', 'chat', 'staffed', 'registration', 'meals', 'activity', 'office', 'any'])
    .describe(
      'What the hours are for: visit = the door, phone = calls are answered, staffed = people work there, registration = one can sign up',
    ),
  opening_hours: z
    .string()
    .min(1)
    .nullable()
    .describe(
      'OpenStreetMap opening_hours, for example "Mo-Fr 09:00-15:00"; "Mo 14:00+" when only the start is known; "Sa-Su 09:00-15:00 unknown" for days the source leaves open; null if the source gives no times or no days',
    ),
  text: z.string().min(1).describe('The hours as the source says them'),
  description: LocalText.optional().describe('The hours in plain words, as residents are to read them'),
  note: LocalText.optional(),
  deadline: z
    .string()
    .regex(/^((Mo|Tu|We|Th|Fr|Sa|Su) )?([01][0-9]|2[0-3]):[0-5][0-9]$/, 'write a deadline as "15:30" or "Tu 15:30"')
    .optional()
    .describe('Last time to sign up, for example "Tu 15:30"'),
  languages: languages.optional().describe('When these hours are only for help in one language'),
  standing: z
    .enum(['stated', 'goal', 'approximate'])
    .default('stated')
    .describe('stated = the source says so; goal = it is only aimed at, never shown as open; approximate = roughly'),
  source,
});
export type Schedule = z.infer<typeof Schedule>;

export const Phone = z.strictObject({
  number: z.string().min(3).describe('The number as the source writes it, in quotes'),
  written: z
    .string()
    .optional()
    .describe('The literal text when it holds more than this number, for example "777 91 090 / 091"'),
  type: z.enum(['voice', 'sms', 'voice-and-sms', 'fax']).default('voice'),
  label: LocalText.optional().describe('Whose number it is, when a service has several'),
  languages: languages.optional(),
  verify: z.boolean().default(false).describe('true: seen, but to be confirmed before it is trusted'),
  source,
});
export type Phone = z.infer<typeof Phone>;

export const Contact = z.strictObject({
  value: z.string().min(3),
  label: LocalText.optional(),
  verify: z.boolean().default(false),
  source,
});
export type Contact = z.infer<typeof Contact>;

export const Address = z.strictObject({
  value: z.string().min(3).describe('The address as the source writes it'),
  show: z
    .string()
    .min(3)
    .optional()
    .describe('What residents are shown, when a part of the address is contradicted (see conflicts)'),
  source,
});
export type Address = z.infer<typeof Address>;

/** How one kind of person gets the service. */
export const Access = z.strictObject({
  actor: z
    .enum(['anyone', 'self', 'relative', 'employee', 'other'])
    .default('anyone')
    .describe('Who does this: the person, a relative, an employee, or another who helps (guardian, friend, doctor)'),
  on_behalf: z
    .boolean()
    .optional()
    .describe('true: for another person; false: for themselves. Left out when the source does not say'),
  how: z
    .enum([
      'drop-in',
      'contact',
      'application',
      'referral',
      'requisition',
      'court-order',
      'assigned',
      'complaint',
      'notification',
      'unknown',
    ])
    .describe(
      'drop-in = just come; contact = call or write; application = søknad; referral = henvisning; requisition = another office orders a place; assigned = one is given it (vedtak, oppsøkende); notification = written notice (melding)',
    ),
  to: id.optional().describe('Id of the service that is contacted or applied to'),
  by: LocalText.optional().describe('Who refers, requisitions or assigns'),
  needs_application: z.boolean().optional().describe('Only when the source says it in words'),
  needs_referral: z.boolean().optional().describe('Only when the source says it in words'),
  needs_appointment: z.boolean().optional().describe('Only when the source says it in words'),
  mandate_required: z.boolean().optional().describe('true: the helper needs a written mandate (fullmakt)'),
  note: LocalText.optional(),
  source,
});
export type Access = z.infer<typeof Access>;

const Stated = z.strictObject({
  text: LocalText,
  audience: audience.optional().describe('Only when narrower than the record, for example [employee]'),
  source,
});

/** One step of what happens. `when` is the branch it belongs to; steps without it are always taken. */
export const Step = z.strictObject({
  text: LocalText,
  when: LocalText.optional().describe('The condition of this step, for example "Hvis vedtaket ikke endres"'),
  to: id.optional().describe('Id of the service this step leads to'),
  audience: audience.optional(),
  source,
});
export type Step = z.infer<typeof Step>;

/** Values that contradict each other in the sources. None is shown as certain. */
export const Conflict = z.strictObject({
  about: z.enum(['address', 'phone', 'hours', 'age', 'access', 'cost', 'name', 'capacity', 'place', 'other']),
  values: z.array(z.strictObject({ value: z.string().min(1), source })).min(2),
  note: LocalText.describe('What residents are told'),
});
export type Conflict = z.infer<typeof Conflict>;

/** What can be taken from the record in `contact_from`. Of schedules, only those of the phone are ever taken. */
export const CONTACT_PARTS = ['phones', 'emails', 'websites', 'chats', 'visiting_address', 'postal_address'] as const;
export type ContactPart = (typeof CONTACT_PARTS)[number];

const contactFrom = z.union([
  id,
  z.strictObject({ service: id, only: z.array(z.enum(CONTACT_PARTS)).min(1).describe('Take only these') }),
]);

/** A service as it stands in a YAML file. */
export const ServiceRecord = z.strictObject({
  id,
  name: z.string().min(1),
  name_se: z.string().min(1).optional().describe('North Sami name, only where one is in official use'),
  alternate_names: z.array(z.string().min(1)).default([]).describe('Other names and common misspellings'),
  former_names: z.array(z.string().min(1)).default([]).describe('Names that have changed since the source'),
  kind: z.enum(['unit', 'service', 'place', 'project', 'right', 'process', 'external', 'emergency', 'line']),
  status: z
    .enum(['current', 'mentioned', 'planned', 'ended'])
    .describe('current = offered; mentioned = the source only names it; planned and ended are never offered'),
  part_of: id.optional().describe('Id of the record this is a part of'),
  contact_from: contactFrom
    .optional()
    .describe('Id of the record whose contact applies where this record says unknown; {service, only} takes parts'),
  source: Source.describe('Where the record stands; each fact below may say its own lines'),
  assured_date: z.iso
    .date()
    .optional()
    .describe('When the facts were last confirmed with the owner; else the date of the document'),
  needs: z
    .array(z.enum(NEEDS))
    .default([])
    .describe('What it helps with; may be empty only for what is not offered (status mentioned or ended)'),
  audience: audience.describe('Whom it is for; only employee = never shown to residents'),
  counties: z
    .array(z.string().min(1))
    .optional()
    .describe('For national and county records: the counties where it applies; left out = everywhere'),
  description: LocalText,
  eligibility: z
    .strictObject({
      minimum_age: z.int().min(0).max(120).optional().describe('First year of age it is for, included'),
      maximum_age: z.int().min(0).max(120).optional().describe('Last year of age it is for, included'),
      age_limit: z.enum(['hard', 'soft']).default('hard').describe('soft: about, or mainly'),
      age_note: LocalText.optional().describe('What the two numbers cannot say'),
      gender: z.enum(['female', 'male']).optional(),
      residency: LocalText.optional().describe('Where one must live'),
      service_areas: z
        .array(z.string().min(1))
        .optional()
        .describe('Municipalities or areas it serves, as the source names them'),
      target: LocalText.optional().describe('Whom it is for, in words'),
      source,
    })
    .optional(),
  access: z.array(Access).min(1).describe('How to get it; how: unknown when the source does not say'),
  phones: z.union([unknownOrNone, z.array(Phone).min(1)]).default('unknown'),
  emails: z.union([unknownOrNone, z.array(Contact).min(1)]).default('unknown'),
  websites: z.union([unknownOrNone, z.array(Contact).min(1)]).default('unknown'),
  chats: z.array(Contact).default([]),
  visiting_address: z.union([unknownOrNone, Address]).default('unknown'),
  postal_address: z.union([unknownOrNone, Address]).default('unknown'),
  place: z.string().optional().describe('Town or village, when the source names it'),
  schedules: z.union([unknownOrNone, z.array(Schedule).min(1)]).default('unknown'),
  cost: z
    .union([
      z.literal('unknown'),
      z.strictObject({
        free: z.boolean().nullable().describe('null: depends, or only partly'),
        amount: z.number().min(0).optional().describe('Kroner'),
        text: LocalText.describe('The price in words, with its exceptions'),
        source,
      }),
    ])
    .default('unknown'),
  capacity: Stated.optional(),
  waiting_time: Stated.optional(),
  processing_time: Stated.optional(),
  duration: Stated.optional(),
  anonymity: Stated.optional().describe('What the source says of anonymity, taushetsplikt or journals'),
  duties: z.array(Stated).default([]).describe('What one must do or accept, for example as a tenant'),
  steps: z.array(Step).default([]).describe('What happens, in order'),
  facts: z.array(Stated).default([]).describe('Other facts worth showing'),
  languages: z.array(z.enum(['nb', 'se', 'en'])).default([]),
  concepts: z
    .array(z.string())
    .default([])
    .describe(
      'Only when it is made for little else: concept ids (data/lexicons/understanding/concepts) one of which must be heard, for example grief',
    ),
  conflicts: z.array(Conflict).default([]),
  unclear: z.array(LocalText).default([]).describe('What the source leaves open, for the editor'),
  stale_risk: LocalText.optional().describe(
    'Why this record may be outdated, beyond what its document says; for the editor',
  ),
  verify: z.boolean().default(false).describe('true: the whole record must be confirmed before it is trusted'),
});
export type ServiceRecord = z.infer<typeof ServiceRecord>;

export type { Service } from './resolved.ts';

export const ServicesFile = z.strictObject({ services: z.array(ServiceRecord) });

/** A document that facts were taken from. */
export const SourceDocument = z.strictObject({
  id,
  title: LocalText,
  publisher: z.string(),
  owner: z.string().describe('Who can confirm the facts'),
  date: z.iso.date().describe('Its date; the last possible day when only "before" or a year is known'),
  date_precision: z.enum(['day', 'year', 'before']),
  website: z.string().optional(),
  note: LocalText.optional(),
  stale_risk: LocalText.optional().describe('Why everything taken from it may be outdated, for the editor'),
});
export type SourceDocument = z.infer<typeof SourceDocument>;
export const SourcesFile = z.strictObject({ documents: z.array(SourceDocument) });

/** A municipality: where it is, what people call its places, and whom to turn to. */
export const Municipality = z.strictObject({
  slug: id,
  number: z
    .string()
    .regex(/^[0-9]{4}$/, 'write four digits in quotes')
    .describe('Kommunenummer'),
  name: z.string(),
  name_se: z.string().optional().describe('North Sami name in official use'),
  county: z.string(),
  word_for_municipality_se: z.enum(['suohkan', 'gielda']).default('suohkan'),
  places: z
    .array(
      z.strictObject({
        name: z.string(),
        also: z.array(z.string()).default([]).describe('Other Norwegian names and spellings'),
        se: z.array(z.string()).default([]).describe('North Sami names'),
        ambiguous: z
          .boolean()
          .default(false)
          .describe('true: also a common word or found elsewhere; needs another sign of place ("bor i", "fra")'),
      }),
    )
    .describe('Names that mean the municipality in a message'),
  first_contact: id.describe('Id of the service that takes calls when nothing else fits'),
  daytime_doctor: id.optional().describe('Id of the doctor for what cannot wait in the daytime'),
  complaint_authority: id.optional().describe('Id of the record that decides complaints'),
});
export type Municipality = z.infer<typeof Municipality>;
