import { describe, expect, test } from '@jest/globals';
import { type ActivitySet, ConversationLog, type LogLimits } from '../../src/channels/directline/log.ts';

function follower() {
  const sets: ActivitySet[] = [];
  const state = { ended: false };
  return {
    sets,
    state,
    receive: (set: ActivitySet) => sets.push(set),
    ended: () => {
      state.ended = true;
    },
    said: () => sets.flatMap(({ activities }) => activities.map(({ text }) => text)),
  };
}

function logWith(count: number, limits?: LogLimits): ConversationLog {
  const log = new ConversationLog(0, limits);
  for (let n = 0; n < count; n++) log.append({ id: `${n}`, text: `${n}` });
  return log;
}

describe('the log of a conversation', () => {
  test('gives what there is from a watermark on, and where the next begins', () => {
    const log = logWith(3);
    expect(log.since(0)).toMatchObject({ activities: [{ text: '0' }, { text: '1' }, { text: '2' }], watermark: '3' });
    expect(log.since(2)).toMatchObject({ activities: [{ text: '2' }], watermark: '3' });
    expect(log.since(3)).toEqual({ activities: [], watermark: '3' });
    expect(log.since(99)).toEqual({ activities: [], watermark: '3' });
  });

  test('hands over from what was said to what is said without a gap or a repeat, from every watermark', () => {
    for (let from = 0; from <= 4; from++) {
      const log = logWith(4);
      const client = follower();
      log.follow(from, client);
      log.append({ text: '4' });
      expect(client.said()).toEqual(['0', '1', '2', '3', '4'].slice(from));
      expect(client.sets.map(({ watermark }) => Number(watermark))).toEqual([1, 2, 3, 4, 5].slice(from));
    }
  });

  test('sends nothing to who has stopped following', () => {
    const log = logWith(0);
    const client = follower();
    const stop = log.follow(0, client);
    log.append({ text: 'a' });
    stop();
    log.append({ text: 'b' });
    expect(client.said()).toEqual(['a']);
  });

  test('keeps the last ones when there are too many, and their numbers', () => {
    const log = logWith(10, { activities: 3, characters: 1000 });
    expect(log.since(0)).toMatchObject({ activities: [{ text: '7' }, { text: '8' }, { text: '9' }], watermark: '10' });
    expect(log.since(9)).toMatchObject({ activities: [{ text: '9' }], watermark: '10' });
    expect(log.has('6')).toBe(false);
    expect(log.has('7')).toBe(true);
  });

  test('keeps as many of the last ones as there is room for', () => {
    const log = logWith(0, { activities: 100, characters: 200 });
    const client = follower();
    log.follow(0, client);
    for (const text of ['a', 'b', 'c']) log.append({ text: text.repeat(80) });
    expect(log.since(0)).toMatchObject({
      activities: [{ text: 'b'.repeat(80) }, { text: 'c'.repeat(80) }],
      watermark: '3',
    });
    log.append({ text: 'd'.repeat(1000) });
    expect(log.since(0)).toEqual({ activities: [], watermark: '4' });
    log.append({ text: 'e' });
    expect(log.since(0)).toMatchObject({ activities: [{ text: 'e' }], watermark: '5' });
    expect(client.said().map((text) => text?.[0])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('forgets when it is told to, and goes on with the numbers', () => {
    const log = logWith(3);
    log.erase();
    expect(log.since(0)).toEqual({ activities: [], watermark: '3' });
    log.append({ text: 'ny' });
    expect(log.since(3)).toMatchObject({ activities: [{ text: 'ny' }], watermark: '4' });
  });

  test('lets its followers go at the end', () => {
    const log = logWith(1);
    const client = follower();
    log.follow(0, client);
    log.end();
    log.append({ text: 'for sent' });
    expect(client.state.ended).toBe(true);
    expect(client.said()).toEqual(['0']);
  });

  test('knows whether anything has reached a client', () => {
    const log = logWith(1);
    expect(log.delivered).toBe(false);
    log.since(1);
    expect(log.delivered).toBe(false);
    log.since(0);
    expect(log.delivered).toBe(true);
  });
});
