/**
 * The residents' pages: `/` to try it, `/chat` to embed, `/tjenester/<slug>` to read or print, and the files they are
 * made of.
 */
import { createHash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Locale } from '../../../dialogs/events.ts';
import type { CardPorts } from '../../conversation/cards.ts';
import type { Clock } from '../../conversation/ports.ts';
import { queryOf } from '../server/caller.ts';
import { type Asset, buildAssets } from './assets.ts';
import { type ChatSettings, chatPage, type Place, type Visit } from './chatPage.ts';
import { choosePlacePage } from './choosePlacePage.ts';
import { clientTexts } from './clientTexts.ts';
import { demoPage } from './demoPage.ts';
import type { Html } from './html.ts';
import { SERVICES_PATH } from './servicesAddress.ts';
import { servicesPage } from './servicesPage.ts';

/** What the pages need. */
export interface WebPorts extends CardPorts, ChatSettings {
  readonly clock: Clock;
  /** Who may show the pages in a frame, as a CSP directive. Without it: only pages of the same origin. */
  readonly frameAncestors?: string;
  /** The municipality of a page that does not name one, as a slug; null or unknown: the bot asks. */
  readonly municipality?: string | null;
  /** The origin residents use, for Safari before 15.4, which does not count a WebSocket as `'self'`. */
  readonly publicUrl?: string | null;
}

/** Mounts the pages and their files. Bundles the script first; throws when that fails. */
export function registerWebRoutes(server: Server, ports: WebPorts): void {
  const { texts, catalogue, clock } = ports;
  const assets = buildAssets(clientTexts(texts));
  const withScript = policyWithScript(ports);
  const withoutScript = policyWithoutScript(ports);

  page(server, '/', (request) => ({
    policy: withScript,
    html: demoPage(visitOf(request, ports), catalogue.municipalities().map(asPlace), texts, assets),
  }));
  page(server, '/chat', (request) => ({
    policy: withScript,
    // Nothing of a conversation is to be found behind the back button.
    cache: 'no-store',
    html: chatPage(visitOf(request, ports), ports, texts, assets),
  }));
  page(server, SERVICES_PATH, (request) => ({
    policy: withoutScript,
    html: choosePlacePage(false, localeOf(request), { ...ports, assets }),
  }));
  page(server, `${SERVICES_PATH}/:slug`, (request) => {
    const municipality = catalogue.municipality(String(request.params.slug));
    const locale = localeOf(request);
    const parts = { ...ports, assets };
    return municipality === undefined
      ? { policy: withoutScript, status: 404, html: choosePlacePage(true, locale, parts) }
      : { policy: withoutScript, html: servicesPage(municipality, locale, clock.now(), parts) };
  });
  for (const asset of Object.values(assets))
    get(server, asset.path, (request, response) => send(request, response, asset));
}

interface Page {
  readonly html: Html;
  readonly policy: string;
  /** How the page may be kept; `no-cache` when it is left out. */
  readonly cache?: string;
  /** 200 when it is left out. */
  readonly status?: number;
}

/** Mounts a page that is made anew for each request. */
function page(server: Server, path: string, render: (request: Request) => Page): void {
  get(server, path, (request, response) => {
    const { html, policy, status, cache = 'no-cache' } = render(request);
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cache-Control', cache);
    const body = Buffer.from(html.text);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    answer(request, response, { type: 'text/html; charset=utf-8', body, etag, ...(status ? { status } : {}) });
  });
}

/** No text of ours is ever run as script or style, and nothing goes to or comes from another host. */
function policyWithScript({ frameAncestors, publicUrl }: WebPorts): string {
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

/** For pages that are only read: no script at all, and nothing to connect to. */
function policyWithoutScript({ frameAncestors }: WebPorts): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    frameAncestors ?? "frame-ancestors 'self'",
  ].join('; ');
}

const localeOf = (request: Request): Locale => (queryOf(request).get('lang') === 'se' ? 'se' : 'nb');

function visitOf(request: Request, { catalogue, municipality }: WebPorts): Visit {
  const query = queryOf(request);
  const place = catalogue.municipality(query.get('kommune') ?? municipality ?? '');
  return {
    locale: localeOf(request),
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

interface Answer {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
  readonly status?: number;
}

/** Answers GET and HEAD; with 304 when the caller has it already. */
function answer(request: Request, response: Response, { type, body, etag, status = 200 }: Answer): void {
  response.setHeader('ETag', etag);
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304);
    response.end();
    return;
  }
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.byteLength });
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
