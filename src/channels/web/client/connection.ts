/**
 * Keeps a conversation with the server going: begins it, follows it, takes it up again when it was cut, and keeps what
 * the person wrote until the server has it.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { Reply } from '../../../conversation/reply.ts';
import {
  type ActivitySet,
  activitiesSince,
  begin,
  endAtOnce,
  erase,
  type Outgoing,
  post,
  Refused,
  refresh,
  resume,
  type Session,
  Unreachable,
} from './directLine.ts';
import { openStream } from './stream.ts';
import { backoffMs, Nap } from './waits.ts';

/**
 * How it is: not connected yet; connected; cut; turned away for being too many; or over, with what is `unsent` then
 * going into a new conversation.
 */
export type State =
  | { readonly is: 'connecting' | 'online' | 'busy' }
  /** `before` is false when there never was a connection. */
  | { readonly is: 'lost'; readonly before: boolean }
  | { readonly is: 'ended'; readonly unsent: boolean };

/** Who wants to know what happens. */
export interface Listener {
  locale(): Locale;
  changed(state: State): void;
  /** The bot says something. `erased`: what was said before is to be removed. */
  said(reply: Reply, erased: boolean): void;
  /** The server has the message. */
  delivered(id: string): void;
  /** The server will not take the message. */
  refused(message: Outgoing): void;
}

const POLL_MS = 2000;
/** After so many sockets in a row that did not open, the page asks instead. Some networks let no WebSocket through. */
const FUTILE_SOCKETS = 2;
/** A message that is taken comes back on the stream at once. If it does not, the stream may be dead: a phone moved. */
const ECHO_MS = 5000;
const MOST_REFRESH_MS = 15 * 60_000;
/** A message that makes the server fail so often is given back. */
const MOST_FAILURES = 3;
const FORGET_TRIES = 6;

/** The stream is to be opened anew. */
class Stale extends Error {}

/** The conversation of the page. */
export class Connection {
  readonly #municipality: string | null;
  readonly #listener: Listener;
  readonly #nap = new Nap();
  #outbox: readonly Outgoing[] = [];
  /** Ids of messages that the server may have got, though it did not say so. */
  readonly #doubtful = new Set<string>();
  readonly #failures = new Map<string, number>();
  #session: Session | null = null;
  #watermark: string | null = null;
  readonly #seen = new Set<string>();
  /** False when a new conversation is to wait until there is something to say. */
  #wanted = true;
  /** True when the page is left: nothing is begun any more. */
  #over = false;
  #wasOnline = false;
  #online = false;
  #tries = 0;
  #futileSockets = 0;
  #posting = false;
  /** Ends the stream that is followed now. */
  #cut: (error: Error) => void = () => {};

  /** `municipality` is the one of the page, or null. */
  constructor(municipality: string | null, listener: Listener) {
    this.#municipality = municipality;
    this.#listener = listener;
  }

