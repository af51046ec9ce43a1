/** The commands as an editor runs them. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { cafe, old, removeDataDirs, smallData, team } from './smallData.ts';

afterAll(removeDataDirs);

const MAIN = join(import.meta.dirname, '../../src/tools/catalogue/main.ts');
const sound = smallData();
const wrong = smallData({ services: [cafe(), team({ part_of: 'senja-c' }), old] });

function run(...args: string[]): { code: number; out: string; error: string } {
  try {
    const out = execFileSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', stdio: 'pipe' });
    return { code: 0, out, error: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout, error: stderr };
  }
}

test('check ends with 0 on sound data, and with 1 on errors', () => {
  const good = run('check', '--data', sound);
  expect([good.code, good.out.split('\n').at(-2)]).toEqual([0, '0 errors, 0 warnings.']);
  const bad = run('check', '--data', wrong);
  expect([bad.code, bad.out.split('\n')[0]]).toEqual([
    1,
    expect.stringMatching(
      /^error {2}data\/municipalities\/senja\/services\.yaml:\d+: "senja-b": part_of "senja-c" is not/,
    ),
  ]);
});

test('list prints JSON', () => {
  const { code, out } = run('list', '--json', '--municipality', 'senja', '--data', sound);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toHaveLength(3);
});

test('stale prints what to confirm', () => {
  const { out } = run('stale', '--months', '12', '--now', '2026-11-22', '--data', sound);
  expect(out).toContain('3 services to confirm (older than 12 months, or marked verify).');
});

test.each(['csv', 'hsds'])('what is exported as %s can be imported', (format) => {
  const top = join(dirname(sound), format);
  const file = join(top, 'tjenester');
  expect(run('export', '--format', format, '--out', file, '--data', sound).out).toBe(`4 services written to ${file}\n`);
  const { code, out } = run('import', '--format', format, file, '--out', join(top, 'data'), '--data', sound);
  expect([code, out]).toEqual([0, expect.stringContaining(`4 services written to ${join(top, 'data')}\n`)]);
  expect(existsSync(join(top, 'data/municipalities/senja/services.yaml'))).toBe(true);
  expect(run('list', '--json', '--data', join(top, 'data')).out).toBe(run('list', '--json', '--data', sound).out);
});

describe('What is typed wrong is told in one line', () => {
  test.each<[string[], string]>([
    [['chekc'], 'unknown command "chekc"'],
    [['list', '--data', '/nowhere'], '--data: there is no folder /nowhere'],
    [['list', '--data', sound, '--municipality', 'oslo'], '--municipality: "oslo" is unknown: use senja'],
    [['list', '--data', wrong], 'data/municipalities/senja/services.yaml:'],
    [['stale', '--months', 'to'], '--months: write a whole number, for example 24'],
    [['export', '--format', 'xlsx'], '--format: use hsds or csv'],
    [
      ['import', '--format', 'csv', '/nowhere.csv', '--out', '/tmp/x'],
      'cannot read /nowhere.csv: check the name of the file',
    ],
    [['check', '--verbose'], "Unknown option '--verbose'"],
  ])('%s', (args, expected) => {
    const { code, error } = run(...args);
    expect(code).toBe(1);
    expect(error.split('\n')[0]).toContain(expected);
    expect(error).not.toContain('    at ');
  });
});
