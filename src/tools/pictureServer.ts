/**
 * The server that pictures are taken of: the real core and data, at a time that stands still.
 */
import { join } from 'node:path';
import pino from 'pino';
import { createServer, type RunningServer } from '../channels/server/server.ts';
import { registerWebRoutes } from '../channels/web/routes.ts';
import { parseConfig } from '../config.ts';
import { createCore } from '../core.ts';
import { createMemorySessions } from '../sessions/memory.ts';
import { createTurnQueue } from '../sessions/turns.ts';

const ROOT = join(import.meta.dirname, '../..');
/** A Monday at eleven, so that what is open in office hours is open. */
export const MONDAY = Date.parse('2026-11-02T10:00:00Z');

/** A server on a free port, which listens when it is told to, and a clock that can be moved. */
export interface PictureServer extends RunningServer {
  passMinutes(minutes: number): void;
}

/** Makes it. `port` 0 takes a free one. */
export function pictureServer(port = 0): PictureServer {
  let time = MONDAY;
  const clock = { now: () => new Date(time) };
  const config = { ...parseConfig({}), port };
  const { conversation, ports } = createCore(ROOT);
  const server = createServer(config, {
    conversation,
    sessions: createMemorySessions({ ttlSeconds: config.idleSeconds, maxSessions: config.maxConversations }, clock),
    turns: createTurnQueue(),
    catalogue: ports.catalogue,
    clock,
    log: pino({ level: 'silent' }),
    version: '',
    registerRoutes: (restify, { frameAncestors }) =>
      registerWebRoutes(restify, { ...ports, ...config, clock, frameAncestors }),
  });
  return {
    ...server,
    passMinutes: (minutes) => {
      time += minutes * 60_000;
    },
  };
}
