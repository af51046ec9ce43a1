import { describe, expect, test } from '@jest/globals';
import { detector, lexicon } from './detector.ts';

const level = (text: string): string | null => detector.assess(text)?.level ?? null;

describe('idioms raise no hard alarm', () => {
  test.each([
    'jeg dør av latter',
    'kjeder meg i hjel',
    'holdt på å le meg i hjel',
    'hvordan drepe tid i helga',
    'jeg er dødssliten etter jobb',
    'varmen tar livet av meg',
    'batteriet er dødt',
    'det slo meg at jeg aldri har ringt',
    'han slo meg i sjakk',
    'vi slo oss ned på kafeen',
    'mobilen henger seg opp',
    'jeg vil kutte ned på drikkinga',
    'kan jeg hoppe over kurset',
    'er det stemmer som er talt',
    'det er på tide å ta tak i livet',
    'mamma dreper meg hvis jeg kommer for seint',
    'dying of boredom',
  ])('%s', (text) => {
    expect([null, 'concern']).toContain(level(text));
  });

  test('the words of an idiom are consumed: nothing is heard at all', () => {
    expect(level('jeg dør av latter')).toBeNull();
    expect(level('kjeder meg i hjel')).toBeNull();
    expect(level('hvordan drepe tid')).toBeNull();
  });

  test('an idiom hides nothing that stands beside it', () => {
    expect(level('jeg dør av latter, neida, jeg vil ikke leve lenger')).toBe('crisis');
    expect(level('kjeder meg i hjel og vil ta livet av meg')).toBe('crisis');
  });
});

describe('guards lower to concern and never silence', () => {
  test.each([
    'nei, jeg har ingen selvmordstanker',
    'prøvde å ta livet mitt for ti år siden, har det bra nå i dag'.replace(' nå i dag', ''),
    'mistet broren min i selvmord',
    'kurs i å forebygge selvmord',
    'så en film om selvmord',
    'jeg er ikke selvmordstruet',
  ])('%s', (text) => {
    expect(level(text)).toBe('concern');
  });

  test('what happens now is not history', () => {
    expect(level('jeg prøvde for ti år siden, og nå vil jeg dø')).toBe('crisis');
    expect(level('mannen slo meg i går')).toBe('116117');
  });

  test.each(lexicon.guards.map((guard) => [guard.id, guard] as const))(
    '%s keeps its examples below an alarm',
    (_, guard) => {
      for (const example of guard.examples) expect([null, 'concern']).toContain(level(example));
    },
  );

  test.each(lexicon.idioms.map((idiom) => [idiom.about, idiom] as const))('idiom «%s»', (_, idiom) => {
    for (const example of idiom.examples) expect([null, 'concern']).toContain(level(example));
  });
});
