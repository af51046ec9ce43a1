/**
 * The features of a message for the statistical voice: letters (character n-grams), words and word pairs, meanings
 * (lexeme classes and their pairs), and what the rules heard. Each is hashed to a number; the same text always gives
 * the same numbers.
 */
import type { Token } from '../lattice.ts';

/** Numbers of features are below 2 to the power of this. */
export const FEATURE_BITS = 20;
const MASK = 2 ** FEATURE_BITS - 1;

const SHORTEST_GRAM = 2;
const LONGEST_GRAM = 4;
/** Letters of a word that count as its stem: what bokmål, nynorsk and the dialects mostly share. */
const STEM = 5;
/** How many words two halves of a pair may be apart. */
const PAIR_REACH = 2;

/** What a feature is about; the first letter of its name keeps the kinds apart. */
export type FeatureKind = 'letters' | 'word' | 'words' | 'meaning' | 'meanings' | 'rule' | 'shape';

/** What the features are read from: the words of a window, and what the rules heard in it. */
export interface FeatureSource {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  /** Names of the lexeme classes, by number. */
  readonly classNames: readonly string[];
  /** Rules, guards and idioms that were heard in the window. */
  readonly heard: readonly string[];
  /** Shape of the text: asks, exclaims, is short … */
  readonly shape: readonly string[];
}

/** A feature with its name, for an explanation. */
export interface NamedFeature {
  readonly index: number;
  readonly kind: FeatureKind;
  readonly name: string;
}

const MARKED_OR_DOUBLED = /[åæø]|([a-z])\1|ae|oe/;

/** Letters as they are compared: without marks, one of each doubled letter, so that most misspellings agree. */
export function plainLetters(word: string): string {
  if (!MARKED_OR_DOUBLED.test(word)) return word;
  return word
    .replace(/å/g, 'a')
    .replace(/æ/g, 'e')
    .replace(/ø/g, 'o')
    .replace(/aa/g, 'a')
    .replace(/ae/g, 'e')
    .replace(/oe/g, 'o')
    .replace(/([a-z])\1+/g, '$1');
}

const SEED = {
  letters: 0x811c9dc5,
  word: 0x1b873593,
  stem: 0x2545f491,
  stems: 0x38495ab5,
  meaning: 0x6b43a9b5,
  meanings: 0x7feb352d,
  mixed: 0x0f83f1d3,
  rule: 0x5bd1e995,
  shape: 0x27d4eb2f,
} as const;

