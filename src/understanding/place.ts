/** Reads which municipality a message names, from the places that the catalogue knows. */
import type { Catalogue } from '../conversation/ports.ts';
import type { UnderstandingLexicon } from './lexicon.ts';
import { fold, tokenise } from './normalise.ts';
import { PhraseIndex } from './phrases.ts';
import { editDistance } from './spelling.ts';
import type { Word, WordReader } from './words.ts';

/** Reads places. */
export interface PlaceReader {
  /**
   * The slug of the municipality, `elsewhere` when the writer lives outside the catalogue, or null.
   * @param asked true when the place was asked for, so that a bare name is enough
   */
  read(
    words: readonly Word[],
    asked: boolean,
  ): { readonly municipality: string | null; readonly at: readonly number[] };
}

interface Place {
  readonly tokens: readonly string[];
  readonly slug: string;
  readonly ambiguous: boolean;
  /** Sami names take endings: Romssas, Davvesiiddas. */
  readonly sami: boolean;
}

const MOST_ENDING = 4;
const SHORTEST_FUZZY = 7;
/** Endings change the last letters of Sami names, never the first of them. */
const SAMI_START = 4;
const NORWEGIAN_ENDINGS = ['s', 'omradet', 'bygda', 'bygd', 'sentrum', 'kommune', 'kommunes'];

/** @param catalogue whose municipalities are known; @param lexicon where other towns are */
export function createPlaceReader(
  catalogue: Pick<Catalogue, 'municipalities'>,
  lexicon: UnderstandingLexicon,
  reader: WordReader,
): PlaceReader {
  const places = new Map<string, Place[]>();
  // Filed by how they begin, so that a word costs the same however many places there are.
  const fuzzy = new Map<string, Place[]>();
  const samiPlaces = new Map<string, Place[]>();
  const file = (drawers: Map<string, Place[]>, drawer: string, place: Place) =>
    drawers.set(drawer, [...(drawers.get(drawer) ?? []), place]);
  const add = (name: string, slug: string, ambiguous: boolean, sami: boolean) => {
    const tokens = tokenise(name).map((token) => token.fold);
    const first = tokens[0];
    if (!first) return;
    const place: Place = { tokens, slug, ambiguous, sami };
    places.set(first, [...(places.get(first) ?? []), place]);
    if (sami && first.length >= 5) file(samiPlaces, first.slice(0, SAMI_START), place);
    else if (tokens.length === 1 && first.length >= SHORTEST_FUZZY && !ambiguous)
      file(fuzzy, `${first[0]}${first.length}`, place);
  };
  for (const { slug, name, name_se, places: named } of catalogue.municipalities()) {
    add(name, slug, false, false);
    if (name_se) add(name_se, slug, false, true);
    for (const place of named) {
      add(place.name, slug, place.ambiguous, false);

      for (const other of place.also) add(other, slug, place.ambiguous, false);
      for (const other of place.se) add(other, slug, place.ambiguous, true);
    }
  }
  const elsewhere = new Map<string, string[][]>();
  for (const name of lexicon.places.elsewhere) {
    const tokens = tokenise(name).map((token) => token.fold);
    const first = tokens[0];
    if (first && !places.has(first)) elsewhere.set(first, [...(elsewhere.get(first) ?? []), tokens]);
  }
  const living = new PhraseIndex<true>((phrase) => reader.readPhrase(phrase));
  for (const phrase of lexicon.places.living) living.add(phrase, true);
  const at = new Set(lexicon.places.at.flatMap((word) => reader.readPhrase(word).map(({ standard }) => standard)));

  const institutions = new Set(lexicon.places.institutions.map(fold));
  /** Whether the place, of so many words, stands beside the word for an institution. */
  const namesInstitution = (words: readonly Word[], from: number, length: number) =>
    [words[from - 1], words[from + length]].some((word) => word !== undefined && institutions.has(word.token.fold));

  const follows = (words: readonly Word[], from: number, tokens: readonly string[]) =>
    tokens.every((token, offset) => {
      const typed = words[from + offset]?.token.fold;
      if (typed === undefined) return false;
      if (typed === token) return true;
      return (
        offset === tokens.length - 1 && typed.startsWith(token) && NORWEGIAN_ENDINGS.includes(typed.slice(token.length))
      );
    });

  const placeAt = (words: readonly Word[], from: number): Place | null => {
    const word = words[from] as Word;
    const typed = word.token.fold;
    const candidates: Place[] = [...(places.get(typed) ?? [])];
    for (const ending of NORWEGIAN_ENDINGS) {
      if (typed.endsWith(ending)) candidates.push(...(places.get(typed.slice(0, -ending.length)) ?? []));
    }
    const exact = candidates
      .filter((place) => follows(words, from, place.tokens))
      .sort((a, b) => b.tokens.length - a.tokens.length)[0];
    if (exact) return exact;
    const sami = samiPlaces.get(typed.slice(0, SAMI_START))?.find((place) => {
      const [name] = place.tokens;
      if (!name || place.tokens.length > 1) return false;
      const base = /[aiu]$/.test(name) ? name.slice(0, -1) : name;
      return typed.startsWith(base) && typed.length - base.length <= MOST_ENDING && typed.length >= name.length;
    });
    if (sami) return sami;
    if (typed.length < SHORTEST_FUZZY - 1 || word.small) return null;
    const near = [-1, 0, 1].flatMap((more) => fuzzy.get(`${typed[0]}${typed.length + more}`) ?? []);
    return near.find(({ tokens: [name] }) => name !== undefined && editDistance(typed, name, 1) <= 1) ?? null;
  };

  return {
    read(words, asked) {
      const lives = living.find(words);
      const livesIn = (from: number) => lives.some(({ to }) => from - to >= 1 && from - to <= 2);
      const found: { slug: string; lives: boolean; from: number; length: number }[] = [];
      for (let from = 0; from < words.length; from++) {
        const place = placeAt(words, from);
        if (!place || namesInstitution(words, from, place.tokens.length)) continue;
        const before = words[from - 1];
        const placed = before !== undefined && at.has(before.standard) && before.sentence === words[from]?.sentence;
        const alone = asked && words.length <= 3;
        if (place.ambiguous && !livesIn(from) && !placed && !alone) continue;
        if (place.ambiguous && placed && !livesIn(from) && !/^\p{Lu}/u.test(words[from]!.token.raw) && !asked) continue;
        found.push({ slug: place.slug, lives: livesIn(from), from, length: place.tokens.length });
        from += place.tokens.length - 1;
      }
      const best = found.find((one) => one.lives) ?? found[0];
      if (best) {
        return {
          municipality: best.slug,
          at: found.flatMap(({ from, length }) => Array.from({ length }, (_, offset) => from + offset)),
        };
      }
      for (let from = 0; from < words.length; from++) {
        const tokens = elsewhere.get(words[from]?.token.fold ?? '')?.find((name) => follows(words, from, name));
        if (!tokens || namesInstitution(words, from, tokens.length)) continue;
        if (livesIn(from) || (asked && words.length <= 3)) return { municipality: 'elsewhere', at: [from] };
      }
      return { municipality: null, at: [] };
    },
  };
}

/** Folded words of all places, so that they are never taken for misspelt words. */
export function placeWords(catalogue: Pick<Catalogue, 'municipalities'>): string[] {
  return catalogue
    .municipalities()
    .flatMap(({ name, name_se, places }) => [
      name,
      name_se ?? '',
      ...places.flatMap((place) => [place.name, ...place.also, ...place.se]),
    ])
    .flatMap((name) => tokenise(name).map((token) => fold(token.raw)));
}
