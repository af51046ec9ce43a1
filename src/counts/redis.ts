/**
 * Counts in Redis, for several servers: one hash, the same keys as in the file. They last as long as that Redis keeps
 * its data.
 */
import type { Counts } from '../conversation/ports.ts';
import { inTime } from '../redis/connection.ts';
import { keyOf, type Tally, tallySchema } from './tally.ts';

/** The commands that are used: a client of `@redis/client`, or a fake. */
export interface RedisHash {
  hIncrBy(key: string, field: string, increment: number): Promise<number>;
  hGetAll(key: string): Promise<Record<string, string>>;
}

/** The name of the hash. */
export const COUNTS_KEY = 'hjelpefinner:counts';

/** Counts in the hash. Rejects when Redis fails. */
export function createRedisCounts(redis: Pick<RedisHash, 'hIncrBy'>): Counts {
  return {
    async add(counted, now) {
      await inTime(redis.hIncrBy(COUNTS_KEY, keyOf(counted, now), 1));
    },
  };
}

/** All counts in the hash. Rejects when Redis fails or the hash holds something else. */
export async function readRedisCounts(redis: Pick<RedisHash, 'hGetAll'>): Promise<Tally> {
  const fields = await inTime(redis.hGetAll(COUNTS_KEY));
  const parsed = tallySchema.safeParse(
    Object.fromEntries(Object.entries(fields).map(([key, number]) => [key, Number(number)])),
  );
  if (parsed.success) return parsed.data;
  throw new Error(
    `REDIS_URL: ${parsed.error.issues.length} fields of the hash ${COUNTS_KEY} are no counts: remove them with HDEL`,
  );
}
