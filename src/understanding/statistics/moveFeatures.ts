/** The features of a message for telling what it does: its words, and what the rules of orders read in it. */
import type { Orders } from '../commands.ts';
import { hash } from './features.ts';

/** The table of moves is small: conversations have few words of their own. */
export const MOVE_BITS = 15;
const MASK = 2 ** MOVE_BITS - 1;
/** Messages of so many words or fewer are of one length. */
const LENGTHS = [1, 2, 4, 8, 16];

/**
 * The numbers of all features, each once.
 * @param features those of the message as `featuresOf` gives them
 */
export function moveFeaturesOf(text: string, features: Int32Array, orders: Orders, namesPlace: boolean): Int32Array {
  const found = new Set<number>();
  for (const feature of features) found.add(feature & MASK);
  const add = (kind: string, what: string | number | boolean | null) => found.add(hash(`move ${kind} ${what}`) & MASK);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  add('command', orders.command);
  add('topic', orders.topic);
  add('yes or no', orders.yesNo);
  add('declines', orders.declines);
  add('perhaps', orders.perhaps);
  add('corrects', orders.corrects);
  add('ordinal', orders.ordinal !== null);
  add('language', orders.wantsLocale);
  add('place', namesPlace);
  add('length', LENGTHS.find((most) => words.length <= most) ?? 'long');
  add('first', words[0] ?? null);
  add('last', words.at(-1) ?? null);
  add('asks', text.includes('?'));
  return Int32Array.from(found);
}
