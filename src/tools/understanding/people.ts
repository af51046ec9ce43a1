/**
 * Plays whole conversations of people by an author held out: what they write first, what they answer to a question, and
 * how they say it once more when they were not understood. Tells how many turns it took to a right service.
 */
import type { Question } from '../../../dialogs/events.ts';
import { servicesOf } from '../../channels/replay/replay.ts';
import type { TurnResult } from '../../conversation/conversation.ts';
import type { Core } from '../../core.ts';
import { AMONG, NOW } from './play.ts';

/** A person as the author thought them. */
export interface Person {
  readonly id: string;
  readonly municipality: string;
  readonly audience: 'self' | 'relative' | 'employee';
  readonly language: string;
  readonly first: string;
  readonly answers: Partial<Record<Question, string>>;
  readonly again: string;
  /** Services that a knowing helper would name. */
  readonly services: readonly string[];
  /** Services that are not wrong. */
  readonly acceptable: readonly string[];
}

/** How it went. */
export interface Way {
  readonly person: Person;
  /** The turn in which a right service was among the first three; null when it never was. */
  readonly turns: number | null;
  /** The same, counting services that are not wrong. */
  readonly turnsToAcceptable: number | null;
  readonly questions: readonly Question[];
  readonly acute: boolean;
}

const MOST_TURNS = 5;

/**
 * Plays one person.
 * @param placeKnown whether the page has fixed the municipality, as that of a municipality does
 */
export function walk({ conversation }: Core, person: Person, placeKnown: boolean): Way {
  const role = person.audience === 'employee' ? 'employee' : 'resident';
  let session = conversation.start(placeKnown ? { municipality: person.municipality, role } : { role });
  const questions: Question[] = [];
  let text: string | undefined = person.first;
  let turns: number | null = null;
  let turnsToAcceptable: number | null = null;
  let acute = false;
  let saidAgain = false;
  for (let turn = 1; turn <= MOST_TURNS && text !== undefined; turn += 1) {
    const result: TurnResult = conversation.takeTurn(session, { text }, NOW);
    session = result.session;
    acute ||= result.acute !== null;
    const shown = servicesOf(result.replies).slice(0, AMONG);
    if (shown.some((id) => person.services.includes(id) || person.acceptable.includes(id))) turnsToAcceptable ??= turn;
    if (shown.some((id) => person.services.includes(id))) turns ??= turn;
    if (turns !== null) break;
    const question: Question | null = shown.length === 0 ? waitingFor(result) : null;
    if (question !== null) {
      questions.push(question);
      text = person.answers[question];
    } else {
      text = saidAgain ? undefined : person.again;
      saidAgain = true;
    }
  }
  return { person, turns, turnsToAcceptable, questions, acute };
}

/** The question that was put and waits for an answer. */
function waitingFor({ session: { state } }: TurnResult): Question | null {
  const help = typeof state === 'string' ? undefined : state.help;
  return typeof help === 'object' && typeof help.answering === 'string' ? (help.answering as Question) : null;
}
