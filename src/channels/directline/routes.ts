/**
 * The addresses of Direct Line 3.0 under /v3/directline. Paths, status codes and bodies are those that
 * botframework-directlinejs and Web Chat expect; `DELETE` of a conversation and `…/end` are our own.
 */
import { randomBytes } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Catalogue, Clock, Opening, SessionStore } from '../../conversation/ports.ts';
import { localeOf, sessionId } from '../botframework/activity.ts';
import { jsonObject } from '../server/body.ts';
import { callerKey, queryOf, streamOrigin } from '../server/caller.ts';
import type { Limits } from '../server/limits.ts';
import { Problem } from '../server/problem.ts';
import { DIRECT_LINE_PATH } from '../server/security.ts';
import type { DirectLineAdapter } from './adapter.ts';
import type { Conversation, Conversations } from './conversations.ts';
import { readIncoming } from './incoming.ts';
import { ConversationLog } from './log.ts';
import type { Ticket, Tokens } from './tokens.ts';

/** What the routes need. */
export interface DirectLinePorts {
  readonly config: Pick<Config, 'publicUrl' | 'trustedProxies' | 'municipality' | 'idleSeconds'>;
  readonly adapter: DirectLineAdapter;
  readonly conversations: Conversations;
  readonly tokens: Tokens;
  readonly sessions: SessionStore;
  /** Forgets the session of a conversation, when the turns that were begun are over. */
  readonly forget: (conversationId: string) => Promise<void>;
  readonly catalogue: Pick<Catalogue, 'municipality'>;
  readonly limits: Pick<Limits, 'starts' | 'messages'>;
  readonly clock: Clock;
}

const BASE = DIRECT_LINE_PATH;
const ONE = `${BASE}/conversations/:conversationId`;

/** What a page may say about the conversation it asks a token for. */
const tokenRequest = z.object({
  kommune: z.string().max(100).nullish(),
  locale: z.string().max(35).nullish(),
});

/** Mounts the REST part of Direct Line. */
export function mountDirectLine(server: Server, ports: DirectLinePorts): void {
  const { adapter, conversations, tokens } = ports;

  server.post(`${BASE}/tokens/generate`, async function generateToken(request: Request, response: Response) {
    await ports.limits.starts(callerKey(request, ports.config));
    const opening = readOpening(request.body, ports);
    const ticket: Ticket = { conversationId: newId(), userId: `dl_${newId()}`, opening };
    response.send(200, await tokenAnswer(ticket, tokens));
  });

  server.post(`${BASE}/tokens/refresh`, async function refreshToken(request: Request, response: Response) {
    const ticket = await tokens.read(bearer(request));
    await resume(ticket, ports);
    response.send(200, await tokenAnswer(ticket, tokens));
  });

  server.post(`${BASE}/conversations`, async function startConversation(request: Request, response: Response) {
    const ticket = await tokens.read(bearer(request));
    // Looked for once more, in case the same start came twice and the other one was quicker.
    const open = (await find(ticket, ports)) ?? conversations.find(ticket.conversationId);
    const conversation = open ?? begin(ticket, request.body, ports);
    if (open === undefined) await adapter.start(conversation, conversation.opening.locale);
    const from = open === undefined ? 0 : streamStart(conversation.log, null);
    response.send(open === undefined ? 201 : 200, {
      ...(await tokenAnswer(ticket, tokens)),
      streamUrl: await streamUrl(request, ticket, from, ports),
    });
  });

  server.get(ONE, async function reconnect(request: Request, response: Response) {
    const { ticket, conversation } = await enter(request, ports);
    const from = streamStart(conversation.log, watermarkOf(request));
    response.send(200, {
      ...(await tokenAnswer(ticket, tokens)),
      streamUrl: await streamUrl(request, ticket, from, ports),
    });
  });

  server.post(`${ONE}/activities`, async function postActivity(request: Request, response: Response) {
    const { conversation } = await enter(request, ports);
    await ports.limits.messages(conversation.id);
    const incoming = readIncoming(request.body);
    conversations.touch(conversation);
    response.send(200, { id: await adapter.receive(conversation, incoming) });
  });

  server.get(`${ONE}/activities`, async function getActivities(request: Request, response: Response) {
    const { conversation } = await enter(request, ports);
    response.send(200, conversation.log.since(watermarkOf(request) ?? 0));
  });

  server.post(`${ONE}/upload`, async function refuseUpload(request: Request) {
    await enter(request, ports);
    throw new Problem(415, 'AttachmentsNotSupported', 'Files are not taken here. Send the message as text.');
  });

  server.del(ONE, async function eraseConversation(request: Request, response: Response) {
    await endConversation(request, bearer(request), ports);
    response.send(204);
  });

  // For navigator.sendBeacon, which a page that is being left can still use: it has no headers, so the token is the body.
  server.post(`${ONE}/end`, async function endByBeacon(request: Request, response: Response) {
    await endConversation(request, tokenInBody(request) ?? bearer(request), ports);
    response.send(204);
  });
}

