/** A text as its words. */

export interface Word {
  readonly word: string;
  /** Where it begins in the text. */
  readonly at: number;
  /** True where any word would have a capital letter. */
  readonly startsSentence: boolean;
}

/** Letters and digits, held together by hyphens and apostrophes. */
const WORD = /[\p{L}\d]+(?:[-’'][\p{L}\d]+)*/gu;

/** What is no word: placeholders, addresses on the web, e-mail. */
const NO_WORDS = /\{\{.*?\}\}|https?:\/\/\S+|\S+@\S+|\p{L}[\p{L}\d-]*(?:\.[\p{L}\d-]+)*\.(?:no|com|org)\b\S*/gu;

/** The words of `text` that have letters, in their order. */
export function wordsOf(text: string): Word[] {
  // As many spaces as letters, so that what stands after keeps its place.
  const plain = text.normalize('NFC').replace(NO_WORDS, (part) => ' '.repeat(part.length));
  return [...plain.matchAll(WORD)]
    .filter(([word]) => /\p{L}/u.test(word))
    .map(({ 0: word, index }) => ({ word, at: index, startsSentence: startsSentence(plain.slice(0, index)) }));
}

/** Nothing before it, or an end of a sentence, a colon, a dash or an opening bracket or quotation mark. */
const startsSentence = (before: string) => /(?:^|[.!?:…–]\s+|[«"„“(]|\n)\s*$/u.test(before);
