/** Counts how often it is understood what held-out authors' messages do in a conversation in which services are shown. */
import type { Understanding, Understood } from '../../conversation/ports.ts';
import type { FollowUp, Move } from '../../understanding/index.ts';
import { NOW } from './play.ts';

/** What a reading takes a message for, as a move of the authors. */
export function moveOf(read: Understood): Move {
  if (read.wantsLocale !== null || read.command === 'languages') return 'language';
  if (read.corrects) return 'correctPerson';
  const move = read.topic ?? read.wish ?? (read.verdict === 'yes' ? 'helped' : null);
  if (move !== null) return move;
  if (read.command !== null) return read.command as Move;
  if (read.perhaps) return 'perhaps';
  if (read.declines) return 'declines';
  return read.yesNo ?? (read.meaningful ? 'newNeed' : 'nonsense');
}

/** Moves that get the same answer. */
const ALIKE: Partial<Record<Move, Move>> = {
  openNow: 'hours',
  correctAge: 'correctPerson',
  correctPlace: 'correctPerson',
  correctNeed: 'correctPerson',
  chitchat: 'nonsense',
  changePlace: 'newNeed',
  didNotFit: 'more',
};
const alike = (move: Move): Move => ALIKE[move] ?? move;

/** How many messages of each move are read as one that gets the same answer. */
export function countTalk(understanding: Understanding, messages: readonly FollowUp[]): Map<Move, [number, number]> {
  const counts = new Map<Move, [right: number, of: number]>();
  for (const { text, move, language } of messages) {
    const locale = language === 'se' ? 'se' : 'nb';
    const read = understanding.read(text, { asking: null, locale, hasShown: true, now: NOW });
    const count = counts.get(move) ?? [0, 0];
    count[0] += Number(alike(moveOf(read)) === alike(move));
    count[1] += 1;
    counts.set(move, count);
  }
  return counts;
}
