/** The catalogue as services of the Human Services Data Specification 3.0. */
import { catalogueOf, type DataRead } from '../../../catalogue/load.ts';
import type { Service } from '../../../catalogue/resolved.ts';
import { wayText } from '../../../conversation/access.ts';
import type { CardPorts } from '../../../conversation/cards.ts';
import type { Catalogue, Texts } from '../../../conversation/ports.ts';
import { type Written, type WrittenRecord, writtenRecords } from '../exchange/written.ts';
import { attribute, attributesFor, INHERITED } from './attributes.ts';
import { ADDRESS_FIELDS, tidy, writeAddress, writeLanguages, writePhones, writeSchedules } from './parts.ts';
import { readService } from './read.ts';
import type { Attribute, HsdsService } from './shape.ts';
import { uuidOf } from './uuid.ts';

/**
 * All services of data without problems. Contact that a record takes from another is written too, for readers who do
 * not know our records, and marked, so that reading it back gives the same records.
 * @param texts for the ways in, said in Norwegian in `application_process`
 */
export function hsdsServices(read: DataRead, texts: Texts): HsdsService[] {
  const catalogue = catalogueOf(read);
  return writtenRecords(read).map((written) =>
    writeService(written, catalogue.service(written.record.id) as Service, { catalogue, texts }),
  );
}

interface Context {
  readonly catalogue: Catalogue;
  readonly texts: Texts;
}

const STATUS = { current: 'active', mentioned: 'active', planned: 'inactive', ended: 'defunct' } as const;

function writeService({ folder, record }: Written, service: Service, context: Context): HsdsService {
  const id = uuidOf(`service/${record.id}`);
  const entity = { id, entity: 'service' };
  const organization = organizationOf(service, context.catalogue);
  const email = emailOf(record, service);
  const url = urlOf(record, service);
  const basic: HsdsService = tidy({
    id,
    organization_id: organization.id,
    organization,
    name: record.name,
    alternate_name: record.alternate_names?.join('; ') || undefined,
    description: record.description.nb,
    status: STATUS[record.status],
    url: url?.value,
    email: email?.value,
    application_process: applicationProcess(service, context),
    fees_description: typeof record.cost === 'object' ? record.cost.text.nb : undefined,
    wait_time: record.waiting_time?.text.nb,
    eligibility_description: record.eligibility?.target?.nb,
    minimum_age: record.eligibility?.minimum_age,
    maximum_age: record.eligibility?.maximum_age,
    assured_date: service.assured_date,
    alert: service.conflicts.map(({ note }) => note.nb).join(' ') || undefined,
    phones: writePhones(record.id, record.phones, service.phones),
    schedules: writeSchedules(record.id, record.schedules, service.schedules),
    service_areas: record.eligibility?.service_areas?.map((name, index) => ({
      id: uuidOf(`service-area/${record.id}/${index}`),
      service_id: id,
      name,
    })),
    service_at_locations: ADDRESS_FIELDS.flatMap((field) => writeAddress(record.id, field, record, service[field])),
    languages: writeLanguages(`service/${record.id}`, record.languages),
    cost_options: costOptions(id, record),
    attributes: [
      attribute(entity, 'folder', folder),
      attribute(entity, 'assured', service.assured),
      ...inherited(entity, 'email', email),
      ...inherited(entity, 'url', url),
    ],
  });
  const attributes = attributesFor(entity, readService(basic).record, record);
  return { ...basic, attributes: [...(basic.attributes ?? []), ...attributes] };
}

/**
 * Who runs the service: the municipality for what is its own, else an organization of the name of the service or of the
 * outermost service it is a part of. The catalogue says no more of organizations.
 */
function organizationOf(service: Service, catalogue: Catalogue): { id: string; name: string; description: string } {
  const municipality = service.municipality === null ? undefined : catalogue.municipality(service.municipality);
  if (municipality && service.kind !== 'external') {
    const { slug, name, number, county } = municipality;
    return { id: uuidOf(`organization/${slug}`), name: `${name} kommune`, description: `Kommune ${number}, ${county}` };
  }
  const parent = service.part_of === undefined ? undefined : catalogue.service(service.part_of);
  if (parent && parent.municipality === service.municipality && parent.kind === service.kind) {
    return organizationOf(parent, catalogue);
  }
  const { id, name, description } = service;
  return { id: uuidOf(`organization/${id}`), name, description: description.nb };
}

/** The ways in, in plain Norwegian. An import takes them from the attributes. */
function applicationProcess(service: Service, context: Context): string {
  // Only texts and names are read of the ways in; hours and concepts are not.
  const ports = context as CardPorts;
  return [...new Set(service.access.map((way) => wayText(way, null, 'nb', ports)))].join(' ');
}

function costOptions(service: string, { cost }: WrittenRecord): HsdsService['cost_options'] {
  if (typeof cost !== 'object') return undefined;
  const amount = cost.amount ?? (cost.free === true ? 0 : undefined);
  if (amount === undefined) return undefined;
  const id = uuidOf(`cost-option/${service}`);
  return [{ id, service_id: service, currency: 'NOK', amount, amount_description: cost.text.nb }];
}

/** A value, and the id of the record it was taken from. */
interface Taken {
  readonly value: string;
  readonly from: string | undefined;
}

function emailOf({ emails }: WrittenRecord, service: Service): Taken | undefined {
  if (Array.isArray(emails)) return { value: emails[0]!.value, from: undefined };
  const first = Array.isArray(service.emails) ? service.emails[0] : undefined;
  return first && { value: first.value, from: first.from };
}

/** The first website with its scheme, which HSDS asks for; undefined when it is no address of the web. */
function urlOf({ websites }: WrittenRecord, service: Service): Taken | undefined {
  const own = Array.isArray(websites) ? websites[0] : undefined;
  const first = own ?? (Array.isArray(service.websites) ? service.websites[0] : undefined);
  if (first === undefined) return undefined;
  const value = /^https?:\/\//.test(first.value) ? first.value : `https://${first.value}`;
  return URL.canParse(value) && !/\s/.test(value)
    ? { value, from: own === undefined && 'from' in first ? (first.from as string) : undefined }
    : undefined;
}

const inherited = (entity: { id: string; entity: string }, field: string, taken: Taken | undefined): Attribute[] =>
  taken?.from === undefined ? [] : [attribute(entity, `${INHERITED}.${field}`, taken.from)];
