/**
 * Corrects a misspelt word to one of the fixed vocabulary. fuse.js proposes, Damerau-Levenshtein decides, and a word
 * that exists is never "corrected" into another. Never run over the services: their names are not vocabulary.
 */
import Fuse from 'fuse.js';
import { RecentlyUsed } from './cache.ts';
import { undouble } from './normalise.ts';

const SHORTEST = 4;
const LONG = 8;
const MOST_KEPT = 5_000;
const PROPOSALS = 12;
const FUSE = { threshold: 0.45, distance: 30, shouldSort: true, minMatchCharLength: 2 } as const;

/** Words of the vocabulary with the same first letter and length. */
interface Drawer {
  /** Which letters occur in each word, one bit a letter. */
  readonly letters: readonly number[];
  readonly search: Fuse<string>;
}

const A = 'a'.charCodeAt(0);

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) - A);
  return letters;
}

function bits(letters: number): number {
  let count = 0;
  for (let left = letters; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Number of insertions, deletions, substitutions and swaps of neighbours between two words, or `most + 1` if more. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

const SHORT = 6;
const VOICED = new Set([
  'kg',
  'gk',
  'td',
  'dt',
  'pb',
  'bp',
  'ck',
  'kc',
  'zs',
  'sz',
  'vw',
  'wv',
  'oa',
  'ao',
  'ea',
  'ae',
  'iy',
  'yi',
]);
const SAME_START = 2;

/**
 * Whether the difference is one that people make. In short words a letter is left out, doubled, swapped or softened,
 * seldom replaced by any other; in long ones the beginning and the length hold.
 */
function isLikely(typed: string, word: string, distance: number): boolean {
  if (distance > 1) {
    return (
      typed.slice(0, SAME_START) === word.slice(0, SAME_START) &&
      Math.abs(typed.length - word.length) <= 1 &&
      typed.length > LONG
    );
  }
  if (typed.length > SHORT || typed.length !== word.length) return true;
  const at = [...typed].findIndex((letter, index) => letter !== word[index]);
  if (typed[at] === word[at + 1] && typed[at + 1] === word[at]) return true;
  return VOICED.has(`${typed[at]}${word[at]}`) && at > 0;
}

/** Proposes a known word for an unknown one. */
export interface Spelling {
  /** The word of the vocabulary that `folded` most likely is, or null when it is known or like none. */
  correct(folded: string): string | null;
}

/**
 * @param vocabulary folded words that may be proposed
 * @param isReal tells whether a folded word exists, so that it is left alone
 */
export function createSpelling(vocabulary: Iterable<string>, isReal: (folded: string) => boolean): Spelling {
  const drawers = new Map<string, Drawer>();
  const bySound = new Map<string, string>();
  const drawerOf = (first: string, length: number) => `${first}${length}`;
  const filed = new Map<string, string[]>();
  for (const word of new Set(vocabulary)) {
    if (word.length <= SHORTEST) continue;
    const name = drawerOf(word.charAt(0), word.length);
    filed.set(name, [...(filed.get(name) ?? []), word]);
    if (!bySound.has(undouble(word))) bySound.set(undouble(word), word);
  }
  for (const [name, words] of filed) {
    drawers.set(name, { letters: words.map(lettersOf), search: new Fuse(words, FUSE) });
  }
  const kept = new RecentlyUsed<string | null>(MOST_KEPT);

  const search = (folded: string): string | null => {
    const sounds = bySound.get(undouble(folded));
    if (sounds !== undefined) return sounds;
    if (folded.length < SHORTEST + 1) return null;
    const most = folded.length >= LONG ? 2 : 1;
    const letters = lettersOf(folded);
    let best: string | null = null;
    let bestDistance = most + 1;
    for (let length = folded.length - most; length <= folded.length + most; length++) {
      const drawer = drawers.get(drawerOf(folded.charAt(0), length));
      // each edit changes at most two of the letters that occur: most words are ruled out without a search
      if (!drawer?.letters.some((other) => bits(other ^ letters) <= 2 * most)) continue;
      for (const { item } of drawer.search.search(folded, { limit: PROPOSALS })) {
        const allowed = item.length >= LONG ? most : 1;
        const distance = editDistance(folded, item, allowed);
        if (distance <= allowed && distance < bestDistance && isLikely(folded, item, distance)) {
          best = item;
          bestDistance = distance;
        }
      }
    }
    return best;
  };

  return {
    correct(folded) {
      if (folded.length < SHORTEST || /\d/.test(folded) || isReal(folded)) return null;
      return kept.get(folded, () => search(folded));
    },
  };
}
