/** North Sami texts that are still Norwegian, wholly or in part. */
import type { Names } from '../names.ts';
import { IN_THE_OTHER_LANGUAGE, type SamiText } from '../texts.ts';
import { wordsOf } from '../words.ts';
import type { TextProblem } from './problem.ts';

/** Small Norwegian words that are no words in North Sami. */
const NORWEGIAN = new Set(
  'og ikke som er til av det jeg har kan for med vil den skal eller om ved fra hos bare hvis hvem hva'.split(' '),
);

/** North Sami is written without these letters. */
const NORWEGIAN_LETTER = /[æøå]/i;

/** Texts equal to the Norwegian beside them, and Norwegian words outside of names. */
export function leftInNorwegian(texts: readonly SamiText[], names: Names): TextProblem[] {
  return texts
    .filter(({ key, file }) => !(IN_THE_OTHER_LANGUAGE.has(key) && file.startsWith('locales/')))
    .flatMap((text) => {
      const problem = problemOf(text, names);
      return problem === null ? [] : [{ file: text.file, key: text.key, text: problem }];
    });
}

function problemOf({ text, norwegian }: SamiText, names: Names): string | null {
  const inName = names.within(text);
  const words = wordsOf(text).filter((word) => !inName(word));
  if (text === norwegian && words.length > 0) return EQUAL;
  const left = words.find(
    ({ word }) => NORWEGIAN.has(word.toLowerCase()) || (NORWEGIAN_LETTER.test(word) && !names.has(word)),
  );
  return left === undefined
    ? null
    : `has the Norwegian word "${left.word}": write it in North Sami, or list the name in locales/names.txt`;
}

const EQUAL = 'is the same as the Norwegian text: write it in North Sami, or list the name in locales/names.txt';
