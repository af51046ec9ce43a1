/**
 * Opens the store that the settings ask for: Redis when REDIS_URL is set, else the memory of this process.
 */
import type { Clock, SessionStore } from '../conversation/ports.ts';
import { createMemorySessions } from './memory.ts';
import { connectRedis, type Report } from './redis.ts';
import { createTurnQueue, type Turns } from './turns.ts';

/** Where sessions are kept, how turns of one conversation wait for each other, and how to let go of both. */
export interface OpenSessions {
  readonly sessions: SessionStore;
  readonly turns: Turns;
  close(): Promise<void>;
}

/** What of the settings the stores need. */
export interface StoreSettings {
  readonly redisUrl: string | null;
  readonly idleSeconds: number;
  readonly maxConversations: number;
}

/** The stores. Rejects when Redis cannot be reached. */
export async function openSessions(settings: StoreSettings, clock: Clock, report: Report): Promise<OpenSessions> {
  if (settings.redisUrl !== null) return connectRedis(settings.redisUrl, settings.idleSeconds, report);
  const limits = { ttlSeconds: settings.idleSeconds, maxSessions: settings.maxConversations };
  return { sessions: createMemorySessions(limits, clock), turns: createTurnQueue(), close: async () => {} };
}
