/**
 * Reads bodies: at most so many bytes, and JSON where JSON is said.
 */
import restify, { type Request, type RequestHandler, type Response } from 'restify';
import { Problem } from './problem.ts';

/** Handlers that put the body into `request.body`: an object for JSON, else the text. Over `limitBytes` is a 413. */
export function readBody(limitBytes: number): RequestHandler[] {
  return [restify.plugins.bodyReader({ maxBodySize: limitBytes }) as RequestHandler, parseJson];
}

/** Our own, because the text of a parse error quotes the body. */
async function parseJson(request: Request, _response: Response): Promise<void> {
  const isJson = /^application\/([a-z.-]+\+)?json$/.test(request.contentType());
  if (!isJson || typeof request.body !== 'string' || request.body === '') return;
  const parsed = jsonObject(request.body);
  if (parsed === null) throw new Problem(400, 'BadArgument', 'The body is not a JSON object.');
  request.body = parsed;
}

/** The object in `text`, or null when it is not JSON or not an object. */
export function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
