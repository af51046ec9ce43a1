/**
 * The WebSocket that brings what is said as it is said.
 */
import type { ActivitySet } from './directLine.ts';

const OPENING_MS = 8000;
/** Proxies drop connections in which nothing is said. */
const KEEP_ALIVE_MS = 20_000;

/** An open stream. */
export interface Stream {
  /** Resolves when the stream is cut, to the reason the server gave: `ended` when the conversation is over. */
  readonly closed: Promise<string>;
  readonly close: () => void;
}

/**
 * Opens the stream at `address`; rejects when it does not open in time. Host and scheme are those of the page, whatever
 * the address says: a proxy in between can have changed them, and nothing goes to another host.
 */
export function openStream(address: string, receive: (set: ActivitySet) => void): Promise<Stream> {
  const { pathname, search } = new URL(address, location.href);
  const socket = new WebSocket(
    `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${pathname}${search}`,
  );
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => socket.close(), OPENING_MS);
    const keepAlive = setInterval(() => {
      if (socket.readyState === WebSocket.OPEN) socket.send('');
    }, KEEP_ALIVE_MS);
    const closed = new Promise<string>((end) => {
      socket.onclose = ({ reason }) => {
        clearTimeout(late);
        clearInterval(keepAlive);
        reject(new Error('the stream did not open'));
        end(reason);
      };
    });
    socket.onopen = () => {
      clearTimeout(late);
      resolve({ closed, close: () => socket.close() });
    };
    socket.onmessage = ({ data }) => {
      const set = parse(data);
      if (set !== null) receive(set);
    };
  });
}

function parse(data: unknown): ActivitySet | null {
  if (typeof data !== 'string' || data === '') return null;
  try {
    return JSON.parse(data) as ActivitySet;
  } catch {
    return null;
  }
}
