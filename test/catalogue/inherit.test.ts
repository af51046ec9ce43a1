import { afterAll, describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import type { Service } from '../../src/catalogue/resolved.ts';
import { dataDir, document, municipality, removeDataDirs, service } from './dataDir.ts';

afterAll(removeDataDirs);

/** The services of a municipality with these records, by id. */
function resolved(...records: object[]): Record<string, Service> {
  const catalogue = loadCatalogue(dataDir(municipality('senja', records)));
  return Object.fromEntries(catalogue.servicesOf('senja').map((item) => [item.id, item]));
}

const office = {
  phones: [{ number: '468 955 82' }],
  emails: [{ value: 'post@senja.kommune.no' }],
  visiting_address: { value: 'Langgata 96' },
  postal_address: { value: 'Postboks 583' },
  schedules: [
    { channel: 'visit', opening_hours: 'Mo-Fr 09:00-15:00', text: '09-15' },
    { channel: 'phone', opening_hours: '24/7', text: 'døgnåpen' },
  ],
};

describe('Contact from another record', () => {
  test('gives all that is unknown, marked with whose it is', () => {
    const { 'senja-b': taker } = resolved(service('senja-a', office), service('senja-b', { contact_from: 'senja-a' }));
    expect(taker?.phones).toMatchObject([{ number: '468 955 82', tel: 'tel:+4746895582', from: 'senja-a' }]);
    expect(taker?.emails).toMatchObject([{ value: 'post@senja.kommune.no', from: 'senja-a' }]);
    expect(taker?.visiting_address).toMatchObject({ value: 'Langgata 96', from: 'senja-a' });
    expect(taker?.postal_address).toMatchObject({ value: 'Postboks 583', from: 'senja-a' });
    expect(taker?.contact_from).toBe('senja-a');
  });

  test('gives the hours of the phone with the phone, never those of the door', () => {
    const { 'senja-b': taker } = resolved(service('senja-a', office), service('senja-b', { contact_from: 'senja-a' }));
    expect(taker?.schedules).toMatchObject([{ channel: 'phone', opening_hours: '24/7', from: 'senja-a' }]);
  });

  test('adds the hours of the phone to the hours the record has', () => {
    const own = { schedules: [{ channel: 'activity', opening_hours: 'Mo 14:00+', text: 'man 14' }] };
    const { 'senja-b': taker } = resolved(
      service('senja-a', office),
      service('senja-b', { contact_from: 'senja-a', ...own }),
    );
    expect(taker?.schedules).toMatchObject([{ channel: 'activity' }, { channel: 'phone', from: 'senja-a' }]);
  });

  test('never takes the place of what the record says itself, also when it says none', () => {
    const own = { contact_from: 'senja-a', phones: [{ number: '95 48 76 51' }], emails: 'none' };
    const { 'senja-b': taker } = resolved(service('senja-a', office), service('senja-b', own));
    expect(taker?.phones).toMatchObject([{ number: '95 48 76 51' }]);
    expect(JSON.stringify(taker?.phones)).not.toContain('from');
    expect(taker?.schedules).toBe('unknown');
    expect(taker?.emails).toBe('none');
  });

  test('gives only the parts that are named', () => {
    const own = { contact_from: { service: 'senja-a', only: ['phones'] } };
    const { 'senja-b': taker } = resolved(service('senja-a', office), service('senja-b', own));
    expect(taker?.phones).toMatchObject([{ from: 'senja-a' }]);
    expect(taker?.emails).toBe('unknown');
    expect(taker?.visiting_address).toBe('unknown');
  });

  test('keeps the first owner through a chain, whatever the order in the file', () => {
    const { 'senja-c': last } = resolved(
      service('senja-c', { contact_from: 'senja-b' }),
      service('senja-b', { contact_from: 'senja-a' }),
      service('senja-a', office),
    );
    expect(last?.phones).toMatchObject([{ number: '468 955 82', from: 'senja-a' }]);
  });
});

describe('The record above', () => {
  test('is the way in when the part has neither phone nor e-mail; its address and its number are not the part’s', () => {
    const { 'senja-c': part } = resolved(
      service('senja-a', { ...office, name: 'Enheten' }),
      service('senja-b', { part_of: 'senja-a' }),
      service('senja-c', { part_of: 'senja-b' }),
    );
    expect(part?.phones).toBe('unknown');
    expect(part?.visiting_address).toBe('unknown');
    expect(part?.parent_contact).toMatchObject({
      id: 'senja-a',
      name: 'Enheten',
      phones: [{ number: '468 955 82' }],
      schedules: [{ channel: 'phone' }],
    });
  });

  test('is not needed by a part with its own contact', () => {
    const own = { part_of: 'senja-a', phones: [{ number: '95 48 76 51' }] };
    const { 'senja-b': part } = resolved(service('senja-a', office), service('senja-b', own));
    expect(part).not.toHaveProperty('parent_contact');
  });
});

describe('Sources', () => {
  test('a fact without a source has that of its record; one with lines keeps the document', () => {
    const { 'senja-a': item } = resolved(
      service('senja-a', {
        phones: [{ number: '113' }],
        access: [{ how: 'contact', source: { lines: '54', quote: 'ta kontakt' } }],
      }),
    );
    const date = { date: '2016-12-15', date_precision: 'day' };
    expect(item?.source).toEqual({ document: 'page', lines: '1-2', ...date });
    expect(item?.phones).toMatchObject([{ source: { document: 'page', lines: '1-2', ...date } }]);
    expect(item?.access[0]?.source).toEqual({ document: 'page', lines: '54', quote: 'ta kontakt', ...date });
  });

  test('a fact from another document does not take the lines of the record', () => {
    const catalogue = loadCatalogue(
      dataDir({
        ...municipality('senja', [
          service('senja-a', { facts: [{ text: { nb: 'Gratis.' }, source: { document: 'plan' } }] }),
        ]),
        'sources.yaml': {
          documents: [document('page'), document('plan', { date: '2020-12-31', date_precision: 'before' })],
        },
      }),
    );
    expect(catalogue.service('senja-a')?.facts[0]?.source).toEqual({
      document: 'plan',
      date: '2020-12-31',
      date_precision: 'before',
    });
  });

  test('what is taken from another record keeps that record’s source', () => {
    const { 'senja-b': taker } = resolved(
      service('senja-a', { phones: [{ number: '113', source: { lines: '9' } }] }),
      service('senja-b', { contact_from: 'senja-a' }),
    );
    expect(taker?.phones).toMatchObject([{ source: { lines: '9' } }]);
  });

  test('facts are as old as their document until an owner has confirmed them', () => {
    const { 'senja-a': old, 'senja-b': fresh } = resolved(
      service('senja-a'),
      service('senja-b', { assured_date: '2026-10-01' }),
    );
    expect(old).toMatchObject({ assured_date: '2016-12-15', assured: 'day' });
    expect(fresh).toMatchObject({ assured_date: '2026-10-01', assured: 'confirmed' });
  });

  test('an address is shown as written, unless a part of it is contradicted', () => {
    const { 'senja-a': sure, 'senja-b': unsure } = resolved(
      service('senja-a', { visiting_address: { value: 'Storgata 46' } }),
      service('senja-b', { visiting_address: { value: 'Kjelleren, Storgata 46', show: 'Storgata 46' } }),
    );
    expect(sure?.visiting_address).toMatchObject({ value: 'Storgata 46', show: 'Storgata 46' });
    expect(unsure?.visiting_address).toMatchObject({ value: 'Kjelleren, Storgata 46', show: 'Storgata 46' });
  });
});
