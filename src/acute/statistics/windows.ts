/**
 * Cuts a message into windows of some sentences, so that three grave words far into a long story weigh as much as they
 * do alone. A short message is one window.
 */
import type { Token } from '../lattice.ts';

/** Words from `from` up to (not including) `to`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A message of at most so many words is read as one. */
export const WHOLE = 32;
/** Words of a window of a longer message. */
const WIDE = 30;
/** How far the next window begins behind the last, when no sentence ends. */
const STEP = 18;

/** The windows of a message, in reading order; they overlap by about a third. */
export function windowsOf(tokens: readonly Token[]): Window[] {
  if (tokens.length === 0) return [];
  const words = tokens.reduce((sum, token) => sum + (token.isBreak ? 0 : 1), 0);
  if (words <= WHOLE) return [{ from: 0, to: tokens.length }];
  const windows: Window[] = [];
  let from = 0;
  for (;;) {
    const to = endOfWindow(tokens, from);
    windows.push({ from, to });
    if (to >= tokens.length) return windows;
    from = startOfNext(tokens, from, to);
  }
}

/** The end of the last sentence that still fits, or just so many words. */
function endOfWindow(tokens: readonly Token[], from: number): number {
  let words = 0;
  let sentenceEnd = -1;
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]!.isBreak) {
      if (words > 0) sentenceEnd = at + 1;
      continue;
    }
    words += 1;
    if (words > WIDE) return sentenceEnd > from + STEP / 2 ? sentenceEnd : at;
  }
  return tokens.length;
}

/** The first sentence that begins in the last part of the window, or just behind its middle. */
function startOfNext(tokens: readonly Token[], from: number, to: number): number {
  const middle = Math.min(from + STEP, to);
  for (let at = middle; at < to; at += 1) if (tokens[at - 1]!.isBreak) return at;
  return Math.max(middle, from + 1);
}

/** The words of the same clause: up to the next break, comma or dash. */
export function clauseAround(tokens: readonly Token[], { from, to }: Window): Window {
  const ends = (at: number) => tokens[at]!.isBreak || tokens[at]!.pause;
  let first = from;
  while (first > 0 && !ends(first - 1)) first -= 1;
  let end = to;
  while (end < tokens.length && !tokens[end]!.isBreak && !ends(end - 1)) end += 1;
  return { from: first, to: end };
}

/** So many words on both sides, of the same sentence. */
const NEAR = 2;

/** The words themselves and the nearest beside. */
export function closeAround(tokens: readonly Token[], { from, to }: Window): Window {
  let first = from;
  while (first > 0 && from - first < NEAR && !tokens[first - 1]!.isBreak) first -= 1;
  let end = to;
  while (end < tokens.length && end - to < NEAR && !tokens[end]!.isBreak) end += 1;
  return { from: first, to: end };
}
