/** The report for a program to read. */
import type { Shown } from './hide.ts';
import type { Period, Place } from './places.ts';
import { AGE_BANDS, NEEDS } from './words.ts';

/** The report as JSON; a hidden number is null, and what was not said is `unknown`. The same counts give the same text. */
export function reportJson(places: readonly Place[], period: Period): string {
  const municipalities = places.map(({ municipality, answers, missing }) => ({
    municipality,
    helped: numberOf(answers.helped),
    partly: numberOf(answers.partly),
    notHelped: numberOf(answers.notHelped),
    nothingFitted: {
      total: numberOf(missing.total),
      byAge: byAge(missing.columnTotals),
      byNeed: Object.fromEntries(
        NEEDS.map(([need], at) => [
          need ?? 'unknown',
          { total: numberOf(missing.rowTotals[at]!), byAge: byAge(missing.cells[at]!) },
        ]),
      ),
    },
  }));
  return `${JSON.stringify({ ...period, municipalities }, null, 2)}\n`;
}

const byAge = (numbers: readonly Shown[]) =>
  Object.fromEntries(AGE_BANDS.map(([band], at) => [band ?? 'unknown', numberOf(numbers[at]!)]));

const numberOf = (shown: Shown): number | null => (typeof shown === 'number' ? shown : null);
