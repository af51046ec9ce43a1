/**
 * The features of a message for the statistical reader: its words, pieces of words and pairs, and what the readers of
 * concepts and people found, each hashed to a number. The same text always gives the same numbers.
 */
import type { Facts } from '../../../dialogs/events.ts';

/** Numbers of features are below 2 to the power of this. */
export const FEATURE_BITS = 16;
const MASK = 2 ** FEATURE_BITS - 1;
const PIECES = [3, 4];
/** Letters of a word that count as its stem in a pair. */
const STEM = 5;
const WORDS = /\p{L}+|\d+|[?!.]/gu;

/** The number of a feature. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x7feb352d);
  return (h ^ (h >>> 13)) & MASK;
}

/** What the rules read from the same message. */
export interface ReadByRules {
  readonly facts: Pick<Facts, 'needs' | 'concepts' | 'audience' | 'relation' | 'age'>;
  readonly terms: readonly string[];
}

/** The numbers of all features, each once. */
export function featuresOf(text: string, { facts, terms }: ReadByRules): Int32Array {
  const found = new Set<number>();
  const add = (kind: string, what: string) => found.add(hash(`${kind}${what}`));
  const words = (text.toLowerCase().match(WORDS) ?? []).map((word) => (/\d/.test(word) ? '0' : word));
  words.forEach((word, at) => {
    add('word ', word);
    const marked = `_${word}_`;
    for (const size of PIECES)
      for (let from = 0; from + size <= marked.length; from += 1) add('piece ', marked.slice(from, from + size));
    const next = words[at + 1];
    if (next !== undefined) add('pair ', `${word.slice(0, STEM)} ${next.slice(0, STEM)}`);
  });
  for (const term of terms) add('term ', term);
  for (const concept of facts.concepts) add('concept ', concept);
  for (const need of facts.needs) add('need ', need);
  add('audience ', String(facts.audience));
  add('relation ', String(facts.relation));
  add('age ', String(facts.age !== null));
  if (facts.concepts.length === 0) add('no ', 'concept');
  return Int32Array.from(found);
}
