import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { READ_FIRST } from '../../src/acute/normalise.ts';
import { detector, lexicon } from './detector.ts';

describe('any string', () => {
  test.each([
    '',
    ' ',
    '\n',
    '😀😀😀',
    '\ud800',
    '\udfff\ud800',
    'مرحبا',
    '\u202eøv d',
    '....',
    '1',
    '????',
    '\0',
    'ﷺ'.repeat(50),
  ])('nothing in %j', (text) => {
    expect(detector.assess(text)).toBeNull();
  });

  test('never throws and gives the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(detector.assess(text)).toEqual(detector.assess(text));
      }),
      { numRuns: 300 },
    );
  });

  test('never throws on words of the lexicon in any order', () => {
    const words = Object.values(lexicon.classes).flatMap((c) =>
      (c.nb ?? 'ord').split(/\s+/).map((w) => w.replace(/[~*=_].*/, '')),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (some) => {
        detector.assess(some.join(' '));
      }),
      { numRuns: 200 },
    );
  });
});

describe('very long texts', () => {
  const padding = (length: number): string =>
    'vi har en fin dag i fjæra og maler gjerdet '.repeat(length / 43 + 1).slice(0, length);

  test('an alarm anywhere in the first 20,000 characters is heard', () => {
    for (const at of [0, 9_000, READ_FIRST - 40])
      expect(detector.assess(`${padding(at)}. jeg vil ta livet av meg. ${padding(120_000)}`)?.level).toBe('crisis');
  });

  test('an alarm at the very end is heard', () => {
    expect(detector.assess(`${padding(100_000)}. jeg vil ta livet av meg`)?.level).toBe('crisis');
  });

  test.each([
    ['one word', 'vil '.repeat(25_000)],
    ['no spaces', 'vilikke'.repeat(15_000)],
    ['words that begin many rules', 'vil ikke orker meg ta livet av '.repeat(3_200)],
    ['unknown words', 'selvmrdstankr qwertyuiopåasdf '.repeat(3_300)],
  ])('100 kB of %s is bounded work', (_, text) => {
    const begun = process.cpuUsage();
    detector.assess(text);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });
});
