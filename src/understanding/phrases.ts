/**
 * Finds the phrases of a lexicon in a message. How a phrase is written in the data:
 *   `drikke for mye`  each word matches by its stem; small words may stand in between
 *   `=lar`            this word exactly as written, no stemming, not as a part of a compound
 *   `^LAR`            this word in capitals
 *   `psyk~`           every word that begins so
 *   `en+bruker`       nothing may stand between
 */
import { lookup, type Word } from './words.ts';

type Shape =
  | { readonly kind: 'stem'; readonly text: string }
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'capitals'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string };

/** One word of a phrase. `close`: it follows the one before at once. */
type Element = Shape & { readonly close: boolean };

interface Pattern<Value> {
  readonly elements: readonly Element[];
  readonly value: Value;
}

/** A phrase found: the words `from` to `to`, both included. */
export interface Hit<Value> {
  readonly value: Value;
  readonly from: number;
  readonly to: number;
  /** How many words the phrase has. */
  readonly length: number;
}

/** Turns the words of a phrase into what they are compared by. */
export type PhraseReader = (phrase: string) => readonly Word[];

const MOST_BETWEEN = 2;
const SHORT = 3;

function matches(element: Shape, word: Word): boolean {
  switch (element.kind) {
    case 'stem':
      return word.keys.includes(element.text);
    case 'exact':
      // short words count in their standard form only: "får" is no "far"
      return (element.text.length > SHORT && word.token.fold === element.text) || word.standard === element.text;
    case 'capitals':
      return word.token.raw === element.text;
    case 'prefix':
      return word.token.fold.startsWith(element.text) || word.standard.startsWith(element.text);
  }
}

/** Phrases with what each of them stands for. */
export class PhraseIndex<Value> {
  readonly #read: PhraseReader;
  readonly #byKey = new Map<string, Pattern<Value>[]>();

  constructor(read: PhraseReader) {
    this.#read = read;
  }

  /** Adds a phrase; see the top of the file for how it is written. */
  add(phrase: string, value: Value): void {
    const elements = phrase
      .trim()
      .split(/\s+/)
      .flatMap((group) =>
        group
          .split('+')
          .flatMap((piece, index) => this.#shapes(piece).map((shape) => ({ ...shape, close: index > 0 }))),
      );
    const first = elements[0];
    if (!first) return;
    const key = this.#keyOf(first);
    const patterns = this.#byKey.get(key);
    if (patterns) patterns.push({ elements, value });
    else this.#byKey.set(key, [{ elements, value }]);
  }

  #shapes(piece: string): Shape[] {
    if (piece.startsWith('^')) return [{ kind: 'capitals', text: piece.slice(1) }];
    if (piece.startsWith('=')) {
      const [word] = this.#read(piece.slice(1));
      return word ? [{ kind: 'exact', text: word.token.fold.length > SHORT ? word.token.fold : word.standard }] : [];
    }
    if (piece.endsWith('~')) {
      const [word] = this.#read(piece.slice(0, -1));
      return word ? [{ kind: 'prefix', text: word.token.fold }] : [];
    }
    return this.#read(piece).map((word): Shape => ({ kind: 'stem', text: word.stem }));
  }

  #keyOf(element: Shape): string {
    switch (element.kind) {
      case 'stem':
        return lookup.stem(element.text);
      case 'exact':
        return lookup.exact(element.text);
      case 'capitals':
        return lookup.capitals(element.text);
      case 'prefix':
        return lookup.prefix(element.text);
    }
  }

  /** All phrases found in the words, in order of their place. */
  find(words: readonly Word[]): Hit<Value>[] {
    const hits: Hit<Value>[] = [];
    words.forEach((word, from) => {
      for (const key of word.lookups) {
        for (const pattern of this.#byKey.get(key) ?? []) {
          const to = this.#follow(pattern, words, from);
          if (to !== null) hits.push({ value: pattern.value, from, to, length: pattern.elements.length });
        }
      }
    });
    return hits;
  }

  #follow(pattern: Pattern<Value>, words: readonly Word[], from: number): number | null {
    const [first, ...rest] = pattern.elements;
    const start = words[from];
    if (!first || !start || !matches(first, start)) return null;
    let at = from;
    for (const element of rest) {
      let next = at + 1;
      let between = 0;
      for (;;) {
        const word = words[next];
        if (!word || word.sentence !== start.sentence) return null;
        if (matches(element, word)) break;
        if (element.close || !word.small || between === MOST_BETWEEN) return null;
        between += 1;
        next += 1;
      }
      at = next;
    }
    return at;
  }
}