  /** Begins, and goes on for as long as the page is there. */
  async run(): Promise<void> {
    this.#listener.changed({ is: 'connecting' });
    while (!this.#over) {
      try {
        if (this.#wanted) await this.#follow(await this.#join());
        else await this.#nap.take();
      } catch (error) {
        this.#online = false;
        if (!this.#over) await this.#recover(error);
      }
    }
  }

  /** True when what is sent now arrives now. */
  get online(): boolean {
    return this.#online;
  }

  /** Sends a message, now or when there is a connection. */
  send(message: Outgoing): void {
    this.#outbox = [...this.#outbox, message];
    this.#wanted = true;
    if (this.#online) void this.#postAll();
    else this.#nap.wake();
  }

  /** Tries at once, if it was waiting to try. */
  tryNow(): void {
    this.#nap.wake();
  }

  /** The network has gone: what is open is not to be trusted. */
  drop(): void {
    this.#cut(new Unreachable());
  }

  /** Erases the conversation here and on the server, and begins a new one. False when the server did not answer. */
  async erase(): Promise<boolean> {
    const session = this.#session;
    this.#outbox = [];
    this.#wanted = true;
    this.#leave();
    this.#stop(new Stale());
    this.#nap.wake();
    return session === null || forget(session);
  }

  /** The page is being left: ends and erases the conversation on the server, and begins no new one. */
  quit(): void {
    const session = this.#session;
    this.#over = true;
    this.#outbox = [];
    this.#leave();
    this.#stop(new Stale());
    this.#nap.wake();
    if (session !== null) endAtOnce(session);
  }

  #leave(): void {
    this.#session = null;
    this.#watermark = null;
    this.#seen.clear();
  }

  /** The address of a stream, of the conversation we are in or of a new one. */
  async #join(): Promise<{ session: Session; stream: string }> {
    const session = this.#session;
    if (session !== null) {
      const stream = await resume(session, this.#watermark);
      // It may have been erased meanwhile.
      if (this.#session?.id !== session.id) throw new Stale();
      return { session, stream };
    }
    const begun = await begin(this.#municipality, this.#listener.locale());
    if (this.#over) {
      endAtOnce(begun.session);
      throw new Stale();
    }
    this.#session = begun.session;
    return begun;
  }

  /** Stays with the conversation until the connection is cut; always ends with an error that says why. */
  async #follow({ session, stream }: { session: Session; stream: string }): Promise<never> {
    const over = new AbortController();
    const cut = new Promise<never>((_, reject) => {
      this.#cut = (error) => {
        over.abort();
        reject(error);
      };
    });
    const stopRefreshing = this.#keepToken(session);
    try {
      return await Promise.race([cut, this.#listen(session, stream, over.signal)]);
    } finally {
      stopRefreshing();
    }
  }

  async #listen(session: Session, address: string, over: AbortSignal): Promise<never> {
    if (this.#futileSockets >= FUTILE_SOCKETS) return this.#poll(session, over);
    const stream = await openStream(address, (set) => this.#take(session, set)).catch(() => {
      this.#futileSockets += 1;
      throw new Stale();
    });
    over.addEventListener('abort', stream.close);
    if (over.aborted) stream.close();
    else this.#nowOnline();
    this.#futileSockets = 0;
    throw (await stream.closed) === 'ended' ? new Stale() : new Unreachable();
  }

  async #poll(session: Session, over: AbortSignal): Promise<never> {
    for (;;) {
      await this.#catchUp(session);
      if (over.aborted) throw new Stale();
      if (!this.#online) this.#nowOnline();
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  #nowOnline(): void {
    this.#online = true;
    this.#wasOnline = true;
    if (this.#outbox.length === 0) this.#tries = 0;
    this.#listener.changed({ is: 'online' });
    void this.#postAll();
  }

  /** Sends what waits, one by one, in order. */
  async #postAll(): Promise<void> {
    if (this.#posting) return;
    this.#posting = true;
    try {
      for (let message = this.#outbox[0]; message !== undefined && this.#online; message = this.#outbox[0]) {
        await this.#postOne(message);
      }
    } finally {
      this.#posting = false;
    }
  }

  async #postOne(message: Outgoing): Promise<void> {
    const session = this.#session;
    if (session === null) return this.#stop(new Stale());
    try {
      if (this.#doubtful.has(message.id)) {
        await this.#catchUp(session);
        if (!this.#outbox.includes(message)) return;
      }
      this.#doubtful.add(message.id);
      await post(session, message, this.#listener.locale());
      this.#tries = 0;
      this.#delivered(message.id);
      setTimeout(() => this.#expectEcho(session, message.id), ECHO_MS);
    } catch (error) {
      if (this.#session?.id !== session.id) return;
      this.#postFailed(message, error as Error);
    }
  }

  #postFailed(message: Outgoing, error: Error): void {
    const { status } = error instanceof Refused ? error : { status: 0 };
    const failures = (this.#failures.get(message.id) ?? 0) + (status >= 500 ? 1 : 0);
    this.#failures.set(message.id, failures);
    const final = status >= 400 && status < 500 && !isOver(status) && status !== 429 && status !== 408;
    if (final || failures >= MOST_FAILURES) {
      this.#outbox = this.#outbox.filter(({ id }) => id !== message.id);
      this.#listener.refused(message);
    } else {
      this.#stop(error);
    }
  }

  /** Not online from now on; what is followed ends with `error`. */
  #stop(error: Error): void {
    this.#online = false;
    this.#cut(error);
  }

  #expectEcho(session: Session, id: string): void {
    if (this.#session?.id !== session.id || !this.#online || !this.#doubtful.has(id)) return;
    const seen = this.#seen.size;
    this.#catchUp(session).then(
      () => {
        // Something had been said that the stream did not bring.
        if (this.#seen.size > seen && this.#session?.id === session.id) this.#stop(new Stale());
      },
      (error: Error) => this.#stop(error),
    );
  }

  /** Asks for what has been said. */
  async #catchUp(session: Session): Promise<void> {
    this.#take(session, await activitiesSince(this.#session ?? session, this.#watermark));
  }

  #take(session: Session, { activities = [], watermark }: ActivitySet): void {
    if (this.#session?.id !== session.id) return;
    if (watermark !== undefined) this.#watermark = watermark;
    for (const activity of activities) {
      if (activity.id !== undefined) {
        if (this.#seen.has(activity.id)) continue;
        this.#seen.add(activity.id);
      }
      const { clientActivityID, hjelpefinner } = activity.channelData ?? {};
      if (clientActivityID !== undefined) {
        this.#doubtful.delete(clientActivityID);
        this.#delivered(clientActivityID);
      } else if (hjelpefinner !== undefined) {
        this.#listener.said(hjelpefinner.reply, hjelpefinner.erased === true);
      } else if (activity.type === 'message' && activity.from?.role !== 'user' && activity.text) {
        this.#listener.said(plainReply(activity.text, this.#listener.locale()), false);
      }
    }
  }

  #delivered(id: string): void {
    const before = this.#outbox.length;
    this.#outbox = this.#outbox.filter((message) => message.id !== id);
    if (this.#outbox.length < before) this.#listener.delivered(id);
  }

  /** Renews the token long before it ends. Returns what stops it. */
  #keepToken(session: Session): () => void {
    const every = Math.min((session.seconds * 1000) / 2, MOST_REFRESH_MS);
    const timer = setInterval(() => {
      refresh(this.#session ?? session).then(
        (renewed) => {
          if (this.#session?.id === renewed.id) this.#session = renewed;
        },
        (error: Error) => {
          if (error instanceof Refused && isOver(error.status) && this.#session?.id === session.id) this.#stop(error);
        },
      );
    }, every);
    return () => clearInterval(timer);
  }

  /** Says how it is, and waits as long as is right before the next try. */
  async #recover(error: unknown): Promise<void> {
    if (error instanceof Stale) return;
    if (error instanceof Refused && isOver(error.status) && this.#session !== null) {
      // It may be that only the token is too old: nobody comes back to what is there then.
      if (error.status !== 404) endAtOnce(this.#session);
      this.#leave();
      this.#wanted = this.#outbox.length > 0;
      this.#listener.changed({ is: 'ended', unsent: this.#wanted });
      return;
    }
    const busy = error instanceof Refused && error.status === 429;
    this.#listener.changed(busy ? { is: 'busy' } : { is: 'lost', before: this.#wasOnline });
    this.#tries += 1;
    await this.#nap.take(busy ? error.retryMs : backoffMs(this.#tries));
  }
}

/** A bot message that has nothing but text. */
const plainReply = (text: string, locale: Locale): Reply => ({
  key: 'plain',
  locale,
  text,
  urgent: false,
  numbers: [],
  cards: [],
  choices: [],
});

/** The token has expired, or there is no such conversation any more. */
const isOver = (status: number) => status === 401 || status === 403 || status === 404;

/** Erases on the server. False when that did not succeed at once; then it is tried some more times. */
async function forget(session: Session, tries = 1): Promise<boolean> {
  try {
    await erase(session);
    return true;
  } catch (error) {
    if (error instanceof Refused && isOver(error.status)) return true;
    if (tries < FORGET_TRIES) setTimeout(() => void forget(session, tries + 1), backoffMs(tries + 1));
    return false;
  }
}
