/**
 * A prepared index over the services of one municipality and those offered everywhere: how well the words and
 * concepts of a message fit each. BM25 (Robertson and Zaragoza 2009) over all words of a service, the nearest
 * examples by cosine, the concepts they share, and the likelihood of the words.
 */
import { createLikelihood } from './likelihood.ts';
import type { Profile, Weights } from './profile.ts';

const K1 = 1.2;
const B = 0.5;

/** How well a service fits, part by part. Each part is 0 to 1. */
export interface Fit {
  readonly words: number;
  readonly examples: number;
  readonly concepts: number;
  readonly likelihood: number;
  /** True when the message names the service. */
  readonly named: boolean;
}

/** Fits of all services of the index. */
export interface ServiceIndex {
  readonly profiles: readonly Profile[];
  fit(terms: readonly string[], concepts: readonly string[]): Fit[];
  /** Whether any service or example has the word. */
  knows(term: string): boolean;
}

interface Posting {
  readonly at: number;
  readonly weight: number;
}

function rarity(count: number, of: number): number {
  return Math.log(1 + (of - count + 0.5) / (count + 0.5));
}

function postingsOf(lists: readonly Weights[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>();
  lists.forEach((weights, at) => {
    for (const [key, weight] of weights) {
      const list = postings.get(key);
      if (list) list.push({ at, weight });
      else postings.set(key, [{ at, weight }]);
    }
  });
  return postings;
}

const sum = (weights: Iterable<number>) => {
  let total = 0;
  for (const weight of weights) total += weight;
  return total;
};

/** Prepares the index. */
export function createServiceIndex(profiles: readonly Profile[]): ServiceIndex {
  const count = profiles.length;
  const terms = postingsOf(profiles.map((profile) => profile.terms));
  const lengths = profiles.map((profile) => sum(profile.terms.values()));
  const average = sum(lengths) / Math.max(1, count);
  const concepts = postingsOf(profiles.map((profile) => profile.concepts));

  const examples = profiles.flatMap((profile, at) => profile.examples.map((weights) => ({ at, weights })));
  const exampleTerms = postingsOf(examples.map(({ weights }) => weights));
  const exampleRarity = new Map([...exampleTerms].map(([key, list]) => [key, rarity(list.length, examples.length)]));
  const exampleLengths = examples.map(({ weights }) =>
    Math.sqrt(sum([...weights.keys()].map((key) => (exampleRarity.get(key) ?? 0) ** 2))),
  );

  const likelihoodOf = createLikelihood(profiles);

  return {
    profiles,
    knows: (term) => terms.has(term),
    fit(words, heard) {
      const byWords = new Array<number>(count).fill(0);
      let most = 0;
      for (const word of new Set(words)) {
        const list = terms.get(word);
        if (!list) {
          most += rarity(0, count) * 0.25;
          continue;
        }
        const rare = rarity(list.length, count);
        most += rare;
        for (const { at, weight } of list) {
          const length = 1 - B + (B * (lengths[at] ?? 0)) / average;
          byWords[at] = (byWords[at] ?? 0) + (rare * weight * (K1 + 1)) / (weight + K1 * length) / (K1 + 1);
        }
      }

      const byConcepts = new Array<number>(count).fill(0);
      let mostConcepts = 0;
      for (const concept of new Set(heard)) {
        const list = concepts.get(concept);
        if (!list) continue;
        const rare = rarity(list.length, count) + 0.2;
        mostConcepts += rare;
        for (const { at, weight } of list) {
          byConcepts[at] = (byConcepts[at] ?? 0) + (rare * weight) / (weight + 1);
        }
      }

      const similar = new Array<number>(examples.length).fill(0);
      let queryLength = 0;
      for (const key of new Set([...words, ...heard.map((concept) => `#${concept}`)])) {
        const rare = exampleRarity.get(key) ?? rarity(0, Math.max(1, examples.length)) * 0.5;
        queryLength += rare ** 2;
        for (const { at } of exampleTerms.get(key) ?? []) similar[at] = (similar[at] ?? 0) + rare ** 2;
      }
      const best = new Array<number>(count).fill(0);
      const second = new Array<number>(count).fill(0);
      similar.forEach((dot, index) => {
        if (dot === 0) return;
        const cosine = dot / (Math.sqrt(queryLength) * (exampleLengths[index] || 1));
        const at = examples[index]!.at;
        if (cosine > best[at]!) {
          second[at] = best[at]!;
          best[at] = cosine;
        } else if (cosine > second[at]!) second[at] = cosine;
      });

      const likelihood = likelihoodOf(words, heard);
      const said = new Set(words);
      return profiles.map((profile, at) => ({
        words: most > 0 ? byWords[at]! / most : 0,
        concepts: mostConcepts > 0 ? byConcepts[at]! / mostConcepts : 0,
        likelihood: likelihood[at]!,
        examples: (best[at]! + 0.5 * second[at]!) / 1.5,
        named: profile.names.some((name) => name.length > 0 && name.every((term) => said.has(term))),
      }));
    },
  };
}
