import { describe, expect, test } from '@jest/globals';
import { createLikelihood } from '../../src/matching/likelihood.ts';
import type { Profile } from '../../src/matching/profile.ts';

const profile = (terms: Record<string, number>, concepts: Record<string, number> = {}) =>
  ({ terms: new Map(Object.entries(terms)), concepts: new Map(Object.entries(concepts)) }) as unknown as Profile;

const likelihood = createLikelihood([
  profile({ bolig: 40, leilighet: 20, nøkkel: 5 }, { housing: 10 }),
  profile({ angst: 40, samtale: 20, nerve: 5 }, { anxiety: 10 }),
  profile({ klatring: 40, fjell: 20, tur: 5 }),
]);

describe('likelihood', () => {
  test('the service whose words they are is the likeliest', () => {
    const [housing, talks, climbing] = likelihood(['leilighet', 'nøkkel'], ['housing']);
    expect(housing).toBeGreaterThan(talks!);
    expect(housing).toBeGreaterThan(climbing!);
    expect(housing).toBeLessThanOrEqual(1);
  });

  test('pieces of words hear what is misspelt', () => {
    const [, talks, climbing] = likelihood(['samtalee', 'angsst'], []);
    expect(talks).toBeGreaterThan(climbing!);
  });

  test('words that nobody has say nothing', () => {
    expect([...likelihood(['xyzzy'], [])]).toEqual([0, 0, 0]);
    expect([...likelihood([], [])]).toEqual([0, 0, 0]);
  });

  test('the same words give the same answer', () => {
    expect(likelihood(['angst', 'tur'], [])).toEqual(likelihood(['angst', 'tur'], []));
  });
});
