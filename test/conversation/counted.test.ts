import { describe, expect, test } from '@jest/globals';
import type { TurnResult } from '../../src/conversation/conversation.ts';
import { core } from '../helpers/core.ts';

const NOW = new Date('2026-11-23T10:00:00+01:00');

/** Plays the messages and gives what each turn is counted as. */
function counted(...texts: readonly string[]): (TurnResult['counted'] | undefined)[] {
  let session = core.conversation.start({ municipality: 'senja' });
  return texts.map((text) => {
    const result = core.conversation.takeTurn(session, { text }, NOW);
    session = result.session;
    return result.counted;
  });
}

describe('what is counted', () => {
  test('is that it helped, with need, band of age and place, when the person says so', () => {
    const [need, thanks, yes] = counted('jeg er 45 og drikker for mye', 'takk', 'ja');
    expect([need, thanks]).toEqual([null, null]);
    expect(yes).toEqual({
      outcome: 'helped',
      need: 'rus',
      ageBand: '26-66',
      municipality: 'senja',
      role: 'resident',
    });
  });

  test('is that it did not fit', () => {
    const [, answer] = counted('jeg drikker for mye', 'dette passer ikke for meg');
    expect(answer).toMatchObject({ outcome: 'notHelped', need: 'rus' });
  });

  test('is that nothing fitted, when there is no more to show', () => {
    const refusals = Array.from({ length: 20 }, () => 'dette passer ikke for meg');
    const outcomes = counted('jeg drikker for mye', ...refusals).map((one) => one?.outcome ?? null);
    expect(outcomes).toContain('nothingFitted');
  });

  test('is nothing in a turn that only asks or answers', () => {
    expect(counted('hei', 'jeg drikker for mye', 'må jeg søke?', 'hvor er det?')).toEqual([null, null, null, null]);
  });

  test('answers to the question may be half ones', () => {
    expect(counted('jeg drikker for mye', 'takk', 'litt').at(-1)).toMatchObject({ outcome: 'partly' });
    expect(counted('jeg drikker for mye', 'takk', 'nei').at(-1)).toMatchObject({ outcome: 'notHelped' });
  });
});
