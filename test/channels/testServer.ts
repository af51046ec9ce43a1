/**
 * The whole server on a free port of this machine, with a fake core.
 */
import { Writable } from 'node:stream';
import pino from 'pino';
import { createServer, type RunningServer, type ServerPorts } from '../../src/channels/server/server.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { createMemoryCounts } from '../../src/counts/memory.ts';
import { createMemorySessions } from '../../src/sessions/memory.ts';
import { createTurnQueue } from '../../src/sessions/turns.ts';
import { FakeCore, fakeCatalogue, TestClock } from './fakes.ts';

/** A server under test and what it is made of. */
export interface TestServer {
  readonly url: string;
  readonly core: FakeCore;
  readonly clock: TestClock;
  readonly sessions: ServerPorts['sessions'];
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  readonly close: () => Promise<void>;
  readonly server: RunningServer;
}

/** Starts a server with the standard settings, those in `settings` changed. */
export async function startServer(
  settings: Partial<Config> = {},
  ports: Partial<Pick<ServerPorts, 'sessions' | 'counts' | 'registerRoutes'>> = {},
): Promise<TestServer> {
  const config = { ...parseConfig({}), port: 0, ...settings };
  const clock = new TestClock();
  const core = new FakeCore();
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: 'debug' }, sink);
  const sessions = createMemorySessions(
    { ttlSeconds: config.idleSeconds, maxSessions: config.maxConversations },
    clock,
  );
  const server = createServer(config, {
    conversation: core,
    sessions,
    turns: createTurnQueue(),
    counts: createMemoryCounts(),
    catalogue: fakeCatalogue,
    clock,
    log,
    version: '1.2.3',
    ...ports,
  });
  const { url } = await server.listen();
  return {
    url,
    core,
    clock,
    sessions: ports.sessions ?? sessions,
    logged: () => lines.join(''),
    close: () => server.close(),
    server,
  };
}

/** Sends JSON, gets status, headers and JSON. */
export async function call(
  method: string,
  url: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    ...(options.body === undefined
      ? {}
      : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text), text };
}
