import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { hoursAt } from '../../src/catalogue/openingHours.ts';
import type { Service } from '../../src/catalogue/resolved.ts';
import { SENJA } from './senjaFacts.ts';

const catalogue = loadCatalogue(join(import.meta.dirname, '../../data'));
const senja = (name: string) => catalogue.service(`senja-${name}`) as Service;
const list = <T>(value: string | readonly T[]): readonly T[] => (typeof value === 'string' ? [] : value);
const written = (address: Service['visiting_address']) => (typeof address === 'string' ? undefined : address.value);

test('Senja has the 31 records of the source and no other', () => {
  expect(
    catalogue
      .servicesOf('senja')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(Object.keys(SENJA).sort());
});

describe.each(Object.entries(SENJA))('%s', (id, fact) => {
  const service = catalogue.service(id) as Service;

  test('has the name, the status and the place in the source', () => {
    expect({
      name: service.name,
      status: service.status,
      lines: service.source.lines,
      partOf: service.part_of,
      document: service.source.document,
    }).toEqual({
      name: fact.name,
      status: fact.status,
      lines: fact.lines,
      partOf: fact.partOf,
      document: 'senja-nettside',
    });
  });

  test('has exactly the numbers, addresses and hours of the source', () => {
    expect(list(service.phones).map(({ number }) => number)).toEqual(fact.phones ?? []);
    expect(written(service.visiting_address)).toBe(fact.visit);
    expect(written(service.postal_address)).toBe(fact.post);
    expect(list(service.schedules).map(({ text }) => text)).toEqual(fact.hours ?? []);
    expect(service.capacity?.text.nb).toBe(fact.capacity);
    expect(service.emails).toBe('unknown');
    expect(service.eligibility?.minimum_age).toBeUndefined();
    expect(service.eligibility?.maximum_age).toBeUndefined();
  });

  test('says the price where the source does', () => {
    if (fact.cost) expect(service.cost).toMatchObject({ text: { nb: fact.cost } });
  });

  test('is described in both languages and dated before 2021', () => {
    expect(service.description.nb).toBeTruthy();
    expect(service.description.se).toBeTruthy();
    expect(service).toMatchObject({ assured_date: '2020-12-31', assured: 'before' });
  });
});

describe('What is easily got wrong in Senja', () => {
  test('96 63 45 47 and 46 92 00 42 are Mottaksteamet’s, also where others have them', () => {
    for (const service of catalogue.servicesOf('senja')) {
      for (const phone of list(service.phones)) {
        if (['96 63 45 47', '46 92 00 42'].includes(phone.number))
          expect(phone.from ?? service.id).toBe('senja-mottaksteamet');
        if (phone.number === '95 48 76 51') expect(service.id).toBe('senja-kafe-pluss');
      }
    }
  });

  test.each(['tildelingsenheten', 'boligtjenesten', 'finnsnes-dagsenter', 'legekontor-akutt', 'fastlege'])(
    '%s has no number, and nobody lends it one',
    (name) => {
      expect(senja(name).phones).toBe('unknown');
      expect(senja(name)).not.toHaveProperty('parent_contact');
    },
  );

  test('Kafé pluss is shown without a floor, and both floors are told as a conflict', () => {
    const cafe = senja('kafe-pluss');
    expect(cafe.visiting_address).toMatchObject({ show: 'Finnsnes kirke (Kirkeveien 1), Finnsnes' });
    expect(cafe.conflicts).toMatchObject([
      {
        about: 'address',
        values: [
          { value: '1. etasje i Finnsnes kirke', source: { lines: '30' } },
          { value: 'Kjelleren i Finnsnes kirke (Kirkeveien 1), Finnsnes', source: { lines: '126' } },
        ],
      },
    ]);
  });

  test('the office and the houses: what is known of when', () => {
    expect(senja('mottaksteamet').schedules).toBe('unknown');
    const [staffed] = list(senja('fristad-boenhet').schedules);
    expect(hoursAt(staffed!, new Date('2026-12-25T03:00:00+01:00')).always).toBe(true);
    const [daytime] = list(senja('legekontor-akutt').schedules);
    expect(hoursAt(daytime!, new Date('2026-11-23T10:00:00+01:00')).state).toBe('unknown');
  });

  test.each(['oppfolgingstjenesten', 'boligtjenesten', 'soknad'])(
    '%s: others may apply for you, with a mandate',
    (name) => {
      const { access } = senja(name);
      expect(access.map(({ actor, how, to }) => [actor, how, to])).toEqual([
        ['self', 'application', 'senja-tildelingsenheten'],
        ['relative', 'application', 'senja-tildelingsenheten'],
        ['other', 'application', 'senja-tildelingsenheten'],
      ]);
      expect(access.map(({ mandate_required }) => mandate_required)).toEqual([undefined, true, true]);
    },
  );

  test('Mottaksteamet needs no application, for you or those around you', () => {
    const { access } = senja('mottaksteamet');
    expect(access.every(({ needs_application }) => needs_application === false)).toBe(true);
    expect(new Set(access.map(({ actor }) => actor))).toEqual(new Set(['self', 'relative', 'other']));
    expect(access.map(({ how }) => how)).toContain('drop-in');
  });

  test('dagsenteret and Kafé pluss are open to all', () => {
    for (const name of ['finnsnes-dagsenter', 'kafe-pluss']) {
      expect(senja(name).access).toMatchObject([{ how: 'drop-in', needs_application: false, source: { lines: '27' } }]);
    }
  });

  test('the specialist centre takes referrals only, from eight municipalities', () => {
    const centre = senja('sphr-midt-troms');
    expect(centre.access).toMatchObject([{ how: 'referral', needs_referral: true }]);
    expect(centre.eligibility?.service_areas).toHaveLength(8);
  });

  test('what is only mentioned is marked so', () => {
    const mentioned = catalogue.servicesOf('senja').filter(({ status }) => status === 'mentioned');
    expect(mentioned.map(({ id }) => id)).toEqual([
      'senja-ruspoliklinikk',
      'senja-tsb',
      'senja-nav',
      'senja-boligkontor',
    ]);
  });
});
