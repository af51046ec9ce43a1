/**
 * Headers that every answer carries, and what is refused before anything is read.
 */
import type { Next, Request, RequestHandler, Response } from 'restify';
import type { Config } from '../../config.ts';
import { pathOf } from './caller.ts';
import { Problem } from './problem.ts';

/** Where Direct Line is, the only part that pages of other origins may call. */
export const DIRECT_LINE_PATH = '/v3/directline';

/** Who may show a page in a frame, as a CSP directive for a page of one municipality, or of none (null). */
export type FrameAncestors = (municipality: string | null) => string;

/**
 * Pages of our own and of ALLOWED_ORIGINS, and those that are named for the municipality in EMBED_ORIGINS. A page of no
 * municipality, where the chat asks, may be shown by all that are named: they are trusted with one, and a slip in
 * `data-kommune` is then no closed door.
 */
export function frameAncestors({ allowedOrigins, embedOrigins }: Config): FrameAncestors {
  const directive = (origins: readonly string[]) =>
    `frame-ancestors ${[...new Set(["'self'", ...allowedOrigins, ...origins])].join(' ')}`;
  return (municipality) =>
    directive(municipality === null ? [...embedOrigins.values()].flat() : (embedOrigins.get(municipality) ?? []));
}

/** Sets safe standards; a route that serves a page replaces Content-Security-Policy and Cache-Control with its own. */
export function securityHeaders(config: Config): RequestHandler {
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  };
  if (config.publicUrl?.startsWith('https:')) headers['Strict-Transport-Security'] = 'max-age=31536000';
  return function setSecurityHeaders(_request: Request, response: Response, next: Next) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    return next();
  };
}

/**
 * Lets the allowed origins, and nobody else, call Direct Line from a page of theirs, as Web Chat does. Nothing else is
 * for pages of others: a frame needs no leave to read. There are no cookies to send.
 */
export function crossOrigin(config: Pick<Config, 'allowedOrigins'>): RequestHandler {
  return function allowOrigin(request: Request, response: Response, next: Next) {
    if (!pathOf(request).startsWith(`${DIRECT_LINE_PATH}/`)) return next();
    response.setHeader('Vary', 'Origin');
    const { origin } = request.headers;
    const allowed = origin !== undefined && config.allowedOrigins.includes(origin);
    if (allowed) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    }
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return next();
    if (allowed) {
      response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
      response.setHeader(
        'Access-Control-Allow-Headers',
        'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With',
      );
      response.setHeader('Access-Control-Max-Age', '3600');
    }
    response.send(204);
    return next(false);
  };
}

/** Refuses what restify cannot route: it reads the address outside of any handler, and an error there ends the process. */
export async function refuseUnreadable(request: Request, _response: Response): Promise<void> {
  try {
    request.getUrl();
  } catch {
    throw new Problem(400, 'BadArgument', 'The address or the Host header cannot be read.');
  }
}

/** Refuses compressed bodies: the limit of size is counted before they are unpacked. */
export async function refuseCompression(request: Request, _response: Response): Promise<void> {
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return;
  throw new Problem(415, 'UnsupportedMediaType', 'Send the body without Content-Encoding.');
}
