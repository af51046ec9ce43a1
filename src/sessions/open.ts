/**
 * The store that the settings ask for: Redis when there is a connection to it, else the memory of this process.
 */
import type { Clock, SessionStore } from '../conversation/ports.ts';
import type { Report } from '../redis/connection.ts';
import { createMemorySessions } from './memory.ts';
import { createRedisSessions, createRedisTurns, type RedisCommands } from './redis.ts';
import { createTurnQueue, type Turns } from './turns.ts';

/** Where sessions are kept, and how turns of one conversation wait for each other. */
export interface OpenSessions {
  readonly sessions: SessionStore;
  readonly turns: Turns;
}

/** What of the settings the stores need. */
export interface StoreSettings {
  readonly idleSeconds: number;
  readonly maxConversations: number;
}

/** What the stores are built on. `redis` is null to keep sessions in memory. */
export interface StorePorts {
  readonly redis: RedisCommands | null;
  readonly clock: Clock;
  readonly report: Report;
}

/** The stores. */
export function openSessions({ idleSeconds, maxConversations }: StoreSettings, ports: StorePorts): OpenSessions {
  const { redis, clock, report } = ports;
  if (redis !== null)
    return { sessions: createRedisSessions(redis, idleSeconds), turns: createRedisTurns(redis, report) };
  const limits = { ttlSeconds: idleSeconds, maxSessions: maxConversations };
  return { sessions: createMemorySessions(limits, clock), turns: createTurnQueue() };
}
