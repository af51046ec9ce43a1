/**
 * One way of writing for every way of typing. The same folding is used for the lexicons and for the messages,
 * so that `på`, `paa` and `pa`, or `veahkki` with and without its letters, meet.
 */

/** A run of letters or digits. Positions are for use inside one turn only. */
export interface Token {
  /** As typed, in NFC. */
  readonly raw: string;
  /** Small letters, NFC, with its own letters kept (`æ` is a word in the north, `a` is another). */
  readonly lower: string;
  /** Folded for matching: a-z and digits. */
  readonly fold: string;
  /** What stands between the token before and this one, for example `, ` or `-`. */
  readonly before: string;
  readonly start: number;
  readonly end: number;
}

/** Longer messages are read from the start: nobody needs more words than this to tell what they need. */
const MOST_TOKENS = 400;

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ŋ: 'n',
  ŧ: 't',
  ß: 'ss',
  œ: 'o',
  ł: 'l',
  ı: 'i',
};

/**
 * Folds a word or phrase for matching: NFC, small letters, æ/ä/ae → a, ø/ö/oe → o, å/aa → a, Sami letters without
 * their marks, three or more of the same letter → one ("hjeeelp").
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/(\p{L})\1{2,}/gu, '$1')
      // typed digraphs first: the "øe" of "miljøet" is no digraph
      .replace(/ae|aa/g, 'a')
      .replace(/oe/g, 'o')
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/[æøđðŋŧßœłı]/g, (letter) => LETTERS[letter] ?? letter)
  );
}

/** Splits a text into runs of letters and runs of digits: "16-åring" and "16åring" are both `16`, `åring`. */
export function tokenise(text: string): Token[] {
  const clean = text.normalize('NFC');
  const tokens: Token[] = [];
  let last = 0;
  for (const match of clean.matchAll(/\p{Nd}+|[\p{L}\p{M}]+/gu)) {
    if (tokens.length === MOST_TOKENS) break;
    const raw = match[0];
    const start = match.index;
    tokens.push({
      raw,
      lower: raw.toLowerCase(),
      fold: fold(raw),
      before: clean.slice(last, start),
      start,
      end: start + raw.length,
    });
    last = start + raw.length;
  }
  return tokens;
}

/** Doubled letters made single, for comparing spellings ("allkohol"). */
export function undouble(folded: string): string {
  return folded.replace(/(.)\1+/g, '$1');
}
