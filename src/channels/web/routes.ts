/**
 * The residents' pages: `/` to try it, `/chat` to embed and `/embed.js` that embeds it, `/tjenester/<slug>` to read or
 * print, and the files they are made of.
 */
import { createHash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Locale } from '../../../dialogs/events.ts';
import type { CardPorts } from '../../conversation/cards.ts';
import type { Clock } from '../../conversation/ports.ts';
import { queryOf } from '../server/caller.ts';
import type { FrameAncestors } from '../server/security.ts';
import { type Asset, buildAssets } from './assets.ts';
import { type ChatSettings, chatPage, type Place, type Visit } from './chatPage.ts';
import { choosePlacePage } from './choosePlacePage.ts';
import { clientTexts } from './clientTexts.ts';
import { demoPage } from './demoPage.ts';
import { buildEmbedScript, EMBED_PATH } from './embedScript.ts';
import type { Html } from './html.ts';
import { SERVICES_PATH } from './servicesAddress.ts';
import { servicesPage } from './servicesPage.ts';

/** What the pages need. */
export interface WebPorts extends CardPorts, ChatSettings {
  readonly clock: Clock;
  /** Who may show the pages in a frame. */
  readonly frameAncestors: FrameAncestors;
  /** The municipality of a page that does not name one, as a slug; null or unknown: the bot asks. */
  readonly municipality?: string | null;
  /** The origin residents use, for Safari before 15.4, which does not count a WebSocket as `'self'`. */
  readonly publicUrl?: string | null;
}

/** Mounts the pages and their files. Bundles the script first; throws when that fails. */
export function registerWebRoutes(server: Server, ports: WebPorts): void {
  const { texts, catalogue, clock } = ports;
  const assets = buildAssets(clientTexts(texts));
  const embed = buildEmbedScript(texts);

  page(server, '/', (request) => ({
    municipality: null,
    script: true,
    html: demoPage(visitOf(request, ports), catalogue.municipalities().map(asPlace), texts, assets),
  }));
  page(server, '/chat', (request) => {
    const visit = visitOf(request, ports);
    return {
      municipality: visit.municipality?.slug ?? null,
      script: true,
      // Nothing of a conversation is to be found behind the back button.
      cache: 'no-store',
      html: chatPage(visit, ports, texts, assets),
    };
  });
  page(server, SERVICES_PATH, (request) => ({
    municipality: null,
    html: choosePlacePage(false, localeOf(request), { ...ports, assets }),
  }));
  page(server, `${SERVICES_PATH}/:slug`, (request) => {
    const municipality = catalogue.municipality(String(request.params.slug));
    const locale = localeOf(request);
    const parts = { ...ports, assets };
    return municipality === undefined
      ? { municipality: null, status: 404, html: choosePlacePage(true, locale, parts) }
      : { municipality: municipality.slug, html: servicesPage(municipality, locale, clock.now(), parts) };
  });
  for (const asset of Object.values(assets))
    get(server, asset.path, (request, response) => {
      // The file under its name never changes.
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      send(request, response, asset);
    });
  get(server, EMBED_PATH, (request, response) => {
    // Its name stays, so that a page is written once: an hour, then the browser asks whether it has changed.
    response.setHeader('Cache-Control', 'public, max-age=3600');
    // The one file that is made for pages of others.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    send(request, response, embed);
  });

  function page(server: Server, path: string, render: (request: Request) => Page): void {
    get(server, path, (request, response) => {
      const { html, municipality, script = false, cache = 'no-cache', status } = render(request);
      const ancestors = ports.frameAncestors(municipality);
      response.setHeader(
        'Content-Security-Policy',
        script ? policyWithScript(ancestors, ports) : policy([], ancestors),
      );
      response.setHeader('Cache-Control', cache);
      const body = Buffer.from(html.text);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
      answer(request, response, { type: 'text/html; charset=utf-8', body, etag, ...(status ? { status } : {}) });
    });
  }
}

/** A page that is made anew for each request. */
interface Page {
  readonly html: Html;
  /** The one it is about: it says who may show the page in a frame. */
  readonly municipality: string | null;
  /** False for pages that are only read: no script at all, and nothing to connect to. */
  readonly script?: boolean;
  /** How the page may be kept; `no-cache` when it is left out. */
  readonly cache?: string;
  /** 200 when it is left out. */
  readonly status?: number;
}

/** No text of ours is ever run as script or style, and nothing goes to or comes from another host. */
function policyWithScript(ancestors: string, { publicUrl }: WebPorts): string {
  const stream = publicUrl == null ? '' : ` ${publicUrl.replace(/^http/, 'ws')}`;
  return policy(["script-src 'self'", `connect-src 'self'${stream}`, "frame-src 'self'"], ancestors);
}

function policy(more: readonly string[], ancestors: string): string {
  return [
    "default-src 'none'",
    ...more,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    // A form that is sent before the script runs would put what was written into the address.
    "form-action 'none'",
    ancestors,
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

function send(request: Request, response: Response, { type, body, gzipped, hash }: Asset): void {
  const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.setHeader('Vary', 'Accept-Encoding');
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
