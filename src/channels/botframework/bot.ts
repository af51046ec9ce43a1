/**
 * The bot as Bot Framework knows it: activities to the core and replies back. What is said, and when, is decided in
 * the core; which channel it is, in the adapter.
 */
import { type Activity, ActivityHandler, type TurnContext } from 'botbuilder';
import type { Conversation, TurnResult } from '../../conversation/conversation.ts';
import { lastResortReply } from '../../conversation/lastResort.ts';
import type { Clock, Counts, Opening, SessionStore } from '../../conversation/ports.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { Session } from '../../conversation/session.ts';
import type { Turns } from '../../sessions/turns.ts';
import { isTeams, teamsRole } from '../teams/teams.ts';
import { localeOf, messageOf, sessionOf } from './activity.ts';
import { replyActivity, textActivity } from './replies.ts';
import { ERASE_LOG, OPENING, type TurnStateEntries } from './turnState.ts';

/** What the bot needs. */
export interface BotPorts {
  readonly conversation: Conversation;
  readonly sessions: SessionStore;
  readonly turns: Turns;
  readonly counts: Counts;
  readonly clock: Clock;
  /** The municipality of conversations that do not name one. */
  readonly municipality: string | null;
  /** The tenant whose members are employees; null takes everybody in Teams as one. */
  readonly tenantId: string | null;
  /** Is told the name of a step that failed, and the error. */
  readonly report: (step: string, error: unknown) => void;
}

/** What is sent after a turn. */
interface Answer {
  readonly replies: readonly Reply[];
  readonly erased: boolean;
}

/**
 * Answers messages and greets. Everything else a channel can send is left alone. It never shows that it is typing: the
 * answer is there within milliseconds.
 */
export class HelpBot extends ActivityHandler {
  readonly #ports: BotPorts;

  constructor(ports: BotPorts) {
    super();
    this.#ports = ports;
    this.onMessage(async (context, next) => {
      await this.#answer(context, (session) =>
        ports.conversation.takeTurn(session, messageOf(context.activity), ports.clock.now()),
      );
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      if (arrived(context.activity)) await this.#greet(context);
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await this.#greet(context);
      await next();
    });
  }

  /** Greets once: Teams tells of one arrival in several ways. */
  async #greet(context: TurnContext): Promise<void> {
    if ((await this.#load(sessionOf(context.activity))) !== null) return;
    await this.#answer(context, (session) => this.#ports.conversation.greet(session, this.#ports.clock.now()));
  }

  async #answer(context: TurnContext, take: (session: Session) => TurnResult): Promise<void> {
    const opening = this.#opening(context);
    const { replies, erased } = await this.#takeTurn(sessionOf(context.activity), opening, take).catch(
      (error): Answer => {
        this.#ports.report('take a turn', error);
        return { replies: [lastResortReply(opening.locale ?? 'nb')], erased: false };
      },
    );
    if (erased) entry(context, ERASE_LOG)?.();
    await this.#send(context, { replies, erased });
  }

  /** A channel that refuses a card gets the same as text: the answer matters more than its looks. */
  async #send(context: TurnContext, { replies, erased }: Answer): Promise<void> {
    const { channelId } = context.activity;
    try {
      await context.sendActivities(replies.map((reply) => replyActivity(reply, channelId, erased)));
    } catch (error) {
      this.#ports.report('send an answer with cards', error);
      await context.sendActivities(replies.map((reply) => textActivity(reply, channelId, erased)));
    }
  }

  /** Session in, session out, one turn at a time. A store that fails costs the memory, never the answer. */
  #takeTurn(id: string, opening: Opening, take: (session: Session) => TurnResult): Promise<Answer> {
    const { conversation, turns } = this.#ports;
    return turns.run(id, async () => {
      const { session, startedOver } = conversation.restore(await this.#load(id), opening);
      const result = take(session);
      if (result.failure !== null) this.#ports.report('answer a message', result.failure);
      await this.#keep(id, result);
      void this.#count(result);
      const { replies, erased } = result;
      if (!startedOver || erased) return { replies, erased };
      const apology = conversation.apologise(result.session);
      // Nothing comes before the answer to an acute message.
      return { replies: replies.some(({ urgent }) => urgent) ? [...replies, apology] : [apology, ...replies], erased };
    });
  }

  async #load(id: string): Promise<string | null> {
    try {
      return await this.#ports.sessions.load(id);
    } catch (error) {
      this.#ports.report('load a session', error);
      return null;
    }
  }

  async #keep(id: string, { session, erased }: TurnResult): Promise<void> {
    const { sessions, conversation, report } = this.#ports;
    try {
      await (erased ? sessions.remove(id) : sessions.save(id, conversation.serialize(session)));
    } catch (error) {
      report(erased ? 'remove a session' : 'save a session', error);
    }
  }

  /** Nobody waits for it: a count that fails, or takes its time, costs a number and never delays an answer. */
  async #count({ counted }: TurnResult): Promise<void> {
    const { counts, clock, report } = this.#ports;
    try {
      if (counted !== null) await counts.add(counted, clock.now());
    } catch (error) {
      report('count an answer', error);
    }
  }

  #opening(context: TurnContext): Opening {
    const known = entry(context, OPENING);
    if (known !== undefined) return known;
    const { activity } = context;
    return {
      municipality: this.#ports.municipality ?? undefined,
      locale: localeOf(activity.locale),
      role: isTeams(activity) ? teamsRole(activity, this.#ports.tenantId) : 'resident',
    };
  }
}

/** In a conversation of two the person is greeted; in a group the bot says hello when it is added, not to each member. */
function arrived({ membersAdded = [], recipient, conversation }: Activity): boolean {
  return membersAdded.some(({ id }) => (id === recipient.id) === (conversation.isGroup === true));
}

function entry<Key extends keyof TurnStateEntries>(context: TurnContext, key: Key): TurnStateEntries[Key] | undefined {
  return context.turnState.get<TurnStateEntries[Key] | undefined>(key);
}
