/**
 * The WebSocket of a conversation: sends what is said, as it is said.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { pathOf, queryOf } from '../server/caller.ts';
import { asProblem, Problem } from '../server/problem.ts';
import type { Conversations } from './conversations.ts';
import type { ActivitySet, ConversationLog } from './log.ts';
import type { Tokens } from './tokens.ts';

/** What streams need. */
export interface StreamPorts {
  readonly conversations: Conversations;
  readonly tokens: Tokens;
  /** Counts the attempt; rejects when the caller was too quick. */
  readonly admit: (request: IncomingMessage) => Promise<void>;
}

const PATH = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;
/** A connection that does not answer a ping within the next period is dead: a phone went out of reach. */
const PING_MS = 30_000;
/** How long a client may take to say goodbye when the server stops. */
const FAREWELL_MS = 2000;
/** Clients send empty messages to keep the connection, and nothing else. */
const MAX_INCOMING_BYTES = 1024;
/** A client that does not read gets no more: it comes back and is sent what it missed. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** One page has one stream. A few more leave room for a second tab and for connections that died unnoticed. */
const MAX_STREAMS = 3;

/** Answers upgrades on `server`. `close` lets all clients go; they are told that the server goes away. */
export function serveStreams(server: Server, ports: StreamPorts): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_INCOMING_BYTES, perMessageDeflate: false });
  const streams = new WeakMap<ConversationLog, WebSocket[]>();
  const alive = new WeakSet<WebSocket>();

  const open = (socket: WebSocket, log: ConversationLog, from: number): void => {
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    socket.on('error', () => socket.terminate());
    const stop = log.follow(from, {
      receive: (set) => send(socket, set),
      ended: () => socket.close(1000, 'ended'),
    });
    const open = [...(streams.get(log) ?? []), socket];
    if (open.length > MAX_STREAMS) open.shift()?.close(1000, 'collision');
    streams.set(log, open);
    socket.on('close', () => {
      stop();
      streams.set(
        log,
        (streams.get(log) ?? []).filter((other) => other !== socket),
      );
    });
  };

  const admit = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    await ports.admit(request);
    const conversationId = PATH.exec(pathOf(request))?.[1];
    if (conversationId === undefined) throw new Problem(404, 'NotFound', 'There is nothing at this address.');
    const ticket = await ports.tokens.readStream(queryOf(request).get('t') ?? '');
    if (ticket.conversationId !== conversationId) {
      throw new Problem(403, 'Forbidden', 'The token is for another conversation.');
    }
    const conversation = ports.conversations.find(conversationId);
    if (conversation === undefined) throw new Problem(404, 'ConversationNotFound', 'The conversation has ended.');
    sockets.handleUpgrade(request, socket, head, (ready) => open(ready, conversation.log, ticket.from));
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    admit(request, socket, head).catch((error) => refuse(socket, asProblem(error)));
  });

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, PING_MS);
  heartbeat.unref();

  return {
    close() {
      clearInterval(heartbeat);
      for (const socket of sockets.clients) socket.close(1001, 'going away');
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, FAREWELL_MS).unref();
    },
  };
}

function send(socket: WebSocket, set: ActivitySet): void {
  if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.terminate();
  else socket.send(JSON.stringify(set));
}

function refuse(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.statusCode} ${problem.code}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
