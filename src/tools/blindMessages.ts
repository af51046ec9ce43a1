/** The messages of authors who were held out: only to be counted, never shown. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** All messages in a folder of `test/blind`, each with its author. */
export function readBlind<T>(root: string, folder: string): (T & { readonly author: string })[] {
  const dir = join(root, 'test/blind', folder);
  return readdirSync(dir)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) =>
      readFileSync(join(dir, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({ ...(JSON.parse(line) as T), author: basename(file, '.jsonl') })),
    );
}