/** The id that goes into addresses and tokens. It cannot be guessed. */
function newId(): string {
  return randomBytes(16).toString('base64url');
}

async function tokenAnswer(ticket: Ticket, tokens: Tokens) {
  return { conversationId: ticket.conversationId, token: await tokens.issue(ticket), expires_in: tokens.seconds };
}

function readOpening(body: unknown, { config, catalogue }: DirectLinePorts): Opening {
  const parsed = tokenRequest.safeParse(typeof body === 'object' && body !== null ? body : {});
  if (!parsed.success) throw new Problem(400, 'BadArgument', 'kommune and locale are short texts.');
  const municipality = parsed.data.kommune ?? config.municipality ?? undefined;
  if (municipality !== undefined && catalogue.municipality(municipality) === undefined) {
    throw new Problem(400, 'BadArgument', 'kommune is not one this server knows. Leave it out to be asked.');
  }
  return { municipality, locale: localeOf(parsed.data.locale), role: 'resident' };
}

/** The token of the Authorization header. */
function bearer(request: Request): string {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new Problem(401, 'MissingToken', 'Send the header Authorization: Bearer <token>.');
  return token;
}

/** The token in a body of `{"token": …}`, whatever type the body says it has. */
function tokenInBody({ body }: Request): string | undefined {
  const sent = typeof body === 'string' ? jsonObject(body) : (body as Record<string, unknown> | null | undefined);
  return typeof sent?.token === 'string' ? sent.token : undefined;
}

/** The conversation of the address, when the token is for it and it has not ended. */
async function enter(request: Request, ports: DirectLinePorts) {
  const ticket = tokenFor(request, await ports.tokens.read(bearer(request)));
  return { ticket, conversation: await resume(ticket, ports) };
}

function tokenFor(request: Request, ticket: Ticket): Ticket {
  if (request.params.conversationId !== ticket.conversationId) {
    throw new Problem(403, 'Forbidden', 'The token is for another conversation.');
  }
  return ticket;
}

async function resume(ticket: Ticket, ports: DirectLinePorts): Promise<Conversation> {
  const conversation = await find(ticket, ports);
  if (conversation === undefined) throw new Problem(404, 'ConversationNotFound', 'The conversation has ended.');
  return conversation;
}

/**
 * The conversation of the ticket. One that this process does not have but that left a session (the server was started
 * anew, and sessions are in Redis) goes on with an empty log.
 */
async function find(ticket: Ticket, ports: DirectLinePorts): Promise<Conversation | undefined> {
  const id = ticket.conversationId;
  const open = ports.conversations.find(id);
  if (open !== undefined) return open;
  const session = await ports.sessions.load(sessionId('directline', id)).catch(() => null);
  const meanwhile = ports.conversations.find(id);
  if (meanwhile !== undefined || session === null) return meanwhile;
  // Numbers begin beyond those that were given out before, so that no id and no watermark comes twice.
  const log = new ConversationLog(Math.floor(ports.clock.now().getTime() / 1000));
  return add(ticket, ticket.opening, log, ports);
}

function begin(ticket: Ticket, body: unknown, ports: DirectLinePorts): Conversation {
  const locale = ticket.opening.locale ?? localeOf((body as { locale?: unknown } | null | undefined)?.locale);
  return add(ticket, { ...ticket.opening, locale }, new ConversationLog(), ports);
}

function add(ticket: Ticket, opening: Opening, log: ConversationLog, { conversations }: DirectLinePorts): Conversation {
  const conversation = { id: ticket.conversationId, userId: ticket.userId, opening, log };
  conversations.touch(conversation);
  return conversation;
}

/** The number in `?watermark=`, or null when there is none that can be read. */
function watermarkOf(request: Request): number | null {
  const watermark = queryOf(request).get('watermark');
  return watermark !== null && /^\d{1,15}$/.test(watermark) ? Number(watermark) : null;
}

/**
 * Where a new stream begins: at the watermark; without one with what comes next; but with everything for a client
 * whose first stream broke before anything came through.
 */
function streamStart(log: ConversationLog, watermark: number | null): number {
  return watermark ?? (log.delivered ? log.next : 0);
}

async function streamUrl(request: Request, { conversationId }: Ticket, from: number, ports: DirectLinePorts) {
  const token = await ports.tokens.issueStream({ conversationId, from });
  return `${streamOrigin(request, ports.config)}${BASE}/conversations/${conversationId}/stream?t=${token}`;
}

/** Ends and erases. Late tokens are taken: a page that slept must still be able to remove its traces. */
async function endConversation(request: Request, token: string, ports: DirectLinePorts): Promise<void> {
  const { conversationId } = tokenFor(request, await ports.tokens.read(token, ports.config.idleSeconds));
  ports.conversations.end(conversationId);
  await ports.forget(conversationId);
}
