/** The messages of authors: read from `<author>.jsonl`, one message a line, and checked. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** Styles in which the danger is said outright. */
export const SAID_OUTRIGHT: ReadonlySet<string> = new Set([
  'explicit',
  'typo',
  'answer',
  'third-person',
  'child',
  'in-story',
]);

const Message = z.strictObject({
  text: z.string().min(1),
  language: z.enum(['nb', 'nn', 'dialect', 'se', 'en']),
  /** null: harmless. */
  level: z.enum(['113', '116117', 'crisis', 'concern']).nullable(),
  signal: z.string(),
  style: z.string(),
  who: z.enum(['self', 'relative', 'bystander', 'child', 'employee']),
});

/** A message and who wrote it. */
export type AuthoredMessage = z.infer<typeof Message> & { readonly author: string };

/**
 * The messages in one file, in its order.
 * @throws Error naming the file and the line that is not a message.
 */
export function readMessages(file: string, author: string): AuthoredMessage[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : [{ ...readLine(line, file, index), author }]));
}

/** All messages in the files of a folder, by author. */
export function readAuthors(dir: string): AuthoredMessage[] {
  const files = readdirSync(dir).filter((name) => name.endsWith('.jsonl'));
  return files.sort().flatMap((name) => readMessages(join(dir, name), basename(name, '.jsonl')));
}

function readLine(line: string, file: string, index: number): z.infer<typeof Message> {
  try {
    return Message.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${file}:${index + 1}: is not a message: ${(error as Error).message}`);
  }
}
