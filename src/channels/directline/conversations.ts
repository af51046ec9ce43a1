/**
 * The conversations that go on now, in memory.
 */
import type { Clock, Opening } from '../../conversation/ports.ts';
import type { ConversationLog } from './log.ts';

/** One conversation of one resident. */
export interface Conversation {
  readonly id: string;
  readonly userId: string;
  readonly opening: Opening;
  readonly log: ConversationLog;
}

/** How long and how many. */
export interface ConversationLimits {
  /** Seconds without a word until a conversation is forgotten, also when a page is still open. */
  readonly idleSeconds: number;
  /** When there are more, the one that was silent longest is forgotten: those who write now are kept. */
  readonly max: number;
}

/** Keeps conversations until they end. `onEnd` is told of each one that does, so that its session is forgotten too. */
export class Conversations {
  readonly #limits: ConversationLimits;
  readonly #clock: Clock;
  readonly #onEnd: (conversation: Conversation) => void;
  // In the order in which they were last spoken in.
  readonly #open = new Map<string, { readonly conversation: Conversation; readonly endsAt: number }>();

  constructor(limits: ConversationLimits, clock: Clock, onEnd: (conversation: Conversation) => void) {
    this.#limits = limits;
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  /** The conversation, if it still goes on. */
  find(id: string): Conversation | undefined {
    this.sweep();
    return this.#open.get(id)?.conversation;
  }

  /** Takes in a new conversation, or marks that something was said in one. */
  touch(conversation: Conversation): void {
    this.#open.delete(conversation.id);
    const endsAt = this.#clock.now().getTime() + this.#limits.idleSeconds * 1000;
    this.#open.set(conversation.id, { conversation, endsAt });
    const oldest = this.#open.values().next();
    if (this.#open.size > this.#limits.max && !oldest.done) this.end(oldest.value.conversation.id);
  }

  /** Ends a conversation, if there is one, and forgets what was said. */
  end(id: string): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    this.#open.delete(id);
    open.conversation.log.end();
    this.#onEnd(open.conversation);
  }

  /** Ends what has been silent too long. Called at every use, and now and then for what nobody uses. */
  sweep(): void {
    const now = this.#clock.now().getTime();
    for (const [id, { endsAt }] of this.#open) {
      if (endsAt > now) return;
      this.end(id);
    }
  }
}
