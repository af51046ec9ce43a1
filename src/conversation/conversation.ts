/**
 * The core as every channel uses it. Pure and synchronous: a session, a message and a time in; a session and replies out.
 */
import type { Locale } from '../../dialogs/events.ts';
import type { Start } from '../../dialogs/findHelp.machine.ts';
import type { Counted } from './counted.ts';
import { greeting } from './greeting.ts';
import type { AcuteAssessment, Message, Opening, Ports } from './ports.ts';
import type { Reply } from './reply.ts';
import { newSession, restore, type Session, serialize } from './session.ts';
import { takeTurn } from './turn.ts';

/** What one turn gives. `acute` says what was heard in the message, for tests and for explaining; never any text. */
export interface TurnResult {
  readonly session: Session;
  readonly replies: readonly Reply[];
  readonly acute: AcuteAssessment | null;
  /** True when the person deleted the conversation: the channel must forget it too. */
  readonly erased: boolean;
  /** What the channel counts after this turn: that an answer helped or not, or that nothing fitted; null for nothing. */
  readonly counted: Counted | null;
  /** What was thrown when something failed and the person got the numbers instead; null when nothing did. */
  readonly failure: unknown;
}

/** A conversation over the given ports. */
export interface Conversation {
  start(opening: Opening): Session;
  /** The first words of the bot. */
  greet(session: Session, now: Date): TurnResult;
  takeTurn(session: Session, message: Message, now: Date): TurnResult;
  serialize(session: Session): string;
  /** The stored session, or a new one with `startedOver` when it cannot be read. */
  restore(json: string | null, opening: Opening): { session: Session; startedOver: boolean };
  /** What is said when a session was lost, before the answer to the message. */
  apologise(session: Session): Reply;
}

/** Makes the core. */
export function createConversation(ports: Ports): Conversation {
  const begin = (opening: Opening): Start => ({
    locale: opening.locale ?? 'nb',
    role: opening.role ?? 'resident',
    home: knownMunicipality(opening.municipality, ports),
  });
  return {
    start: (opening) => newSession(begin(opening)),
    greet: (session, now) => greeting(session, now, ports),
    takeTurn: (session, message, now) => takeTurn(session, message, now, ports),
    serialize,
    restore: (json, opening) => restore(json, begin(opening)),
    apologise: (session) => plainReply('sessionLost', session.memory.locale, ports),
  };
}

/** A reply that is one text. */
function plainReply(key: string, locale: Locale, { texts }: Ports): Reply {
  return { key, locale, text: texts.t(locale, key), urgent: false, numbers: [], cards: [], choices: [] };
}

function knownMunicipality(slug: string | undefined, { catalogue }: Ports): string | null {
  return slug !== undefined && catalogue.municipality(slug) !== undefined ? slug : null;
}
