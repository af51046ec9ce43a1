/**
 * The words in both languages: the same keys, the same placeholders, nothing left in the other language.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createTexts, LOCALES } from '../../src/texts/texts.ts';

const LOCALE_DIR = join(import.meta.dirname, '../../locales');
const parts = readdirSync(join(LOCALE_DIR, 'nb')).filter((name) => name.endsWith('.json'));

type Table = Record<string, string>;
const read = (locale: string, part: string): Table => JSON.parse(readFileSync(join(LOCALE_DIR, locale, part), 'utf8'));

/** North Sami has a dual: a text that counts needs `_two` there, which Norwegian does not have. */
const withoutDual = (keys: string[]) => keys.filter((key) => !key.endsWith('_two')).sort();
const placeholders = (text: string | undefined) =>
  [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(parts)('locales %s', (part) => {
  const nb = read('nb', part);
  const se = read('se', part);

  test('has the same keys in both languages', () => {
    expect(withoutDual(Object.keys(se))).toEqual(withoutDual(Object.keys(nb)));
  });

  test('has the same placeholders in both languages', () => {
    const different = Object.keys(nb).filter((key) => placeholders(nb[key]).join() !== placeholders(se[key]).join());
    expect(different).toEqual([]);
  });

  test('has a dual wherever it counts', () => {
    const counting = Object.keys(se).filter((key) => key.endsWith('_other'));
    expect(counting.filter((key) => se[key.replace(/_other$/, '_two')] === undefined)).toEqual([]);
  });

  test('has no empty text, and none that only copies the Norwegian', () => {
    expect(Object.entries({ ...nb, ...se }).filter(([, text]) => text.trim() === '')).toEqual([]);
    // Names, numbers and punctuation may be the same; a Norwegian sentence may not.
    const copied = Object.keys(nb).filter(
      (key) => nb[key] === se[key] && /[a-zæøå]{3,} [a-zæøå]{2,} [a-zæøå]{2,}/.test(nb[key] ?? ''),
    );
    expect(copied).toEqual([]);
  });

  test('never shouts and never jokes in an acute text', () => {
    const acute = part === 'acute.json' ? [...Object.values(nb), ...Object.values(se)] : [];
    expect(acute.filter((text) => text.includes('!'))).toEqual([]);
  });

  test('is written in composed letters (NFC)', () => {
    const all = [...Object.values(nb), ...Object.values(se)];
    expect(all.filter((text) => text !== text.normalize('NFC'))).toEqual([]);
  });
});

describe('texts', () => {
  const texts = createTexts();

  test('a missing key is an error that names the file and the mend, never a fallback', () => {
    expect(() => texts.t('se', 'no.such.key')).toThrow('locales/se: the text "no.such.key" is missing: add it');
  });

  test.each(LOCALES)('fills in values in %s without escaping them', (locale) => {
    expect(texts.t(locale, 'greeting.where', { municipality: 'Å & <Ø>' })).toContain('Å & <Ø>');
  });
});
