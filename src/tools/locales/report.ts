/** The unknown words as text for the one who mends them. */
import type { Listed, UnknownWords } from './unknown.ts';

const PLACES = 3;

/** A line for each word with how often it is said, and below it up to three places where it stands. */
export function wordsReport({ looked, unknown, names }: UnknownWords, listName: string): string {
  return [
    `${unknown.length} of ${looked} words are not in ${listName}, and ${names.length} are names.`,
    ...(unknown.length === 0 ? [] : ['', 'Not in the list', ...unknown.map(entry)]),
    ...(names.length === 0 ? [] : ['', 'Names and their case forms', ...names.map(entry)]),
    '',
  ].join('\n');
}

function entry({ word, times, places }: Listed): string {
  const more = places.length > PLACES ? [`    and ${places.length - PLACES} more`] : [];
  return [
    `  ${word}  ${times}`,
    ...places.slice(0, PLACES).map(({ file, key }) => `    ${file}  ${key}`),
    ...more,
  ].join('\n');
}
