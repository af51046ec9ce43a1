/**
 * Direct Line 3.0 on our own server, put together: what residents write goes no further than here.
 */
import { randomBytes } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { Server } from 'restify';
import type { Config } from '../../config.ts';
import type { Catalogue, Clock, SessionStore } from '../../conversation/ports.ts';
import { sessionId } from '../botframework/activity.ts';
import { answerFailures } from '../botframework/failures.ts';
import { callerKey } from '../server/caller.ts';
import type { Limits } from '../server/limits.ts';
import { type BotLogic, DirectLineAdapter } from './adapter.ts';
import { Conversations } from './conversations.ts';
import { mountDirectLine } from './routes.ts';
import { serveStreams } from './stream.ts';
import { createTokens } from './tokens.ts';

/** What Direct Line needs. */
export interface DirectLineOptions {
  readonly config: Config;
  readonly logic: BotLogic;
  readonly sessions: SessionStore;
  readonly catalogue: Pick<Catalogue, 'municipality'>;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly report: (step: string, error: unknown) => void;
}

/** How often conversations that nobody uses are looked for. */
const SWEEP_MS = 60_000;

/** Mounts Direct Line on `server`. `close` lets all clients go. */
export function addDirectLine(server: Server, options: DirectLineOptions): { close(): void } {
  const { config, sessions, limits, clock, report } = options;
  const tokens = createTokens(config.directLineSecret ?? randomBytes(32).toString('hex'), config.tokenSeconds, clock);
  const adapter = new DirectLineAdapter(options.logic, clock);
  answerFailures(adapter, report);

  const forget = (id: string): Promise<void> =>
    adapter.afterTurns(id, () => sessions.remove(sessionId('directline', id)));
  const conversations = new Conversations(
    { idleSeconds: config.idleSeconds, max: config.maxConversations },
    clock,
    ({ id }) => void forget(id).catch((error) => report('forget an ended conversation', error)),
  );

  mountDirectLine(server, { ...options, adapter, conversations, tokens, forget });
  const streams = serveStreams(server.server as HttpServer, {
    conversations,
    tokens,
    admit: (request) => limits.requests(callerKey(request, config)),
  });
  const sweeper = setInterval(() => conversations.sweep(), SWEEP_MS);
  sweeper.unref();

  return {
    close() {
      clearInterval(sweeper);
      streams.close();
    },
  };
}
