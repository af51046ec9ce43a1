/** Counts in the memory of the process: when no place to keep them is set, they end with it and nobody sees them. */
import type { Counts } from '../conversation/ports.ts';
import { increase, keyOf, type Tally } from './tally.ts';

/** Counts, and how many so far. */
export function createMemoryCounts(): Counts & { readonly tally: Tally } {
  const tally: Tally = new Map();
  return {
    tally,
    async add(counted, now) {
      increase(tally, keyOf(counted, now), 1);
    },
  };
}
