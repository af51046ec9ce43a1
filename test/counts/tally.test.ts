import { expect, test } from '@jest/globals';
import { createMemoryCounts } from '../../src/counts/memory.ts';
import { countsIn, keyOf, tallySchema } from '../../src/counts/tally.ts';
import { counted, NOVEMBER } from './fixture.ts';

const UNKNOWN = { need: null, ageBand: null, municipality: null } as const;

test('a key tells the month and never the day or the hour', () => {
  expect(keyOf(counted(), NOVEMBER)).toBe('2026-11/senja/rus/13-17/resident/nothingFitted');
  expect(keyOf(counted(UNKNOWN), NOVEMBER)).toBe('2026-11/-/-/-/resident/nothingFitted');
});

test('months begin at midnight in Norway', () => {
  expect(keyOf(counted(), new Date('2026-10-31T22:59:59Z'))).toMatch(/^2026-10/);
  expect(keyOf(counted(), new Date('2026-10-31T23:00:00Z'))).toMatch(/^2026-11/);
});

test('what is alike is one number, and is read as it was counted', async () => {
  const counts = createMemoryCounts();
  const employee = counted({ ...UNKNOWN, role: 'employee', outcome: 'helped' });
  await counts.add(counted(), NOVEMBER);
  await counts.add(employee, NOVEMBER);
  await counts.add(counted(), new Date('2026-11-01T00:00:00Z'));
  expect(countsIn(counts.tally)).toEqual([
    { ...counted(), month: '2026-11', number: 2 },
    { ...employee, month: '2026-11', number: 1 },
  ]);
});

test.each([
  '2026-11-27/senja/rus/13-17/resident/helped',
  '2026-13/senja/rus/13-17/resident/helped',
  '2026-11/senja/rus/16/resident/helped',
  '2026-11/senja/sønnen min drikker/13-17/resident/helped',
  '2026-11/senja/rus/13-17/kari/helped',
  '2026-11/senja/rus/13-17/resident',
])('nothing finer can stand in a key: %s', (key) => {
  expect(tallySchema.safeParse({ [key]: 1 }).success).toBe(false);
});
