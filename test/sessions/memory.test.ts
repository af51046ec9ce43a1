import { describe, expect, test } from '@jest/globals';
import { createMemorySessions } from '../../src/sessions/memory.ts';

function clockAt(start: number) {
  let now = start;
  return {
    now: () => new Date(now),
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe('sessions in memory', () => {
  test('are found again, replaced and removed', async () => {
    const store = createMemorySessions({ ttlSeconds: 60, maxSessions: 10 }, clockAt(0));
    expect(await store.load('a')).toBeNull();
    await store.save('a', '1');
    await store.save('b', '2');
    await store.save('a', '3');
    expect([await store.load('a'), await store.load('b')]).toEqual(['3', '2']);
    await store.remove('a');
    await store.remove('never there');
    expect([await store.load('a'), store.size]).toEqual([null, 1]);
  });

  test('are forgotten when their time is over; saving begins it anew, loading does not', async () => {
    const clock = clockAt(0);
    const store = createMemorySessions({ ttlSeconds: 60, maxSessions: 10 }, clock);
    await store.save('saved again', '1');
    await store.save('only loaded', '1');
    clock.pass(50);
    await store.save('saved again', '2');
    expect(await store.load('only loaded')).toBe('1');
    clock.pass(10);
    expect([await store.load('saved again'), await store.load('only loaded'), store.size]).toEqual(['2', null, 1]);
    clock.pass(50);
    expect(store.size).toBe(0);
  });

  test('never become more than allowed: the one saved longest ago goes', async () => {
    const store = createMemorySessions({ ttlSeconds: 60, maxSessions: 2 }, clockAt(0));
    await store.save('a', '1');
    await store.save('b', '1');
    await store.save('a', '2');
    await store.save('c', '1');
    expect([await store.load('a'), await store.load('b'), await store.load('c')]).toEqual(['2', null, '1']);
  });
});
