/**
 * What a message adds to what was known, and whose age it is.
 */
import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../dialogs/events.ts';
import { NO_FACTS } from '../../dialogs/findHelp.machine.ts';
import { factsOfChoice, mergeFacts } from '../../src/conversation/facts.ts';

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
