/**
 * A page of somebody else with the chat on it, on an origin of its own: its style fights with everything that stands on
 * it, and its policy allows next to nothing.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { html } from '../channels/web/html.ts';

/** A page that is served. */
export interface Host {
  /** Add options to try them: `?kommune=senja&position=left` becomes `data-kommune` and `data-position`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** How the page differs from the usual one. */
export interface HostOptions {
  /** Any free one when left out. */
  readonly port?: number;
  /** False: its policy does not let it show the chat. */
  readonly framesAllowed?: boolean;
  /** False: without the style that fights. */
  readonly hostile?: boolean;
}

/** Serves it on `localhost`. `chat` is the origin of Hjelpefinner. */
export async function startHost(chat: string, options: HostOptions = {}): Promise<Host> {
  const { port = 0, framesAllowed = true, hostile = true } = options;
  const policy = strictPolicy(chat, framesAllowed);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/style.css') {
      response.setHeader('Content-Type', 'text/css; charset=utf-8');
      response.end(hostile ? HOSTILE_STYLE : '');
    } else {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Security-Policy', policy);
      response.end(hostPage(chat, [...searchParams]));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the chat needs of a page is the first two lines; the rest is as strict as a policy can be. */
function strictPolicy(chat: string, framesAllowed: boolean): string {
  return [
    `script-src ${chat}`,
    `frame-src ${framesAllowed ? chat : "'none'"}`,
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hostPage(chat: string, options: readonly (readonly [string, string])[]): string {
  const attributes = options.map(([name, value]) => html` data-${name}="${value}"`);
  return html`<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Helse og omsorg</title>
<link rel="stylesheet" href="/style.css">
<script src="${chat}/embed.js"${attributes} async></script>
</head>
<body>
<main>
<h1>Helse og omsorg</h1>
<p>En side med sin egen stil. <a id="hjelp" href="${chat}/chat?kommune=senja">Finn hjelp ved rus og psykisk helse</a></p>
</main>
<div class="banner">Vi bruker ingen informasjonskapsler.</div>
</body>
</html>`.text;
}

/** What styles of real pages do to things they did not expect, and worse. */
const HOSTILE_STYLE = `
html { font-size: 40px; direction: rtl; }
body { transform: rotate(1deg); filter: sepia(1); margin: 0; background: #ffe; }
* { font-family: cursive !important; color: maroon !important; letter-spacing: 0.2em !important;
  text-transform: uppercase !important; line-height: 2 !important; }
button, dialog, iframe, aside, h2, h3, ul { display: none !important; background: lime !important; }
html > :not(head, body) { all: unset !important; display: none !important; position: static !important;
  z-index: -1 !important; opacity: 0 !important; visibility: hidden !important; pointer-events: none !important;
  transform: scale(0) !important; clip-path: inset(50%) !important; --colour: lime !important; }
body { padding-bottom: 6rem; }
.banner { position: fixed; inset: auto 0 0 0; z-index: 2147483647; padding: 20px; background: #ddd; }
`;