function hashText(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function join(seed: number, a: number, b: number): number {
  return Math.imul(Math.imul(seed ^ a, 0x85ebca6b) ^ b, 0xc2b2ae35);
}

/** A hash spread over the numbers of features. */
function spread(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  return h & MASK;
}

/** Room for the features of one window, a power of two. */
const SLOTS = 16_384;
/** More features than any real window has; the rest of a freak one is left out. */
const MOST_FEATURES = 8_192;

interface Word {
  readonly plain: string;
  readonly hash: number;
  readonly stem: number;
  readonly classes: readonly number[];
}

/** Reads features. One reader is used for many messages; of the last one it keeps numbers, never words. */
export class FeatureReader {
  /** The features of this message, in a small table that fits the processor's cache: no window has so many. */
  private readonly slots = new Int32Array(SLOTS);
  private readonly slotOf = new Uint32Array(SLOTS);
  private stamp = 0;
  private readonly classHash: number[] = [];
  private readonly meaning: boolean[] = [];
  private found: number[] = [];
  private names: NamedFeature[] | null = null;

  /** The numbers of all features, each once. */
  read(source: FeatureSource): readonly number[] {
    this.names = null;
    return this.collect(source);
  }

  /** The features with their names. */
  explain(source: FeatureSource): readonly NamedFeature[] {
    this.names = [];
    this.collect(source);
    const { names } = this;
    this.names = null;
    return names;
  }

  private collect(source: FeatureSource): readonly number[] {
    this.stamp += 1;
    this.found = [];
    const words: Word[] = [];
    for (let i = source.from; i < source.to; i += 1) {
      const token = source.tokens[i]!;
      // Words in other scripts have no features: what was never learnt must not weigh by accident.
      if (/[a-z0-9]/.test(token.written)) words.push(this.word(token, source.classNames));
    }
    for (const word of words) this.letters(word.plain);
    this.neighbours(words, source.classNames);
    for (const rule of source.heard) this.add(hashText(SEED.rule, rule), 'rule', rule);
    for (const shape of source.shape) this.add(hashText(SEED.shape, shape), 'shape', shape);
    return this.found;
  }

  private word(token: Token, classNames: readonly string[]): Word {
    const plain = token.number !== null ? '0' : plainLetters(token.written);
    const classes: number[] = [];
    for (const edge of token.edges)
      for (const id of edge.ids) if (this.isMeaning(id, classNames) && !classes.includes(id)) classes.push(id);
    return {
      plain,
      hash: hashText(SEED.word, plain),
      stem: hashText(SEED.stem, plain.length > STEM ? plain.slice(0, STEM) : plain),
      classes,
    };
  }

  private letters(plain: string): void {
    this.add(hashText(SEED.word, plain), 'word', plain);
    const text = `_${plain}_`;
    for (let start = 0; start + SHORTEST_GRAM <= text.length; start += 1) {
      let hash: number = SEED.letters;
      const end = Math.min(text.length, start + LONGEST_GRAM);
      for (let at = start; at < end; at += 1) {
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
        if (at - start + 1 >= SHORTEST_GRAM)
          this.add(hash, 'letters', this.names === null ? '' : text.slice(start, at + 1));
      }
    }
  }

  private neighbours(words: readonly Word[], classNames: readonly string[]): void {
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i]!;
      for (const a of word.classes) this.add(this.ofClass(a, classNames), 'meaning', classNames[a]!);
      for (let j = i + 1; j < words.length && j <= i + PAIR_REACH; j += 1) {
        const other = words[j]!;
        const near = j === i + 1 ? 1 : 2;
        this.add(
          join(SEED.stems + near, word.stem, other.stem),
          'words',
          this.names === null ? '' : `${word.plain} ${near === 1 ? '' : '… '}${other.plain}`,
        );
        for (const a of word.classes)
          for (const b of other.classes)
            if (a !== b)
              this.add(
                join(SEED.meanings, this.ofClass(a, classNames), this.ofClass(b, classNames)),
                'meanings',
                this.names === null ? '' : `${classNames[a]} … ${classNames[b]}`,
              );
        if (near === 1) {
          for (const a of word.classes)
            this.add(
              join(SEED.mixed, this.ofClass(a, classNames), other.stem),
              'words',
              this.names === null ? '' : `${classNames[a]} ${other.plain}`,
            );
          for (const b of other.classes)
            this.add(
              join(SEED.mixed + 1, word.stem, this.ofClass(b, classNames)),
              'words',
              this.names === null ? '' : `${word.plain} ${classNames[b]}`,
            );
        }
      }
    }
  }

  /** Classes have meanings; the literal words of a pattern (`=ord`) are only words. */
  private isMeaning(id: number, classNames: readonly string[]): boolean {
    this.meaning[id] ??= !classNames[id]!.startsWith('=');
    return this.meaning[id]!;
  }

  private ofClass(id: number, classNames: readonly string[]): number {
    this.classHash[id] ??= hashText(SEED.meaning, classNames[id]!);
    return this.classHash[id]!;
  }

  private add(hash: number, kind: FeatureKind, name: string): void {
    const index = spread(hash);
    let slot = index & (SLOTS - 1);
    while (this.slotOf[slot] === this.stamp) {
      if (this.slots[slot] === index) return;
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (this.found.length >= MOST_FEATURES) return;
    this.slotOf[slot] = this.stamp;
    this.slots[slot] = index;
    this.found.push(index);
    this.names?.push({ index, kind, name });
  }
}
