/** Services of HSDS read back as records of the catalogue. */
import { applyAttributes, attributeValue, INHERITED } from './attributes.ts';
import { fieldOf, isInherited, readAddress, readLanguages, readPhone, readSchedule, tidy } from './parts.ts';
import type { HsdsService } from './shape.ts';

const STATUS: Record<HsdsService['status'], string> = {
  active: 'current',
  inactive: 'planned',
  defunct: 'ended',
  'temporarily closed': 'planned',
};

/**
 * The record of a service as an editor would write it, and its folder when the service says one. What is missing or
 * wrong in it is for the catalogue's own check to tell.
 */
export function readService(service: HsdsService): { folder: string | undefined; record: object } {
  const { attributes } = service;
  const own = (field: 'email' | 'url') =>
    attributeValue(attributes, `${INHERITED}.${field}`) === undefined ? service[field] : undefined;
  const [email, url] = [own('email'), own('url')];
  const assured = attributeValue(attributes, 'assured') ?? 'confirmed';
  const record = tidy({
    name: service.name,
    alternate_names: service.alternate_name?.split('; '),
    status: STATUS[service.status],
    assured_date: assured === 'confirmed' ? service.assured_date : undefined,
    description: text(service.description),
    eligibility: eligibility(service),
    ...list('phones', service.phones, readPhone),
    emails: email === undefined ? undefined : [{ value: email }],
    websites: url === undefined ? undefined : [{ value: url.replace(/^https:\/\//, '') }],
    ...addresses(service),
    ...list('schedules', service.schedules, readSchedule),
    cost: cost(service),
    waiting_time: service.wait_time === undefined ? undefined : { text: text(service.wait_time) },
    languages: readLanguages(service.languages),
  });
  return { folder: attributeValue(attributes, 'folder'), record: applyAttributes(record, attributes) };
}

const text = (nb: string | undefined) => (nb === undefined ? undefined : { nb });

function list<T extends { attributes?: readonly object[] | undefined }>(
  field: string,
  items: readonly T[] = [],
  read: (item: T) => object,
): object {
  const own = items.filter((item) => !isInherited(item)).map(read);
  return own.length === 0 ? {} : { [field]: own };
}

function eligibility(service: HsdsService): object | undefined {
  const found = tidy({
    minimum_age: service.minimum_age,
    maximum_age: service.maximum_age,
    target: text(service.eligibility_description),
    service_areas: service.service_areas?.flatMap(({ name }) => (name === undefined ? [] : [name])),
  });
  return Object.keys(found).length === 0 ? undefined : found;
}

/** The first address of each kind; the catalogue has no more. */
function addresses({ service_at_locations: places = [] }: HsdsService): object {
  const found = places
    .flatMap(({ location }) => location?.addresses ?? [])
    .filter((address) => !isInherited(address))
    .flatMap((address) => {
      const field = fieldOf(address);
      return field === undefined ? [] : [[field, readAddress(address)] as const];
    });
  return Object.fromEntries(found.toReversed());
}

function cost({ fees_description, cost_options: [option] = [] }: HsdsService): object | undefined {
  if (fees_description === undefined) return undefined;
  const amount = option?.amount;
  return {
    free: amount === undefined ? null : amount === 0,
    ...(amount === undefined || amount === 0 ? {} : { amount }),
    text: text(fees_description),
  };
}
