import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { WebSocket as NodeSocket } from 'ws';
import { startClient, type TestClient, waitFor } from './directLineClient.ts';
import { call, startServer, type TestServer } from './testServer.ts';

let site: TestServer;
const clients: TestClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await site.close();
}, 20_000);

const api = (path: string) => `${site.url}/v3/directline${path}`;
const GREETING = 'Hei resident i undefined\n\nFare for liv: 113';

async function client(options: { webSocket?: boolean } = {}) {
  const { token, conversationId } = (await call('POST', api('/tokens/generate'))).body;
  const started = startClient({ token, domain: api(''), ...options });
  clients.push(started);
  await started.until(GREETING);
  return { ...started, token: token as string, conversationId: conversationId as string };
}

const texts = ({ received }: TestClient) => received.map(({ text }) => text);

describe('the real client', () => {
  test('is greeted, writes, sees its own message come back, and is answered', async () => {
    site = await startServer();
    const resident = await client();
    const id = await resident.say('hei');
    await resident.until('Svar 1');
    expect(texts(resident)).toEqual([GREETING, 'hei', 'Svar 1']);
    expect(resident.received[1]).toMatchObject({ id, channelData: { clientActivityID: 'hei' } });
    expect(resident.states).toContain('Online');
    expect(resident.sockets).toHaveLength(1);
  });

  test('whose connection is cut comes back and gets what it missed, once', async () => {
    site = await startServer();
    const resident = await client();
    await resident.say('en');
    await resident.until('Svar 1');
    resident.sockets[0]?.close();
    const url = api(`/conversations/${resident.conversationId}/activities`);
    await call('POST', url, { token: resident.token, body: { type: 'message', text: 'mens den er borte' } });
    await resident.until('Svar 2');
    await resident.say('to');
    await resident.until('Svar 3');
    expect(resident.sockets).toHaveLength(2);
    expect(texts(resident)).toEqual([GREETING, 'en', 'Svar 1', 'mens den er borte', 'Svar 2', 'to', 'Svar 3']);
  });

  test('that is cut again and again while messages come loses none and gets none twice', async () => {
    site = await startServer();
    const resident = await client();
    const url = api(`/conversations/${resident.conversationId}/activities`);
    const expected = [GREETING];
    for (let n = 1; n <= 30; n++) {
      if (n % 7 === 0) resident.sockets.at(-1)?.close();
      await call('POST', url, { token: resident.token, body: { type: 'message', text: `melding ${n}` } });
      expected.push(`melding ${n}`, `Svar ${n}`);
    }
    await resident.until('Svar 30');
    expect(texts(resident)).toEqual(expected);
    expect(new Set(resident.received.map(({ id }) => id)).size).toBe(61);
  });

  test.each([true, false])(
    'goes on when the server was started anew, with what it remembers, and nothing is lost or comes twice (WebSocket: %s)',
    async (webSocket) => {
      const directLineSecret = 'x'.repeat(32);
      site = await startServer({ directLineSecret });
      const { sessions } = site;
      const port = Number(new URL(site.url).port);
      const resident = await client({ webSocket });
      await resident.say('en');
      await resident.until('Svar 1');
      await site.close();
      // Sessions outlive the process in Redis; here they are handed over.
      site = await startServer({ directLineSecret, port }, { sessions });
      const again = async (text: string): Promise<void> => {
        if ((await resident.say(text).catch(() => 'retry')) !== 'retry') return;
        await new Promise((resolve) => setTimeout(resolve, 50));
        await again(text);
      };
      await again('to');
      await resident.until('Svar 2');
      await resident.say('tre');
      await resident.until('Svar 3');
      expect(texts(resident)).toEqual([GREETING, 'en', 'Svar 1', 'to', 'Svar 2', 'tre', 'Svar 3']);
      expect(new Set(resident.received.map(({ id }) => id)).size).toBe(7);
    },
  );

  test('can poll instead', async () => {
    site = await startServer();
    const resident = await client({ webSocket: false });
    await resident.say('hei');
    await resident.until('Svar 1');
    await resident.say('igjen');
    await resident.until('Svar 2');
    expect(texts(resident)).toEqual([GREETING, 'hei', 'Svar 1', 'igjen', 'Svar 2']);
    expect(resident.sockets).toHaveLength(0);
  });

  test('is told that a message is too large, and goes on', async () => {
    site = await startServer();
    const resident = await client();
    await expect(resident.say('x'.repeat(100_000))).rejects.toMatchObject({ status: 413 });
    await resident.say('kortere');
    await resident.until('Svar 1');
  });

  test('learns that its token has expired, and that its conversation has ended', async () => {
    site = await startServer({ tokenSeconds: 60 });
    const expired = await client();
    site.clock.passSeconds(90);
    expect(await expired.say('hei')).toBe('retry');
    expect(expired.states).toContain('ExpiredToken');

    const ended = await client();
    await call('DELETE', api(`/conversations/${ended.conversationId}`), { token: ended.token });
    await waitFor('the socket to close', () => ended.sockets[0]?.readyState === 3);
    await expect(ended.say('hei')).rejects.toMatchObject({ status: 404 });
  });

  test('is let go when the server stops', async () => {
    site = await startServer();
    const resident = await client();
    const closed = new Promise<number>((resolve) => {
      resident.sockets[0]?.addEventListener('close', ({ code }) => resolve(code));
    });
    resident.end();
    const begun = performance.now();
    await site.close();
    expect(performance.now() - begun).toBeLessThan(3000);
    expect([1001, 1005]).toContain(await closed);
  });
});

