/**
 * A message as words with their classes. Glued words are split, split words joined, letters with gaps gathered,
 * leetspeak read, slips mended; expressions of several words are edges that span them.
 */
import type { RawToken } from './normalise.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A reading of the words from a token up to (not including) `end`. */
export interface Edge {
  readonly ids: readonly number[];
  readonly end: number;
}

/** One word, or a sentence break. */
export interface Token {
  readonly text: string;
  /** The word as it was written, folded; differs from `text` when a slip was mended. */
  readonly written: string;
  readonly isBreak: boolean;
  readonly number: number | null;
  /** How the classes were found; a mended word counts a little less than a written one. */
  readonly mended: boolean;
  /** A comma, a dash or an emoji stands behind it: the end of a thought, though not of the sentence. */
  readonly pause: boolean;
  edges: Edge[];
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
};
const LONGEST_GLUED = 40;
const SHORTEST_JOINED = 6;

/** All readings of one written word: the words it stands for and their classes. */
interface Reading {
  readonly words: readonly { readonly text: string; readonly ids: readonly number[] }[];
  readonly mended: boolean;
}

/** "døøø" and "hjeeelp" without the stretched letters. Two equal letters are spelling, three are feeling. */
function squeezed(word: string): string[] {
  if (!/(.)\1\1/.test(word)) return [];
  return [word.replace(/(.)\1{2,}/g, '$1'), word.replace(/(.)\1{2,}/g, '$1$1')];
}

/**
 * Splits a glued word into known words, the fewest pieces first; null when it cannot be done.
 * Norwegian compounds are real words, so one piece must be of the small words that no compound holds ("ikke", "jeg").
 */
function unglue(word: string, vocabulary: Vocabulary): string[] | null {
  if (word.length < 6 || word.length > LONGEST_GLUED || !vocabulary.mayBeGlued(word)) return null;
  const best: (string[] | null)[] = Array.from({ length: word.length + 1 }, () => null);
  best[0] = [];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 16); start < end; start += 1) {
      const head = best[start];
      if (!head || head.length >= 8) continue;
      const current = best[end];
      if (current && current.length <= head.length + 1) continue;
      const piece = word.slice(start, end);
      if (vocabulary.isPiece(piece)) best[end] = [...head, piece];
    }
  }
  const pieces = best[word.length];
  return pieces && pieces.length > 1 && pieces.some((piece) => vocabulary.isGlue(piece)) ? pieces : null;
}

function readWord(word: string, vocabulary: Vocabulary, mend: boolean): Reading {
  const one = (text: string, ids: readonly number[], mended: boolean): Reading => ({ words: [{ text, ids }], mended });
  const exact = vocabulary.exact(word);
  if (exact) return one(word, exact, false);
  for (const shorter of squeezed(word)) {
    const ids = vocabulary.exact(shorter);
    if (ids) return one(shorter, ids, false);
  }
  if (/[0-9@$!|]/.test(word) && /\p{L}/u.test(word)) {
    const plain = word.replace(/[0134579@$!|]/g, (char) => LEET[char] ?? char);
    const ids = vocabulary.exact(plain);
    if (ids) return one(plain, ids, true);
    // "16aar", "3.klasse": a number with a word behind it.
    const numbered = /^(\d{1,3})(\p{L}{1,12})$/u.exec(word);
    if (numbered) {
      const tail = numbered[2]!;
      return {
        words: [
          { text: numbered[1]!, ids: [] },
          { text: tail, ids: vocabulary.exact(tail) ?? [] },
        ],
        mended: false,
      };
    }
    const near = vocabulary.corrected(plain);
    return one(near?.text ?? word, near?.ids ?? [], true);
  }
  if (!mend || vocabulary.isRealWord(word)) return one(word, [], false);
  if (word.length <= 5 && /(.)\1/.test(word)) {
    const single = word.replace(/(.)\1/g, '$1');
    const ids = vocabulary.exact(single);
    if (ids && ids.length > 0) return one(single, ids, true);
  }
  const bare = word.replace(/\*/g, '');
  const pieces = unglue(bare, vocabulary);
  if (pieces) return { words: pieces.map((text) => ({ text, ids: vocabulary.exact(text) ?? [] })), mended: false };
  const near = vocabulary.corrected(bare);
  return one(near?.text ?? word, near?.ids ?? [], true);
}

