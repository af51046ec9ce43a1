/**
 * From text to words: dialect made standard, spelling mended, compounds split, stems taken. The phrases of the
 * lexicons go through the same reader, so that both sides meet.
 */
import type { UnderstandingLexicon } from './lexicon.ts';
import { fold, type Token, tokenise } from './normalise.ts';
import { createSpelling } from './spelling.ts';
import { stem } from './stem.ts';

/** One word of a message, ready to be compared. */
export interface Word {
  readonly token: Token;
  /** The standard form, folded: `ikkje` is `ikke`. */
  readonly standard: string;
  readonly stem: string;
  /** What the word can be found by: its stem, and the stems of its parts. */
  readonly keys: readonly string[];
  /** What phrases that begin with this word are filed under; see `lookup`. */
  readonly lookups: readonly string[];
  /** True for words that carry no need ("jeg", "veldig"). */
  readonly small: boolean;
  /** True when the word is in the vocabulary, is a part of one, or was corrected into it. */
  readonly known: boolean;
  /** Which sentence of the message, from 0. */
  readonly sentence: number;
  /** Which clause of the message, from 0: sentences, commas and "men", "og", "fordi" begin a new one. */
  readonly clause: number;
}

const PREFIX = 3;

/** What a phrase is filed under, by how its first word is written. */
export const lookup = {
  stem: (text: string) => `s:${text}`,
  exact: (text: string) => `e:${text}`,
  capitals: (text: string) => `c:${text}`,
  prefix: (text: string) => `p:${text.slice(0, PREFIX)}`,
} as const;

function lookupsOf(token: Token, standard: string, keys: readonly string[]): string[] {
  const all = [...keys.map(lookup.stem), lookup.exact(token.fold), lookup.prefix(token.fold)];
  if (token.lower !== token.fold) all.push(lookup.exact(token.lower));
  if (standard !== token.fold) all.push(lookup.exact(standard), lookup.prefix(standard));
  if (token.raw !== token.lower) all.push(lookup.capitals(token.raw));
  return [...new Set(all)];
}

/** Turns text into words. */
export interface WordReader {
  read(text: string): Word[];
  /** The same for a phrase of a lexicon: no correction and no splitting. */
  readPhrase(phrase: string): Word[];
}

const SHORTEST_FOLDED = 3;
const SHORTEST_PART = 3;
const SHORTEST_LONE_PART = 6;
const SHORTEST_COMPOUND = 7;
const JOINTS = ['', 's', 'e'];
const CLAUSE_WORDS = new Set(['men', 'og', 'fordi', 'saa', 'sa', 'mens', 'eller', 'som']);

