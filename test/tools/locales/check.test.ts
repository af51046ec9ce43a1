/** What the check of the texts finds. */
import { describe, expect, test } from '@jest/globals';
import { leftInNorwegian } from '../../../src/tools/locales/checks/leftInNorwegian.ts';
import { sameKeys } from '../../../src/tools/locales/checks/sameKeys.ts';
import { namesOf } from '../../../src/tools/locales/names.ts';
import type { LocaleTable } from '../../../src/tools/locales/texts.ts';

const keys = (nb: LocaleTable, se: LocaleTable) =>
  sameKeys({ name: 'cards.json', nb, se }).map(({ file, key, text }) => `${file} ${key} ${text}`);

describe('keys', () => {
  test('that are the same, with the same placeholders, are right', () => {
    expect(keys({ a: 'Til {{to}}' }, { a: 'Deike: {{to}}' })).toEqual([]);
  });

  test('that one language lacks, or has empty, are named with the file', () => {
    const text = 'is missing: the other language has it, so write it here too';
    expect(keys({ a: 'A', b: 'B' }, { b: ' ', c: 'C' })).toEqual([
      `locales/nb/cards.json c ${text}`,
      `locales/se/cards.json a ${text}`,
      `locales/se/cards.json b ${text}`,
    ]);
  });

  test('placeholders that differ are told', () => {
    expect(keys({ a: 'Til {{to}} før {{time}}' }, { a: 'Deike: {{too}}' })).toEqual([
      'locales/se/cards.json a has other placeholders than the Norwegian text ({{too}}; there {{time}} {{to}}): use the same',
    ]);
  });
});

describe('texts that count', () => {
  const nb = { n_one: 'én plass', n_other: '{{count}} plasser' };

  test('have one, two and other in North Sami; "one" and "two" may be said in words', () => {
    expect(keys(nb, { n_one: 'okta sadji', n_two: 'guokte saji', n_other: '{{count}} saji' })).toEqual([]);
  });

  test('need each form of the language, and no form it does not have', () => {
    const missing = 'is missing: a text that counts needs this plural form too';
    expect(keys(nb, { n_other: '{{count}} saji', n_few: '{{count}} saji' })).toEqual([
      `locales/se/cards.json n_one ${missing}`,
      `locales/se/cards.json n_two ${missing}`,
      'locales/se/cards.json n_few is never said: a text with plural forms has one, two, other in this language',
    ]);
    expect(keys({ ...nb, n_two: 'to' }, { n_one: 'okta', n_two: 'guokte', n_other: '{{count}}' })).toEqual([
      'locales/nb/cards.json n_two is never said: a text with plural forms has one, other in this language',
    ]);
  });

  test('must not have one form only', () => {
    expect(keys({ n: '{{count}} plasser' }, { n: '{{count}} saji' })).toEqual([
      'locales/se/cards.json n says {{count}} in one form only: write n_one, n_two, n_other',
    ]);
  });
});

describe('left in Norwegian', () => {
  const names = namesOf(['Mental Helse', 'Avdeling for arbeid og aktivitet', 'Tromsø']);
  const left = (se: string, nb: string | null = null, key = 'a') =>
    leftInNorwegian([{ file: 'locales/se/cards.json', key, text: se, norwegian: nb }], names).map(({ text }) =>
      text.replace(/:.*/, ''),
    );

  test('a text equal to the Norwegian is told, unless it is a name or has no words', () => {
    expect(left('Kontakt', 'Kontakt')).toEqual(['is the same as the Norwegian text']);
    expect(left('Mental Helse', 'Mental Helse')).toEqual([]);
    expect(left('{{name}}: {{text}} 24/7', '{{name}}: {{text}} 24/7')).toEqual([]);
  });

  test.each([
    ['Don sáhtát ringe og spørre', 'og'],
    ['Riŋge når don háliidat', 'når'],
    ['Søk deike', 'Søk'],
  ])('a Norwegian word in a text is told: %s', (se, word) => {
    expect(left(se)).toEqual([`has the Norwegian word "${word}"`]);
  });

  test('names are let pass, also with a North Sami ending', () => {
    expect(left('Dán bálvalusas: Avdeling for arbeid og aktivitet. Báiki: Tromsøs.')).toEqual([]);
  });

  test('the one text that speaks to Norwegian readers is Norwegian', () => {
    expect(left('Du kan også skrive norsk.', 'Sáhtát čállit sámegillii.', 'greeting.other')).toEqual([]);
  });
});
