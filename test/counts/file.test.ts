import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CountsFileError, readCountsFile } from '../../src/counts/countsFile.ts';
import { createFileCounts } from '../../src/counts/file.ts';
import { openCounts } from '../../src/counts/open.ts';
import { counted, folder, NOVEMBER, removeFolders, TestTimer } from './fixture.ts';

const KEY = '2026-11/senja/rus/13-17/resident/nothingFitted';

let dir: string;
let path: string;
let timer: TestTimer;
let reports: [string, unknown][];

beforeEach(() => {
  dir = folder();
  path = join(dir, 'counts.json');
  timer = new TestTimer();
  reports = [];
});
afterAll(removeFolders);

const ports = () => ({ later: timer.later, report: (...told: [string, unknown]) => reports.push(told) });
const open = () => openCounts({ countsFile: path }, { ...ports(), redis: null });
const stored = () => JSON.parse(readFileSync(path, 'utf8')).counts;

describe('counts in a file', () => {
  test('are there after a restart, and add up', async () => {
    for (const _ of [1, 2]) {
      const { counts, close } = await open();
      await counts.add(counted(), NOVEMBER);
      await close();
    }
    expect(stored()).toEqual({ [KEY]: 2 });
    expect(reports).toEqual([]);
  });

  test('are written once for all that come before the timer runs out, and leave no other file behind', async () => {
    const { counts, close } = await open();
    for (let n = 0; n < 5; n++) await counts.add(counted(), NOVEMBER);
    expect([timer.started, stored()]).toEqual([1, {}]);
    timer.runOut();
    await close();
    expect(stored()).toEqual({ [KEY]: 5 });
    await counts.add(counted(), NOVEMBER);
    expect(timer.started).toBe(2);
    await close();
    expect(readdirSync(dir)).toEqual(['counts.json']);
  });

  test('come in the order of their names, so that nobody sees which was first', async () => {
    const { counts, close } = await open();
    for (const municipality of ['tromso', 'lebesby', 'senja']) await counts.add(counted({ municipality }), NOVEMBER);
    await close();
    expect(Object.keys(stored()).map((key) => key.split('/')[1])).toEqual(['lebesby', 'senja', 'tromso']);
  });

  test('hold no time of day and no words', async () => {
    const { counts, close } = await open();
    await counts.add(counted(), NOVEMBER);
    await close();
    expect(readFileSync(path, 'utf8')).toBe(`{\n  "version": 1,\n  "counts": {\n    "${KEY}": 1\n  }\n}\n`);
  });

  test.each([
    '',
    '{"version":1,"counts":{',
    '{"version":2,"counts":{}}',
    '[]',
    `{"version":1,"counts":{"${KEY}":-1}}`,
    '{"version":1,"counts":{"Kari":1}}',
  ])('a broken file is told with path and mend, and left as it is: %s', async (broken) => {
    writeFileSync(path, broken);
    const { counts, close } = await open();
    await counts.add(counted(), NOVEMBER);
    await close();
    expect(readFileSync(path, 'utf8')).toBe(broken);
    expect(reports.map(([step]) => step)).toEqual(['read counts', 'write counts']);
    for (const [, error] of reports) {
      expect(error).toBeInstanceOf(CountsFileError);
      expect((error as Error).message).toMatch(
        `${path}: this is no file of counts, or it is damaged: put a sound copy`,
      );
      expect((error as Error).message).not.toContain('Kari');
    }
  });

  test('what was counted while the file was broken is written when it is mended', async () => {
    writeFileSync(path, 'broken');
    const { counts, close } = await open();
    await counts.add(counted(), NOVEMBER);
    timer.runOut();
    await close();
    renameSync(path, join(dir, 'aside.json'));
    await counts.add(counted(), NOVEMBER);
    await close();
    expect(stored()).toEqual({ [KEY]: 2 });
  });

  test('a write that fails loses nothing', async () => {
    const counts = createFileCounts(join(dir, 'later', 'counts.json'), ports());
    await counts.add(counted(), NOVEMBER);
    await expect(counts.write()).rejects.toThrow('ENOENT');
    mkdirSync(join(dir, 'later'));
    await counts.close();
    expect([...((await readCountsFile(join(dir, 'later', 'counts.json'))) ?? [])]).toEqual([[KEY, 1]]);
  });

  test('a folder that is not there stops the start with the variable and the mend', async () => {
    path = join(dir, 'nowhere', 'counts.json');
    await expect(open()).rejects.toThrow(
      `COUNTS_FILE: ${path} cannot be read and written (ENOENT): make its folder and let the server write there, or correct the path`,
    );
  });

  test('without a file and without Redis nothing is written', async () => {
    const { counts, close } = await openCounts({ countsFile: null }, { ...ports(), redis: null });
    await counts.add(counted(), NOVEMBER);
    await close();
    expect([existsSync(path), timer.started]).toEqual([false, 0]);
  });
});
