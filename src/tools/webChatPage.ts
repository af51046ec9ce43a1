/**
 * Microsoft's Web Chat on a page of its own origin, talking to our Direct Line: a client that somebody else wrote, to
 * measure ours by. It is served from node_modules and is no part of what residents load.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A page that is served. */
export interface WebChatPage {
  readonly origin: string;
  /** The page, talking to Hjelpefinner at the origin `chat`, which has to allow this one. */
  address(chat: string, opening: { readonly kommune: string; readonly locale: 'nb' | 'se' }): string;
  close(): Promise<void>;
}

const BUNDLE = join(import.meta.dirname, '../../node_modules/botframework-webchat/dist/webchat.js');

const PAGE = `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Web Chat</title>
<script src="/webchat.js" defer></script>
<script src="/start.js" defer></script>
</head>
<body><main id="chat"></main></body>
</html>`;

const START = `const { chat, kommune, locale } = Object.fromEntries(new URLSearchParams(location.search));
const domain = chat + '/v3/directline';
const begin = async () => {
  const asked = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ kommune, locale }) };
  const { token } = await (await fetch(domain + '/tokens/generate', asked)).json();
  const directLine = WebChat.createDirectLine({ token, domain });
  WebChat.renderWebChat({ directLine, locale: locale === 'nb' ? 'nb-NO' : locale }, document.getElementById('chat'));
};
void begin();`;

/** Serves it on any free port, compressed as far as we compress ours. */
export async function startWebChatPage(): Promise<WebChatPage> {
  const files: Readonly<Record<string, readonly [string, Buffer]>> = {
    '/': ['text/html', gzipSync(PAGE, { level: 9 })],
    '/start.js': ['text/javascript', gzipSync(START, { level: 9 })],
    '/webchat.js': ['text/javascript', gzipSync(readFileSync(BUNDLE), { level: 9 })],
  };
  const server = createServer((request, response) => {
    const file = files[(request.url ?? '').split('?', 1)[0] ?? ''];
    response.statusCode = file === undefined ? 404 : 200;
    if (file !== undefined) {
      response.setHeader('Content-Type', `${file[0]}; charset=utf-8`);
      response.setHeader('Content-Encoding', 'gzip');
    }
    response.end(file?.[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    address: (chat, opening) => `${origin}/?${new URLSearchParams({ chat, ...opening })}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
