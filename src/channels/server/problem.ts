/**
 * Errors as Direct Line answers them, `{error: {code, message}}`, for the whole server.
 */
import type { Request, Response, Server } from 'restify';

/** An answer other than success. `message` is ours and written beforehand: nothing a caller sent is ever in it. */
export class Problem extends Error {
  override name = 'Problem';
  /** Restify answers with this HTTP status. */
  readonly statusCode: number;
  readonly code: string;
  /** For the Retry-After header: when it is worth trying again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(statusCode: number, code: string, message: string, retryAfterSeconds?: number) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  toJSON(): { error: { code: string; message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}

/** For refusals that can meet a person's message: who is turned away still sees the numbers. */
export const NUMBERS = 'Haster det / Jus lea hoahppu: 113, 116 117.';

/** What can go wrong before a handler of ours is reached, by the status restify gives it. */
const BY_STATUS: Readonly<Record<number, Problem>> = {
  400: new Problem(400, 'BadArgument', 'The request cannot be read.'),
  404: new Problem(404, 'NotFound', 'There is nothing at this address.'),
  405: new Problem(405, 'MethodNotAllowed', 'This address does not take this method.'),
  406: new Problem(406, 'NotAcceptable', 'The answer is JSON.'),
  413: new Problem(
    413,
    'MessageTooLarge',
    `The message is too large. Nothing was lost: send a shorter one. ${NUMBERS}`,
  ),
  415: new Problem(415, 'UnsupportedMediaType', 'Send JSON without compression.'),
};
const FAULT = new Problem(500, 'ServerError', 'Something went wrong in the server.');

/** Any error as one that can be answered. The text of a foreign error can quote the request, so only its status is used. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return (typeof status === 'number' ? BY_STATUS[status] : undefined) ?? FAULT;
}

/** Answers every error of `server`, restify's own included, in this form. */
export function answerProblems(server: Server): void {
  server.on('restifyError', (_request: Request, response: Response, error: unknown, done: () => void) => {
    if (!response.headersSent) {
      const problem = asProblem(error);
      response.setHeader('Content-Type', 'application/json');
      if (problem.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(problem.retryAfterSeconds));
      response.send(problem.statusCode, problem);
    }
    done();
  });
}
