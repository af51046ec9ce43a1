/** The commands as the one who mends the texts runs them, over the program's own texts. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createCore } from '../../../src/core.ts';
import { shownTexts } from '../../../src/tools/locales/shown.ts';
import { catalogueTexts, localeTexts } from '../../../src/tools/locales/texts.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MAIN = join(ROOT, 'src/tools/locales/main.ts');
const dir = mkdtempSync(join(tmpdir(), 'locales-'));
afterAll(() => rmSync(dir, { recursive: true }));

function run(...args: string[]): { code: number; out: string; error: string } {
  try {
    return {
      code: 0,
      out: execFileSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', stdio: 'pipe' }),
      error: '',
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout, error: stderr };
  }
}

test('words lists what is not among the known forms, and ends with 0', () => {
  const list = join(dir, 'small.txt');
  writeFileSync(list, 'veahkki\r\nČujuhus\nfástadoavttir\n');
  const { code, out } = run('words', '--known', list);
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toMatch(/^\d+ of \d+ words are not in small\.txt, and \d+ are names\.$/);
  expect(out).not.toMatch(/^ {2}(veahkki|Veahkki|Čujuhus|fástadoavttir) /mu);
  expect(out).toMatch(/^ {2}Gáldu {2}\d+\n {4}locales\/se\/cards\.json {2}card\./mu);
  expect(out.slice(out.indexOf('Names and their case forms'))).toMatch(/^ {2}Finnsnes {2}\d+/m);
});

test('check finds nothing wrong with the texts as they are', () => {
  expect(run('check')).toEqual({ code: 0, out: 'locales: 0 errors.\n', error: '' });
});

test.each<[string[], RegExp]>([
  [
    ['words', '--known', '/nowhere.txt'],
    /^--known: cannot read \/nowhere\.txt: give a text file with one written form a line\n$/,
  ],
  [['words'], /^--known is missing: give a text file with one written form a line\n$/],
  [['wrods'], /^unknown command "wrods"\n/],
])('%j is told with what to do', (args, told) => {
  const { code, error } = run(...args);
  expect([code, error]).toEqual([1, expect.stringMatching(told)]);
});

test('the texts are those of the locales, the cards, and the labels of concepts', () => {
  const all = [...localeTexts(ROOT), ...catalogueTexts(ROOT)];
  const at = (file: string, key: string) => all.find((text) => text.file === file && text.key === key);
  expect(at('locales/se/cards.json', 'card.address')).toMatchObject({ text: 'Čujuhus', norwegian: 'Adresse' });
  expect(at('locales/nb/conversation.json', 'greeting.other')?.text).toBe('Sáhtát čállit sámegillii.');
  expect(at('data/municipalities/senja/municipality.yaml', 'name_se')?.text).toBe('Sážžá');
  expect(at('data/municipalities/senja/services.yaml', 'senja-kafe-pluss: description')?.text).toMatch(/^Kafea/);
  expect(at('data/lexicons/understanding/concepts/family.yaml', 'honour: label')?.norwegian).toBe('sosial kontroll');
  expect(all.filter(({ file }) => file.startsWith('data/lexicons/acute'))).toEqual([]);
});

test('what is shown has the names, hours and numbers as they are said', () => {
  const shown = shownTexts(ROOT, createCore(ROOT));
  const texts = shown.map(({ text }) => text);
  for (const part of ['odne dii. 15:00', 'ihttin dii. 09:00', 'vuossárgga dii. 09:00'])
    expect(texts.some((text) => text.includes(part))).toBe(true);
  expect(texts).toContain('Hoahppu: doavttervákta');
  expect(texts.some((text) => /^Gáldu: .+, ovdal 2021\.$/u.test(text))).toBe(true);
});