test('a client that does not say goodbye does not keep the server from stopping', async () => {
  site = await startServer();
  const { token } = (await call('POST', api('/tokens/generate'))).body;
  const { streamUrl } = (await call('POST', api('/conversations'), { token })).body;
  const { pathname, search, port } = new URL(streamUrl);
  const silent = connect(Number(port), '127.0.0.1', () =>
    silent.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    ),
  );
  await new Promise((resolve) => silent.once('data', resolve));
  await site.close();
  silent.destroy();
});

describe('a stream', () => {
  async function conversation() {
    const { token, conversationId } = (await call('POST', api('/tokens/generate'))).body;
    const { streamUrl } = (await call('POST', api('/conversations'), { token })).body;
    const here = api(`/conversations/${conversationId}`);
    const reconnect = async (query = '') => (await call('GET', `${here}${query}`, { token })).body.streamUrl as string;
    const say = (text: string) => call('POST', `${here}/activities`, { token, body: { type: 'message', text } });
    return { token, streamUrl: streamUrl as string, reconnect, say, conversationId: conversationId as string };
  }

  /** Opens a socket; collects the frames; `refused` is the status of an answer that is no stream. */
  function open(url: string) {
    const frames: { activities: { text: string }[]; watermark: string }[] = [];
    const socket = new NodeSocket(url);
    const state = { closed: '', refused: 0, body: '' };
    socket.on('message', (data) => frames.push(JSON.parse(String(data))));
    socket.on('close', (code, reason) => {
      state.closed = `${code} ${reason}`;
    });
    socket.on('error', () => {});
    socket.on('unexpected-response', (_request, response) => {
      response.on('data', (chunk) => {
        state.body += chunk;
      });
      response.on('end', () => {
        state.refused = response.statusCode ?? 0;
      });
    });
    const said = () => frames.flatMap(({ activities }) => activities.map(({ text }) => text));
    return { frames, socket, state, said };
  }

  const refusal = async (url: string) => {
    const { state } = open(url);
    await waitFor('a refusal', () => state.refused !== 0);
    return [state.refused, JSON.parse(state.body).error.code];
  };

  test('begins with the greeting, and each frame says where the next one begins', async () => {
    site = await startServer();
    const { streamUrl, say } = await conversation();
    const { frames, socket, said } = open(streamUrl);
    await waitFor('the greeting', () => frames.length === 1);
    socket.send('');
    socket.send('something that is not of the protocol');
    await say('hei');
    await waitFor('the answer', () => said().includes('Svar 1'));
    expect(frames.map(({ watermark }) => watermark)).toEqual(['1', '2', '3']);
    socket.close();
  });

  test('after a reconnect: from the watermark; without one only what is new; all of it when nothing had come', async () => {
    site = await startServer();
    const { streamUrl, reconnect, say } = await conversation();
    const unseen = open(await reconnect('?watermark='));
    await waitFor('the greeting', () => unseen.said().length === 1);
    await say('en');
    const fresh = open(await reconnect());
    const from1 = open(await reconnect('?watermark=1'));
    const from0 = open(await reconnect('?watermark=0'));
    await waitFor('the replay', () => from0.said().length === 3);
    await say('to');
    await waitFor('the answer', () => [fresh, from1, from0].every(({ said }) => said().includes('Svar 2')));
    expect(fresh.said()).toEqual(['to', 'Svar 2']);
    expect(from1.said()).toEqual(['en', 'Svar 1', 'to', 'Svar 2']);
    expect(from0.said()).toEqual([GREETING, 'en', 'Svar 1', 'to', 'Svar 2']);
    expect(unseen.state.closed).toBe('1000 collision');
    expect(streamUrl).toContain('/stream?t=');
    for (const { socket } of [fresh, from1, from0]) socket.close();
  });

  test('is refused after a minute, with another token, for another or an ended conversation, elsewhere', async () => {
    site = await startServer();
    const one = await conversation();
    const other = await conversation();
    const [streamPath = '', ticket = ''] = one.streamUrl.split('?t=');
    expect(await refusal(streamPath)).toEqual([403, 'InvalidToken']);
    expect(await refusal(`${streamPath}?t=${one.token}`)).toEqual([403, 'InvalidToken']);
    expect(await refusal(`${other.streamUrl.split('?')[0]}?t=${ticket}`)).toEqual([403, 'Forbidden']);
    expect(await refusal(`${site.url.replace('http', 'ws')}/elsewhere`)).toEqual([404, 'NotFound']);
    await call('DELETE', api(`/conversations/${other.conversationId}`), { token: other.token });
    expect(await refusal(other.streamUrl)).toEqual([404, 'ConversationNotFound']);
    site.clock.passSeconds(61);
    expect(await refusal(one.streamUrl)).toEqual([403, 'TokenExpired']);
  });

  test('ends with the conversation', async () => {
    site = await startServer({ idleSeconds: 600 });
    const { streamUrl, token, conversationId } = await conversation();
    const { state, frames } = open(streamUrl);
    await waitFor('the greeting', () => frames.length === 1);
    site.clock.passSeconds(601);
    expect((await call('GET', api(`/conversations/${conversationId}/activities`), { token })).status).toBe(404);
    await waitFor('the end', () => state.closed === '1000 ended');
  });

  test('is closed when the client sends more than a keep-alive', async () => {
    site = await startServer();
    const { streamUrl, say } = await conversation();
    const { socket, state, frames } = open(streamUrl);
    await waitFor('the greeting', () => frames.length === 1);
    socket.send('x'.repeat(100_000));
    await waitFor('the end', () => state.closed !== '');
    expect((await say('hei')).status).toBe(200);
  });

  test('has the address that residents use', async () => {
    site = await startServer({ publicUrl: 'https://hjelp.senja.kommune.no' });
    expect((await conversation()).streamUrl).toMatch(/^wss:\/\/hjelp\.senja\.kommune\.no\/v3\/directline\//);
    await site.close();
    site = await startServer({ trustedProxies: 1 });
    const { token } = (await call('POST', api('/tokens/generate'))).body;
    const headers = { 'X-Forwarded-Proto': 'https' };
    const { streamUrl } = (await call('POST', api('/conversations'), { token, headers })).body;
    expect(streamUrl).toMatch(/^wss:\/\/127\.0\.0\.1:/);
  });
});
