import { describe, expect, test } from '@jest/globals';
import { createSpelling, editDistance } from '../../src/understanding/spelling.ts';
import { read } from './fixture.ts';

describe('edit distance', () => {
  test('a swap of neighbours is one edit', () => {
    expect(editDistance('hejlp', 'hjelp', 2)).toBe(1);
  });
  test('gives up beyond the most', () => {
    expect(editDistance('rus', 'depresjon', 2)).toBe(3);
  });
});

describe('spelling', () => {
  const spelling = createSpelling(['depresjon', 'avhengig', 'kaste'], (word) => word === 'kasse');

  test('corrects a word it does not know', () => {
    expect(spelling.correct('depersjon')).toBe('depresjon');
    expect(spelling.correct('avhenggig')).toBe('avhengig');
  });
  test('leaves a word that exists alone, however near', () => {
    expect(spelling.correct('kasse')).toBeNull();
  });
  test('a short word with any other letter is another word', () => {
    expect(spelling.correct('karte')).toBeNull();
  });
});

describe('misspelt messages', () => {
  test.each([
    ['jeg har et allkohol problen', 'alcohol'],
    ['er depremert', 'depression'],
    ['trenger psykologhejlp', 'psychologist'],
    ['har angts', 'anxiety'],
    ['slite med koka in', 'cocaine'],
    ['venninna er bevistløs', 'emergency'],
    ['det er alkoholproblemet', 'alcohol'],
    ['om boligsøknad', 'housing'],
    ['PÅRØRENDE?!', 'relative-support'],
  ])('%s', (text, concept) => {
    expect(read(text).facts.concepts).toContain(concept);
  });

  test('words of other meanings stay what they are', () => {
    expect(read('vi så et lovende parti på radio').facts.concepts).toEqual([]);
    expect(read('det bruser i fossen').facts.needs).toEqual([]);
  });
});
