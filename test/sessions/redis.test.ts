import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from '@redis/client';
import { openCounts } from '../../src/counts/open.ts';
import { COUNTS_KEY, readRedisCounts } from '../../src/counts/redis.ts';
import { keyOf } from '../../src/counts/tally.ts';
import { connectRedis } from '../../src/redis/connection.ts';
import { openSessions } from '../../src/sessions/open.ts';
import { createRedisSessions, createRedisTurns, type RedisCommands } from '../../src/sessions/redis.ts';
import { counted, NOVEMBER } from '../counts/fixture.ts';

const PROGRAM = '/usr/bin/redis-server';
const MISSING = `${PROGRAM} is not there: install the Debian package redis-server to test sessions in Redis`;
const INSTALLED = existsSync(PROGRAM);
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

if (!INSTALLED) {
  test('Redis is there to be tested', () => {
    if (process.env.CI === 'true') throw new Error(MISSING);
    console.warn(`skipped: ${MISSING}`);
  });
}

(INSTALLED ? describe : describe.skip)('Redis', () => {
  let url: string;
  let server: ChildProcess;
  let client: Awaited<ReturnType<typeof connect>>;
  const reports: string[] = [];
  const report = (step: string) => reports.push(step);

  const connect = () =>
    createClient({ url, disableOfflineQueue: true })
      .on('error', () => {})
      .connect();

  beforeAll(async () => {
    const port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    server = spawn(PROGRAM, options, { stdio: 'ignore', cwd: '/tmp' });
    for (let tries = 0; ; tries++) {
      try {
        client = await connect();
        return;
      } catch (error) {
        if (tries === 100) throw error;
        await later(50);
      }
    }
  }, 15_000);
  afterEach(() => {
    reports.length = 0;
  });
  afterAll(async () => {
    await client?.close();
    server?.kill();
  });

  test('keeps sessions for their time, under keys that tell nothing', async () => {
    const store = createRedisSessions(client, 1);
    expect(await store.load('msteams/kari')).toBeNull();
    await store.save('msteams/kari', '{"messages":1}');
    expect(await store.load('msteams/kari')).toBe('{"messages":1}');
    const keys = await client.keys('*');
    expect(keys).toEqual([expect.stringMatching(/^hjelpefinner:session:[\w-]{43}$/)]);
    await store.save('msteams/kari', '{"messages":2}');
    expect(await client.pTTL(keys[0] as string)).toBeGreaterThan(900);
    await later(1100);
    expect(await store.load('msteams/kari')).toBeNull();
    await store.save('msteams/kari', '{"messages":3}');
    await store.remove('msteams/kari');
    expect(await client.dbSize()).toBe(0);
  });

  test('lets turns of two processes in one conversation run one at a time, and loses none', async () => {
    const other = await connect();
    const store = createRedisSessions(client, 60);
    const processes = [createRedisTurns(client, report), createRedisTurns(other, report)];
    let running = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        processes[n % 2]?.run('count', async () => {
          expect(++running).toBe(1);
          const count = Number((await store.load('count')) ?? '0');
          await later(2);
          await store.save('count', `${count + 1}`);
          running--;
        }),
      ),
    );
    expect(await store.load('count')).toBe('20');
    expect(reports).toEqual([]);
    await store.remove('count');
    expect(await client.dbSize()).toBe(0);
    await other.close();
  });

  test('gives a lock back also when the turn fails', async () => {
    const turns = createRedisTurns(client, report);
    await expect(turns.run('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await client.dbSize()).toBe(0);
  });

  test('does not take away the lock of another process when its own has run out', async () => {
    const slow = createRedisTurns(client, report, { holdMs: 30, waitMs: 1000 });
    const quick = createRedisTurns(client, report, { holdMs: 5000, waitMs: 1000 });
    let release = () => {};
    const first = slow.run('a', () => later(80) as Promise<void>);
    await later(40);
    const second = quick.run(
      'a',
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    await first;
    await later(20);
    expect(await client.dbSize()).toBe(1);
    release();
    await second;
    expect(await client.dbSize()).toBe(0);
  });

  test('answers all the same when the lock of a dead process is in the way, and reports it', async () => {
    const dead = createRedisTurns(client, report, { holdMs: 5000, waitMs: 100 });
    let release = () => {};
    const stuck = dead.run(
      'a',
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    await later(20);
    const turns = createRedisTurns(client, report, { holdMs: 5000, waitMs: 60 });
    expect(await turns.run('a', async () => 'answered')).toBe('answered');
    expect(reports).toEqual(['wait for the lock of a turn']);
    release();
    await stuck;
  });

  test('is reached by its address, and closed', async () => {
    const connection = await connectRedis(url, report);
    const ports = { redis: connection.client, clock: { now: () => new Date(0) }, report };
    const { sessions, turns } = openSessions({ idleSeconds: 60, maxConversations: 1 }, ports);
    await turns.run('a', () => sessions.save('a', '1'));
    expect(await client.keys('*')).toHaveLength(1);
    expect(await sessions.load('a')).toBe('1');
    await sessions.remove('a');
    const { counts } = await openCounts(
      { countsFile: null },
      { redis: connection.client, later: () => () => {}, report },
    );
    for (const _ of [1, 2]) await counts.add(counted(), NOVEMBER);
    expect([...(await readRedisCounts(connection.client))]).toEqual([[keyOf(counted(), NOVEMBER), 2]]);
    await client.del(COUNTS_KEY);
    await connection.close();
    expect(reports).toEqual([]);
  });
});

describe('without Redis', () => {
  test('the start fails with the mend, without the password', async () => {
    const failing = connectRedis(`redis://user:hemmelig@127.0.0.1:${await freePort()}`, () => {});
    const message = await failing.then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message).toMatch(/^REDIS_URL: nobody answers at 127\.0\.0\.1:\d+: start Redis there/);
    expect(message).not.toContain('hemmelig');
  });

  test('a turn is taken all the same', async () => {
    const away = () => Promise.reject(new Error('away'));
    const redis: RedisCommands = { get: away, set: away, del: away, eval: away };
    const reports: string[] = [];
    const turns = createRedisTurns(redis, (step) => reports.push(step));
    expect(await turns.run('a', async () => 'answered')).toBe('answered');
    expect(reports).toEqual(['take the lock of a turn']);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
