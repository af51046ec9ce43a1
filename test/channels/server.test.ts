import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { call, startServer, type TestServer } from './testServer.ts';

let site: TestServer;
afterEach(() => site.close());

const ALLOWED = 'https://www.senja.kommune.no';

describe('the server', () => {
  test('says that it is up, which version it is and what it knows', async () => {
    site = await startServer();
    const { status, body } = await call('GET', `${site.url}/healthz`);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'ok',
      version: '1.2.3',
      catalogue: { municipalities: 1, services: 3, national: 1 },
    });
  });

  test('answers an unknown address and a wrong method in the form of the protocol, without quoting the address', async () => {
    site = await startServer();
    const unknown = await call('GET', `${site.url}/jeg-er-redd?q=hemmelig`);
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.code).toBe('NotFound');
    expect(unknown.text).not.toMatch(/redd|hemmelig/);
    const wrong = await call('PUT', `${site.url}/healthz`);
    expect([wrong.status, wrong.body.error.code]).toEqual([405, 'MethodNotAllowed']);
  });

  test('sets security headers, also on errors', async () => {
    site = await startServer({ allowedOrigins: [ALLOWED], publicUrl: 'https://hjelp.senja.kommune.no' });
    for (const path of ['/healthz', '/nothing']) {
      const { headers } = await call('GET', `${site.url}${path}`);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toContain('max-age');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('server')).toBeNull();
    }
  });

  test('lets allowed origins read answers, and no others', async () => {
    site = await startServer({ allowedOrigins: [ALLOWED] });
    const url = `${site.url}/v3/directline/tokens/generate`;
    const preflight = (origin: string) =>
      call('OPTIONS', url, {
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization',
        },
      });
    const allowed = await preflight(ALLOWED);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(allowed.headers.get('access-control-allow-headers')).toMatch(/Authorization/);
    expect((await call('POST', url, { headers: { Origin: ALLOWED } })).headers.get('access-control-allow-origin')).toBe(
      ALLOWED,
    );
    for (const origin of ['https://ond.example', 'null', `${ALLOWED}.ond.example`]) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
      expect(
        (await call('POST', url, { headers: { Origin: origin } })).headers.get('access-control-allow-origin'),
      ).toBeNull();
    }
  });

  test('is called by pages of others for Direct Line only', async () => {
    site = await startServer({ allowedOrigins: [ALLOWED] });
    for (const path of ['/healthz', '/nothing', '/v3/directlinex']) {
      const { headers } = await call('GET', `${site.url}${path}`, { headers: { Origin: ALLOWED } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const preflight = { Origin: ALLOWED, 'Access-Control-Request-Method': 'GET' };
    const asked = await call('OPTIONS', `${site.url}/healthz`, { headers: preflight });
    expect(asked.headers.get('access-control-allow-methods')).toBeNull();
  });

  test('an origin that may show the chat may not call the API', async () => {
    site = await startServer({ embedOrigins: new Map([['senja', [ALLOWED]]]) });
    const url = `${site.url}/v3/directline/tokens/generate`;
    const { headers } = await call('POST', url, { headers: { Origin: ALLOWED } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('refuses compressed bodies, broken JSON and JSON that is not an object, and quotes none of it', async () => {
    site = await startServer();
    const url = `${site.url}/v3/directline/tokens/generate`;
    const compressed = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: gzipSync('{}'),
    });
    expect(compressed.status).toBe(415);
    expect(await compressed.json()).toMatchObject({ error: { code: 'UnsupportedMediaType' } });
    for (const body of ['{"text": "mobbet', '"mobbet"', '["mobbet"]', 'null']) {
      const answer = await call('POST', url, { body });
      expect([answer.status, answer.body.error.code]).toEqual([400, 'BadArgument']);
      expect(answer.text).not.toContain('mobbet');
    }
  });

  test('a caller who is too quick is told when to come back; another caller is not held up', async () => {
    site = await startServer({ limits: { requests: 3, starts: 100, messages: 100 }, trustedProxies: 1 });
    const from = (address: string) => call('GET', `${site.url}/nothing`, { headers: { 'X-Forwarded-For': address } });
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await from('2001:db8:1:2::1')).status);
    expect(statuses).toEqual([404, 404, 404, 429]);
    const sameNetwork = await from('2001:db8:1:2:ffff::9');
    expect([sameNetwork.status, sameNetwork.body.error.code]).toEqual([429, 'TooManyRequests']);
    expect(sameNetwork.body.error.message).toContain('113, 116 117');
    expect(Number(sameNetwork.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await from('2001:db8:1:3::1')).status).toBe(404);
    expect((await from('198.51.100.7, 2001:db8:1:2::1')).status).toBe(429);
    expect((await call('GET', `${site.url}/healthz`)).status).toBe(200);
  });

  test('without a trusted proxy the caller cannot choose an address', async () => {
    site = await startServer({ limits: { requests: 1, starts: 100, messages: 100 } });
    const from = (address: string) => call('GET', `${site.url}/nothing`, { headers: { 'X-Forwarded-For': address } });
    expect((await from('198.51.100.1')).status).toBe(404);
    expect((await from('198.51.100.2')).status).toBe(429);
  });

  test('addresses that cannot be read do not bring it down', async () => {
    site = await startServer();
    const targets = [
      '//',
      '/%',
      '/%E0%A4%A',
      '/v3/directline/conversations/%E0%A4%A/activities',
      '*',
      '/?%',
      'http://[/',
    ];
    const requests = [
      ...targets.map((target) => `GET ${target} HTTP/1.1\r\nHost: x\r\n`),
      ...['[', 'a b', '%', ''].map((host) => `GET /nothing HTTP/1.1\r\nHost: ${host}\r\n`),
      'GET /nothing HTTP/1.1\r\nHost: x\r\nAccept-Version: ~[\r\n',
      'POST /v3/directline/tokens/generate HTTP/1.1\r\nHost: x\r\nContent-Type: ;;/\r\nContent-Length: 2\r\nContent-MD5: x\r\n',
    ];
    for (const request of requests) {
      expect(await firstLine(site.url, `${request}Connection: close\r\n\r\n{}`)).toMatch(/^HTTP\/1.1 4\d\d /);
    }
    const upgrade =
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n';
    expect(await firstLine(site.url, `GET // HTTP/1.1\r\nHost: x\r\n${upgrade}`)).toMatch(/^HTTP\/1.1 404 /);
    expect((await call('GET', `${site.url}/healthz`)).status).toBe(200);
  });

  test('logs templates, never what is in an address, a header or a body', async () => {
    site = await startServer();
    const { token, conversationId } = (await call('POST', `${site.url}/v3/directline/tokens/generate`)).body;
    await call('POST', `${site.url}/v3/directline/conversations`, { token });
    const url = `${site.url}/v3/directline/conversations/${conversationId}/activities`;
    await call('POST', `${url}?hemmelig=1`, { token, body: { type: 'message', text: 'jeg er så redd' } });
    await call('POST', url, { token, body: { type: 'message', text: 'krasj' } });
    const logged = site.logged();
    expect(logged).toContain('/v3/directline/conversations/:conversationId/activities');
    expect(logged).toContain('take a turn');
    for (const secret of ['redd', 'krasj', 'hemmelig', token, conversationId, '127.0.0.1']) {
      expect(logged).not.toContain(secret);
    }
  });

  test('takes the routes of a page', async () => {
    site = await startServer(
      { allowedOrigins: [ALLOWED] },
      {
        registerRoutes: (server, { frameAncestors }) => {
          server.get('/', async (_request, response) => {
            response.setHeader('Content-Security-Policy', `default-src 'self'; ${frameAncestors('senja')}`);
            response.sendRaw(200, '<p>Hei</p>', { 'Content-Type': 'text/html; charset=utf-8' });
          });
        },
      },
    );
    const response = await fetch(site.url);
    expect(await response.text()).toBe('<p>Hei</p>');
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'self'; frame-ancestors 'self' ${ALLOWED}`,
    );
  });

  test('does not start for a municipality that is not there, or on a port that is taken', async () => {
    site = await startServer();
    await expect(startServer({ municipality: 'atlantis' })).rejects.toThrow(
      'MUNICIPALITY: there is no data/municipalities/atlantis',
    );
    await expect(startServer({ embedOrigins: new Map([['atlantis', [ALLOWED]]]) })).rejects.toThrow(
      'EMBED_ORIGINS: there is no data/municipalities/atlantis',
    );
    const port = Number(new URL(site.url).port);
    await expect(startServer({ port })).rejects.toThrow(`HOST, PORT: cannot listen on 127.0.0.1:${port} (EADDRINUSE)`);
  });
});

/** Sends bytes as they are and returns the first line of the answer. */
function firstLine(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
      if (answer.includes('\r\n')) socket.end();
    });
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}
