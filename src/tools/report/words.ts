/** The Norwegian words of the report. */
import type { Need } from '../../../dialogs/events.ts';
import type { AgeBand, Outcome } from '../../conversation/counted.ts';
import type { Shown } from './hide.ts';

/** The needs, in the order they are shown. */
export const NEEDS: readonly [Need | null, string][] = [
  ['rus', 'Rus'],
  ['psykisk-helse', 'Psykisk helse'],
  ['paarorende', 'Pårørende'],
  ['akutt', 'Akutt'],
  ['bolig', 'Bolig'],
  ['arbeid-aktivitet', 'Arbeid og aktivitet'],
  ['barn-unge', 'Barn og unge'],
  ['eldre', 'Eldre'],
  ['gravid', 'Gravid'],
  ['vold', 'Vold'],
  ['rettigheter-klage', 'Rettigheter og klage'],
  [null, 'Behov ikke sagt'],
];

/** The age bands, in the order they are shown. */
export const AGE_BANDS: readonly [AgeBand | null, string][] = [
  ['under13', 'Under 13'],
  ['13-17', '13–17'],
  ['18-25', '18–25'],
  ['26-66', '26–66'],
  ['67plus', '67 og over'],
  [null, 'Alder ikke sagt'],
];

/** The answers to "Var dette til hjelp?". */
export const ANSWERS: readonly [Exclude<Outcome, 'nothingFitted'>, string][] = [
  ['helped', 'Ja'],
  ['partly', 'Delvis'],
  ['notHelped', 'Nei'],
];

/** A number, or the word for one that is hidden. */
export function shownText(shown: Shown): string {
  if (shown === 'few') return 'færre enn 5';
  return shown === 'hidden' ? 'skjult' : `${shown}`;
}

const MONTH = new Intl.DateTimeFormat('nb-NO', { timeZone: 'UTC', year: 'numeric', month: 'long' });

/** `2026-10` as "oktober 2026". */
export function monthText(month: string): string {
  return MONTH.format(new Date(`${month}-01T00:00:00Z`));
}

/** The name of a place: of a municipality in the catalogue, its slug when it has left it, or that none was said. */
export function placeText(municipality: string | null, names: ReadonlyMap<string, string>): string {
  if (municipality === null) return 'Kommune ikke sagt';
  return municipality === 'elsewhere' ? 'Andre kommuner' : (names.get(municipality) ?? municipality);
}
