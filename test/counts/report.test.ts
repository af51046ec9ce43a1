import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keyOf, type Tally } from '../../src/counts/tally.ts';
import { type ReportPorts, report } from '../../src/tools/report.ts';
import { counted, folder, NOVEMBER, removeFolders } from './fixture.ts';

const OCTOBER = new Date('2026-10-05T10:00:00Z');
const NEITHER = { need: null, ageBand: null } as const;

const TALLY: Record<string, number> = {
  [keyOf(counted({ ...NEITHER, outcome: 'helped' }), OCTOBER)]: 40,
  [keyOf(counted({ outcome: 'helped' }), NOVEMBER)]: 4,
  [keyOf(counted({ outcome: 'notHelped' }), NOVEMBER)]: 2,
  [keyOf(counted(), NOVEMBER)]: 3,
  [keyOf(counted({ ageBand: '18-25' }), NOVEMBER)]: 10,
  [keyOf(counted({ need: 'bolig', ageBand: '18-25', role: 'employee' }), OCTOBER)]: 9,
  [keyOf(counted({ need: 'bolig' }), OCTOBER)]: 6,
  [keyOf(counted({ municipality: 'tromso', outcome: 'partly' }), OCTOBER)]: 7,
  [keyOf(counted({ municipality: 'elsewhere' }), OCTOBER)]: 8,
};

let file: string;
beforeAll(() => {
  file = join(folder(), 'counts.json');
  writeFileSync(file, JSON.stringify({ version: 1, counts: TALLY }));
});
afterAll(removeFolders);

const ports = (changes: Partial<ReportPorts> = {}): ReportPorts => ({
  countsFile: file,
  readRedis: null,
  names: new Map([
    ['senja', 'Senja'],
    ['tromso', 'Tromsø'],
  ]),
  ...changes,
});

describe('the report', () => {
  test('tells by municipality what helped and what was missing, small numbers hidden', async () => {
    expect(await report([], ports())).toBe(`Hjelpefinner: hva folk fant, og hva som mangler, alle måneder

Senja

Var svaret til hjelp?
  Ja               44
  Delvis            0
  Nei     færre enn 5

Ingenting passet:
               13–17   18–25  I alt
  Rus    færre enn 5  skjult     13
  Bolig       skjult  skjult     15
  I alt            9      19     28

Tromsø

Var svaret til hjelp?
  Ja      0
  Delvis  7
  Nei     0

Det fantes alltid noe som passet.

Andre kommuner

Var svaret til hjelp?
  Ja      0
  Delvis  0
  Nei     0

Ingenting passet:
         13–17  I alt
  Rus        8      8
  I alt      8      8

Tallene er svar, ikke personer. «færre enn 5» er 1–4. «skjult» er et tall som ellers ville røpet et så lite tall.
`);
  });

  test('keeps to the months and the municipality that are asked for', async () => {
    const october = await report(['--to', '2026-10', '--municipality', 'senja'], ports());
    expect(october).toContain('til og med oktober 2026');
    expect(october).toMatch(/Ja {6}40\n/);
    expect(october).not.toMatch(/Tromsø|Rus/);
    expect(await report(['--from', '2027-01'], ports())).toBe(
      'Hjelpefinner: hva folk fant, og hva som mangler, fra og med januar 2027\n\nIngenting er talt.\n',
    );
  });

  test('as JSON has null for what is hidden, and names what was not said', async () => {
    const { from, to, municipalities } = JSON.parse(
      await report(['--json', '--municipality', 'senja', '--from', '2026-10', '--to', '2026-12'], ports()),
    );
    expect([from, to, municipalities.length]).toEqual(['2026-10', '2026-12', 1]);
    expect(municipalities[0]).toMatchObject({ municipality: 'senja', helped: 44, partly: 0, notHelped: null });
    const { total, byAge, byNeed } = municipalities[0].nothingFitted;
    expect(total).toBe(28);
    expect(byAge).toEqual({ under13: 0, '13-17': 9, '18-25': 19, '26-66': 0, '67plus': 0, unknown: 0 });
    expect(byNeed.rus).toEqual({ total: 13, byAge: expect.objectContaining({ '13-17': null, '18-25': null }) });
    expect(byNeed.unknown.total).toBe(0);
  });

  test('adds up the files of several servers', async () => {
    expect(await report(['--file', file, '--file', file], ports({ countsFile: null }))).toContain(
      'Bolig     12     18     30',
    );
  });

  test('reads Redis when no file is set', async () => {
    const readRedis = async (): Promise<Tally> => new Map([[keyOf(counted({ outcome: 'helped' }), NOVEMBER), 6]]);
    expect(await report([], ports({ countsFile: null, readRedis }))).toMatch(/Ja {6}6\n/);
  });

  test.each<[string[], Partial<ReportPorts>, string]>([
    [[], { countsFile: null }, 'COUNTS_FILE is not set, so what is counted ends with the server: set it to the path'],
    [[], { countsFile: '/nowhere/counts.json' }, 'COUNTS_FILE: there is no file /nowhere/counts.json'],
    [['--file', '/nowhere/counts.json'], {}, '--file: there is no file /nowhere/counts.json'],
    [['--from', '2026-1'], {}, '--from: write a month as 2026-10'],
    [['--to', 'desember'], {}, '--to: write a month as 2026-10'],
    [['--from', '2026-12', '--to', '2026-10'], {}, '--from, --to: the first month is after the last'],
    [['--municipality', 'oslo'], {}, '--municipality: "oslo" is unknown: use elsewhere, senja, tromso'],
  ])('says what to mend: %j', async (args, changes, mend) => {
    await expect(report(args, ports(changes))).rejects.toThrow(mend);
  });
});

describe('npm run -s report', () => {
  const MAIN = join(import.meta.dirname, '../../src/main.ts');
  const run = (env: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, [MAIN, 'report', ...args], { encoding: 'utf8', env });

  test('reads the file that COUNTS_FILE names, and knows the municipalities', () => {
    const { status, stdout } = run({ COUNTS_FILE: file }, '--municipality', 'senja');
    expect([status, stdout.split('\n')[2]]).toEqual([0, 'Senja']);
  });

  test.each([
    [[], /^COUNTS_FILE is not set/],
    [['--month', '2026-10'], /^Unknown option '--month'/],
    [['--file', MAIN], /^\S+main\.ts: this is no file of counts/],
  ])('fails in one line, without a stack trace: %j', (args, told) => {
    const { status, stdout, stderr } = run({}, ...args);
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1]);
    expect(stderr).toMatch(told);
  });
});
