/**
 * Numbers by what was counted. A count is nothing but month, municipality, need, age band, role and outcome, and how
 * many: two answers that are alike cannot be told apart, nor which of them came first.
 */
import { z } from 'zod';
import type { Role } from '../../dialogs/events.ts';
import type { AgeBand, Counted, Outcome } from '../conversation/counted.ts';

/** How many, by key. Keys are those of `keyOf`. */
export type Tally = Map<string, number>;

/** One count, as it is read. */
export interface Count extends Counted {
  /** `2026-11`, in Norwegian time. */
  readonly month: string;
  readonly number: number;
}

/** Stands for what is not known. A slug never is a dash alone. */
const UNKNOWN = '-';

const KEY =
  /^\d{4}-(0[1-9]|1[0-2])\/(-|[a-z0-9]+(-[a-z0-9]+)*)\/(-|[a-z-]+)\/(-|under13|13-17|18-25|26-66|67plus)\/(resident|employee)\/(helped|partly|notHelped|nothingFitted)$/;

/** Numbers by key, as they come from a file or from Redis. */
export const tallySchema = z
  .record(z.string().regex(KEY), z.number().int().positive())
  .transform((numbers): Tally => new Map(Object.entries(numbers)));

const MONTH = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', year: 'numeric', month: '2-digit' });

/** The key of `counted` in the month of `now`: `2026-11/senja/rus/13-17/resident/nothingFitted`. */
export function keyOf({ municipality, need, ageBand, role, outcome }: Counted, now: Date): string {
  return [MONTH.format(now), municipality ?? UNKNOWN, need ?? UNKNOWN, ageBand ?? UNKNOWN, role, outcome].join('/');
}

/** Adds `number` to what `tally` has under `key`. */
export function increase(tally: Tally, key: string, number: number): void {
  tally.set(key, (tally.get(key) ?? 0) + number);
}

/** What the keys say. */
export function countsIn(tally: Tally): Count[] {
  return [...tally].map(([key, number]) => {
    const [month, municipality, need, ageBand, role, outcome] = key
      .split('/')
      .map((part) => (part === UNKNOWN ? null : part));
    return {
      month: month as string,
      municipality: municipality as string | null,
      need: need as Counted['need'],
      ageBand: ageBand as AgeBand | null,
      role: role as Role,
      outcome: outcome as Outcome,
      number,
    };
  });
}
