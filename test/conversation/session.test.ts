/**
 * A session is small JSON without a word of what was written; one that cannot be read starts over kindly.
 */
import { describe, expect, test } from '@jest/globals';
import { createConversation } from '../../src/conversation/conversation.ts';
import { newSession, restore, serialize } from '../../src/conversation/session.ts';
import { core } from '../helpers/core.ts';
import { fakePorts } from './fakePorts.ts';

const start = { locale: 'nb', role: 'resident', home: 'senja' } as const;
const now = new Date('2026-11-23T10:00:00+01:00');

describe('a stored session', () => {
  test('comes back as it was', () => {
    const session = newSession(start);
    expect(restore(serialize(session), start)).toEqual({ session, startedOver: false });
  });

  test('is new, without an apology, when there is none', () => {
    expect(restore(null, start)).toEqual({ session: newSession(start), startedOver: false });
  });

  test('of an earlier release goes on, without what that did not know', () => {
    const { seen: _seen, forRelative: _forRelative, ...memory } = newSession(start).memory;
    const { childWrites: _childWrites, ...facts } = { ...memory.facts, needs: ['rus' as const], age: 16 };
    const before = JSON.stringify({ ...newSession(start), memory: { ...memory, facts } });
    const { session, startedOver } = restore(before, start);
    expect(startedOver).toBe(false);
    expect(session.memory).toMatchObject({ seen: [], forRelative: null, facts: { needs: ['rus'], age: 16 } });
    const { failure, replies } = core.conversation.takeTurn(session, { text: 'jeg bor på Finnsnes' }, now);
    expect(failure).toBeNull();
    expect(replies.length).toBeGreaterThan(0);
  });

  const fresh = newSession(start);
  test.each([
    ['not JSON', '{"version":1,'],
    ['null', 'null'],
    ['another version', JSON.stringify({ ...fresh, version: 99 })],
    ['a state that is no more', JSON.stringify({ ...fresh, state: { help: 'fillingInTheForm', safety: 'calm' } })],
    ['a memory with a hole', JSON.stringify({ ...fresh, memory: { ...fresh.memory, facts: undefined } })],
    ['a memory with something foreign', JSON.stringify({ ...fresh, memory: { ...fresh.memory, text: 'hei' } })],
  ])('starts over when it is %s', (_what, json) => {
    const { session, startedOver } = restore(json, start);
    expect(startedOver).toBe(true);
    expect(session).toEqual(fresh);
  });

  test('is apologised for in the language of the conversation', () => {
    const conversation = createConversation(fakePorts());
    const { session } = conversation.restore('damaged', { locale: 'se' });
    expect(conversation.apologise(session)).toMatchObject({ key: 'sessionLost', locale: 'se' });
  });
});

test('a session never holds a word that was written', () => {
  const words = ['Xylofonen', 'Kvisthaugen', 'Brumlebassen'];
  let session = core.conversation.start({ municipality: 'senja' });
  for (const text of [
    `Sønnen min ${words[0]} på 16 ruser seg, vi bor i ${words[1]} på Finnsnes`,
    `jeg vil ikke leve mer, sier ${words[2]}`,
    `hva koster det, ${words[0]}?`,
  ]) {
    session = core.conversation.takeTurn(session, { text }, now).session;
  }
  const json = core.conversation.serialize(session).toLowerCase();
  expect(words.filter((word) => json.includes(word.toLowerCase()))).toEqual([]);
  expect(json.length).toBeLessThan(10_000);
});

test.each([
  ['erase', { text: 'slett samtalen, jeg vil dø' }],
  ['startOver', { text: 'jeg vil dø', choice: 'startOver' }],
])('%s in an acute message keeps the alarm and nothing else', (_order, message) => {
  const before = core.conversation.start({ municipality: 'senja' });
  const told = core.conversation.takeTurn(before, { text: 'jeg er 34 år og drikker for mye' }, now);
  const { session, acute } = core.conversation.takeTurn(told.session, message, now);
  expect(acute?.level).toBe('crisis');
  expect(session.memory).toMatchObject({ acuteLevel: 'crisis', facts: before.memory.facts, found: [], shown: [] });
});

test('deleting the conversation leaves nothing of it', () => {
  const before = core.conversation.start({ municipality: 'senja' });
  const told = core.conversation.takeTurn(before, { text: 'jeg er 34 år, drikker for mye og vil ikke leve' }, now);
  expect(told.session).not.toEqual(before);
  const erased = core.conversation.takeTurn(told.session, { text: '', choice: 'erase' }, now);
  expect(erased.erased).toBe(true);
  expect(erased.session).toEqual(before);
});
