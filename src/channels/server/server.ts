/**
 * The server: everything that is reached over HTTP, put together.
 */
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import restify, { type Request, type Response, type Server } from 'restify';
import type { Config } from '../../config.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Catalogue, Clock, Counts, SessionStore } from '../../conversation/ports.ts';
import type { Turns } from '../../sessions/turns.ts';
import { HelpBot } from '../botframework/bot.ts';
import { mountMessages } from '../botframework/messages.ts';
import { addDirectLine } from '../directline/directLine.ts';
import { readBody } from './body.ts';
import { callerKey, pathOf } from './caller.ts';
import { createLimits, type Limits } from './limits.ts';
import { type Logger, logRequests, withoutText } from './log.ts';
import { answerProblems } from './problem.ts';
import {
  crossOrigin,
  type FrameAncestors,
  frameAncestors,
  refuseCompression,
  refuseUnreadable,
  securityHeaders,
} from './security.ts';

/** What the server serves. */
export interface ServerPorts {
  readonly conversation: Conversation;
  readonly sessions: SessionStore;
  readonly turns: Turns;
  readonly counts: Counts;
  readonly catalogue: Pick<Catalogue, 'municipality' | 'municipalities' | 'servicesOf' | 'national'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** The version of the program, for /healthz. */
  readonly version: string;
  /** Mounts more routes, such as the residents' page. Handlers are async, or never throw: restify does not catch. */
  readonly registerRoutes?: (server: Server, site: Site) => void;
}

/** What a page needs to know of the server it is on. */
export interface Site {
  /** For the Content-Security-Policy of pages that may be shown in a frame. */
  readonly frameAncestors: FrameAncestors;
}

/** A server that listens when it is told to. */
export interface RunningServer {
  readonly restify: Server;
  /** Rejects with the mend when the port cannot be had. Resolves to the address that was taken. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Lets clients go, finishes what was begun, and stops. What takes longer than a few seconds is cut off. */
  close(): Promise<void>;
}

/** A request is small and comes from near by; what takes longer is stuck or means harm. */
const REQUEST_MS = 30_000;
const HEADERS_MS = 15_000;
/** Longer than the proxies in front keep a connection, so that they never use one we are just closing. */
const KEEP_ALIVE_MS = 75_000;
const CLOSING_MS = 5000;

/** Makes the server. Throws when the settings do not fit the catalogue. */
export function createServer(config: Config, ports: ServerPorts): RunningServer {
  requireMunicipalities(
    'MUNICIPALITY',
    [config.municipality].filter((slug) => slug !== null),
    ports,
  );
  requireMunicipalities('EMBED_ORIGINS', [...config.embedOrigins.keys()], ports);
  // Restify's own log would hold the text of errors; logRequests writes ours. Its types still name another logger.
  const silent = pino({ level: 'silent' }) as unknown as Server['log'];
  const server = restify.createServer({
    name: '',
    onceNext: true,
    ignoreTrailingSlash: true,
    log: silent,
  });
  const limits = createLimits(config.limits);
  const report = (step: string, error: unknown): void => ports.log.error({ step, error: withoutText(error) }, 'failed');

  setTimeouts(server.server as HttpServer);
  logRequests(server, ports.log);
  answerProblems(server);
  server.pre(
    refuseUnreadable,
    securityHeaders(config),
    crossOrigin(config),
    refuseCompression,
    limitRequests(config, limits),
  );
  server.use(...readBody(config.bodyLimitBytes));
  mountHealth(server, ports);

  const tenantId = config.microsoftApp?.tenantId ?? null;
  const bot = new HelpBot({ ...ports, municipality: config.municipality, tenantId, report });
  const logic = bot.run.bind(bot);
  mountMessages(server, { config, logic, report });
  const directLine = addDirectLine(server, { ...ports, config, logic, limits, report });
  ports.registerRoutes?.(server, { frameAncestors: frameAncestors(config) });

  return {
    restify: server,
    listen: () => listen(server, config),
    close: async () => {
      directLine.close();
      await close(server.server as HttpServer);
    },
  };
}

/** Throws for a setting that names a municipality which is not in the catalogue. */
function requireMunicipalities(setting: string, slugs: readonly string[], { catalogue }: ServerPorts): void {
  const unknown = slugs.find((slug) => catalogue.municipality(slug) === undefined);
  if (unknown === undefined) return;
  throw new Error(`${setting}: there is no data/municipalities/${unknown}: add it, or correct the name`);
}

function setTimeouts(http: HttpServer): void {
  http.requestTimeout = REQUEST_MS;
  http.headersTimeout = HEADERS_MS;
  http.keepAliveTimeout = KEEP_ALIVE_MS;
}

function limitRequests(config: Config, limits: Limits) {
  return async function limitByAddress(request: Request, _response: Response): Promise<void> {
    if (pathOf(request) !== '/healthz') await limits.requests(callerKey(request, config));
  };
}

/** Whether the server is up and what it knows: for monitoring. It says nothing about anybody. */
function mountHealth(server: Server, { version, catalogue }: ServerPorts): void {
  server.get('/healthz', async function health(_request: Request, response: Response) {
    const municipalities = catalogue.municipalities();
    response.send(200, {
      status: 'ok',
      version,
      catalogue: {
        municipalities: municipalities.length,
        services: municipalities.reduce((sum, { slug }) => sum + catalogue.servicesOf(slug).length, 0),
        national: catalogue.national().length,
      },
    });
  });
}

async function listen(server: Server, { host, port }: Config): Promise<{ url: string; port: number }> {
  const http = server.server as HttpServer;
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: { code?: string }) => {
      const mend = 'choose another address or stop what is there';
      reject(new Error(`HOST, PORT: cannot listen on ${host}:${port} (${code}): ${mend}`));
    });
    http.listen(port, host, resolve);
  });
  const { port: taken } = http.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, port: taken };
}

async function close(http: HttpServer): Promise<void> {
  if (!http.listening) return;
  const closed = once(http, 'close');
  http.close();
  http.closeIdleConnections();
  const late = setTimeout(() => http.closeAllConnections(), CLOSING_MS);
  await closed;
  clearTimeout(late);
}
