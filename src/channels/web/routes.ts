/**
 * The residents' pages: `/` to try it, `/chat` to embed, and the files they are made of.
 */
import { createHash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Catalogue, Texts } from '../../conversation/ports.ts';
import { queryOf } from '../server/caller.ts';
import { type Asset, buildAssets } from './assets.ts';
import { chatPage, type Place, type Visit } from './chatPage.ts';
import { clientTexts } from './clientTexts.ts';
import { demoPage } from './demoPage.ts';
import type { Html } from './html.ts';

/** What the pages need. */
export interface WebPorts {
  readonly texts: Texts;
  readonly catalogue: Pick<Catalogue, 'municipality' | 'municipalities'>;
  /** Who may show the pages in a frame, as a CSP directive. Without it: only pages of the same origin. */
  readonly frameAncestors?: string;
  /** The municipality of a page that does not name one, as a slug; null or unknown: the bot asks. */
  readonly municipality?: string | null;
  /** The origin residents use, for Safari before 15.4, which does not count a WebSocket as `'self'`. */
  readonly publicUrl?: string | null;
}

/** Mounts the pages and their files. Bundles the script first; throws when that fails. */
export function registerWebRoutes(server: Server, ports: WebPorts): void {
  const { texts, catalogue } = ports;
  const assets = buildAssets(clientTexts(texts));
  const policy = contentSecurityPolicy(ports);

  const page = (path: string, render: (visit: Visit) => Html): void => {
    get(server, path, (request, response) => {
      response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Cache-Control', 'no-cache');
      const body = Buffer.from(render(visitOf(request, ports)).text);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
      answer(request, response, { type: 'text/html; charset=utf-8', body, etag });
    });
  };
  page('/', (visit) => demoPage(visit, catalogue.municipalities().map(asPlace), texts, assets));
  page('/chat', (visit) => chatPage(visit, texts, assets));
  for (const asset of Object.values(assets))
    get(server, asset.path, (request, response) => send(request, response, asset));
}

/** No text of ours is ever run as script or style, and nothing goes to or comes from another host. */
function contentSecurityPolicy({ frameAncestors, publicUrl }: WebPorts): string {
  const stream = publicUrl == null ? '' : ` ${publicUrl.replace(/^http/, 'ws')}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${stream}`,
    "frame-src 'self'",
    "base-uri 'none'",
    // A form that is sent before the script runs would put what was written into the address.
    "form-action 'none'",
    frameAncestors ?? "frame-ancestors 'self'",
  ].join('; ');
}

function visitOf(request: Request, { catalogue, municipality }: WebPorts): Visit {
  const query = queryOf(request);
  const place = catalogue.municipality(query.get('kommune') ?? municipality ?? '');
  return {
    locale: query.get('lang') === 'se' ? 'se' : 'nb',
    municipality: place === undefined ? null : asPlace(place),
  };
}

const asPlace = ({ slug, name }: Place): Place => ({ slug, name });

/** The file under its name never changes, so it may be kept for ever. */
function send(request: Request, response: Response, { type, body, gzipped, hash }: Asset): void {
  const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Vary', 'Origin, Accept-Encoding');
  if (gzip) response.setHeader('Content-Encoding', 'gzip');
  answer(request, response, { type, body: gzip ? gzipped : body, etag: `"${hash}${gzip ? '-gzip' : ''}"` });
}

/** Answers GET and HEAD; with 304 when the caller has it already. */
function answer(
  request: Request,
  response: Response,
  { type, body, etag }: { readonly type: string; readonly body: Buffer; readonly etag: string },
): void {
  response.setHeader('ETag', etag);
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304);
    response.end();
    return;
  }
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function get(server: Server, path: string, handle: (request: Request, response: Response) => void): void {
  // Async, so that restify answers an error with its own page instead of stopping the process.
  const handler = async function page(request: Request, response: Response): Promise<void> {
    handle(request, response);
  };
  server.get(path, handler);
  server.head(path, handler);
}
