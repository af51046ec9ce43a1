/** What people write after services are shown, by author: data/examples/followups/<author>.jsonl, one message a line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { MOVES } from './moves.ts';

const FollowUp = z.strictObject({
  /** What the message does. */
  move: z.enum(MOVES),
  text: z.string().min(1),
  language: z.enum(['nb', 'nn', 'dialect', 'se', 'en']),
  /** Which of the shown services it is about: by number from 1, by name, or none said. */
  which: z.union([z.int().min(1).max(3), z.literal('name')]).nullable(),
});

/** One message that somebody could write in a conversation. */
export type FollowUp = z.infer<typeof FollowUp> & { readonly author: string };

/**
 * Reads the messages in the folder `dir`.
 * @throws Error that names the file, the line and what is wrong
 */
export function loadFollowUps(dir: string): FollowUp[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(dir, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          if (line.trim() === '') return [];
          const read = FollowUp.safeParse(JSON.parse(line));
          if (!read.success) throw new Error(`${join(dir, name)}:${index + 1}: ${read.error.issues[0]?.message}`);
          return [{ ...read.data, author: basename(name, '.jsonl') }];
        }),
    );
}
