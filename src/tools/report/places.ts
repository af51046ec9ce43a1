/** The counts of each municipality, small numbers hidden. */
import type { Outcome } from '../../conversation/counted.ts';
import type { Count } from '../../counts/tally.ts';
import { hideOne, hideSmall, type Shown, type ShownTable } from './hide.ts';
import { AGE_BANDS, NEEDS } from './words.ts';

/** Months to count, both included; null is open. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** What is shown of one municipality. */
export interface Place {
  /** Slug, `elsewhere`, or null for those who did not say. */
  readonly municipality: string | null;
  readonly answers: Readonly<Record<Exclude<Outcome, 'nothingFitted'>, Shown>>;
  /** How often nothing fitted: a row for each of NEEDS and a column for each of AGE_BANDS. */
  readonly missing: ShownTable;
}

/** The counts within `period`. */
export function within(counts: readonly Count[], { from, to }: Period): Count[] {
  return counts.filter(({ month }) => (from === null || month >= from) && (to === null || month <= to));
}

/** Each municipality that something was counted for, by slug; elsewhere and unsaid last. */
export function placesIn(counts: readonly Count[]): Place[] {
  return [...Map.groupBy(counts, ({ municipality }) => municipality)]
    .sort(([a], [b]) => placeOrder(a).localeCompare(placeOrder(b)))
    .map(([municipality, own]) => ({
      municipality,
      answers: {
        helped: hideOne(total(own, { outcome: 'helped' })),
        partly: hideOne(total(own, { outcome: 'partly' })),
        notHelped: hideOne(total(own, { outcome: 'notHelped' })),
      },
      missing: hideSmall(
        NEEDS.map(([need]) => AGE_BANDS.map(([ageBand]) => total(own, { outcome: 'nothingFitted', need, ageBand }))),
      ),
    }));
}

const placeOrder = (municipality: string | null): string =>
  municipality === null ? '2' : municipality === 'elsewhere' ? '1' : `0${municipality}`;

/** The sum of the counts that agree with `like`. */
function total(counts: readonly Count[], like: Partial<Count>): number {
  const keys = Object.keys(like) as (keyof Count)[];
  return counts
    .filter((count) => keys.every((key) => count[key] === like[key]))
    .reduce((sum, { number }) => sum + number, 0);
}
