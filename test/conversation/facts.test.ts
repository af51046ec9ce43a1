/**
 * What a message adds to what was known, and whose age it is.
 */
import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../dialogs/events.ts';
import { NO_FACTS } from '../../dialogs/findHelp.machine.ts';
import { contradicts, factsAfterQuestion, factsOfChoice, mergeFacts } from '../../src/conversation/facts.ts';

const facts = (some: Partial<Facts>): Facts => ({ ...NO_FACTS, ...some });
const son: Facts = facts({ needs: ['rus'], audience: 'relative', relation: 'child', age: 16, municipality: 'senja' });

describe('a message adds', () => {
  test('needs to needs', () => {
    expect(mergeFacts(son, facts({ needs: ['bolig', 'rus'] }), false).needs).toEqual(['rus', 'bolig']);
  });

  test('a new age for the old one, and a span for an age', () => {
    expect(mergeFacts(son, facts({ age: 17 }), false).age).toBe(17);
    expect(mergeFacts(son, facts({ ageSpan: { from: 18, to: null } }), false)).toMatchObject({
      age: null,
      ageSpan: { from: 18, to: null },
    });
  });

  test('nothing when it says nothing', () => {
    expect(mergeFacts(son, NO_FACTS, false)).toEqual(son);
  });

  test('a word of the writer about themselves without making them the one who needs help', () => {
    expect(mergeFacts(son, facts({ audience: 'self' }), false)).toMatchObject({ audience: 'relative', age: 16 });
  });
});

describe('when the help is for another', () => {
  test('the age that was said is not theirs', () => {
    const self = mergeFacts(son, facts({ audience: 'self', needs: ['psykisk-helse'] }), false);
    expect(self).toMatchObject({ audience: 'self', relation: null, age: null });
    const daughter = mergeFacts(
      facts({ audience: 'self', age: 45 }),
      facts({ audience: 'relative', relation: 'child' }),
      false,
    );
    expect(daughter).toMatchObject({ audience: 'relative', relation: 'child', age: null });
  });

  test('a correction replaces the need too', () => {
    const corrected = mergeFacts(son, facts({ needs: ['psykisk-helse'], audience: 'self', age: 40 }), true);
    expect(corrected).toMatchObject({ needs: ['psykisk-helse'], audience: 'self', age: 40, municipality: 'senja' });
  });
});

describe('a button', () => {
  test.each([
    ['need:rus', { needs: ['rus'] }],
    ['need:paarorende', { needs: ['paarorende'], audience: 'relative' }],
    ['age:13-17', { age: null, ageSpan: { from: 13, to: 17 } }],
    ['age:67plus', { ageSpan: { from: 67, to: null } }],
    ['audience:self', { audience: 'self' }],
    ['place:senja', { municipality: 'senja' }],
  ] as const)('%s says a fact', (choice, expected) => {
    expect(factsOfChoice(choice, NO_FACTS)).toMatchObject(expected);
  });

  test('that is no fact says none', () => {
    expect(factsOfChoice('person', NO_FACTS)).toBeNull();
  });
});

describe('a question about what is shown', () => {
  const boy = facts({ audience: 'self', age: 14, needs: ['rus'], municipality: 'senja' });

  test('does not change who the help is for', () => {
    const asked = facts({
      audience: 'relative',
      relation: 'parent',
      needs: ['rettigheter-klage'],
      concepts: ['money'],
    });
    expect(factsAfterQuestion(boy, asked)).toEqual(boy);
  });

  test('keeps an age and a place that are said with it', () => {
    expect(factsAfterQuestion(boy, facts({ age: 15, municipality: 'tromso' }))).toEqual({
      ...boy,
      age: 15,
      ageSpan: null,
      municipality: 'tromso',
    });
  });
});

describe('what contradicts', () => {
  const known = facts({ audience: 'relative', relation: 'child', needs: ['rus'] });

  test.each([
    ['an age where none was known does not', { ...known, age: 52 }, false],
    ['another person does', { ...known, relation: 'parent' as const }, true],
    ['another audience does', { ...known, audience: 'self' as const }, true],
    ['a need that is gone does', { ...known, needs: [] }, true],
    ['a need more does not', { ...known, needs: ['rus' as const, 'bolig' as const] }, false],
  ])('%s', (_name, after, is) => {
    expect(contradicts(known, after)).toBe(is);
  });

  test('who says nothing of others is taken to write of themselves', () => {
    expect(contradicts(facts({}), facts({ audience: 'self' }))).toBe(false);
    expect(contradicts(facts({}), facts({ audience: 'relative' }))).toBe(true);
  });
});

describe('who stays the one the help is for', () => {
  const girl = facts({ audience: 'self', age: 14, needs: ['psykisk-helse'] });

  test('a child who mentions a parent', () => {
    expect(mergeFacts(girl, facts({ audience: 'relative', relation: 'parent' }), false)).toMatchObject({
      audience: 'self',
      age: 14,
    });
  });

  test('a child of whom an alarm is heard', () => {
    const before = facts({ age: 15 });
    expect(mergeFacts(before, facts({ audience: 'self', needs: ['psykisk-helse'] }), false).age).toBe(15);
  });

  test('a daughter whose father is worn out', () => {
    const daughter = facts({ audience: 'relative', relation: 'child', age: 17, needs: ['psykisk-helse'] });
    const tired = facts({ audience: 'self', needs: ['psykisk-helse'], concepts: ['exhausted'] });
    expect(mergeFacts(daughter, tired, false)).toMatchObject({ audience: 'relative', age: 17 });
  });

  test('"he" says nothing more of a son', () => {
    const son = facts({ audience: 'relative', relation: 'child', age: 16 });
    expect(mergeFacts(son, facts({ audience: 'relative', relation: 'other' }), false).relation).toBe('child');
  });
});
