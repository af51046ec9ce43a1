/**
 * The real client of Direct Line, botframework-directlinejs, in Node: XMLHttpRequest over fetch, sockets that can be
 * cut, and a scheduler on which its waits of seconds take milliseconds.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { DirectLine } = require('botframework-directlinejs');
const { async: realTime } = require('rxjs/scheduler/async');

/** Waits of the client are this many times shorter. */
const HASTE = 100;

/** As much of XMLHttpRequest as rxjs 5 uses. */
class Xhr {
  onreadystatechange: (() => void) | null = null;
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  readonly #abort = new AbortController();
  readonly #headers: Record<string, string> = {};
  #method = 'GET';
  #url = '';
  #received = new Headers();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#received.get(name);
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string): void {
    fetch(this.#url, { method: this.#method, headers: this.#headers, body, signal: this.#abort.signal })
      .then(async (response) => {
        this.status = response.status;
        this.#received = response.headers;
        const text = await response.text();
        this.response = text === '' ? null : JSON.parse(text);
      })
      .catch(() => {})
      .finally(() => {
        this.readyState = 4;
        if (!this.#abort.signal.aborted) this.onreadystatechange?.();
      });
  }
}
Object.assign(globalThis, { XMLHttpRequest: Xhr });

const hasty = Object.assign(Object.create(realTime), {
  now: () => Date.now() * HASTE,
  schedule: (work: unknown, delay = 0, state?: unknown) => realTime.schedule(work, delay / HASTE, state),
});

/** An activity as far as the tests look at it. */
export interface Received {
  readonly id: string;
  readonly text: string;
  readonly from: { readonly id: string; readonly role: string };
  readonly channelData?: { readonly clientActivityID?: string };
}

/** A client in a conversation. */
export interface TestClient {
  readonly received: Received[];
  /** Connection states in their order, by the client's names. */
  readonly states: string[];
  readonly sockets: WebSocket[];
  /** Posts a message; resolves to its id, or to `retry`. */
  say(text: string): Promise<string>;
  /** Waits until `text` has come; fails after three seconds. */
  until(text: string): Promise<void>;
  untilState(state: string): Promise<void>;
  end(): void;
}

const STATES = ['Uninitialized', 'Connecting', 'Online', 'ExpiredToken', 'FailedToConnect', 'Ended'];

/** Starts the client with a token, over WebSocket or by polling. */
export function startClient(options: { token: string; domain: string; webSocket?: boolean }): TestClient {
  const sockets: WebSocket[] = [];
  class CountedSocket extends WebSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  }
  const client = new DirectLine({
    pollingInterval: 200,
    ...options,
    scheduler: hasty,
    random: () => 0,
    WebSocket: CountedSocket,
  });
  const received: Received[] = [];
  const states: string[] = [];
  client.connectionStatus$.subscribe((state: number) => states.push(STATES[state] ?? 'unknown'));
  const reading = client.activity$.subscribe(
    (activity: Received) => received.push(activity),
    () => {},
  );
  return {
    received,
    states,
    sockets,
    say: (text) =>
      new Promise((resolve, reject) => {
        const channelData = { clientActivityID: text };
        client.postActivity({ type: 'message', text, from: { id: '' }, channelData }).subscribe(resolve, reject);
      }),
    until: (text) => waitFor(`the text ${text}`, () => received.some((activity) => activity.text === text)),
    untilState: (state) => waitFor(`the state ${state}`, () => states.at(-1) === state),
    end: () => {
      reading.unsubscribe();
      client.end();
    },
  };
}

/** Resolves when `test` is true; rejects after three seconds with what was waited for. */
export async function waitFor(what: string, test: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (test()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${what}`);
}
