/**
 * Whatever part fails, the person still sees the numbers.
 */
import { describe, expect, test } from '@jest/globals';
import { createConversation } from '../../src/conversation/conversation.ts';
import type { Ports } from '../../src/conversation/ports.ts';
import { core } from '../helpers/core.ts';
import { broken, CRISIS, fakePorts } from './fakePorts.ts';

const now = new Date('2026-11-23T10:00:00+01:00');

const FAILURES: [string, Partial<Ports>][] = [
  ['the acute detector', { acute: { assess: broken } }],
  ['the understanding', { understanding: { read: broken } }],
  ['the matcher', { matcher: { rank: broken, wish: broken, named: broken } }],
  ['the texts', { texts: { t: broken, has: () => false } }],
  [
    'the catalogue',
    {
      catalogue: {
        service: broken,
        municipality: broken,
        municipalities: broken,
        servicesOf: broken,
        national: broken,
        document: broken,
      },
    },
  ],
  ['the opening hours', { hours: { hoursAt: broken } }],
];

const numbersIn = (replies: readonly { numbers: readonly { number: string }[] }[]) =>
  replies.flatMap(({ numbers }) => numbers.map(({ number }) => number));

describe.each(FAILURES)('when %s fails', (_part, failure) => {
  test.each(['nb', 'se'] as const)('an acute message still gets 113 and 116 117 (%s)', (locale) => {
    const conversation = createConversation(fakePorts({ acute: { assess: () => CRISIS }, ...failure }));
    const { replies, session } = conversation.takeTurn(conversation.start({ locale }), { text: 'x' }, now);
    expect(numbersIn(replies).slice(0, 2)).toEqual(['113', '116 117']);
    expect(replies.every((reply) => reply.locale === locale)).toBe(true);
    // What was heard is remembered, so that the numbers stay in view; unless the hearing itself is what failed.
    expect(session.memory.acuteLevel).toBe('acute' in failure ? null : 'crisis');
  });

  test('any other message gets an answer, and no error comes out', () => {
    const conversation = createConversation(fakePorts(failure));
    const { replies } = conversation.takeTurn(conversation.start({}), { text: 'hei' }, now);
    expect(replies.length).toBeGreaterThan(0);
    expect(replies.every(({ text }) => text.length > 0)).toBe(true);
  });

  test('the greeting still carries the numbers', () => {
    const conversation = createConversation(fakePorts(failure));
    const { replies } = conversation.greet(conversation.start({}), now);
    expect(numbersIn(replies)).toEqual(expect.arrayContaining(['113', '116 117', '116 123']));
  });
});

test('the last resort is for messages that fail, not for all', () => {
  const conversation = createConversation(fakePorts());
  const { replies, failure } = conversation.takeTurn(conversation.start({}), { text: 'hei' }, now);
  expect(failure).toBeNull();
  expect(replies.map(({ key }) => key)).toEqual(['unclear.once']);
});

test('two misunderstandings lead to a person, with numbers to call', () => {
  const { conversation } = core;
  const first = conversation.takeTurn(conversation.start({ municipality: 'senja' }), { text: 'qwxz zxwq' }, now);
  expect(first.replies.map(({ key }) => key)).toEqual(['unclear.once']);
  const second = conversation.takeTurn(first.session, { text: 'zzxq qqwx' }, now);
  expect(second.replies.map(({ key }) => key)).toEqual(['unclear.again', 'person']);
  expect(numbersIn(second.replies)).toEqual(['96 63 45 47', '46 92 00 42', '116 123', '22 40 00 40']);
});
