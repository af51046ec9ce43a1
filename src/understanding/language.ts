/** Which language a message is written in, when that is clear enough to follow. */
import type { Locale } from '../../dialogs/events.ts';
import type { UnderstandingLexicon } from './lexicon.ts';
import { fold } from './normalise.ts';
import type { Word } from './words.ts';

/** Letters that only North Sami has here. `á` is not among them: names and loans have it too. */
const SAMI_LETTERS = /[čđŋšŧž]/i;
/** Two words of one language, or one long and certain one, and clearly more than of the other. */
const ENOUGH = 2;
const CERTAIN = 2;
const LONG = 6;

/** Decides the language. */
export interface LanguageReader {
  read(words: readonly Word[]): Locale | null;
}

/** @param lexicon the words of each language */
export function createLanguageReader(lexicon: UnderstandingLexicon): LanguageReader {
  const { languages } = lexicon;
  const nb = new Set(languages.nb.map(fold));
  const weak = new Set(languages.never_alone.map(fold));
  const en = new Set(languages.en.map(fold));
  const se = new Set(languages.se.map(fold));
  const norwegian = new Set(
    lexicon.concepts
      .flatMap((concept) => concept.words)
      .filter((word) => !/\s/.test(word))
      .map(fold),
  );
  const english = new Set(
    lexicon.concepts
      .flatMap((concept) => concept.en)
      .filter((word) => !/\s/.test(word))
      .map(fold),
  );
  for (const concept of lexicon.concepts) {
    for (const phrase of concept.se) {
      for (const piece of phrase.split(/\s+/)) {
        const folded = fold(piece.replace(/^[=^]|~$/g, ''));
        if (folded.length >= LONG && !norwegian.has(folded)) se.add(folded);
      }
    }
  }

  return {
    read(words) {
      let sami = 0;
      let samiStrong = 0;
      let norsk = 0;
      let foreign = 0;
      for (const { token, standard } of words) {
        const lower = token.lower;
        const folded = token.fold;
        if (/^\d+$/.test(folded)) continue;
        if (SAMI_LETTERS.test(lower)) {
          sami += CERTAIN;
          samiStrong += 1;
        } else if (se.has(folded)) {
          const heavy = folded.length >= LONG && !weak.has(folded);
          sami += heavy ? CERTAIN : 1;
          if (!weak.has(folded)) samiStrong += 1;
        } else if (lower.includes('á')) sami += 1;
        if (nb.has(folded) && !(se.has(folded) && !nb.has(lower))) norsk += 1;
        else if (/[æøå]/.test(lower)) norsk += 1;
        else if (norwegian.has(standard) && !se.has(folded) && !english.has(folded)) norsk += 1;
        if (en.has(folded) || english.has(folded)) foreign += 1;
      }
      if (samiStrong >= 1 && sami >= ENOUGH && sami > norsk) return 'se';
      if (norsk >= ENOUGH && norsk > sami && norsk >= foreign) return 'nb';
      return null;
    },
  };
}
