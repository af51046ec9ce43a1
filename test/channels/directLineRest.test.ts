import { afterEach, describe, expect, test } from '@jest/globals';
import { decodeJwt, SignJWT } from 'jose';
import { createMemorySessions } from '../../src/sessions/memory.ts';
import { TestClock } from './fakes.ts';
import { call, startServer, type TestServer } from './testServer.ts';

const SECRET = 'a secret that is long enough for a test';

let site: TestServer;
afterEach(() => site.close());

/** A conversation that has begun. */
async function begin(body?: unknown) {
  const { token, conversationId } = (await generate(body)).body;
  const started = await call('POST', api('/conversations'), { token, body: { user: {}, locale: 'nb-NO' } });
  const here = (path: string) => api(`/conversations/${conversationId}${path}`);
  return {
    token: token as string,
    conversationId: conversationId as string,
    started,
    here,
    say: (text: string, more: object = {}) =>
      call('POST', here('/activities'), { token, body: { type: 'message', text, ...more } }),
    read: async (watermark = '') => (await call('GET', here(`/activities?watermark=${watermark}`), { token })).body,
  };
}

const api = (path: string) => `${site.url}/v3/directline${path}`;
const generate = (body?: unknown) => call('POST', api('/tokens/generate'), { body });
const texts = (set: { activities: { text: string }[] }) => set.activities.map(({ text }) => text);

describe('tokens', () => {
  test('carry a user id that cannot be forged, and what the page knows', async () => {
    site = await startServer();
    const { status, body } = await generate({ kommune: 'senja', locale: 'se' });
    expect(status).toBe(200);
    expect(body).toEqual({ conversationId: expect.any(String), token: expect.any(String), expires_in: 1800 });
    expect(decodeJwt(body.token)).toMatchObject({
      conv: body.conversationId,
      user: expect.stringMatching(/^dl_/),
      municipality: 'senja',
      locale: 'se',
    });
  });

  test('are for residents, in the municipality of the page, in a language we speak', async () => {
    site = await startServer({ municipality: 'senja' });
    await (await begin({ locale: 'en-GB', role: 'employee' })).say('hei');
    await (await begin({ locale: 'nn-NO' })).say('hei');
    expect(site.core.seen.map(({ opening }) => opening)).toEqual([
      { municipality: 'senja', locale: 'nb', role: 'resident' },
      { municipality: 'senja', locale: 'nb', role: 'resident' },
    ]);
  });

  test('are not given for a municipality we do not know', async () => {
    site = await startServer();
    const { status, body } = await generate({ kommune: '<b>oslo</b>' });
    expect([status, body.error.code]).toEqual([400, 'BadArgument']);
    expect(JSON.stringify(body)).not.toContain('oslo');
    expect((await generate({ kommune: 7 })).status).toBe(400);
  });

  test('are asked for a limited number of times a minute', async () => {
    site = await startServer({ limits: { requests: 100, starts: 1, messages: 100 } });
    expect((await generate()).status).toBe(200);
    expect((await generate()).status).toBe(429);
  });

  test('missing, broken, of another secret or another kind: refused, and the reason named', async () => {
    site = await startServer({ directLineSecret: SECRET });
    const { token, started, here } = await begin();
    const key = new TextEncoder().encode('another secret that is long enough');
    const foreign = await new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'HS256' }).sign(key);
    const [header, payload] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const stream = new URL(started.body.streamUrl).searchParams.get('t') as string;
    const missing = await call('GET', here('/activities'));
    expect([missing.status, missing.body.error.code]).toEqual([401, 'MissingToken']);
    for (const bad of ['x', foreign, unsigned, `${header}.${payload}.`, stream]) {
      for (const path of ['/activities', '']) {
        const answer = await call('GET', here(path), { token: bad });
        expect([answer.status, answer.body.error.code]).toEqual([403, 'InvalidToken']);
      }
    }
  });

  test('expire, and can be renewed until then', async () => {
    site = await startServer({ tokenSeconds: 60 });
    const { token, conversationId, here } = await begin();
    site.clock.passSeconds(50);
    const renewed = await call('POST', api('/tokens/refresh'), { token });
    expect(renewed.body).toEqual({ conversationId, token: expect.any(String), expires_in: 60 });
    expect(decodeJwt(renewed.body.token).user).toBe(decodeJwt(token).user);
    site.clock.passSeconds(20);
    for (const [method, path] of [
      ['POST', here('/activities')],
      ['GET', here('')],
      ['POST', api('/tokens/refresh')],
      ['POST', api('/conversations')],
    ] as const) {
      const answer = await call(method, path, { token });
      expect([answer.status, answer.body.error.code]).toEqual([403, 'TokenExpired']);
    }
    expect((await call('GET', here('/activities'), { token: renewed.body.token })).status).toBe(200);
  });

  test('open no conversation but their own', async () => {
    site = await startServer();
    const mine = await begin();
    const theirs = await begin();
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/activities'],
      ['POST', '/activities'],
      ['POST', '/upload'],
      ['DELETE', ''],
      ['POST', '/end'],
    ] as const) {
      const answer = await call(method, theirs.here(path), {
        token: mine.token,
        body: method === 'POST' ? { type: 'message' } : undefined,
      });
      expect([answer.status, answer.body.error.code]).toEqual([403, 'Forbidden']);
    }
    expect(texts(await theirs.read())).toHaveLength(1);
  });

  test('of an earlier start work when the secret is set, and not when it is made at start', async () => {
    site = await startServer({ directLineSecret: SECRET });
    const { token } = (await generate()).body;
    await site.close();
    site = await startServer({ directLineSecret: SECRET });
    expect((await call('POST', api('/conversations'), { token })).status).toBe(201);
    await site.close();
    site = await startServer();
    expect((await call('POST', api('/conversations'), { token })).status).toBe(403);
  });
});

