import { describe, expect, test } from '@jest/globals';
import { fold, tokenise } from '../../src/understanding/normalise.ts';

describe('fold', () => {
  test.each([
    ['pårørende', 'paarørende'],
    ['pårørende', 'parorende'],
    ['Pårørende', 'pa\u030Arørende'],
    ['lærer', 'laerer'],
    ['søvn', 'soevn'],
    ['dearvvašvuohta', 'dearvvasvuohta'],
    ['áhčči', 'ahcci'],
    ['hjelp', 'hjeeeelp'],
  ])('%s and %s are the same', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test('the "øe" of miljøet is no digraph', () => {
    expect(fold('miljøet')).toBe('miljoet');
  });
});

describe('tokenise', () => {
  test('letters and digits part, punctuation and emoji fall away', () => {
    expect(tokenise('Jeg er 16-åring 😢, hjelp!').map(({ raw }) => raw)).toEqual(['Jeg', 'er', '16', 'åring', 'hjelp']);
    expect(tokenise('12åring').map(({ raw }) => raw)).toEqual(['12', 'åring']);
  });

  test('positions point into the text', () => {
    const text = 'å, ruse seg';
    for (const { raw, start, end } of tokenise(text)) expect(text.slice(start, end)).toBe(raw);
  });
});