/** @param realWords words that exist (of the catalogue's texts): they are never corrected */
export function createWordReader(lexicon: UnderstandingLexicon, realWords: Iterable<string>): WordReader {
  const standardByTyped = new Map<string, string>();
  const standardByFold = new Map<string, string>();
  for (const [standard, forms] of Object.entries(lexicon.dialect.words)) {
    for (const form of forms) {
      standardByTyped.set(form.toLowerCase(), fold(standard));
      // short forms count with their own letters only: `får` without its ring is a father
      const plain = !/[æøå]/i.test(form);
      if (form.length >= (plain ? SHORTEST_FOLDED : SHORTEST_FOLDED + 2))
        standardByFold.set(fold(form), fold(standard));
    }
  }
  const standardOf = (token: Token) =>
    standardByTyped.get(token.lower) ??
    (token.fold.length >= SHORTEST_FOLDED ? standardByFold.get(token.fold) : undefined) ??
    token.fold;

  const unmarked = new Map(
    lexicon.dialect.unmarked.map(({ typed, standard, before, after }) => [
      typed,
      { standard: fold(standard), before: new Set(before.map(fold)), after: new Set(after.map(fold)) },
    ]),
  );
  /** The standard form of a word in its place: "far" is a father, but in "far ikke sove" it is "får". */
  const standardAt = (tokens: readonly Token[], index: number): string => {
    const token = tokens[index] as Token;
    const other = unmarked.get(token.lower);
    const next = tokens[index + 1];
    const previous = tokens[index - 1];
    const isOther =
      other !== undefined &&
      ((next !== undefined && other.before.has(next.fold)) ||
        (previous !== undefined && other.after.has(previous.fold)));
    return isOther ? other.standard : standardOf(token);
  };

  const small = new Set(lexicon.small.words.map(fold));
  const vocabulary = new Set<string>();
  const parts = new Set(lexicon.small.parts.map(fold));
  const correctable = new Set<string>();
  const learn = (phrases: readonly string[], asPart: boolean, norwegian = true) => {
    for (const phrase of phrases) {
      const pieces = phrase.split(/[\s+]+/);
      for (const piece of pieces) {
        if (piece.startsWith('^')) continue;
        const exact = piece.startsWith('=');
        for (const token of tokenise(piece)) {
          const standard = standardOf(token);
          if (/\d/.test(standard)) continue;
          vocabulary.add(token.fold);
          vocabulary.add(standard);
          if (norwegian) correctable.add(token.fold).add(standard);
          if (asPart && !exact && pieces.length === 1 && standard.length >= SHORTEST_PART) parts.add(standard);
        }
      }
    }
  };
  for (const concept of lexicon.concepts) {
    learn(concept.words, true);
    learn(concept.se, false, false);
    learn(concept.en, false, false);
  }
  for (const { strong, weak, se } of lexicon.people.relations) {
    learn(strong, false);
    learn(weak, false);
    learn(se, false, false);
  }
  learn(lexicon.people.professions, true);
  learn(lexicon.people.clients, false);
  for (const phrases of Object.values(lexicon.commands.commands)) learn(phrases ?? [], false);
  for (const phrases of Object.values(lexicon.topics.topics)) learn(phrases ?? [], false);

  const partStems = new Map<string, string>();
  for (const part of parts) partStems.set(stem(part), part);
  const knownStems = new Set([...vocabulary].map(stem));
  const real = new Set<string>([
    ...small,
    ...parts,
    ...standardByFold.keys(),
    ...lexicon.spelling.real.map(fold),
    ...Object.keys(lexicon.dialect.words).map(fold),
    ...lexicon.places.elsewhere.map(fold),
    ...lexicon.languages.nb.map(fold),
    ...lexicon.languages.se.map(fold),
  ]);
  for (const word of realWords) real.add(fold(word));
  const realStems = new Set([...real].map(stem));

  const isKnown = (standard: string) =>
    vocabulary.has(standard) || small.has(standard) || knownStems.has(stem(standard));
  const spelling = createSpelling(
    [...correctable].filter((word) => !small.has(word)),
    (folded) => isKnown(folded) || real.has(folded) || realStems.has(stem(folded)),
  );

  /** The parts of a compound that are known, as stems, or nothing. */
  const split = (word: string): string[] => {
    if (word.length < SHORTEST_COMPOUND) return [];
    const partAt = (piece: string): string | undefined => {
      for (const joint of JOINTS) {
        if (joint && !piece.endsWith(joint)) continue;
        const bare = joint ? piece.slice(0, -joint.length) : piece;
        if (bare.length < SHORTEST_PART) continue;
        if (parts.has(bare)) return stem(bare);
      }
      return undefined;
    };
    let best: string[] = [];
    let bestCover = 0;
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
      const head = partAt(word.slice(0, at));
      const tailWord = word.slice(at);
      const tailStem = stem(tailWord);
      const tail = parts.has(tailWord) || partStems.has(tailStem) ? tailStem : undefined;
      if (head && tail) return [head, tail];
      if (head && at >= SHORTEST_LONE_PART && at > bestCover) {
        best = [head];
        bestCover = at;
      }
      if (tail && tailWord.length >= SHORTEST_LONE_PART && tailWord.length > bestCover) {
        best = [tail];
        bestCover = tailWord.length;
      }
    }
    return best;
  };

  const placed = (tokens: readonly Token[], mend: boolean): Word[] => {
    const read: Word[] = [];
    let sentence = 0;
    let clause = 0;
    for (let index = 0; index < tokens.length; index++) {
      let token = tokens[index] as Token;
      if (index > 0 && /[.!?\n;:…]/.test(token.before) && !/^[.:]$/.test(token.before)) {
        sentence += 1;
        clause += 1;
      } else if (index > 0 && (/[,(–—)]| - /.test(token.before) || CLAUSE_WORDS.has(standardOf(token)))) {
        clause += 1;
      }
      let standard = standardAt(tokens, index);
      let known = isKnown(standard);
      let partsFound: string[] = [];
      const isNumber = /^\d+$/.test(standard);
      if (mend && !known && !isNumber) {
        const next = tokens[index + 1];
        if (next && next.before === ' ' && standard.length >= 3 && !real.has(standard)) {
          const joined = standard + next.fold;
          if (joined.length >= SHORTEST_COMPOUND - 1 && vocabulary.has(joined) && !small.has(standard)) {
            token = {
              ...token,
              raw: token.raw + next.raw,
              lower: token.lower + next.lower,
              fold: joined,
              end: next.end,
            };
            standard = joined;
            known = true;
            index += 1;
          }
        }
      }
      if (mend && !known && !isNumber) {
        partsFound = split(standard);
        if (partsFound.length < 2) {
          const corrected = spelling.correct(standard);
          if (corrected !== null) {
            standard = standardByFold.get(corrected) ?? corrected;
            known = true;
            partsFound = [];
          } else if (partsFound.length > 0) known = true;
        } else known = true;
      }
      const own = stem(standard);
      const keys = partsFound.length > 0 ? [own, ...partsFound] : [own];
      read.push({
        token,
        standard,
        stem: own,
        keys,
        lookups: lookupsOf(token, standard, keys),
        small: small.has(standard) || small.has(token.fold),
        known,
        sentence,
        clause,
      });
    }
    return read;
  };

  return {
    read: (text) => placed(tokenise(text), true),
    readPhrase: (phrase) => placed(tokenise(phrase), false),
  };
}
