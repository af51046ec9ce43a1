import { stemmer } from '@orama/stemmers/norwegian';

const MOST_KEPT = 20_000;
const SHORTEST = 4;
const MOST_CUT = 2;
const kept = new Map<string, string>();

/** The Norwegian stem of a folded word. Words of three letters or fewer are their own stem. */
export function stem(folded: string): string {
  if (folded.length <= 3) return folded;
  const known = kept.get(folded);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const stemmed = stemmer(folded);
  // "fetteren" is "fetter", but "fetter" is "fett": both are brought to the same
  const even = stemmed.length >= SHORTEST + 2 && stemmed.endsWith('er') ? stemmed.slice(0, -2) : stemmed;
  // "forlovede" would be "for": what is left must still tell the word
  const made = even.length < SHORTEST && folded.length - even.length > MOST_CUT ? folded : even;
  kept.set(folded, made);
  return made;
}
