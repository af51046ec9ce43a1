/**
 * The words in both languages. That keys, placeholders and plural forms are the same, and nothing is left in the other
 * language, is what `npm run -s locales -- check` looks for; see test/tools/locales.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createTexts, LOCALES } from '../../src/texts/texts.ts';

const LOCALE_DIR = join(import.meta.dirname, '../../locales');
const parts = readdirSync(join(LOCALE_DIR, 'nb')).filter((name) => name.endsWith('.json'));

type Table = Record<string, string>;
const read = (locale: string, part: string): Table => JSON.parse(readFileSync(join(LOCALE_DIR, locale, part), 'utf8'));

describe.each(parts)('locales %s', (part) => {
  const nb = read('nb', part);
  const se = read('se', part);

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
