/** The words of the texts that are not among known forms. */
import type { KnownForms } from './knownForms.ts';
import type { Names } from './names.ts';
import type { SamiText } from './texts.ts';
import { wordsOf } from './words.ts';

/** A word, how often it is said, and the texts it stands in. */
export interface Listed {
  readonly word: string;
  readonly times: number;
  readonly places: readonly SamiText[];
}

export interface UnknownWords {
  /** How many different words were looked at. */
  readonly looked: number;
  readonly unknown: readonly Listed[];
  /** Words of proper names, and case forms of names. */
  readonly names: readonly Listed[];
}

/**
 * Looks for words that are not known.
 * @param written texts as they are written
 * @param shown what people see; a word that stands in a written text is not counted here again
 */
export function unknownWords(
  { written, shown }: { written: readonly SamiText[]; shown: readonly SamiText[] },
  known: KnownForms,
  names: Names,
): UnknownWords {
  const seen = new Set<string>();
  const unknown = new Map<string, SamiText[]>();
  const named = new Map<string, SamiText[]>();

  function look(text: SamiText, again: ReadonlySet<string>): void {
    const inName = names.within(text.text);
    for (const found of wordsOf(text.text)) {
      const { word } = found;
      if (again.has(word)) continue;
      seen.add(word);
      if (known.has(found)) continue;
      const list = inName(found) || names.has(word) ? named : unknown;
      list.set(word, [...(list.get(word) ?? []), text]);
    }
  }

  for (const text of written) look(text, new Set());
  const inWriting = new Set(seen);
  for (const text of shown) look(text, inWriting);
  return { looked: seen.size, unknown: listed(unknown), names: listed(named) };
}

const listed = (words: ReadonlyMap<string, readonly SamiText[]>): Listed[] =>
  [...words]
    .map(([word, texts]) => ({ word, times: texts.length, places: [...new Set(texts)] }))
    .sort((a, b) => a.word.localeCompare(b.word, 'se'));
