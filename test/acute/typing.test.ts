import { describe, expect, test } from '@jest/globals';
import { fold } from '../../src/acute/normalise.ts';
import { damerauLevenshtein } from '../../src/acute/spelling.ts';
import { detector, lexicon, rules } from './detector.ts';

const examples = lexicon.patterns
  .filter((pattern) => pattern.level !== 'weak')
  .flatMap((pattern) => pattern.examples.map((text) => [pattern.id, text] as const));
const heard = (text: string): readonly string[] => rules.hear(text).hits.map((hit) => hit.rule);

/** Swaps two letters in the middle of the longest word of eight letters or more. */
function withSlip(text: string): string | null {
  const word = text.match(/[\p{L}]{8,}/gu)?.sort((a, b) => b.length - a.length)[0];
  if (!word || word[3] === word[4]) return null;
  return text.replace(word, word.slice(0, 3) + word[4] + word[3] + word.slice(5));
}

describe('every example of every rule is heard by that rule', () => {
  test.each(examples)('%s: %s', (rule, text) => {
    expect(heard(text)).toContain(rule);
  });
});

describe('the same as chats make it bold', () => {
  const said = 'jeg vil ta livet av meg';
  test.each([`*${said}*`, `**${said}**`, `_${said}_`, `~~${said}~~`, `${said}*`, 'jeg vil *ta livet av meg*'])(
    '%s',
    (text) => {
      expect(heard(text)).toEqual(heard(said));
      expect(detector.assess(text)?.level).toBe('crisis');
    },
  );

  test('a star that hides letters is no emphasis', () => {
    expect(heard('vil ta s*lvmord')).toEqual(expect.arrayContaining([...heard('vil ta selvmord')]));
  });
});

describe('the same from a phone', () => {
  test.each(examples)('%s in capitals: %s', (rule, text) => {
    expect(heard(text.toUpperCase())).toContain(rule);
  });

  test.each(examples)('%s without Norwegian and Sami letters: %s', (rule, text) => {
    // "dø" without ø is "do", which only means dying behind a wish; it has rules of its own.
    if (/(?<!\p{L})(dø|blå)(?!\p{L})/u.test(text)) return;
    const plain = fold(text).replace(/å/g, 'a').replace(/æ/g, 'ae').replace(/ø/g, 'o');
    expect(heard(plain)).toContain(rule);
  });

  test.each(examples)('%s with combining accents: %s', (rule, text) => {
    expect(heard(text.normalize('NFD'))).toContain(rule);
  });

  test('nearly all are heard with a slip in a long word', () => {
    const slips = examples.flatMap(([, text]) => withSlip(text) ?? []);
    const missed = slips.filter((text) => detector.assess(text) === null);
    expect(slips.length).toBeGreaterThan(30);
    expect(missed.length / slips.length).toBeLessThan(0.15);
  });

  test.each([
    'jeg vil dø',
    'jeg vil doe',
    'jeg vil do',
    'jeg vil døøøø',
    'jeg vil d ø',
    'JEG VIL DØ!!!',
    'jeg v\u200bil d\u00adø',
    'jegvilikkeleve',
    'vil ikkeleve lenger',
    's e l v m o r d',
    'selv mord',
    'selv mords tanker',
    's3lvm0rd',
    'selvmrd',
    'slevmordstanker',
    'jeg vil 😢 dø 😢',
    '𝐣𝐞𝐠 𝐯𝐢𝐥 𝐝ø',
    'ønsker å dö',
    'orkr ikke mer',
    'jeg vil ikek leve',
  ])('%s', (text) => {
    expect(['crisis', '113']).toContain(detector.assess(text)?.level);
  });
});

describe('Damerau-Levenshtein', () => {
  test.each([
    ['leve', 'leve', 0],
    ['leve', 'lve', 1],
    ['ikke', 'ikek', 1],
    ['tabletter', 'tabeltter', 1],
    ['selvmord', 'sjølvmord', 2],
  ])('%s / %s is %i', (a, b, distance) => {
    expect(damerauLevenshtein(a, b, 3)).toBe(distance);
  });

  test('stops above its limit', () => {
    expect(damerauLevenshtein('tabletter', 'brannmann', 2)).toBe(3);
  });
});
