/**
 * Finds sequences in a lattice. The work is bounded: a place that failed once is not tried again, and a message has
 * a budget of steps that ordinary messages never come near.
 */
import type { Token } from './lattice.ts';
import type { Sequence } from './pattern.ts';

/** Where a sequence was found: token numbers, `end` not included, and which class stood where. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly matched: readonly number[];
  /** For each element that matched, the tokens it covers. */
  readonly places: readonly (readonly [number, number])[];
}

/** A find that rests on guesses alone is none: one mended word must be long, and two need something sure beside them. */
function restsOnGuesses(places: readonly (readonly [number, number])[], tokens: readonly Token[]): boolean {
  const guessed = places.filter(([at, end]) => end === at + 1 && tokens[at]!.mended);
  if (guessed.length === 0) return false;
  if (places.length === 1) return tokens[places[0]![0]]!.text.length < 8;
  return guessed.length >= 2 && guessed.length === places.length;
}

/** Most finds of one sequence in a message; more say nothing new. */
const MOST_FINDS = 12;

/** A message ready for matching. */
export class Haystack {
  readonly tokens: readonly Token[];
  /** For each class, the tokens where an edge with it begins. */
  readonly starts = new Map<number, number[]>();
  /** Sentence number of each token. */
  readonly sentence: Int32Array;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.sentence = new Int32Array(tokens.length);
    let sentence = 0;
    for (let i = 0; i < tokens.length; i += 1) {
      if (tokens[i]!.isBreak) sentence += 1;
      this.sentence[i] = sentence;
      for (const edge of tokens[i]!.edges)
        for (const id of edge.ids) {
          const list = this.starts.get(id);
          if (!list) this.starts.set(id, [i]);
          else if (list.at(-1) !== i) list.push(i);
        }
    }
  }

  /** True when a token from `from` up to `to` begins one of these classes. */
  hasBetween(ids: readonly number[], from: number, to: number): boolean {
    for (const id of ids) {
      const places = this.starts.get(id);
      if (places?.some((at) => at >= from && at < to)) return true;
    }
    return false;
  }

  /** True when one of these classes stands in the sentence of token `at`. */
  inSentence(ids: readonly number[], at: number): boolean {
    const sentence = this.sentence[at];
    return ids.some((id) => this.starts.get(id)?.some((place) => this.sentence[place] === sentence));
  }

  /** True when one of these classes stands anywhere. */
  has(ids: readonly number[]): boolean {
    for (let i = 0; i < ids.length; i += 1) if (this.starts.has(ids[i]!)) return true;
    return false;
  }
}

function isPossible(sequence: Sequence, hay: Haystack): boolean {
  const { required } = sequence;
  for (let i = 0; i < required.length; i += 1) if (!hay.has(required[i]!.ids)) return false;
  return true;
}

/** Finds sequences by the classes of a message: each waits at its rarest element and is only tried when that is there. */
export class SequenceIndex<T> {
  private readonly waiting = new Map<
    number,
    { readonly order: number; readonly sequence: Sequence; readonly owner: T }[]
  >();
  private size = 0;

  /** @param owner What the sequence belongs to, given back with it. */
  add(sequence: Sequence, owner: T): void {
    const entry = { order: this.size, sequence, owner };
    this.size += 1;
    for (const id of sequence.required[0]!.ids) {
      const list = this.waiting.get(id);
      if (list) list.push(entry);
      else this.waiting.set(id, [entry]);
    }
  }

  /** The sequences that may be found in `hay`, in the order they were added. */
  candidates(hay: Haystack): { readonly sequence: Sequence; readonly owner: T }[] {
    const found = new Set<{ readonly order: number; readonly sequence: Sequence; readonly owner: T }>();
    for (const id of hay.starts.keys()) {
      const entries = this.waiting.get(id);
      if (entries !== undefined) for (const entry of entries) if (isPossible(entry.sequence, hay)) found.add(entry);
    }
    return found.size < 2 ? [...found] : [...found].sort((a, b) => a.order - b.order);
  }
}

/** All finds of a sequence, leftmost first. */
export function findSequence(sequence: Sequence, hay: Haystack): Span[] {
  const { elements } = sequence;
  if (!isPossible(sequence, hay)) return [];
  const { tokens } = hay;
  const failed = new Set<number>();
  const matched: number[] = [];
  const places: [number, number][] = [];

  const from = (index: number, position: number): number => {
    if (index === elements.length) return position;
    const key = index * (tokens.length + 1) + position;
    if (failed.has(key)) return -1;
    const element = elements[index]!;
    const reach = index === 0 ? 0 : element.gap;
    for (let at = position; at <= position + reach && at < tokens.length; at += 1) {
      const token = tokens[at]!;
      if (token.isBreak) break;
      if (element.first && at > 0 && !tokens[at - 1]!.isBreak) continue;
      for (const edge of token.edges) {
        const id = element.ids.find((wanted) => edge.ids.includes(wanted));
        if (id === undefined) continue;
        if (element.last && edge.end < tokens.length && !tokens[edge.end]!.isBreak && !tokens[edge.end - 1]!.pause)
          continue;
        matched.push(id);
        places.push([at, edge.end]);
        const end = from(index + 1, edge.end);
        if (end >= 0) return end;
        matched.pop();
        places.pop();
      }
    }
    if (element.optional) {
      const end = from(index + 1, position);
      if (end >= 0) return end;
    }
    failed.add(key);
    return -1;
  };

  const spans: Span[] = [];
  const starts = [...new Set(elements[0]!.ids.flatMap((id) => hay.starts.get(id) ?? []))].sort((a, b) => a - b);
  for (const start of starts) {
    matched.length = 0;
    places.length = 0;
    const end = from(0, start);
    if (end < 0 || restsOnGuesses(places, tokens)) continue;
    spans.push({ start, end, matched: [...matched], places: [...places] });
    if (spans.length >= MOST_FINDS) break;
  }
  return spans;
}

/** Finds all elements of a sequence in any order, at most `within` words apart, in one sentence unless `across`. */
export function findTogether(sequence: Sequence, within: number, across: boolean, hay: Haystack): Span[] {
  const lists: number[][] = [];
  for (const element of sequence.elements) {
    const list = [...new Set(element.ids.flatMap((id) => hay.starts.get(id) ?? []))].sort((a, b) => a - b);
    if (list.length === 0 && !element.optional) return [];
    if (list.length > 0 && !element.optional) lists.push(list);
  }
  const spans: Span[] = [];
  for (const anchor of lists[0]!.slice(0, 200)) {
    const places = [anchor];
    for (const list of lists.slice(1)) {
      let nearest = -1;
      for (const at of list) {
        if ((!across && hay.sentence[at] !== hay.sentence[anchor]) || places.includes(at)) continue;
        if (nearest < 0 || Math.abs(at - anchor) < Math.abs(nearest - anchor)) nearest = at;
      }
      if (nearest < 0) break;
      places.push(nearest);
    }
    if (places.length < lists.length) continue;
    const start = Math.min(...places);
    const end = Math.max(...places) + 1;
    if (end - start > within) continue;
    const matched = sequence.elements
      .filter((e) => !e.optional)
      .map((e, i) => {
        const here = hay.tokens[places[i]!]!.edges.flatMap((edge) => edge.ids);
        return e.ids.find((id) => here.includes(id))!;
      });
    spans.push({ start, end, matched, places: places.map((at) => [at, at + 1] as const) });
    if (spans.length >= MOST_FINDS) break;
  }
  return spans;
}
