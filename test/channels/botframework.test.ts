import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Config } from '../../src/config.ts';
import type { Counted } from '../../src/conversation/counted.ts';
import { HELPED } from './fakes.ts';
import { call, startServer, type TestServer } from './testServer.ts';

const APP: Config['microsoftApp'] = {
  id: '11111111-1111-4111-8111-111111111111',
  password: 'a password',
  tenantId: '22222222-2222-4222-8222-222222222222',
};

/** What a channel gets from the bot. */
interface Sent {
  readonly path: string;
  readonly activity: {
    readonly type: string;
    readonly text: string;
    readonly textFormat: string;
    readonly attachments?: { readonly contentType: string; readonly content: Record<string, unknown> }[];
    readonly suggestedActions?: unknown;
    readonly channelData?: unknown;
  };
}

let site: TestServer;
let channel: Server;
let serviceUrl: string;
let sent: Sent[];
/** Which activities the channel does not take. */
let refuses: (activity: Sent['activity']) => boolean;

beforeEach(async () => {
  sent = [];
  refuses = () => false;
  channel = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const activity = JSON.parse(body);
      sent.push({ path: decodeURIComponent(request.url ?? ''), activity });
      response.statusCode = refuses(activity) ? 400 : 200;
      response.setHeader('Content-Type', 'application/json');
      response.end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => channel.listen(0, '127.0.0.1', resolve));
  serviceUrl = `http://127.0.0.1:${(channel.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await site.close();
  channel.closeAllConnections();
  await new Promise((resolve) => channel.close(resolve));
});

const message = (more: object = {}) => ({
  type: 'message',
  id: 'a1',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:kari', name: 'Kari' },
  recipient: { id: '28:bot', name: 'Hjelpefinner' },
  conversation: { id: 'a:1', conversationType: 'personal' },
  locale: 'nb-NO',
  text: 'hei',
  ...more,
});
const post = (body: unknown, headers?: Record<string, string>) =>
  call('POST', `${site.url}/api/messages`, { body, headers });
const development = (more: Partial<Config> = {}) => startServer({ unauthenticatedBot: true, ...more });

describe('/api/messages', () => {
  test('is closed without an app registration, and says what to set', async () => {
    site = await startServer();
    const { status, body } = await post(message());
    expect([status, body.error.code]).toEqual([404, 'NotConfigured']);
    expect(body.error.message).toContain('MicrosoftAppId');
    expect(site.core.seen).toEqual([]);
  });

  test('with an app registration lets in nobody who cannot prove who they are', async () => {
    site = await startServer({ microsoftApp: APP });
    for (const authorization of [undefined, 'Bearer x', 'Bearer a.b.c', 'Basic eDp5']) {
      const answer = await post(message(), authorization === undefined ? {} : { Authorization: authorization });
      expect([answer.status, answer.body.error.code]).toEqual([401, 'Unauthorized']);
    }
    expect(site.core.seen).toEqual([]);
    expect(sent).toEqual([]);
  });

  test('opened for development, takes callers and bots on this machine only', async () => {
    site = await development();
    expect((await post(message(), { 'X-Forwarded-For': '127.0.0.1' })).status).toBe(403);
    for (const elsewhere of [
      'https://smba.trafficmanager.net/teams',
      'http://127.0.0.1.example.com/',
      'http://10.0.0.1/',
    ]) {
      const answer = await post(message({ serviceUrl: elsewhere }));
      expect([answer.status, answer.body.error.code]).toEqual([400, 'BadActivity']);
    }
    expect(site.core.seen).toEqual([]);
    expect((await post(message())).status).toBe(200);
    expect(sent.map(({ activity }) => activity.text)).toEqual(['Svar 1']);
  });

  test.each([
    ['type', { type: undefined }],
    ['type', { type: 7 }],
    ['serviceUrl', { serviceUrl: undefined }],
    ['serviceUrl', { serviceUrl: 'file:///etc/passwd' }],
    ['serviceUrl', { serviceUrl: 'hemmelig' }],
    ['conversation', { conversation: undefined }],
    ['conversation.id', { conversation: { id: '' } }],
    ['conversation.id', { conversation: { id: 'x'.repeat(2000) } }],
    ['from', { from: null }],
    ['channelId', { channelId: '' }],
    ['text', { text: ['hei'] }],
  ])('names what is missing or wrong: %s in %j', async (field, wrong) => {
    site = await development();
    const answer = await post(message(wrong));
    expect([answer.status, answer.body.error.code]).toEqual([400, 'BadActivity']);
    expect(answer.body.error.message).toBe(`Missing or wrong in the activity: ${field}.`);
    expect(answer.text).not.toContain('hemmelig');
  });

  test('refuses what is too large', async () => {
    site = await development();
    expect((await post(message({ text: 'x'.repeat(70_000) }))).status).toBe(413);
  });

  test('takes other kinds of activity politely and says nothing', async () => {
    site = await development();
    for (const type of ['typing', 'messageReaction', 'event', 'endOfConversation', 'somethingNew']) {
      expect((await post(message({ type }))).status).toBe(200);
    }
    expect(sent).toEqual([]);
  });

  test('answers the messages of one conversation in their order', async () => {
    site = await development();
    await Promise.all(Array.from({ length: 5 }, () => post(message())));
    expect(sent.map(({ activity }) => activity.text)).toEqual([1, 2, 3, 4, 5].map((n) => `Svar ${n}`));
  });

  test('gives the numbers when the core fails', async () => {
    site = await development();
    expect((await post(message({ text: 'krasj', locale: 'se-NO' }))).status).toBe(200);
    expect(sent[0]?.activity.text).toMatch(/Heakkavárra: 113[\s\S]*116 117/);
  });

  test('reports a channel that takes nothing, without what was said', async () => {
    refuses = () => true;
    site = await development();
    expect((await post(message({ text: 'veldig privat' }))).status).toBe(200);
    expect(sent).toHaveLength(3);
    expect(site.logged()).toContain('send the last resort');
    expect(site.logged()).not.toMatch(/privat|Svar/);
  });

  test('a channel that takes no card gets the same as text', async () => {
    refuses = ({ attachments }) => attachments !== undefined;
    site = await development();
    await post(message({ type: 'conversationUpdate', membersAdded: [{ id: '29:kari' }] }));
    expect(sent.map(({ activity }) => activity.attachments?.length)).toEqual([2, undefined]);
    expect(sent[1]?.activity.text).toBe('Hei employee i undefined\n\nFare for liv: 113\n\n[Rus]');
  });
});

describe('what is counted', () => {
  test('is what the core says, once for each turn, with the time of the server', async () => {
    const added: [Counted, Date][] = [];
    site = await startServer(
      { unauthenticatedBot: true },
      { counts: { add: async (...count) => void added.push(count) } },
    );
    for (const text of ['hei', 'hjalp', 'takk']) await post(message({ text }));
    expect(added).toEqual([[HELPED, site.clock.now()]]);
  });

  test.each([
    ['rejects', () => Promise.reject(new Error('the disk is full of secrets'))],
    [
      'throws',
      () => {
        throw new Error('the disk is full of secrets');
      },
    ],
  ])('and %s costs nobody the answer; it is reported without its text', async (_, add) => {
    site = await startServer({ unauthenticatedBot: true }, { counts: { add } });
    await post(message({ text: 'hjalp' }));
    expect(sent.map(({ activity }) => activity.text)).toEqual(['Så bra']);
    expect(site.logged()).toContain('"step":"count an answer"');
    expect(site.logged()).not.toContain('secrets');
  });

  test('is not waited for', async () => {
    site = await startServer({ unauthenticatedBot: true }, { counts: { add: () => new Promise(() => {}) } });
    await post(message({ text: 'hjalp' }));
    await post(message());
    expect(sent.map(({ activity }) => activity.text)).toEqual(['Så bra', 'Svar 2']);
  });
});

describe('in Teams', () => {
  test('the writer is an employee of the municipality that is set, and the @mention is not part of the text', async () => {
    site = await development({ municipality: 'senja' });
    const mention = {
      type: 'mention',
      text: '<at>Hjelpefinner</at>',
      mentioned: { id: '28:bot', name: 'Hjelpefinner' },
    };
    const other = { type: 'mention', text: '<at>Ola</at>', mentioned: { id: '29:ola', name: 'Ola' } };
    await post(
      message({
        text: '<at>Hjelpefinner</at>&nbsp;hvem tar imot <at>Ola</at>?\n',
        entities: [mention, other, { type: 'clientInfo', locale: 'nb-NO' }, { type: 'mention' }],
      }),
    );
    expect(site.core.seen).toEqual([
      {
        message: { text: 'hvem tar imot <at>Ola</at>?' },
        opening: { municipality: 'senja', locale: 'nb', role: 'employee' },
      },
    ]);
  });

  test('in a group everybody has a session of their own', async () => {
    site = await development();
    const conversation = { id: '19:group', isGroup: true };
    await post(message({ conversation }));
    await post(message({ conversation, from: { id: '29:ola', name: 'Ola' } }));
    await post(message({ conversation }));
    expect(sent.map(({ activity }) => activity.text)).toEqual(['Svar 1', 'Svar 1', 'Svar 2']);
  });

  test('choices are buttons of a card, and a pressed one comes back as a choice', async () => {
    site = await development();
    await post(message({ type: 'conversationUpdate', membersAdded: [{ id: '29:kari' }, { id: '28:bot' }] }));
    const [greeting] = sent;
    expect(greeting?.path).toContain('/v3/conversations/a:1/activities');
    expect(greeting?.activity.text).toBe('Hei employee i undefined\n\nFare for liv: 113');
    expect(greeting?.activity).not.toHaveProperty('suggestedActions');
    expect(greeting?.activity).not.toHaveProperty('channelData');
    const cards = greeting?.activity.attachments?.map(({ content }) => content) ?? [];
    expect(cards).toHaveLength(2);
    expect(cards[1]).toMatchObject({
      type: 'AdaptiveCard',
      version: '1.3',
      lang: 'nb',
      fallbackText: 'Rus',
      body: [{ type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Rus' }] }],
    });
    const [{ data }] = (cards[1] as { body: [{ actions: [{ data: { msteams: { value: unknown; text: string } } }] }] })
      .body[0].actions;
    await post(message({ text: data.msteams.text, value: data.msteams.value }));
    await post(message({ text: undefined, value: data }));
    expect(site.core.seen.map(({ message: seen }) => seen)).toEqual([
      { text: 'Rus', choice: 'need:rus' },
      { text: '', choice: 'need:rus' },
    ]);
  });

  test('the bot greets once, however it is told of somebody who came', async () => {
    site = await development();
    await post(message({ type: 'installationUpdate', action: 'add' }));
    await post(message({ type: 'conversationUpdate', membersAdded: [{ id: '29:kari' }] }));
    await post(message({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }));
    expect(sent).toHaveLength(1);
  });

  test('in a group the bot says hello when it is added, not to everybody who comes', async () => {
    site = await development();
    const conversation = { id: '19:group', isGroup: true };
    await post(message({ type: 'conversationUpdate', conversation, membersAdded: [{ id: '29:ola' }] }));
    expect(sent).toHaveLength(0);
    await post(message({ type: 'conversationUpdate', conversation, membersAdded: [{ id: '28:bot' }] }));
    expect(sent).toHaveLength(1);
  });
});
