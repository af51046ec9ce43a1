/**
 * What a message does in a conversation (a "move"), as the authors of `data/examples/followups` tell them apart: a
 * question about what is shown, a wish for something else, an order, an answer, a correction, or a new need.
 */
import type { Topic, Wish } from '../../dialogs/events.ts';
import type { Command } from '../conversation/ports.ts';

/** Questions about a service that is shown. */
export const TOPIC_MOVES = [
  'hours',
  'openNow',
  'price',
  'access',
  'applyForOther',
  'waiting',
  'nextSteps',
  'where',
  'phone',
  'anonymity',
  'ages',
  'complaint',
  'describe',
] as const satisfies readonly Topic[];

/** Wishes for another service than those shown. */
export const WISH_MOVES = [
  'nearer',
  'withoutApplication',
  'evening',
  'forYoung',
  'forRelative',
  'more',
  'didNotFit',
] as const satisfies readonly Wish[];

/** Orders and small talk, each with the command it is. */
export const COMMAND_MOVES = [
  'person',
  'startOver',
  'erase',
  'back',
  'help',
  'areYouAPerson',
  'privacy',
  'greeting',
  'thanks',
  'goodbye',
  'goOn',
  'takeWithMe',
  'insult',
  'chitchat',
  'nonsense',
] as const satisfies readonly Command[];

/** Corrections of what was said. */
export const CORRECTIONS = ['correctPerson', 'correctAge', 'correctPlace', 'correctNeed'] as const;

/** All moves, in the order of the table's columns. */
export const MOVES = [
  ...TOPIC_MOVES,
  ...WISH_MOVES,
  ...COMMAND_MOVES,
  ...CORRECTIONS,
  'helped',
  'language',
  'changePlace',
  'yes',
  'no',
  'perhaps',
  'declines',
  'newNeed',
] as const;
export type Move = (typeof MOVES)[number];

/** Moves that are about what is shown: before anything is, they cannot be meant. */
export const ABOUT_SHOWN: ReadonlySet<Move> = new Set<Move>([...TOPIC_MOVES, ...WISH_MOVES, 'helped', 'takeWithMe']);

/** Moves that answer a question: without one that waits, they say little. */
export const ANSWERS: ReadonlySet<Move> = new Set<Move>(['yes', 'no', 'perhaps', 'declines']);
