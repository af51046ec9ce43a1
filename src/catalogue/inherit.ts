/**
 * From records as written to services as read: every fact gets its source, contact is taken from `contact_from`,
 * and the nearest record above with a phone becomes `parent_contact`.
 */
import { telUri } from './phone.ts';
import type {
  FullSource,
  ParentContact,
  Service,
  ServiceAddress,
  ServiceContact,
  ServicePhone,
  ServiceSchedule,
} from './resolved.ts';
import {
  type Address,
  CONTACT_PARTS,
  type Contact,
  type ContactPart,
  type LocalText,
  type ServiceRecord,
  type Source,
  type SourceDocument,
} from './schema.ts';

/** A record and the municipality whose folder it is in (null: offered everywhere). */
export interface PlacedRecord {
  readonly record: ServiceRecord;
  readonly municipality: string | null;
}

/**
 * The services of `placed`, in the same order. The records must have been validated: references and documents
 * exist, and neither `contact_from` nor `part_of` goes in a circle.
 */
export function resolveServices(
  placed: readonly PlacedRecord[],
  documents: ReadonlyMap<string, SourceDocument>,
): Service[] {
  const byId = new Map(placed.map((item) => [item.record.id, item]));
  const done = new Map<string, Service>();

  function resolved(id: string): Service {
    const known = done.get(id);
    if (known) return known;
    const item = byId.get(id) as PlacedRecord;
    const own = withSources(item, documents);
    const service = takeContact(own, item.record, resolved);
    done.set(id, service);
    return service;
  }

  const services = placed.map((item) => resolved(item.record.id));
  for (const service of services) {
    const parent = parentContact(service, (id) => done.get(id));
    if (parent) service.parent_contact = parent;
  }
  return services;
}

/** Which record contact is taken from, and which parts. */
export function contactSource(record: ServiceRecord): { service: string; only: readonly ContactPart[] } | null {
  const from = record.contact_from;
  if (from === undefined) return null;
  return typeof from === 'string' ? { service: from, only: CONTACT_PARTS } : from;
}

function withSources({ record, municipality }: PlacedRecord, documents: ReadonlyMap<string, SourceDocument>): Service {
  const base = fullSource(record.source, undefined, documents);
  const sourced = <T extends { source?: Source | undefined }>(fact: T): T & { source: FullSource } => ({
    ...fact,
    source: fullSource(fact.source, record.source, documents),
  });
  const list = <T extends { source?: Source | undefined }>(facts: readonly T[]) => facts.map((fact) => sourced(fact));
  const listed = <T extends { source?: Source | undefined }>(facts: 'unknown' | 'none' | readonly T[]) =>
    typeof facts === 'string' ? facts : list(facts);
  const maybe = <T extends { source?: Source | undefined }>(fact: T | undefined) => fact && sourced(fact);
  const address = (value: 'unknown' | 'none' | Address): 'unknown' | 'none' | ServiceAddress =>
    typeof value === 'string' ? value : { ...sourced(value), show: value.show ?? value.value };
  const contacts = (value: 'unknown' | 'none' | readonly Contact[]) => listed(value);

  const { contact_from: _, ...fields } = record;
  const service = {
    ...fields,
    source: base,
    assured_date: record.assured_date ?? base.date,
    assured: record.assured_date ? 'confirmed' : base.date_precision,
    municipality,
    stale_risk: joined(documents.get(base.document)?.stale_risk, record.stale_risk),
    eligibility: maybe(record.eligibility),
    access: list(record.access),
    phones:
      typeof record.phones === 'string'
        ? record.phones
        : list(record.phones).map((phone) => ({ ...phone, tel: telUri(phone.number) ?? '' })),
    emails: contacts(record.emails),
    websites: contacts(record.websites),
    chats: list(record.chats),
    visiting_address: address(record.visiting_address),
    postal_address: address(record.postal_address),
    schedules: listed(record.schedules),
    cost: record.cost === 'unknown' ? record.cost : sourced(record.cost),
    capacity: maybe(record.capacity),
    waiting_time: maybe(record.waiting_time),
    processing_time: maybe(record.processing_time),
    duration: maybe(record.duration),
    anonymity: maybe(record.anonymity),
    duties: list(record.duties),
    steps: list(record.steps),
    facts: list(record.facts),
    conflicts: record.conflicts.map((conflict) => ({ ...conflict, values: list(conflict.values) })),
  } satisfies Service;
  return withoutUndefined(service);
}

