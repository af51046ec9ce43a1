/**
 * How often one caller may call. Counted in memory, for one minute, and forgotten.
 */
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../../config.ts';
import { NUMBERS, Problem } from './problem.ts';

/** Counts one use by `key`; rejects with Problem 429 when there were too many in the last minute. */
export type Limit = (key: string) => Promise<void>;

/** The limits of `config.limits`, each with its own count. */
export type Limits = { readonly [Name in keyof Config['limits']]: Limit };

export function createLimits(perMinute: Config['limits']): Limits {
  const limit = (points: number): Limit => {
    const counter = new RateLimiterMemory({ points, duration: 60 });
    return async (key) => {
      await counter.consume(key).catch((refused: RateLimiterRes) => {
        const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        throw new Problem(
          429,
          'TooManyRequests',
          `Too many requests in a short time. Wait and try again. ${NUMBERS}`,
          seconds,
        );
      });
    };
  };
  return { requests: limit(perMinute.requests), starts: limit(perMinute.starts), messages: limit(perMinute.messages) };
}
