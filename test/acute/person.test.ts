import { describe, expect, test } from '@jest/globals';
import { detector } from './detector.ts';

describe('whom it is about', () => {
  test.each([
    ['jeg vil dø', 'self'],
    ['mun háliidan jápmit', 'self'],
    ['sønnen min sier han vil dø', 'relative'],
    ['mu bárdni lohká ahte son háliida jápmit', 'relative'],
    ['han har tatt overdose', 'relative'],
    ['mamma puster ikke', 'relative'],
    ['en mann ligger på bakken og puster ikke', 'bystander'],
    ['puster ikke, blå lepper', 'bystander'],
    ['datteren min selvskader', 'relative'],
    ['kjæresten min slår meg', 'self'],
  ])('%s: %s', (text, person) => {
    expect(detector.assess(text)?.person).toBe(person);
  });
});

describe('a child is heard by its words', () => {
  test.each([
    'jeg er 12 og vil dø',
    'går i 6. klasse og orker ikke mer',
    '16 og jeg orker ikke leve',
    'mamma slår meg',
    'mun lean 12 jagi ja háliidan jápmit',
    'jeg går på ungdomsskolen og kutter meg selv',
  ])('%s', (text) => {
    expect(detector.assess(text)?.child).toBe(true);
  });

  test.each([
    'sønnen min på 12 vil dø',
    'jeg er 34 og pappa slår meg',
    'jeg vil dø',
    'datteren min er 14 år og skader seg',
  ])('%s: not a child', (text) => {
    expect(detector.assess(text)?.child).toBe(false);
  });
});
