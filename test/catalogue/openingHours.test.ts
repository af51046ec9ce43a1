import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { hoursAt, openingHoursProblem } from '../../src/catalogue/openingHours.ts';
import { HOURS } from './hoursTable.ts';

const stated = (opening_hours: string | null) => ({ opening_hours, standing: 'stated' as const });

describe('Hours at a moment in Norway', () => {
  test.each(HOURS)('%s at %s: %s until %s', (hours, moment, state, nextChange) => {
    const at = hoursAt(stated(hours), new Date(moment));
    expect({ state: at.state, nextChange: at.nextChange?.toISOString() ?? null }).toEqual({
      state,
      nextChange: nextChange === null ? null : new Date(nextChange).toISOString(),
    });
  });

  test('the table has at least 60 moments', () => {
    expect(HOURS.length).toBeGreaterThanOrEqual(60);
  });

  test.each(['UTC', 'Europe/Oslo', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'])(
    'are the same when the process is in %s',
    (zone) => {
      const script = join(import.meta.dirname, 'runHoursTable.ts');
      const printed = execFileSync(process.execPath, [script], { env: { TZ: zone }, encoding: 'utf8' });
      expect(JSON.parse(printed).answers).toEqual(
        HOURS.map(([, , state, nextChange]) => ({
          state,
          nextChange: nextChange === null ? null : new Date(nextChange).toISOString(),
        })),
      );
    },
  );
});

describe('Always open', () => {
  const now = new Date('2026-11-23T03:00:00+01:00');
  test.each([
    ['24/7', true],
    ['Mo-Su 00:00-24:00', true],
    ['Mo-Fr 00:00-24:00', false],
    ['Mo-Su 22:00-08:00', false],
  ])('%s: %s', (hours, always) => {
    expect(hoursAt(stated(hours), now).always).toBe(always);
  });
});

describe('Hours that are not known', () => {
  const now = new Date('2026-11-23T10:00:00+01:00');
  const unknown = { state: 'unknown', nextChange: null, always: false };

  test('the source gives no times', () => {
    expect(hoursAt(stated(null), now)).toEqual(unknown);
  });

  test('they are only a goal, or roughly so: never "open now"', () => {
    expect(hoursAt({ opening_hours: 'Mo-Fr 09:00-14:00', standing: 'goal' }, now)).toEqual(unknown);
    expect(hoursAt({ opening_hours: 'Mo-Fr 09:00-14:00', standing: 'approximate' }, now)).toEqual(unknown);
  });

  test('after a start without an end', () => {
    expect(hoursAt(stated('Mo 14:00+'), new Date('2026-11-23T15:00:00+01:00')).state).toBe('unknown');
  });
});

describe('Hours as text', () => {
  test.each(['Mo-Fr 09:00-15:00', '24/7', 'Mo 14:00+', 'week 02-52/2 We 18:00-21:00', 'Mo-Fr 09:00-15:00; PH off'])(
    '%s can be read',
    (hours) => {
      expect(openingHoursProblem(hours)).toBeNull();
    },
  );

  test.each(['hverdager', 'Mo-Fr 9-', 'Mo-Fr 25:00-26:00', ''])('"%s" cannot, and the reason is one line', (hours) => {
    expect(openingHoursProblem(hours)).toMatch(/^[^\n]+$/);
  });

  test('leaves the real Date in place, also when it cannot be read', () => {
    const real = Date;
    openingHoursProblem('tull');
    expect(globalThis.Date).toBe(real);
    expect(hoursAt(stated('Mo-Fr 09:00-15:00'), new Date('2026-11-23T10:00:00+01:00')).nextChange?.constructor).toBe(
      real,
    );
  });
});