/** Single letters in a row ("d ø", "s e l v m o r d") are gathered when they make a known word. */
function gatherLetters(raw: readonly RawToken[], vocabulary: Vocabulary): RawToken[] {
  const out: RawToken[] = [];
  let i = 0;
  while (i < raw.length) {
    let end = i;
    while (end < raw.length && raw[end]!.text.length === 1 && end - i < LONGEST_GLUED) end += 1;
    let gathered = false;
    for (let start = i; start < end - 1 && !gathered; start += 1) {
      const word = raw
        .slice(start, end)
        .map((token) => token.text)
        .join('');
      if (vocabulary.exact(word)?.length || (word.length >= 6 && unglue(word, vocabulary))) {
        out.push(...raw.slice(i, start), { text: word, isBreak: false });
        gathered = true;
      }
    }
    if (gathered) i = end;
    else {
      const stop = Math.max(end, i + 1);
      out.push(...raw.slice(i, stop));
      i = stop;
    }
  }
  return out;
}

/** True when so many words follow one another without a break or a pause between. */
function isRun(raw: readonly RawToken[], at: number, words: number): boolean {
  for (let n = 0; n < words; n += 1) {
    const part = raw[at + n]!;
    if (part.isBreak || (part.pause && n < words - 1)) return false;
  }
  return true;
}

/** A word that was split ("selv mord", "selv mords tanker"). Two words that mean something themselves are left alone. */
function joinSplit(
  raw: readonly RawToken[],
  at: number,
  vocabulary: Vocabulary,
): { readonly text: string; readonly ids: readonly number[]; readonly words: number } | null {
  if (raw[at]!.text.length < 3) return null;
  for (let words = 3; words >= 2; words -= 1) {
    if (at + words > raw.length || !isRun(raw, at, words)) continue;
    const parts = raw.slice(at, at + words);
    const text = parts.map((part) => part.text).join('');
    if (text.length < SHORTEST_JOINED) continue;
    if (!vocabulary.isKnown(text)) continue;
    const ids = vocabulary.exact(text);
    if (!ids || ids.length === 0) continue;
    if (text.length < 8 && parts.every((part) => (vocabulary.exact(part.text)?.length ?? 0) > 0)) continue;
    return { text, ids, words };
  }
  return null;
}

function looksSami(raw: readonly RawToken[], vocabulary: Vocabulary): boolean {
  const mark = vocabulary.id('SAMI_MARK');
  const marks = raw.filter((token) => vocabulary.exact(token.text)?.includes(mark)).length;
  return marks >= 1 && marks * 12 >= raw.length;
}

/** Builds the lattice of a message. */
export function buildLattice(raw: readonly RawToken[], vocabulary: Vocabulary): Token[] {
  const gathered = gatherLetters(raw, vocabulary);
  // North Sami is all inflection: a Sami word is near many Norwegian ones, so slips are only mended in other texts.
  const mend = !looksSami(gathered, vocabulary);
  const tokens: Token[] = [];
  for (let i = 0; i < gathered.length; i += 1) {
    const item = gathered[i]!;
    if (item.isBreak) {
      tokens.push({ text: '', written: '', isBreak: true, number: null, mended: false, pause: true, edges: [] });
      continue;
    }
    const joined = joinSplit(gathered, i, vocabulary);
    if (joined) {
      push(tokens, joined.text, joined.text, joined.ids, true);
      i += joined.words - 1;
      continue;
    }
    const reading = readWord(item.text, vocabulary, mend);
    for (const word of reading.words)
      push(
        tokens,
        word.text,
        reading.words.length === 1 ? item.text : word.text,
        word.ids,
        reading.mended,
        item.pause === true && word === reading.words.at(-1),
      );
  }
  addPhrases(tokens, vocabulary);
  return tokens;
}

function push(
  tokens: Token[],
  text: string,
  written: string,
  ids: readonly number[],
  mended: boolean,
  pause = false,
): void {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : null;
  tokens.push({
    text,
    written,
    isBreak: false,
    number,
    mended,
    pause,
    edges: ids.length > 0 ? [{ ids, end: tokens.length + 1 }] : [],
  });
}

function addPhrases(tokens: readonly Token[], vocabulary: Vocabulary): void {
  for (let i = 0; i < tokens.length; i += 1) {
    for (const { words, ids } of vocabulary.phrasesFrom(tokens[i]!.text)) {
      let offset = 1;
      while (offset < words.length && tokens[i + offset]?.text === words[offset]) offset += 1;
      if (offset === words.length) tokens[i]!.edges.push({ ids, end: i + offset });
    }
  }
}
