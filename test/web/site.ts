/**
 * The real server with the pages on a free port of this machine, a core that follows a script, and trouble on demand.
 */
import type { Duplex } from 'node:stream';
import pino from 'pino';
import { hoursAt } from '../../src/catalogue/openingHours.ts';
import { createServer } from '../../src/channels/server/server.ts';
import { registerWebRoutes, type WebPorts } from '../../src/channels/web/routes.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { createMemoryCounts } from '../../src/counts/memory.ts';
import { createMemorySessions } from '../../src/sessions/memory.ts';
import { createTurnQueue } from '../../src/sessions/turns.ts';
import { createTexts } from '../../src/texts/texts.ts';
import { TestClock } from '../channels/fakes.ts';
import { ScriptedCore } from './scriptedCore.ts';

/** Two municipalities by name, and nothing more. */
export const catalogue: WebPorts['catalogue'] = {
  municipality: (slug) => catalogue.municipalities().find((one) => one.slug === slug),
  municipalities: () => [{ slug: 'senja', name: 'Senja' } as never, { slug: 'tromso', name: 'Tromsø' } as never],
  service: () => undefined,
  servicesOf: () => [],
  national: () => [],
  document: () => undefined,
};

/** A running site. */
export interface Site {
  readonly url: string;
  readonly core: ScriptedCore;
  readonly clock: TestClock;
  /** How many conversations the server remembers. */
  remembered(): number;
  /** Cuts every stream, as a network does. */
  cutStreams(): void;
  /** A new server at the same address, when this one is closed. What the core was given is kept. */
  restart(): Promise<Site>;
  close(): Promise<void>;
}

/** Starts the site with the standard settings, those in `settings` changed, and perhaps another catalogue. */
export async function startSite(
  settings: Partial<Config> = {},
  known = catalogue,
  core = new ScriptedCore(),
): Promise<Site> {
  const config = { ...parseConfig({}), port: 0, ...settings };
  const clock = new TestClock();
  const sessions = createMemorySessions(
    { ttlSeconds: config.idleSeconds, maxSessions: config.maxConversations },
    clock,
  );
  const server = createServer(config, {
    conversation: core,
    sessions,
    turns: createTurnQueue(),
    counts: createMemoryCounts(),
    catalogue: known,
    clock,
    log: pino({ level: 'silent' }),
    version: '0.0.0',
    registerRoutes: (restify, { frameAncestors }) =>
      registerWebRoutes(restify, {
        texts: createTexts(),
        catalogue: known,
        hours: { hoursAt },
        concepts: { label: () => undefined },
        clock,
        frameAncestors,
        publicUrl: config.publicUrl,
        exitUrl: config.exitUrl,
        idleSeconds: config.idleSeconds,
      }),
  });
  const streams = new Set<Duplex>();
  (server.restify.server as import('node:http').Server).on('upgrade', (_request, socket) => {
    streams.add(socket);
    socket.on('close', () => streams.delete(socket));
  });
  const { url, port } = await server.listen();
  return {
    url,
    // With another secret and an empty memory, as when the process is started anew.
    restart: () => startSite({ ...settings, port }, known, core),
    core,
    clock,
    remembered: () => sessions.size,
    cutStreams: () => {
      for (const stream of streams) stream.destroy();
    },
    close: () => server.close(),
  };
}
