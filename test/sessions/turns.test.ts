import { describe, expect, test } from '@jest/globals';
import { createTurnQueue } from '../../src/sessions/turns.ts';

const later = (milliseconds = 1) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('turns', () => {
  test('of one conversation come one after the other, in the order they were handed in', async () => {
    const turns = createTurnQueue();
    const events: string[] = [];
    const take = (name: string, milliseconds: number) =>
      turns.run('a', async () => {
        events.push(`${name} begins`);
        await later(milliseconds);
        events.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([take('1', 5), take('2', 1), take('3', 0)])).toEqual(['1', '2', '3']);
    expect(events).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
  });

  test('of other conversations do not wait', async () => {
    const turns = createTurnQueue();
    let release = () => {};
    const stuck = turns.run(
      'a',
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    expect(await turns.run('b', async () => 'done')).toBe('done');
    release();
    await stuck;
  });

  test('go on after one that failed, whose error goes to the one who handed it in', async () => {
    const turns = createTurnQueue();
    const failing = turns.run('a', async () => {
      throw new Error('failed');
    });
    const next = turns.run('a', async () => 'next');
    await expect(failing).rejects.toThrow('failed');
    expect(await next).toBe('next');
  });
});
