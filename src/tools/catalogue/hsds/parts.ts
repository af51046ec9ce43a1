/** The parts of a service that are objects of their own in HSDS, each written and read back. */
import type { ServiceAddress, ServicePhone, ServiceSchedule } from '../../../catalogue/resolved.ts';
import type { WrittenRecord } from '../exchange/written.ts';
import { applyAttributes, attribute, attributesFor, attributeValue, INHERITED } from './attributes.ts';
import type { HsdsAddress, HsdsPhone, HsdsSchedule, HsdsServiceAtLocation } from './shape.ts';
import { uuidOf } from './uuid.ts';
import { openingHoursOf, weeklyRule } from './weekly.ts';

type ItemOf<Field extends 'phones' | 'schedules'> = Exclude<WrittenRecord[Field], string | undefined>[number];
type WrittenPhone = ItemOf<'phones'>;
type WrittenSchedule = ItemOf<'schedules'>;
type WrittenAddress = Exclude<WrittenRecord['visiting_address'], string | undefined>;
type Language = 'nb' | 'se' | 'en';

const LANGUAGE_NAMES: Record<Language, string> = { nb: 'norsk bokmål', se: 'nordsamisk', en: 'engelsk' };

/** Languages of the thing named `owner`. */
export function writeLanguages(owner: string, codes: readonly Language[] | undefined) {
  return codes?.map((code) => ({ id: uuidOf(`language/${owner}/${code}`), code, name: LANGUAGE_NAMES[code] }));
}

export function readLanguages(languages: readonly { code?: string | undefined }[] | undefined): string[] | undefined {
  return languages?.flatMap(({ code }) => (code === undefined ? [] : [code]));
}

/** Whether an import must leave this out, because it was taken from another record. */
export const isInherited = ({ attributes }: { attributes?: readonly object[] | undefined }): boolean =>
  attributeValue(attributes, INHERITED) !== undefined;

/** The record's own numbers or, when it has none, those it took from another record, marked so. */
export function writePhones(service: string, own: WrittenRecord['phones'], all: string | ServicePhone[]): HsdsPhone[] {
  if (Array.isArray(own)) return own.map((phone, index) => writePhone(service, phone, index));
  return typeof all === 'string'
    ? []
    : all.map((phone, index) => marked(basicPhone(service, phone, index), 'phone', phone.from));
}

function writePhone(service: string, phone: WrittenPhone, index: number): HsdsPhone {
  const basic = basicPhone(service, phone, index);
  return { ...basic, attributes: attributesFor({ id: basic.id, entity: 'phone' }, readPhone(basic), phone) };
}

function basicPhone(service: string, phone: WrittenPhone, index: number): HsdsPhone {
  const name = `phone/${service}/${index}`;
  return tidy({
    id: uuidOf(name),
    service_id: uuidOf(`service/${service}`),
    number: phone.number,
    type: phone.type ?? 'voice',
    description: phone.label?.nb,
    languages: writeLanguages(name, phone.languages),
  });
}

export function readPhone({ number, type, description, languages, attributes }: HsdsPhone): object {
  const phone = tidy({
    number,
    type: type === 'voice' ? undefined : type,
    label: description === undefined ? undefined : { nb: description },
    languages: readLanguages(languages),
  });
  return applyAttributes(phone, attributes);
}

/** The record's own hours, and those of a telephone it took from another record, marked so. */
export function writeSchedules(
  service: string,
  own: WrittenRecord['schedules'],
  all: string | ServiceSchedule[],
): HsdsSchedule[] {
  const ownList = Array.isArray(own) ? own : [];
  const taken = typeof all === 'string' ? [] : all.filter(({ from }) => from !== undefined);
  return [
    ...ownList.map((schedule, index) => {
      const basic = basicSchedule(service, schedule, index);
      const attributes = attributesFor({ id: basic.id, entity: 'schedule' }, readSchedule(basic), schedule);
      return { ...basic, attributes };
    }),
    ...taken.map((schedule, index) =>
      marked(basicSchedule(service, schedule, ownList.length + index), 'schedule', schedule.from),
    ),
  ];
}

function basicSchedule(service: string, schedule: WrittenSchedule, index: number): HsdsSchedule {
  const { opening_hours: hours, standing = 'stated' } = schedule;
  // Hours that are only a goal must not look like hours to those who do not know our attributes.
  const rule = hours === null || standing !== 'stated' ? null : weeklyRule(hours);
  return tidy({
    id: uuidOf(`schedule/${service}/${index}`),
    service_id: uuidOf(`service/${service}`),
    ...rule,
    description: schedule.text,
    notes: schedule.note?.nb,
    attending_type: schedule.channel,
  });
}

export function readSchedule(schedule: HsdsSchedule): object {
  const { description, notes, attending_type, attributes } = schedule;
  return applyAttributes(
    tidy({
      channel: attending_type,
      opening_hours: openingHoursOf(schedule),
      text: description,
      note: notes === undefined ? undefined : { nb: notes },
    }),
    attributes,
  );
}

const ADDRESSES = { visiting_address: 'physical', postal_address: 'postal' } as const;
export type AddressField = keyof typeof ADDRESSES;
export const ADDRESS_FIELDS = Object.keys(ADDRESSES) as AddressField[];

/** The record's own address or the one it took, at a location of its own; none when it has neither. */
export function writeAddress(
  service: string,
  field: AddressField,
  record: WrittenRecord,
  taken: string | ServiceAddress,
): HsdsServiceAtLocation[] {
  const own = record[field];
  const address = typeof own === 'object' ? own : taken;
  if (typeof address === 'string') return [];
  const basic = basicAddress(service, field, address, record.place);
  const entity = { id: basic.id, entity: 'address' };
  const whole =
    typeof own === 'object'
      ? { ...basic, attributes: attributesFor(entity, readAddress(basic), own) }
      : marked(basic, 'address', (taken as ServiceAddress).from);
  const location = uuidOf(`location/${service}/${field}`);
  return [
    {
      id: uuidOf(`service-at-location/${service}/${field}`),
      service_id: uuidOf(`service/${service}`),
      location_id: location,
      location: { id: location, location_type: ADDRESSES[field], addresses: [whole] },
    },
  ];
}

/** What HSDS requires of an address and the catalogue does not say (county, often the postcode) is left empty. */
function basicAddress(service: string, field: AddressField, address: WrittenAddress, place = ''): HsdsAddress {
  const shown = address.show ?? address.value;
  const [, address_1 = shown, postal_code = '', city = place] = /^(.+), (\d{4}) (\S.*)$/.exec(shown) ?? [];
  return {
    id: uuidOf(`address/${service}/${field}`),
    location_id: uuidOf(`location/${service}/${field}`),
    address_1,
    city,
    state_province: '',
    postal_code,
    country: 'NO',
    address_type: ADDRESSES[field],
  };
}

export function readAddress({ address_1, postal_code, city, attributes }: HsdsAddress): object {
  const value = postal_code === '' ? address_1 : `${address_1}, ${postal_code} ${city}`;
  return applyAttributes({ value }, attributes);
}

export const fieldOf = (address: HsdsAddress): AddressField | undefined =>
  ADDRESS_FIELDS.find((field) => ADDRESSES[field] === address.address_type);

function marked<T extends { id: string }>(part: T, entity: string, from = ''): T & { attributes: object[] } {
  return { ...part, attributes: [attribute({ id: part.id, entity }, INHERITED, from)] };
}

/** `value` without the keys that are undefined. */
export function tidy<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