describe('a conversation', () => {
  test('begins with the greeting, once', async () => {
    site = await startServer();
    const { token, conversationId, started, read } = await begin({ kommune: 'senja', locale: 'se' });
    expect(started.status).toBe(201);
    expect(started.body).toEqual({
      conversationId,
      token: expect.any(String),
      expires_in: 1800,
      streamUrl: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.+\/stream\?t=/),
    });
    expect((await call('POST', api('/conversations'), { token })).status).toBe(200);
    const { activities, watermark } = await read();
    expect(watermark).toBe('1');
    expect(activities).toHaveLength(1);
    expect(activities[0]).toMatchObject({
      type: 'message',
      channelId: 'directline',
      from: { id: 'hjelpefinner', role: 'bot' },
      conversation: { id: conversationId },
      locale: 'se',
      textFormat: 'plain',
      text: 'Hei resident i senja\n\nFare for liv: 113',
      suggestedActions: {
        actions: [
          { type: 'messageBack', title: 'Rus', text: 'Rus', displayText: 'Rus', value: { choice: 'need:rus' } },
        ],
      },
    });
    expect(activities[0]).not.toHaveProperty('replyToId');
    expect(activities[0].channelData.hjelpefinner.reply).toMatchObject({
      key: 'greeting',
      numbers: [{ tel: 'tel:113' }],
    });
  });

  test('that is started twice at once begins once', async () => {
    site = await startServer();
    const { token, conversationId } = (await generate()).body;
    const start = () => call('POST', api('/conversations'), { token });
    const starts = await Promise.all([start(), start(), start()]);
    expect(starts.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const { body } = await call('GET', api(`/conversations/${conversationId}/activities`), { token });
    expect(texts(body)).toHaveLength(1);
  });

  test('echoes what is written, with the id of the token and the mark of the client, and answers it', async () => {
    site = await startServer();
    const { say, read, token } = await begin();
    const { status, body } = await say('hei', {
      from: { id: 'somebody else', role: 'bot' },
      id: 'mine',
      channelData: { clientActivityID: 'c1', secret: 'x' },
      attachments: [{ contentType: 'text/html', content: '<script>' }],
      deliveryMode: 'expectReplies',
    });
    expect(status).toBe(200);
    const { activities, watermark } = await read('1');
    expect(watermark).toBe('3');
    const [echo, answer] = activities;
    expect(echo).toMatchObject({ id: body.id, text: 'hei', textFormat: 'plain', from: { role: 'user' } });
    expect(echo.from.id).toBe(decodeJwt(token).user);
    expect(echo.channelData).toEqual({ clientActivityID: 'c1' });
    expect(echo).not.toHaveProperty('attachments');
    expect(echo).not.toHaveProperty('deliveryMode');
    expect(answer).toMatchObject({ text: 'Svar 1', replyToId: body.id });
  });

  test('takes a pressed choice', async () => {
    site = await startServer();
    const { say, read } = await begin();
    await say('Rus', {
      value: { choice: 'need:rus' },
      channelData: { postBack: true, messageBack: { displayText: 'Rus' } },
    });
    expect(site.core.seen.at(-1)?.message).toEqual({ text: 'Rus', choice: 'need:rus' });
    expect((await read('1')).activities[0]).toMatchObject({
      value: { choice: 'need:rus' },
      channelData: { postBack: true, messageBack: { displayText: 'Rus' } },
    });
  });

  test.each([
    ['nothing', ''],
    ['only spaces', '   '],
    ['only emoji', '😢👍🏽🇳🇴'],
    ['right to left', 'أحتاج إلى مساعدة \u202Eabc'],
    ['markup', '<img src=x onerror=alert(1)><script>alert(1)</script> **fet** [x](javascript:alert(1))'],
    ['half a character', '\uD83D'],
    ['a zero', 'a\u0000b'],
  ])('passes on %s as it was written, as text', async (_what, text) => {
    site = await startServer();
    const { say, read } = await begin();
    expect((await say(text)).status).toBe(200);
    expect(site.core.seen.at(-1)?.message).toEqual({ text });
    const { activities } = await read('1');
    expect(
      activities.map((activity: { text: string; textFormat: string }) => [activity.text, activity.textFormat]),
    ).toEqual([
      [text, 'plain'],
      ['Svar 1', 'plain'],
    ]);
  });

  test('a message without text is an empty message; an activity that is no message is left alone', async () => {
    site = await startServer();
    const { here, token, read } = await begin();
    const post = (body: unknown) => call('POST', here('/activities'), { token, body });
    expect((await post({ type: 'event', name: 'webchat/join' })).body.id).toEqual(expect.any(String));
    expect((await post({ type: 'typing' })).status).toBe(200);
    expect((await post({ type: 'conversationUpdate', membersAdded: [{ id: 'x' }] })).status).toBe(200);
    expect(texts(await read('1'))).toEqual([]);
    expect((await post({ type: 'message', text: 7, value: 'x', channelData: 'x' })).status).toBe(200);
    expect(texts(await read('1'))).toEqual(['', 'Svar 1']);
    for (const body of [{}, { type: '' }, { text: 'hei' }, undefined]) {
      const answer = await post(body);
      expect([answer.status, answer.body.error.code]).toEqual([400, 'MissingProperty']);
    }
  });

  test('refuses what is too large, clearly, and goes on', async () => {
    site = await startServer();
    const { say, read, here, token } = await begin();
    const tooLarge = await say('æ'.repeat(50_000));
    expect([tooLarge.status, tooLarge.body.error.code]).toEqual([413, 'MessageTooLarge']);
    expect((await say('æ'.repeat(30_000))).status).toBe(200);
    expect(texts(await read('2'))).toEqual(['Svar 1']);
    const upload = await fetch(here('/upload?userId=x'), {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: (() => {
        const form = new FormData();
        form.append('file', new Blob(['x']), 'x.txt');
        return form;
      })(),
    });
    expect([upload.status, ((await upload.json()) as { error: { code: string } }).error.code]).toEqual([
      415,
      'AttachmentsNotSupported',
    ]);
    expect((await say('og nå')).status).toBe(200);
  });

  test('answers each of several messages at once, one after the other', async () => {
    const clock = new TestClock();
    const store = createMemorySessions({ ttlSeconds: 60, maxSessions: 10 }, clock);
    const slow = {
      ...store,
      load: async (id: string) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return store.load(id);
      },
    };
    site = await startServer({}, { sessions: slow });
    const { say, read } = await begin();
    await Promise.all(Array.from({ length: 10 }, (_, n) => say(`melding ${n}`)));
    const said = texts(await read('1'));
    expect(said.filter((_, n) => n % 2 === 1)).toEqual(Array.from({ length: 10 }, (_, n) => `Svar ${n + 1}`));
    expect(said.filter((_, n) => n % 2 === 0).sort()).toEqual(Array.from({ length: 10 }, (_, n) => `melding ${n}`));
  });

  test('does not answer twice what a client sends again', async () => {
    site = await startServer();
    const { say, read } = await begin();
    const sends = [1, 2].map(() => say('hei', { channelData: { clientActivityID: 'same' } }));
    const [first, again] = await Promise.all(sends);
    expect(again?.body.id).toBe(first?.body.id);
    expect(texts(await read('1'))).toEqual(['hei', 'Svar 1']);
  });

  test('gives the numbers when the core fails, and goes on', async () => {
    site = await startServer();
    const { say, read } = await begin();
    await say('en');
    expect((await say('krasj')).status).toBe(200);
    const { activities } = await read('4');
    expect(activities[0].channelData.hjelpefinner.reply.key).toBe('lastResort');
    expect(activities[0].text).toMatch(/113[\s\S]*116 117/);
    await say('to');
    expect(texts(await read('6'))).toEqual(['Svar 2']);
  });

  test('gives the answer also when sessions cannot be stored', async () => {
    const broken = () => Promise.reject(new Error('the database is away'));
    site = await startServer({}, { sessions: { load: broken, save: broken, remove: broken } });
    const { say, read } = await begin();
    expect((await say('hei')).status).toBe(200);
    expect(texts(await read('2'))).toEqual(['Svar 1']);
    expect(site.logged()).toContain('save a session');
    expect(site.logged()).not.toContain('the database is away');
  });

  test('says so when it has lost the thread', async () => {
    site = await startServer();
    const { say, read, conversationId } = await begin();
    await site.sessions.save(`directline/${conversationId}`, 'damaged');
    await say('hei');
    expect(texts(await read('2'))).toEqual(['Beklager', 'Svar 1']);
    await site.sessions.save(`directline/${conversationId}`, 'damaged');
    await say('akutt');
    expect(texts(await read('5'))).toEqual(['Ring 113', 'Beklager']);
  });

  test('limits how fast messages come, without ending', async () => {
    site = await startServer({ limits: { requests: 100, starts: 100, messages: 2 } });
    const one = await begin();
    const other = await begin();
    expect([(await one.say('1')).status, (await one.say('2')).status, (await one.say('3')).status]).toEqual([
      200, 200, 429,
    ]);
    expect((await other.say('1')).status).toBe(200);
    expect(texts(await one.read('1'))).toHaveLength(4);
  });

  test('is forgotten when nothing has been said for long enough', async () => {
    site = await startServer({ idleSeconds: 600, tokenSeconds: 86_400 });
    const { say, here, token, conversationId } = await begin();
    site.clock.passSeconds(590);
    await say('hei');
    site.clock.passSeconds(590);
    expect((await call('GET', here('/activities'), { token })).status).toBe(200);
    site.clock.passSeconds(20);
    for (const [method, path] of [
      ['GET', '/activities'],
      ['GET', ''],
      ['POST', '/activities'],
    ] as const) {
      const answer = await call(method, here(path), {
        token,
        body: method === 'POST' ? { type: 'message' } : undefined,
      });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'ConversationNotFound']);
    }
    expect((await call('POST', api('/tokens/refresh'), { token })).status).toBe(404);
    expect(await site.sessions.load(`directline/${conversationId}`)).toBeNull();
  });

  test('makes room for new ones by forgetting the one that was silent longest', async () => {
    site = await startServer({ maxConversations: 2 });
    const [first, second] = [await begin(), await begin()];
    await first.say('jeg er her');
    const third = await begin();
    const status = async ({ here, token }: typeof first) => (await call('GET', here('/activities'), { token })).status;
    expect([await status(first), await status(second), await status(third)]).toEqual([200, 404, 200]);
  });

  test('that another process had goes on when its session is stored', async () => {
    const store = createMemorySessions({ ttlSeconds: 600, maxSessions: 10 }, new TestClock());
    site = await startServer({ directLineSecret: SECRET }, { sessions: store });
    const { say, token, conversationId } = await begin();
    const before = (await say('hei')).body.id;
    await site.close();
    site = await startServer({ directLineSecret: SECRET }, { sessions: store });
    const answer = await call('POST', api(`/conversations/${conversationId}/activities`), {
      token,
      body: { type: 'message', text: 'hei' },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.id).not.toBe(before);
    const read = await call('GET', api(`/conversations/${conversationId}/activities`), { token });
    expect(texts(read.body)).toEqual(['hei', 'Svar 2']);
    expect(Number(read.body.watermark)).toBeGreaterThan(1_000_000);
  });
});

