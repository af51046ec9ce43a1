/**
 * What is logged: that something happened, how it went and how long it took. Never what anybody wrote, a token, a
 * query, an address, or the text of an error (it can quote any of them).
 */
import pino, { type Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import type { Config } from '../../config.ts';

export type { Logger };

/** A logger that writes JSON lines to standard output. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({ level, base: null });
}

/** The name, code and place of an error, without its text. */
export function withoutText(error: unknown): { name: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = (error as { code?: unknown }).code;
  const at = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 5)
    .map((line) => line.trim());
  return {
    name: error.name,
    ...(typeof code === 'string' && /^[A-Z0-9_]+$/.test(code) ? { code } : {}),
    ...(at === undefined ? {} : { at }),
  };
}

/** Logs one line for each request: method, the template of the path, status and milliseconds. */
export function logRequests(server: Server, log: Logger): void {
  const begun = new WeakMap<Request, number>();
  server.on('pre', (request: Request) => begun.set(request, performance.now()));
  server.on('after', (request: Request, response: Response, _route: unknown, error: unknown) => {
    const line = {
      method: request.method,
      route: (request as { route?: { path?: unknown } }).route?.path ?? 'none',
      status: response.statusCode,
      ms: Math.round(performance.now() - (begun.get(request) ?? performance.now())),
    };
    if (response.statusCode >= 500) log.error({ ...line, error: withoutText(error) }, 'request failed');
    else log.info(line, 'request');
  });
}
