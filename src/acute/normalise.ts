/**
 * From raw text to plain lower-case words, the same for everything people and phones do to a text:
 * decomposed letters, capitals, zero-width characters, styled Unicode letters, Sami letters with or without marks.
 */

/** How much of a very long text is read: the first and the last characters. Nothing inside the first 20,000 is skipped. */
export const READ_FIRST = 20_000;
export const READ_LAST = 5_000;

/** A word or a sentence break, in reading order. */
export interface RawToken {
  /** Folded lower-case word. Empty for a break. */
  readonly text: string;
  readonly isBreak: boolean;
  /** A comma, a dash or an emoji stands behind the word. */
  readonly pause?: boolean;
}

/** Letters that are written with and without marks. å, æ and ø are kept: they tell "får" from "far". */
const FOLD: Readonly<Record<string, string>> = {
  ä: 'æ',
  ö: 'ø',
  ð: 'd',
  đ: 'd',
  ŋ: 'n',
  ŧ: 't',
  ß: 'ss',
  ł: 'l',
  ı: 'i',
};
const INVISIBLE = /[\p{Cf}\p{Mn}\u115f\u1160]/gu;
/** Text that has nothing to fold. */
const PLAIN = /^[\x20-\x7e\nåæøÅÆØ]*$/;
const WORD_OR_BREAK =
  /[\p{L}\p{N}]+(?:['’´`@$*!|]+[\p{L}\p{N}]+)*\*?|\p{L}+\*+|[.!?;…\n\r]+|[,:()\-–—/]|\p{Extended_Pictographic}/gu;

/** Cuts a text that is too long to read whole; a message is never longer than that by accident. */
export function readable(text: string): string {
  if (text.length <= READ_FIRST + READ_LAST) return text;
  return `${text.slice(0, READ_FIRST)}\n${text.slice(-READ_LAST)}`;
}

/** Folds one text to lower case without marks, except å, æ and ø. Lexicon and messages go through the same function. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const plain = text.toWellFormed().normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
  let out = '';
  for (const char of plain) {
    const code = char.charCodeAt(0);
    if (code < 128 || char === 'å' || char === 'æ' || char === 'ø') out += char;
    else out += FOLD[char] ?? char.normalize('NFD').replace(/\p{M}/gu, '');
  }
  return out;
}

/** Stars, tildes and underlines around words, as chats make them bold; a star inside or at the end hides letters. */
const EMPHASIS = /(?<![\p{L}\p{N}*])[*_~]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?:\*(?!\*)|[_~]+)(?![\p{L}\p{N}])/gu;

/** The same around several words, with as many signs behind as before. */
const EMPHASISED = /(?<![\p{L}\p{N}*_~])([*_~]{1,3})(?=\S)([^\n]+?)(?<=\S)\1(?![\p{L}\p{N}*])/gu;

/** Splits a message into folded words and sentence breaks. Three dots are a pause, not a break; "6. klasse" has none. */
export function tokenise(text: string): RawToken[] {
  const plain = fold(readable(text)).replace(EMPHASISED, ' $2 ').replace(EMPHASIS, ' ');
  const folded = plain.replace(/(?<=(?:^|[\s.])\p{L})[.\-_](?=\p{L}(?:$|[\s.\-_]))/gu, ' ');
  const tokens: RawToken[] = [];
  for (const found of folded.matchAll(WORD_OR_BREAK)) {
    const piece = found[0];
    if (/^[,:()\-–—/]|^\p{Extended_Pictographic}/u.test(piece)) {
      const before = tokens.at(-1);
      if (before && !before.isBreak && !/[-/]/.test(piece)) tokens[tokens.length - 1] = { ...before, pause: true };
      continue;
    }
    if (/^[.!?;…\n\r]/.test(piece)) {
      const before = tokens.at(-1);
      if (!before || before.isBreak) continue;
      if (/^(\.{2,}|…+)$/.test(piece)) continue;
      if (piece === '.' && /^\d+$/.test(before.text)) continue;
      tokens.push({ text: '', isBreak: true });
    } else {
      tokens.push({ text: piece.replace(/['’´`]/g, ''), isBreak: false });
    }
  }
  return tokens;
}