/** What is said of the whole document, and then of the record. */
function joined(first: LocalText | undefined, second: LocalText | undefined): LocalText | undefined {
  return first && second ? { nb: `${first.nb} ${second.nb}` } : (first ?? second);
}

/** A fact's source: its own document, lines and quote, else the record's. A quote is never taken from the record. */
function fullSource(
  own: Source | undefined,
  record: Source | undefined,
  documents: ReadonlyMap<string, SourceDocument>,
): FullSource {
  const sameDocument = !own?.document || own.document === record?.document;
  const inherited = sameDocument ? record : undefined;
  const id = own?.document ?? record?.document ?? '';
  const document = documents.get(id) as SourceDocument;
  return withoutUndefined({
    document: id,
    lines: own?.lines ?? inherited?.lines,
    also: own?.also ?? inherited?.also,
    quote: own?.quote,
    date: document.date,
    date_precision: document.date_precision,
  });
}

/** `own` with what it does not know filled from the record it names in `contact_from`. */
function takeContact(own: Service, record: ServiceRecord, resolved: (id: string) => Service): Service {
  const link = contactSource(record);
  if (!link) return own;
  const giver = resolved(link.service);
  const taken: Service = { ...own, contact_from: link.service };
  const may = (part: ContactPart) => link.only.includes(part);

  if (may('phones') && own.phones === 'unknown' && Array.isArray(giver.phones)) {
    taken.phones = from(giver.phones, giver.id);
    taken.schedules = withPhoneHours(own.schedules, giver);
  }
  if (may('emails') && own.emails === 'unknown' && Array.isArray(giver.emails))
    taken.emails = from(giver.emails, giver.id);
  if (may('websites') && own.websites === 'unknown' && Array.isArray(giver.websites))
    taken.websites = from(giver.websites, giver.id);
  if (may('chats') && own.chats.length === 0) taken.chats = from(giver.chats, giver.id);
  for (const part of ['visiting_address', 'postal_address'] as const) {
    const given = giver[part];
    if (may(part) && own[part] === 'unknown' && typeof given !== 'string')
      taken[part] = { ...given, from: given.from ?? giver.id };
  }
  return taken;
}

/** The hours a phone is answered follow the phone; every other schedule is the record's own. */
function withPhoneHours(own: Service['schedules'], giver: Service): Service['schedules'] {
  const ownList = typeof own === 'string' ? [] : own;
  if (own === 'none' || ownList.some((schedule) => schedule.channel === 'phone')) return own;
  const taken = from(phoneHours(giver), giver.id);
  return taken.length === 0 ? own : [...ownList, ...taken];
}

function phoneHours(service: Service): ServiceSchedule[] {
  return typeof service.schedules === 'string' ? [] : service.schedules.filter(({ channel }) => channel === 'phone');
}

/** `facts` marked with whose they are; what the giver itself took keeps its first owner. */
function from<T extends { from?: string }>(facts: readonly T[], giver: string): T[] {
  return facts.map((fact) => ({ ...fact, from: fact.from ?? giver }));
}

function parentContact(service: Service, find: (id: string) => Service | undefined): ParentContact | null {
  if (hasContact(service)) return null;
  for (let at = service.part_of; at !== undefined; ) {
    const parent: Service | undefined = find(at);
    if (!parent) return null;
    if (hasContact(parent)) {
      const { id, name, phones, emails } = parent;
      return { id, name, phones, emails, schedules: phoneHours(parent) };
    }
    at = parent.part_of;
  }
  return null;
}

function hasContact(service: { phones: string | ServicePhone[]; emails: string | ServiceContact[] }): boolean {
  return Array.isArray(service.phones) || Array.isArray(service.emails);
}

/** `value` without the keys whose value is undefined, so that `in` and JSON tell the same. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
