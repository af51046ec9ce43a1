/**
 * What an adapter hands the bot beside the activity, in `context.turnState`.
 */
import type { Opening } from '../../conversation/ports.ts';

/** Who is in the conversation, when the adapter knows it: an `Opening`. */
export const OPENING = Symbol('opening');
/** Forgets what was said, where the channel keeps a log of ours: a function without arguments. */
export const ERASE_LOG = Symbol('erase the log');

/** The type of each entry. */
export interface TurnStateEntries {
  [OPENING]: Opening;
  [ERASE_LOG]: () => void;
}
