import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readData } from '../../src/catalogue/load.ts';
import { ServiceRecord } from '../../src/catalogue/schema.ts';
import { createTexts } from '../../src/texts/texts.ts';
import { writtenRecords } from '../../src/tools/catalogue/exchange/written.ts';
import { recordsInHsds } from '../../src/tools/catalogue/hsds/readFile.ts';
import type { HsdsService } from '../../src/tools/catalogue/hsds/shape.ts';
import { openingHoursOf, weeklyRule } from '../../src/tools/catalogue/hsds/weekly.ts';
import { hsdsServices } from '../../src/tools/catalogue/hsds/write.ts';
import { awkward, everyField } from './everyField.ts';
import { removeDataDirs, smallData } from './smallData.ts';

afterAll(removeDataDirs);

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isService = ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, 'hsds/service.schema.json'), 'utf8')));

const SMALL = readData(smallData({ services: [...awkward, everyField], examples: [] }));
const REAL = readData(join(import.meta.dirname, '../../data'));
const texts = createTexts();
const small = hsdsServices(SMALL, texts);
const named = (name: string) => small.find((service) => service.name === name) as HsdsService;
const bytes = (services: unknown) => new TextEncoder().encode(JSON.stringify(services));

test('every field of a record is tried here', () => {
  expect(SMALL.problems).toEqual([]);
  expect(Object.keys(everyField).sort()).toEqual(Object.keys(ServiceRecord.shape).sort());
});

describe.each([
  ['awkward records', SMALL],
  ['the real data', REAL],
])('%s', (_, read) => {
  const services = hsdsServices(read, texts);

  test('are services of HSDS 3', () => {
    const wrong = services.flatMap((service) =>
      isService(service as unknown) ? [] : [{ name: service.name, errors: isService.errors }],
    );
    expect(wrong).toEqual([]);
  });

  test('are the same records when they are read back', () => {
    const { records, problems } = recordsInHsds(bytes(services));
    expect(problems).toEqual([]);
    expect(records.map(({ folder, record }) => ({ folder, record }))).toEqual(writtenRecords(read));
  });

  test('have ids that are theirs alone, and always the same', () => {
    const ids = services.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(hsdsServices(read, texts)).toEqual(services);
  });
});

describe('What others read', () => {
  test('facts that HSDS has fields for', () => {
    expect(named('=Alt; "samlet" | her')).toMatchObject({
      status: 'active',
      minimum_age: 16,
      maximum_age: 25,
      assured_date: '2026-01-02',
      email: 'a@senja.kommune.no',
      url: 'https://senja.kommune.no/alt',
      eligibility_description: 'Unge',
      wait_time: 'To uker',
      fees_description: 'Delvis gratis',
      alert: 'Uklart',
      organization: { name: 'senja kommune' },
      cost_options: [{ amount: 12.5, currency: 'NOK' }],
      languages: [{ code: 'nb' }, { code: 'en' }],
      service_areas: [{ name: 'Senja' }, { name: 'Dyrøy' }],
    });
  });

  test('weekly hours as a rule, and goals never as hours', () => {
    const [visit, phone, meals, goal] = named('=Alt; "samlet" | her').schedules ?? [];
    expect(visit).toMatchObject({ freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '09:00', closes_at: '15:00' });
    expect(phone).toMatchObject({ byday: 'MO,TU,WE,TH,FR,SA,SU', opens_at: '00:00', closes_at: '23:59' });
    for (const schedule of [meals, goal]) expect(schedule).not.toHaveProperty('opens_at');
  });

  test('only the part of an address that is certain', () => {
    const places = named('=Alt; "samlet" | her').service_at_locations?.flatMap(
      ({ location }) => location?.addresses ?? [],
    );
    expect(places).toMatchObject([
      { address_1: 'Storgata 1', city: 'Finnsnes', postal_code: '', address_type: 'physical' },
      { address_1: 'Postboks 1', city: 'Finnsnes', postal_code: '9300', address_type: 'postal' },
    ]);
  });

  test('contact that was taken from another record, which is not read back as its own', () => {
    const { phones, email, url, service_at_locations: places } = named('Ruspoliklinikken');
    expect(phones).toMatchObject([{ number: '77 79 00 00' }]);
    expect([email, url]).toEqual(['kafe@senja.kommune.no', 'https://senja.kommune.no']);
    expect(places).toMatchObject([{ location: { addresses: [{ address_1: 'Storgata 1', postal_code: '9300' }] } }]);
  });

  test('whether it is offered', () => {
    expect(named('Snekkerverkstedet').status).toBe('defunct');
    expect(named('senja-d').status).toBe('inactive');
  });

  test('needs as one attribute each', () => {
    const needs = (named('Kafé pluss').attributes ?? []).filter(
      (one) => 'taxonomy_term' in one && one.taxonomy_term.code === 'needs',
    );
    expect(needs).toMatchObject([{ value: 'rus', taxonomy_term: { taxonomy: 'hjelpefinner' } }]);
  });
});

test('what others change in the fields of HSDS is what is read', () => {
  const changed = structuredClone(named('Kafé pluss'));
  changed.name = 'Kafé minus';
  changed.phones![0]!.number = '77 79 00 09';
  Object.assign(changed.schedules![0]!, { byday: 'MO,TU,FR', closes_at: '16:00' });
  expect(recordsInHsds(bytes([changed])).records[0]?.record).toMatchObject({
    id: 'senja-a',
    name: 'Kafé minus',
    phones: [{ number: '77 79 00 09' }],
    schedules: [{ opening_hours: 'Mo-Tu,Fr 09:00-16:00' }],
  });
});

test.each<[string, unknown, string]>([
  ['no list', {}, 'is not a list of services (services): export it again'],
  ['a service without a name', [{ id: 'x', status: 'active' }], 'service 1: name is missing: add it'],
  ['a number that is none', [{ ...small[0], minimum_age: 'ti' }], 'service 1: minimum_age is "ti": it must be number'],
])('%s is told with its place', (_, services, expected) => {
  expect(recordsInHsds(bytes(services))).toEqual({ records: [], problems: [expected] });
});

test.each([
  ['Mo-Fr 09:00-15:00', 'MO,TU,WE,TH,FR'],
  ['We 18:00-21:00', 'WE'],
  ['Mo-We,Fr 09:00-11:00', 'MO,TU,WE,FR'],
])('%s is a weekly rule', (hours, byday) => {
  expect(weeklyRule(hours)?.byday).toBe(byday);
  expect(openingHoursOf(weeklyRule(hours)!)).toBe(hours);
});

test.each([
  'Mo-Fr 22:00-08:00',
  'Mo 14:00+',
  'Fr-Mo 09:00-10:00',
  'Mo-Fr 09:00-15:00; PH off',
  'week 02-52/2 We 18:00-21:00',
])('%s is not', (hours) => {
  expect(weeklyRule(hours)).toBeNull();
});
