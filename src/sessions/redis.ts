/**
 * Sessions in Redis: they outlive a restart, and several processes can share the conversations of one channel.
 * Keys are hashes, so that nobody who reads the database learns which account a session belongs to. A session holds
 * facts and never a word the person wrote; run Redis without persistence (`--save "" --appendonly no`) all the same.
 */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SessionStore } from '../conversation/ports.ts';
import { inTime, type Report } from '../redis/connection.ts';
import { createTurnQueue, type Turns } from './turns.ts';

/** The commands that are used: the client of `redis` or `@redis/client`, or a fake. */
export interface RedisCommands {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, options: { PX: number; NX?: true }): Promise<string | null>;
  del(key: string): Promise<number>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** How the lock behaves, in milliseconds. */
export interface LockTimes {
  /** The lock of a process that died opens after so long. Many times what a turn takes (a few milliseconds). */
  readonly holdMs: number;
  /** The turn is run without the lock when it could not be had for so long. */
  readonly waitMs: number;
}

const LOCK: LockTimes = { holdMs: 10_000, waitMs: 3000 };
const RETRY_MS = 25;

/** Deletes the lock only if it is still ours: it may have run out and been taken by another process. */
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** Sessions under `hjelpefinner:session:<hash>`, each forgotten `ttlSeconds` after its last save. Rejects when Redis fails. */
export function createRedisSessions(redis: RedisCommands, ttlSeconds: number): SessionStore {
  return {
    load: (id) => inTime(redis.get(key('session', id))),
    async save(id, session) {
      await inTime(redis.set(key('session', id), session, { PX: ttlSeconds * 1000 }));
    },
    async remove(id) {
      await inTime(redis.del(key('session', id)));
    },
  };
}

/**
 * Turns across processes: a lock in Redis (SET NX PX with a token of our own), and a queue in front of it so that this
 * process does not compete with itself. Without Redis, or when the lock cannot be had in time, the turn is run all the
 * same and `report` is told: a lost fact can be asked for again, a person without an answer cannot be helped.
 */
export function createRedisTurns(redis: RedisCommands, report: Report, times: LockTimes = LOCK): Turns {
  const queue = createTurnQueue();
  return {
    run: (conversation, work) =>
      queue.run(conversation, async () => {
        const lock = key('turn', conversation);
        const token = randomUUID();
        const held = await acquire(redis, lock, token, times, report);
        try {
          return await work();
        } finally {
          if (held) {
            await inTime(redis.eval(RELEASE, { keys: [lock], arguments: [token] })).catch((error) =>
              report('release the lock of a turn', error),
            );
          }
        }
      }),
  };
}

async function acquire(redis: RedisCommands, lock: string, token: string, times: LockTimes, report: Report) {
  try {
    for (let waited = 0; waited <= times.waitMs; waited += RETRY_MS) {
      if ((await inTime(redis.set(lock, token, { NX: true, PX: times.holdMs }))) !== null) return true;
      await pause(RETRY_MS);
    }
    report('wait for the lock of a turn', new Error('held too long'));
  } catch (error) {
    report('take the lock of a turn', error);
  }
  return false;
}

function key(kind: 'session' | 'turn', id: string): string {
  return `hjelpefinner:${kind}:${createHash('sha256').update(id).digest('base64url')}`;
}
