/**
 * A core, a catalogue and a clock for the tests of the channels: what is said is so plain that the way it took shows.
 */
import type { ServerPorts } from '../../src/channels/server/server.ts';
import type { Conversation, TurnResult } from '../../src/conversation/conversation.ts';
import type { Counted } from '../../src/conversation/counted.ts';
import type { Clock, Message, Opening } from '../../src/conversation/ports.ts';
import type { PhoneLine, Reply } from '../../src/conversation/reply.ts';
import type { Session } from '../../src/conversation/session.ts';

/** A clock that stands until it is moved. */
export class TestClock implements Clock {
  #now = Date.parse('2026-11-02T09:00:00Z');

  now(): Date {
    return new Date(this.#now);
  }

  passSeconds(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

export const EMERGENCY: PhoneLine = { id: 'nasjonal-113', label: 'Fare for liv', number: '113', tel: 'tel:113' };

/** What is counted of the message `hjalp`. */
export const HELPED: Counted = {
  outcome: 'helped',
  need: 'rus',
  ageBand: null,
  municipality: 'senja',
  role: 'resident',
};

/** A reply with nothing but words. */
export function sayPlain(key: string, text: string, more: Partial<Reply> = {}): Reply {
  return { key, locale: 'nb', text, urgent: false, numbers: [], cards: [], choices: [], ...more };
}

/** The session of the fake core: how many messages there were, and who writes. */
interface FakeSession {
  readonly messages: number;
  readonly opening: Opening;
}

/**
 * Answers every message with its number and what was understood. `krasj` throws, `slett` erases, `akutt` is urgent,
 * `hjalp` is counted; everything the fake was given is in `seen`.
 */
export class FakeCore implements Conversation {
  readonly seen: { message: Message; opening: Opening }[] = [];

  start(opening: Opening): Session {
    return asSession({ messages: 0, opening });
  }

  greet(session: Session): TurnResult {
    const { opening } = asFake(session);
    const choices = [{ id: 'need:rus' as const, label: 'Rus' }];
    return result(session, [
      sayPlain('greeting', `Hei ${opening.role} i ${opening.municipality}`, {
        locale: opening.locale ?? 'nb',
        numbers: [EMERGENCY],
        choices,
      }),
    ]);
  }

  takeTurn(session: Session, message: Message): TurnResult {
    const { messages, opening } = asFake(session);
    this.seen.push({ message, opening });
    if (message.text === 'krasj') throw new Error(`the text ${message.text} must not be logged`);
    const next = asSession({ messages: messages + 1, opening });
    if (message.text === 'slett') return { ...result(next, [sayPlain('erased', 'Slettet')]), erased: true };
    if (message.text === 'akutt') return result(next, [sayPlain('acute', 'Ring 113', { urgent: true })]);
    if (message.text === 'hjalp') return { ...result(next, [sayPlain('thanks', 'Så bra')]), counted: HELPED };
    return result(next, [sayPlain('answer', `Svar ${messages + 1}${message.choice ? ` på ${message.choice}` : ''}`)]);
  }

  serialize(session: Session): string {
    return JSON.stringify(session);
  }

  restore(json: string | null, opening: Opening): { session: Session; startedOver: boolean } {
    if (json === null) return { session: this.start(opening), startedOver: false };
    if (json === 'damaged') return { session: this.start(opening), startedOver: true };
    return { session: JSON.parse(json), startedOver: false };
  }

  apologise(): Reply {
    return sayPlain('sessionLost', 'Beklager');
  }
}

/** Knows Senja and nothing else. */
export const fakeCatalogue: ServerPorts['catalogue'] = {
  municipality: (slug) => (slug === 'senja' ? ({ slug, name: 'Senja' } as never) : undefined),
  municipalities: () => [{ slug: 'senja', name: 'Senja' } as never],
  servicesOf: () => [{}, {}, {}] as never,
  national: () => [{}] as never,
};

function result(session: Session, replies: readonly Reply[]): TurnResult {
  return { session, replies, acute: null, erased: false, counted: null, failure: null };
}

function asSession(fake: FakeSession): Session {
  return fake as unknown as Session;
}

function asFake(session: Session): FakeSession {
  return session as unknown as FakeSession;
}
