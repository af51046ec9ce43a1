/**
 * What was said in one conversation, in memory, for as long as the conversation lives: a client that lost its
 * connection gets what it missed.
 */
import type { Activity } from 'botbuilder';

/** Activities and where the next ones begin, as Direct Line sends them. */
export interface ActivitySet {
  readonly activities: readonly Partial<Activity>[];
  readonly watermark: string;
}

/** Gets everything that is said from now on. */
export interface Follower {
  receive(set: ActivitySet): void;
  /** The conversation is over. Nothing more comes. */
  ended(): void;
}

/** How much is kept. The oldest go first. */
export interface LogLimits {
  readonly activities: number;
  /** Characters of JSON, all together. */
  readonly characters: number;
}

/** More than anybody says: an answer with three services is 15,000 characters, most are below 5,000. */
const LIMITS: LogLimits = { activities: 300, characters: 256 * 1024 };

/** The log of one conversation. Activities are numbered; a watermark is the number of the next one. */
export class ConversationLog {
  #first: number;
  readonly #limits: LogLimits;
  readonly #activities: Partial<Activity>[] = [];
  /** The length of each activity, and of all. */
  readonly #lengths: number[] = [];
  #characters = 0;
  readonly #followers = new Set<Follower>();
  #delivered = false;

  /** `first` is the number of the first activity. */
  constructor(first = 0, limits = LIMITS) {
    this.#first = first;
    this.#limits = limits;
  }

  /** The number the next activity gets. */
  get next(): number {
    return this.#first + this.#activities.length;
  }

  /** True when a client has got at least one activity. */
  get delivered(): boolean {
    return this.#delivered;
  }

  /** Keeps an activity and sends it to every follower. */
  append(activity: Partial<Activity>): void {
    const { length } = JSON.stringify(activity);
    this.#activities.push(activity);
    this.#lengths.push(length);
    this.#characters += length;
    while (this.#activities.length > this.#limits.activities || this.#characters > this.#limits.characters)
      this.#drop(1);
    for (const follower of [...this.#followers]) this.#send(follower, activity, this.next);
  }

  /** The activities from number `from` on. */
  since(from: number): ActivitySet {
    const activities = this.#activities.slice(Math.max(0, from - this.#first));
    if (activities.length > 0) this.#delivered = true;
    return { activities, watermark: String(this.next) };
  }

  /** True when an activity with this id is kept. */
  has(id: string): boolean {
    return this.#activities.some((activity) => activity.id === id);
  }

  /** The kept activity that passes `test`. */
  find(test: (activity: Partial<Activity>) => boolean): Partial<Activity> | undefined {
    return this.#activities.find(test);
  }

  /**
   * Sends `follower` what there is from number `from` on, then everything new. Both happen in one step, so that
   * nothing is said in between: no gap and no repeat. Each activity goes alone: botframework-directlinejs takes a set
   * apart over time, and mixes it with the next ones. Returns what stops it.
   */
  follow(from: number, follower: Follower): () => void {
    const { activities } = this.since(from);
    const first = this.next - activities.length;
    for (const [index, activity] of activities.entries()) this.#send(follower, activity, first + index + 1);
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** Forgets what was said. Numbers go on, so that clients still know what is new. */
  erase(): void {
    this.#drop(this.#activities.length);
  }

  /** Forgets everything and lets the followers go. */
  end(): void {
    this.erase();
    for (const follower of this.#followers) follower.ended();
    this.#followers.clear();
  }

  #send(follower: Follower, activity: Partial<Activity>, next: number): void {
    this.#delivered = true;
    follower.receive({ activities: [activity], watermark: String(next) });
  }

  #drop(count: number): void {
    this.#activities.splice(0, count);
    for (const length of this.#lengths.splice(0, count)) this.#characters -= length;
    this.#first += count;
  }
}
