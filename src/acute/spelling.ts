/**
 * Finds the lexicon words that an unknown word may be a slip of. Candidates are proposed by a deletion index
 * (Garbe's symmetric delete) and verified by Damerau-Levenshtein; nothing of what people write is remembered.
 */

/** Shorter words are never corrected: "dør" is one letter from too many others. */
export const SHORTEST_CORRECTED = 5;
/** From this length any slip counts; shorter words may only have swapped, missing or doubled letters. */
const ANY_SLIP_FROM = 7;
/** From this length two slips are allowed. */
export const TWO_SLIPS_FROM = 11;
/** Only the beginning of a word is indexed, so that the index stays small and a look-up costs at most 37 keys. */
const INDEXED_PREFIX = 8;

/** Rows of the distance table, kept between calls so that a comparison allocates nothing. Longest word: 40 letters. */
const ROWS = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)] as const;

/** Optimal string alignment distance (insert, delete, replace, swap), or `limit + 1` as soon as it must be larger. */
export function damerauLevenshtein(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 60 || b.length > 60) return limit + 1;
  let [beforeLast, last, row] = ROWS as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const code = a.charCodeAt(i - 1);
    row[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = code === b.charCodeAt(j - 1) ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length]!, limit + 1);
}

function deletions(word: string, depth: number, into: Set<string>): void {
  into.add(word);
  if (depth === 0 || word.length < 3) return;
  for (let i = 0; i < word.length; i += 1) deletions(word.slice(0, i) + word.slice(i + 1), depth - 1, into);
}

/** True for two letters swapped, or one letter too few; a replaced letter in a short word is usually another word. */
function isSwapOrGap(word: string, candidate: string): boolean {
  if (candidate.length === word.length + 1) return candidate.length >= 5;
  if (candidate.length !== word.length) return false;
  let at = 0;
  while (at < word.length && word[at] === candidate[at]) at += 1;
  return (
    word[at] === candidate[at + 1] && word[at + 1] === candidate[at] && word.slice(at + 2) === candidate.slice(at + 2)
  );
}

/** Proposes words of a fixed vocabulary for a misspelt one. */
export class SpellingIndex {
  private readonly keys = new Map<string, string[]>();

  /** @param words The vocabulary; words that are too short to be corrected are left out. */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < SHORTEST_CORRECTED) continue;
      const keys = new Set<string>();
      deletions(word.slice(0, INDEXED_PREFIX), word.length >= TWO_SLIPS_FROM - 1 ? 2 : 1, keys);
      for (const key of keys) {
        const list = this.keys.get(key);
        if (list) list.push(word);
        else this.keys.set(key, [word]);
      }
    }
  }

  /** The nearest words, all at the same smallest distance; empty when none is near enough. */
  nearest(word: string): readonly string[] {
    if (word.length < SHORTEST_CORRECTED || word.length > 40) return [];
    const limit = word.length >= TWO_SLIPS_FROM ? 2 : 1;
    const keys = new Set<string>();
    deletions(word.slice(0, INDEXED_PREFIX), limit, keys);
    let best = limit;
    let found: string[] = [];
    const seen = new Set<string>();
    for (const key of keys) {
      for (const candidate of this.keys.get(key) ?? []) {
        if (seen.has(candidate)) continue;
        seen.add(candidate);
        if (Math.abs(candidate.length - word.length) > best) continue;
        // A slip in the first letter is rare, and makes many real words.
        if (candidate[0] !== word[0] && (candidate[0] !== word[1] || candidate[1] !== word[0])) continue;
        if (word.length < ANY_SLIP_FROM && !isSwapOrGap(word, candidate)) continue;
        const distance = damerauLevenshtein(word, candidate, best);
        if (distance > best || (distance === 2 && candidate.slice(0, 2) !== word.slice(0, 2))) continue;
        if (distance < best) found = [];
        best = distance;
        found.push(candidate);
      }
    }
    return found;
  }
}
