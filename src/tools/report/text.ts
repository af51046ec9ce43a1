/** The report for a person to read. */
import { ENOUGH, type Shown } from './hide.ts';
import type { Period, Place } from './places.ts';
import { AGE_BANDS, ANSWERS, monthText, NEEDS, placeText, shownText } from './words.ts';

/** The report as plain text. `names` are those of the municipalities, by slug. */
export function reportText(places: readonly Place[], period: Period, names: ReadonlyMap<string, string>): string {
  if (places.length === 0) return `${heading(period)}\n\nIngenting er talt.\n`;
  const parts = places.map((place) => placeSection(place, placeText(place.municipality, names)));
  return `${[heading(period), ...parts, EXPLAINED].join('\n\n')}\n`;
}

const EXPLAINED = `Tallene er svar, ikke personer. «færre enn ${ENOUGH}» er 1–${ENOUGH - 1}. «skjult» er et tall som ellers ville røpet et så lite tall.`;

function heading({ from, to }: Period): string {
  const time = [
    ...(from === null ? [] : [`fra og med ${monthText(from)}`]),
    ...(to === null ? [] : [`til og med ${monthText(to)}`]),
  ];
  return `Hjelpefinner: hva folk fant, og hva som mangler, ${time.length === 0 ? 'alle måneder' : time.join(' ')}`;
}

function placeSection({ answers, missing }: Place, name: string): string {
  const helped = ANSWERS.map(([answer, label]) => [label, shownText(answers[answer])]);
  return [
    name,
    '',
    'Var svaret til hjelp?',
    ...aligned(helped),
    '',
    ...(missing.total === 0 ? ['Det fantes alltid noe som passet.'] : ['Ingenting passet:', ...missingTable(missing)]),
  ].join('\n');
}

/** Needs down, ages across, totals at the ends. A need or an age in which nothing was missing is left out. */
function missingTable({ cells, rowTotals, columnTotals, total }: Place['missing']): string[] {
  const columns = AGE_BANDS.map(([, label], at) => ({ label, at })).filter(({ at }) => columnTotals[at] !== 0);
  const rows = NEEDS.map(([, label], at) => ({ label, at })).filter(({ at }) => rowTotals[at] !== 0);
  const line = (label: string, numbers: readonly Shown[], sum: Shown): string[] => [
    label,
    ...columns.map(({ at }) => shownText(numbers[at]!)),
    shownText(sum),
  ];
  return aligned([
    ['', ...columns.map(({ label }) => label), 'I alt'],
    ...rows.map(({ label, at }) => line(label, cells[at]!, rowTotals[at]!)),
    line('I alt', columnTotals, total),
  ]);
}

/** Rows with the first cell to the left and the others to the right, under each other. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map(
    (row) =>
      `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')}`,
  );
}
