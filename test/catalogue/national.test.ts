import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { hoursAt } from '../../src/catalogue/openingHours.ts';
import type { Service } from '../../src/catalogue/resolved.ts';

const catalogue = loadCatalogue(join(import.meta.dirname, '../../data'));
const line = (id: string) => catalogue.service(id) as Service;

/** Public code has been seen swapping these numbers: a change here needs the owner's confirmation. */
const LOCKED: readonly [id: string, number: string, tel: string, verify: boolean][] = [
  ['nasjonal-113', '113', 'tel:113', false],
  ['nasjonal-legevakt', '116 117', 'tel:116117', false],
  ['nasjonal-112', '112', 'tel:112', false],
  ['nasjonal-110', '110', 'tel:110', false],
  ['nasjonal-mental-helse', '116 123', 'tel:116123', false],
  ['nasjonal-kirkens-sos', '22 40 00 40', 'tel:+4722400040', false],
  ['nasjonal-alarmtelefonen', '116 111', 'tel:116111', false],
  ['nasjonal-vo-linjen', '116 006', 'tel:116006', true],
  ['nasjonal-kors-paa-halsen', '800 33 321', 'tel:+4780033321', true],
  ['nasjonal-rusinfo', '915 08 588', 'tel:+4791508588', true],
  ['nasjonal-paarorendelinjen', '90 90 48 48', 'tel:+4790904848', true],
  ['nasjonal-giftinformasjonen', '22 59 13 00', 'tel:+4722591300', false],
  ['nasjonal-leve', '22 36 17 00', 'tel:+4722361700', true],
];

describe('National numbers', () => {
  test.each(LOCKED)('%s is %s', (id, number, tel, verify) => {
    expect(line(id).phones).toMatchObject([{ number, tel, verify }]);
    expect(line(id).verify).toBe(verify);
  });

  test('no other national line has a number, and no two have the same', () => {
    const numbers = catalogue
      .national()
      .flatMap(({ id, phones }) => (typeof phones === 'string' ? [] : phones.map(({ tel }) => [id, tel])));
    expect(numbers).toEqual(LOCKED.map(([id, , tel]) => [id, tel]));
    expect(new Set(LOCKED.map(([, , tel]) => tel)).size).toBe(LOCKED.length);
  });

  test.each(['nasjonal-sami-klinihkka', 'nasjonal-girku-sos'])('%s has no number until one is confirmed', (id) => {
    expect(line(id)).toMatchObject({ phones: 'unknown', verify: true });
    expect(line(id)).not.toHaveProperty('parent_contact');
  });

  test('the lines that answer day and night always do', () => {
    const night = new Date('2026-12-25T04:00:00+01:00');
    for (const id of [
      '113',
      'legevakt',
      '112',
      '110',
      'mental-helse',
      'kirkens-sos',
      'alarmtelefonen',
      'vo-linjen',
      'giftinformasjonen',
    ]) {
      const { schedules } = line(`nasjonal-${id}`);
      expect(typeof schedules === 'string' ? null : hoursAt(schedules[0]!, night)).toMatchObject({ always: true });
    }
  });

  test('the hours of the others', () => {
    const texts = (id: string) => {
      const { schedules } = line(id);
      return typeof schedules === 'string' ? schedules : schedules.map(({ opening_hours }) => opening_hours);
    };
    expect(texts('nasjonal-kors-paa-halsen')[0]).toBe('Mo-Su 14:00-22:00; PH 16:00-22:00');
    expect(texts('nasjonal-rusinfo')).toEqual(['Mo-Fr 11:00-14:30,15:00-18:00']);
    expect(texts('nasjonal-leve')).toEqual(['Mo-Fr 09:00-15:00']);
    expect(texts('nasjonal-paarorendelinjen')).toBe('unknown');
  });

  test('the line for under 18 is for nobody older', () => {
    expect(line('nasjonal-kors-paa-halsen').eligibility?.maximum_age).toBe(17);
  });

  test('Girku SOS is not offered as open before it is confirmed', () => {
    expect(line('nasjonal-girku-sos').status).toBe('mentioned');
  });
});

describe('Statsforvalteren', () => {
  const records = catalogue.national().filter(({ id }) => id.startsWith('sf-'));

  test('has 13 records, for Troms and Finnmark, of 26 February 2024', () => {
    expect(records).toHaveLength(13);
    for (const record of records) {
      expect(record).toMatchObject({ counties: ['Troms', 'Finnmark'], assured_date: '2024-02-26', assured: 'day' });
    }
  });

  test('what is over is marked so', () => {
    const ended = records.filter(({ status }) => status === 'ended').map(({ id }) => id);
    expect(ended).toEqual(['sf-forum-2020', 'sf-koronaveileder-2020']);
  });

  test('what is for those who work in the field is not for residents', () => {
    const forWork = records.filter(({ audience }) => !audience.includes('self')).map(({ id }) => id);
    expect(forWork).toEqual([
      'sf-kompetanse-tilskudd',
      'sf-tverrfaglig-barn-unge',
      'sf-bedre-i-lag',
      'sf-kartlegging-ressursportal',
      'sf-forum-2020',
      'sf-koronaveileder-2020',
    ]);
  });
});
