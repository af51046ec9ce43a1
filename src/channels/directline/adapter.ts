/**
 * Bot Framework over our own Direct Line: turns an incoming activity into a turn of the bot, and what the bot sends
 * into entries of the conversation's log.
 */
import { randomUUID } from 'node:crypto';
import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import type { Clock } from '../../conversation/ports.ts';
import { createTurnQueue } from '../../sessions/turns.ts';
import { ERASE_LOG, OPENING } from '../botframework/turnState.ts';
import type { Conversation } from './conversations.ts';
import { type Incoming, isRepeat } from './incoming.ts';

const CHANNEL = 'directline';
/** Where a turn keeps its conversation. */
const CONVERSATION = Symbol('conversation');
const BOT = { id: 'hjelpefinner', name: 'Hjelpefinner', role: 'bot' } as const;

/** What the bot does with a turn: `ActivityHandler.run`. */
export type BotLogic = (context: TurnContext) => Promise<void>;

/** One queue per conversation: a message is written down, answered, and only then the next one is looked at. */
export class DirectLineAdapter extends BotAdapter {
  readonly #logic: BotLogic;
  readonly #clock: Clock;
  readonly #turns = createTurnQueue();

  constructor(logic: BotLogic, clock: Clock) {
    super();
    this.#logic = logic;
    this.#clock = clock;
  }

  /** Lets the bot greet. Resolves when the greeting is in the log. */
  async start(conversation: Conversation, locale: string | undefined): Promise<void> {
    await this.#turns.run(conversation.id, () =>
      this.#run(conversation, {
        ...this.#stamp(conversation, 'start'),
        type: ActivityTypes.ConversationUpdate,
        membersAdded: [{ id: conversation.userId, name: '' }],
        membersRemoved: [],
        locale,
      }),
    );
  }

  /**
   * Takes what a client posted. A message is echoed into the log and answered; a message that is there already (sent
   * again after a lost connection) is neither.
   * Other types of activity are taken and left alone. Resolves to its id when the turn is over.
   */
  async receive(conversation: Conversation, incoming: Incoming): Promise<string> {
    return this.#turns.run(conversation.id, async () => {
      const { log } = conversation;
      const earlier = log.find((activity) => isRepeat(activity, incoming));
      if (earlier?.id !== undefined) return earlier.id;
      if (incoming.type !== ActivityTypes.Message) return randomUUID();
      const id = this.#id(conversation);
      const message = {
        ...incoming,
        ...this.#stamp(conversation, id),
        type: ActivityTypes.Message,
        text: incoming.text ?? '',
        textFormat: 'plain',
      };
      log.append(message);
      await this.#run(conversation, message);
      return id;
    });
  }

  /** Runs `work` when the turns that were begun in the conversation are over. */
  afterTurns(conversationId: string, work: () => Promise<void>): Promise<void> {
    return this.#turns.run(conversationId, work);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const conversation = context.turnState.get<Conversation>(CONVERSATION);
    return activities.map((activity) => this.#send(conversation, activity));
  }

  /** The log is only ever added to: clients have shown what they got. */
  override async updateActivity(): Promise<never> {
    throw new Error('updateActivity: not possible in Direct Line');
  }

  override async deleteActivity(): Promise<never> {
    throw new Error('deleteActivity: not possible in Direct Line');
  }

  /** The bot never writes first. */
  override async continueConversation(): Promise<never> {
    throw new Error('continueConversation: the bot answers only when it is spoken to');
  }

  async #run(conversation: Conversation, activity: Partial<Activity>): Promise<void> {
    const context = new TurnContext(this, activity);
    context.turnState.set(OPENING, conversation.opening);
    context.turnState.set(ERASE_LOG, () => conversation.log.erase());
    context.turnState.set(CONVERSATION, conversation);
    await this.runMiddleware(context, this.#logic);
  }

  #send(conversation: Conversation, activity: Partial<Activity>): ResourceResponse {
    const { log } = conversation;
    const id = this.#id(conversation);
    if (activity.type !== ActivityTypes.Message && activity.type !== ActivityTypes.EndOfConversation) return { id };
    const sent = {
      ...activity,
      ...this.#stamp(conversation, id),
      from: BOT,
      recipient: { id: conversation.userId, name: '' },
    };
    // Web Chat holds back for seconds what answers an activity it has not seen.
    if (sent.replyToId !== undefined && !log.has(sent.replyToId)) delete sent.replyToId;
    log.append(sent);
    return { id };
  }

  #id({ id, log }: Conversation): string {
    return `${id}|${String(log.next).padStart(7, '0')}`;
  }

  #stamp(conversation: Conversation, id: string) {
    return {
      id,
      timestamp: this.#clock.now(),
      channelId: CHANNEL,
      serviceUrl: '',
      conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
      from: { id: conversation.userId, name: '', role: 'user' },
      recipient: BOT,
    };
  }
}
