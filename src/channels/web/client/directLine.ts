/**
 * The calls of Direct Line 3.0 that the page makes, to the server it came from.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { Reply } from '../../../conversation/reply.ts';

/** Where we are in a conversation and what lets us in. */
export interface Session {
  readonly id: string;
  readonly token: string;
  /** Seconds the token lasts. */
  readonly seconds: number;
}

/** A message of the person. The id is ours, so that the same message is not taken twice. */
export interface Outgoing {
  readonly id: string;
  readonly text: string;
  readonly choice?: string;
}

/** What is said, as the server sends it; only what the page reads. */
export interface Activity {
  readonly id?: string;
  readonly type: string;
  readonly text?: string;
  readonly from?: { readonly role?: string };
  readonly channelData?: {
    readonly clientActivityID?: string;
    readonly hjelpefinner?: { readonly reply: Reply; readonly erased?: boolean };
  };
}

/** Some of what is said, and where the rest begins. */
export interface ActivitySet {
  readonly activities?: readonly Activity[];
  readonly watermark?: string;
}

/** The server cannot be reached, or is not well. It is worth trying again. */
export class Unreachable extends Error {}

/** The server answered, and said no. */
export class Refused extends Error {
  readonly status: number;
  /** When it is worth trying again, in milliseconds. */
  readonly retryMs: number;

  constructor(status: number, retryMs: number) {
    super(`refused with ${status}`);
    this.status = status;
    this.retryMs = retryMs;
  }
}

const BASE = '/v3/directline';
const TIMEOUT_MS = 15_000;
const LONGEST_RETRY_MS = 60_000;
const STANDARD_RETRY_MS = 5000;

interface Answer {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

const sessionOf = ({ conversationId, token, expires_in }: Answer): Session => ({
  id: conversationId,
  token,
  seconds: expires_in,
});

/** Asks for a conversation: about which municipality, in which language. */
export async function begin(
  municipality: string | null,
  locale: Locale,
): Promise<{ session: Session; stream: string }> {
  const opening = municipality === null ? { locale } : { locale, kommune: municipality };
  const { token } = await call<Answer>('POST', '/tokens/generate', null, opening);
  const answer = await call<Answer>('POST', '/conversations', token, { user: {}, locale });
  return { session: sessionOf(answer), stream: answer.streamUrl };
}

/** A new stream that begins after what was seen. */
export async function resume({ id, token }: Session, watermark: string | null): Promise<string> {
  const answer = await call<Answer>('GET', `/conversations/${id}${query(watermark)}`, token);
  return answer.streamUrl;
}

/** The same session with a token that lasts longer. */
export async function refresh(session: Session): Promise<Session> {
  const { token } = await call<Answer>('POST', '/tokens/refresh', session.token);
  return { ...session, token };
}

/** Sends a message. Resolves when the server has it. */
export async function post({ id, token }: Session, { id: clientActivityID, text, choice }: Outgoing, locale: Locale) {
  await call('POST', `/conversations/${id}/activities`, token, {
    type: 'message',
    text,
    locale,
    ...(choice === undefined ? {} : { value: { choice } }),
    channelData: { clientActivityID },
  });
}

/** What was said after `watermark`. */
export async function activitiesSince({ id, token }: Session, watermark: string | null): Promise<ActivitySet> {
  return call<ActivitySet>('GET', `/conversations/${id}/activities${query(watermark)}`, token);
}

/** Ends the conversation and erases it on the server. */
export async function erase({ id, token }: Session): Promise<void> {
  await call('DELETE', `/conversations/${id}`, token);
}

/**
 * Ends the conversation and erases it on the server while the page is being left: the browser sends it also when the
 * page is gone, and nobody waits for an answer.
 */
export function endAtOnce({ id, token }: Session): void {
  const address = `${BASE}/conversations/${id}/end`;
  const body = JSON.stringify({ token });
  if (navigator.sendBeacon?.(address, body)) return;
  fetch(address, { method: 'POST', body, keepalive: true }).catch(() => {
    // Without a network the server forgets by itself.
  });
}

const query = (watermark: string | null) => (watermark === null ? '' : `?watermark=${encodeURIComponent(watermark)}`);

/** One call. Throws Refused for an answer that is no success, Unreachable when there is none. */
async function call<Result>(method: string, path: string, token: string | null, body?: object): Promise<Result> {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(BASE + path, {
      method,
      signal: stop.signal,
      cache: 'no-store',
      headers: {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Refused(response.status, retryMs(response));
    return (response.status === 204 ? undefined : await response.json()) as Result;
  } catch (error) {
    throw error instanceof Refused ? error : new Unreachable();
  } finally {
    clearTimeout(late);
  }
}

function retryMs(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1) * 1000, LONGEST_RETRY_MS) : STANDARD_RETRY_MS;
}
