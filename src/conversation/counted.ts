/**
 * What is counted when a person says whether an answer helped, or when nothing fitted: facts in coarse bands, never a
 * word, an id or a time of day.
 */
import type { AgeSpan, Facts, Memory, Need, Role, Says } from '../../dialogs/events.ts';

/** The ages are counted in the bands of the buttons. The first age of each; a band ends where the next begins. */
const BANDS = [
  ['under13', 0],
  ['13-17', 13],
  ['18-25', 18],
  ['26-66', 26],
  ['67plus', 67],
] as const;

/** How an answer turned out. */
export type Outcome = 'helped' | 'partly' | 'notHelped' | 'nothingFitted';

/** The age of the one the help is for. */
export type AgeBand = (typeof BANDS)[number][0];

/** One thing to count. */
export interface Counted {
  readonly outcome: Outcome;
  /** Null when the person had not said what it is about. */
  readonly need: Need | null;
  /** Null when the age is unknown, or what is known of it spans several bands ("voksen"). */
  readonly ageBand: AgeBand | null;
  /** Slug, `elsewhere` outside the catalogue, or null when the person had not said where. */
  readonly municipality: string | null;
  readonly role: Role;
}

/** The needs that name what it is about by themselves; the others ("bolig", "eldre") make these finer. */
const MAIN_NEEDS: readonly Need[] = ['rus', 'psykisk-helse', 'paarorende'];

/** What to count for a person with these facts. One need is kept, the first main one, so that few fall in each cell. */
export function countedOf(outcome: Outcome, facts: Facts, role: Role): Counted {
  const { needs, municipality } = facts;
  const need = needs.find((one) => MAIN_NEEDS.includes(one)) ?? needs[0] ?? null;
  return { outcome, need, ageBand: ageBandOf(facts), municipality, role };
}

/** What the bot says when it is told how an answer turned out, or when it has nothing (more) that fits. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'verdict.yes': 'helped',
  'verdict.partly': 'partly',
  'verdict.no': 'notHelped',
  'wish.didNotFit': 'notHelped',
  'noWish.didNotFit': 'nothingFitted',
  'services.none': 'nothingFitted',
};

/** What a turn in which the bot said this is counted as; null when it is not. */
export function countedIn(says: readonly Says[], { facts, role }: Memory): Counted | null {
  const outcome = says.map(({ key }) => OUTCOMES[key]).find((one) => one !== undefined);
  return outcome === undefined ? null : countedOf(outcome, facts, role);
}

function ageBandOf({ age, ageSpan }: Facts): AgeBand | null {
  const { from, to }: AgeSpan = age !== null ? { from: age, to: age } : (ageSpan ?? { from: null, to: null });
  const first = bandAt(from ?? 0);
  return first === bandAt(to ?? Number.POSITIVE_INFINITY) ? first : null;
}

function bandAt(age: number): AgeBand {
  return BANDS.filter(([, from]) => age >= from).at(-1)?.[0] ?? 'under13';
}
