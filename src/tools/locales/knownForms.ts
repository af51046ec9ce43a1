/** A list of written forms, and whether a word is among them. */
import { readFileSync } from 'node:fs';
import type { Word } from './words.ts';

/** Known forms of words, as they are written. */
export interface KnownForms {
  has(word: Pick<Word, 'word' | 'startsSentence'>): boolean;
}

/** Thrown when the list cannot be used; the message says which file, and what to do. */
export class FormsError extends Error {
  override name = 'FormsError';
}

/** Reads a list with one form a line. Throws `FormsError` when there is no such file, or nothing in it. */
export function readKnownForms(path: string): KnownForms {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new FormsError(`--known: cannot read ${path}: give a text file with one written form a line`);
  }
  const forms = text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (forms.length === 0) throw new FormsError(`--known: ${path} is empty: write one form a line`);
  return knownForms(forms);
}

/** The given forms. A form with a small letter is known with a capital too, but only where a sentence starts. */
export function knownForms(forms: Iterable<string>): KnownForms {
  const known = new Set(forms);
  const alone = (word: string, startsSentence: boolean) =>
    known.has(word) || (startsSentence && known.has(word.charAt(0).toLowerCase() + word.slice(1)));
  return {
    has({ word, startsSentence }) {
      if (alone(word, startsSentence)) return true;
      const parts = word.split('-');
      if (parts.length === 1) return false;
      // A compound with a hyphen is known when its last part is, after known parts, numbers and abbreviations.
      return parts.every(
        (part, index) =>
          alone(part, startsSentence && index === 0) ||
          (index < parts.length - 1 && /^(\p{Lu}+|\d+|\p{L})$/u.test(part)),
      );
    },
  };
}