describe('deleting', () => {
  test('by a message empties the log and the session; only the answer to it is kept', async () => {
    site = await startServer();
    const { say, read, conversationId } = await begin();
    await say('noe jeg angrer på');
    await say('slett');
    const { activities, watermark } = await read();
    expect(texts({ activities })).toEqual(['Slettet']);
    expect(activities[0].channelData.hjelpefinner.erased).toBe(true);
    expect(activities[0]).not.toHaveProperty('replyToId');
    expect(await site.sessions.load(`directline/${conversationId}`)).toBeNull();
    await say('på nytt');
    expect(texts(await read(watermark))).toEqual(['på nytt', 'Svar 1']);
  });

  test('by leaving ends the conversation and erases it, also while an answer is under way', async () => {
    const store = createMemorySessions({ ttlSeconds: 60, maxSessions: 10 }, new TestClock());
    let reached = () => {};
    const saving = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const slow = {
      ...store,
      save: async (id: string, session: string) => {
        if (session.includes('"messages":2')) reached();
        await new Promise((resolve) => setTimeout(resolve, 20));
        await store.save(id, session);
      },
    };
    site = await startServer({}, { sessions: slow });
    const { say, here, token, conversationId } = await begin();
    await say('hei');
    const underWay = say('og');
    await saving;
    const gone = await call('DELETE', here(''), { token });
    expect((await underWay).status).toBe(200);
    expect([gone.status, gone.body]).toEqual([204, null]);
    expect((await call('GET', here('/activities'), { token })).status).toBe(404);
    expect(await site.sessions.load(`directline/${conversationId}`)).toBeNull();
    expect((await call('DELETE', here(''), { token })).status).toBe(204);
  });

  test.each(['text/plain;charset=UTF-8', 'application/json', 'application/x-www-form-urlencoded'])(
    'by a beacon with a body of %s, even with a token that has just expired',
    async (type) => {
      site = await startServer({ tokenSeconds: 60 });
      const { here, token, conversationId, say } = await begin();
      await say('hei');
      site.clock.passSeconds(120);
      const answer = await call('POST', here('/end'), {
        body: JSON.stringify({ token }),
        headers: { 'Content-Type': type },
      });
      expect(answer.status).toBe(204);
      expect(await site.sessions.load(`directline/${conversationId}`)).toBeNull();
      expect((await call('POST', here('/end'), { body: '{}', headers: { 'Content-Type': type } })).status).toBe(401);
    },
  );
});

test('what Direct Line has and we do not is not there', async () => {
  site = await startServer();
  const { token } = await begin();
  expect((await call('GET', api('/session/getsessionid'), { token })).status).toBe(404);
});
