/**
 * Puts together what the rules of orders read in a message and what the statistics think it does. Rules know the phrases
 * that are listed; statistics know how many people say the same.
 */
import type { Topic, Verdict, Wish } from '../../dialogs/events.ts';
import type { Command } from '../conversation/ports.ts';
import type { Orders } from './commands.ts';
import {
  ABOUT_SHOWN,
  ANSWERS,
  COMMAND_MOVES,
  CORRECTIONS,
  MOVES,
  type Move,
  TOPIC_MOVES,
  WISH_MOVES,
} from './moves.ts';

/** What a message orders, answers, asks or wishes. */
export interface MoveRead extends Orders {
  readonly wish: Wish | null;
  readonly verdict: Verdict | null;
}

/** What else is known when a move is chosen. */
export interface MoveContext {
  readonly hasShown: boolean;
  /** A question waits for an answer. */
  readonly asking: boolean;
  /** The message tells of a need, by rules or by a chance of one half. */
  readonly tellsNeed: boolean;
  /** The message tells an age or a place. */
  readonly tellsFact: boolean;
}

/** From this chance the statistics decide, whatever the rules read. */
const SURE = 0.55;
/** A listed phrase for a question about what is shown is seldom a new need. */
const SURE_AGAINST_TOPIC = 0.75;
/** From this one where the rules read nothing. */
const LIKELY = 0.35;
/** What is forgotten cannot be brought back: without a listed phrase it must be very likely meant. */
const SURE_TO_FORGET = 0.75;

/** Orders about safety, which the statistics never overrule. */
const SAFETY: ReadonlySet<Command> = new Set<Command>(['notMeantSo', 'meantSo', 'urgent', 'relief', 'lingers']);
/** Orders that a listed phrase gives, unless the statistics are very sure of something else. */
const STANDS: ReadonlySet<Command> = new Set<Command>(['erase', 'startOver', 'back']);
const SURE_AGAINST_ORDER = 0.85;
const FORGETS: ReadonlySet<Move> = new Set<Move>(['erase', 'startOver']);
/** Talk that tells nothing. */
const TALK: ReadonlySet<Move> = new Set<Move>(['insult', 'chitchat', 'nonsense']);
/** Talk that is no need: a need in the same message is heard instead. */
const IDLE: ReadonlySet<Move> = new Set<Move>(['insult', 'chitchat', 'nonsense', 'greeting', 'thanks', 'goodbye']);

const includes = <T extends string>(list: readonly T[], move: string): move is T =>
  (list as readonly string[]).includes(move);

const NOTHING: Omit<MoveRead, 'ordinal' | 'wantsLocale'> = {
  command: null,
  topic: null,
  wish: null,
  verdict: null,
  yesNo: null,
  declines: false,
  perhaps: false,
  corrects: false,
};

/** What the rules read, without statistics. */
export function byRules(orders: Orders): MoveRead {
  return { ...orders, wish: null, verdict: null };
}

/**
 * What the message does.
 * @param chances the chance of each of `MOVES`
 */
export function readMove(orders: Orders, chances: ArrayLike<number>, context: MoveContext): MoveRead {
  const rules = byRules(orders);
  if (orders.command !== null && SAFETY.has(orders.command)) return rules;
  const { move, chance } = likeliest(chances, context);
  if (orders.command !== null && STANDS.has(orders.command) && chance < SURE_AGAINST_ORDER) return rules;
  const rulesRead =
    orders.command !== null ||
    orders.topic !== null ||
    orders.wantsLocale !== null ||
    orders.yesNo !== null ||
    orders.declines ||
    orders.perhaps ||
    orders.corrects;
  // "Takk, det hjalp" says more than thanks.
  if (orders.command === 'thanks' && move === 'helped' && chance >= LIKELY) return asRead(move, orders);
  const against = orders.topic !== null && move === 'newNeed' ? SURE_AGAINST_TOPIC : SURE;
  const least = FORGETS.has(move) ? SURE_TO_FORGET : rulesRead ? against : LIKELY;
  return chance < least ? rules : asRead(move, orders);
}

/** The likeliest of the moves that can be meant now, with its chance among all: what cannot be meant makes nothing surer. */
function likeliest(chances: ArrayLike<number>, context: MoveContext): { move: Move; chance: number } {
  let best = 0;
  let move: Move = 'newNeed';
  MOVES.forEach((one, at) => {
    if (!canBeMeant(one, context)) return;
    const chance = chances[at] ?? 0;
    if (chance > best) {
      best = chance;
      move = one;
    }
  });
  return { move, chance: best };
}

function canBeMeant(move: Move, { hasShown, asking, tellsNeed, tellsFact }: MoveContext): boolean {
  if (ABOUT_SHOWN.has(move)) return hasShown;
  if (ANSWERS.has(move)) return asking || hasShown;
  return !(IDLE.has(move) && tellsNeed) && !(TALK.has(move) && tellsFact);
}

/** The move in the fields that the conversation reads. */
function asRead(move: Move, { ordinal, wantsLocale, corrects }: Orders): MoveRead {
  const read = { ...NOTHING, ordinal, wantsLocale: null };
  if (includes(TOPIC_MOVES, move)) return { ...read, topic: move satisfies Topic };
  if (includes(WISH_MOVES, move)) return { ...read, wish: move };
  if (includes(COMMAND_MOVES, move)) return { ...read, command: move };
  if (includes(CORRECTIONS, move)) return { ...read, corrects: true };
  switch (move) {
    case 'helped':
      return { ...read, verdict: 'yes' };
    case 'language':
      return wantsLocale === null ? { ...read, command: 'languages' } : { ...read, wantsLocale };
    case 'yes':
    case 'no':
      return { ...read, yesNo: move };
    case 'perhaps':
      return { ...read, perhaps: true };
    case 'declines':
      return { ...read, declines: true };
    default:
      return { ...read, corrects };
  }
}
