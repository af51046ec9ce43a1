/**
 * The whole site with the real core and data on this machine, for tools that look at it from outside.
 */
import { join } from 'node:path';
import pino from 'pino';
import { createServer } from '../channels/server/server.ts';
import { registerWebRoutes } from '../channels/web/routes.ts';
import { type Config, parseConfig } from '../config.ts';
import type { Clock } from '../conversation/ports.ts';
import { createCore } from '../core.ts';
import { createMemoryCounts } from '../counts/memory.ts';
import { createMemorySessions } from '../sessions/memory.ts';
import { createTurnQueue } from '../sessions/turns.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Starts it with the standard settings, those in `settings` changed, on any free port when they name none. */
export async function startLocalSite(
  clock: Clock,
  settings: Partial<Config> = {},
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const config: Config = { ...parseConfig({}), port: 0, ...settings };
  const { conversation, ports } = createCore(ROOT);
  const server = createServer(config, {
    conversation,
    sessions: createMemorySessions({ ttlSeconds: config.idleSeconds, maxSessions: config.maxConversations }, clock),
    turns: createTurnQueue(),
    counts: createMemoryCounts(),
    catalogue: ports.catalogue,
    clock,
    log: pino({ level: 'silent' }),
    version: '',
    registerRoutes: (restify, { frameAncestors }) =>
      registerWebRoutes(restify, { ...ports, ...config, clock, frameAncestors }),
  });
  const { url } = await server.listen();
  return { url, close: () => server.close() };
}
