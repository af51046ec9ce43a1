/**
 * Headers that every answer carries, and what is refused before anything is read.
 */
import type { Next, Request, RequestHandler, Response } from 'restify';
import type { Config } from '../../config.ts';
import { Problem } from './problem.ts';

/** Who may show our pages in a frame, as a CSP directive. A page that sets its own CSP adds this to it. */
export function frameAncestors(config: Pick<Config, 'allowedOrigins'>): string {
  return `frame-ancestors ${["'self'", ...config.allowedOrigins].join(' ')}`;
}

/** Sets safe standards; a route that serves a page replaces Content-Security-Policy and Cache-Control with its own. */
export function securityHeaders(config: Config): RequestHandler {
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'Content-Security-Policy': `default-src 'none'; ${frameAncestors(config)}`,
    'Cache-Control': 'no-store',
  };
  if (config.publicUrl?.startsWith('https:')) headers['Strict-Transport-Security'] = 'max-age=31536000';
  return function setSecurityHeaders(_request: Request, response: Response, next: Next) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    return next();
  };
}

/** Lets the allowed origins, and nobody else, read our answers from a page of theirs. There are no cookies to send. */
export function crossOrigin(config: Pick<Config, 'allowedOrigins'>): RequestHandler {
  return function allowOrigin(request: Request, response: Response, next: Next) {
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
