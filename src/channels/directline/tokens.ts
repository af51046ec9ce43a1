/**
 * Tokens: who may speak in which conversation. A token is a signed JWT, so nothing is stored when a page asks for one.
 */
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock, Opening } from '../../conversation/ports.ts';
import { Problem } from '../server/problem.ts';

/** What a token says. The client reads `userId` from the claim `user`. */
export interface Ticket {
  readonly conversationId: string;
  readonly userId: string;
  /** What the page knew when it asked for the token. */
  readonly opening: Opening;
}

/** Leave to read one stream, from an activity on. */
export interface StreamTicket {
  readonly conversationId: string;
  /** Sequence number of the first activity to send. */
  readonly from: number;
}

/** Issues tokens and reads them back. Reading rejects with Problem 403 `TokenExpired` or `InvalidToken`. */
export interface Tokens {
  /** Seconds a token of `issue` is valid. */
  readonly seconds: number;
  issue(ticket: Ticket): Promise<string>;
  /** `lateSeconds`: how long after its end the token is still taken. */
  read(token: string, lateSeconds?: number): Promise<Ticket>;
  issueStream(ticket: StreamTicket): Promise<string>;
  readStream(token: string): Promise<StreamTicket>;
}

/** A stream URL is opened at once or not at all, as in the public Direct Line service. */
const STREAM_SECONDS = 60;
const CONVERSATION = 'conversation';
const STREAM = 'stream';

const ticketClaims = z.object({
  conv: z.string(),
  user: z.string(),
  municipality: z.string().optional(),
  locale: z.enum(['nb', 'se']).optional(),
});
const streamClaims = z.object({ conv: z.string(), from: z.number() });

/** Tokens signed with `secret` (HS256), valid for `seconds` by `clock`. */
export function createTokens(secret: string, seconds: number, clock: Clock): Tokens {
  const key = new TextEncoder().encode(secret);

  const sign = (claims: Record<string, unknown>, audience: string, validSeconds: number): Promise<string> => {
    const now = Math.floor(clock.now().getTime() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + validSeconds)
      .sign(key);
  };

  const verify = async (token: string, audience: string, lateSeconds = 0): Promise<unknown> => {
    try {
      const options = { algorithms: ['HS256'], audience, currentDate: clock.now(), clockTolerance: lateSeconds };
      return (await jwtVerify(token, key, options)).payload;
    } catch (error) {
      throw error instanceof errors.JWTExpired
        ? new Problem(403, 'TokenExpired', 'The token has expired.')
        : new Problem(403, 'InvalidToken', 'The token is not valid.');
    }
  };

  return {
    seconds,
    issue: ({ conversationId, userId, opening: { municipality, locale } }) =>
      sign({ conv: conversationId, user: userId, municipality, locale }, CONVERSATION, seconds),
    async read(token, lateSeconds) {
      const { conv, user, ...known } = ticketClaims.parse(await verify(token, CONVERSATION, lateSeconds));
      return { conversationId: conv, userId: user, opening: { ...known, role: 'resident' } };
    },
    issueStream: ({ conversationId, from }) => sign({ conv: conversationId, from }, STREAM, STREAM_SECONDS),
    async readStream(token) {
      const { conv, from } = streamClaims.parse(await verify(token, STREAM));
      return { conversationId: conv, from };
    },
  };
}
