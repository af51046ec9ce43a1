/**
 * How likely each service is to be written about with these words: query likelihood by language models (Ponte and Croft
 * 1998) with Dirichlet smoothing (Zhai and Lafferty 2004), one model a service, over words, pieces of words and
 * concepts. Pieces hear what is misspelt or said in dialect; the models are counts, so that an index is made at once.
 */
import type { Profile, Weights } from './profile.ts';

/** Letters of a piece. Shorter ones are in too many words, longer ones miss more slips. */
const PIECE = 4;
/** How many counts of all services together each model begins with. */
const SMOOTHING = 500;
/** A concept is worth as many pieces of words. */
const CONCEPT = 5;
/** How fast what is less likely falls behind the likeliest. */
const TEMPERATURE = 2;

/** How much a long message is toned down: its words repeat one another. */
const LENGTH = 0.35;
/** From here the likeliest is sure to be written about: below, the words are hardly more its own than any other's. */
const SURE = 2.5;

/** Tells how likely each service is, from 0 to 1; the likeliest is 1 unless the words could be about anything. */
export type Likelihood = (terms: Iterable<string>, concepts: Iterable<string>) => Float64Array;

function* piecesOf(term: string): Generator<string> {
  yield term;
  const text = `_${term}_`;
  for (let at = 0; at + PIECE <= text.length; at += 1) yield text.slice(at, at + PIECE);
}

function countsOf({ terms, concepts }: Profile): Weights {
  const counts = new Map<string, number>();
  const add = (piece: string, weight: number) => counts.set(piece, (counts.get(piece) ?? 0) + weight);
  for (const [term, weight] of terms) for (const piece of piecesOf(term)) add(piece, weight);
  for (const [concept, weight] of concepts) add(`#${concept}`, CONCEPT * weight);
  return counts;
}

interface Posting {
  readonly at: number;
  /** What the piece adds to the logarithm of the likelihood, beside a service that never has it. */
  readonly gain: number;
}

/** Counts the models. */
export function createLikelihood(profiles: readonly Profile[]): Likelihood {
  const counts = profiles.map(countsOf);
  const everywhere = new Map<string, number>();
  for (const own of counts)
    for (const [piece, count] of own) everywhere.set(piece, (everywhere.get(piece) ?? 0) + count);
  const all = [...everywhere.values()].reduce((sum, count) => sum + count, 0);
  const postings = new Map<string, Posting[]>();
  /** What every piece takes away from a service with many words of its own. */
  const lengths = counts.map((own) => {
    const total = [...own.values()].reduce((sum, count) => sum + count, 0);
    return Math.log(SMOOTHING / (total + SMOOTHING));
  });
  counts.forEach((own, at) => {
    for (const [piece, count] of own) {
      const gain = Math.log(1 + (count * all) / (SMOOTHING * everywhere.get(piece)!));
      const list = postings.get(piece);
      if (list) list.push({ at, gain });
      else postings.set(piece, [{ at, gain }]);
    }
  });

  return (terms, concepts) => {
    const logs = new Float64Array(profiles.length);
    let heard = 0;
    const hear = (piece: string, times: number) => {
      const list = postings.get(piece);
      if (list === undefined) return;
      heard += times;
      for (const { at, gain } of list) logs[at]! += times * gain;
    };
    for (const piece of new Set([...terms].flatMap((term) => [...piecesOf(term)]))) hear(piece, 1);
    for (const concept of new Set(concepts)) hear(`#${concept}`, CONCEPT);
    if (heard === 0) return logs;
    const scaled = logs.map((log, at) => (log + heard * lengths[at]!) / heard ** LENGTH);
    const best = scaled.reduce((most, one) => Math.max(most, one), -Infinity);
    const sure = Math.min(1, Math.max(0, best / SURE));
    return scaled.map((one) => sure * Math.exp((one - best) / TEMPERATURE));
  };
}
