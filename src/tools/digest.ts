/** A digest of files, so that a check can tell when what was made from them is out of date. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The digest of all files below the folders, by their names and contents.
 * @param folders folders below `root`, each with the suffix of its files
 */
export function digestOfFiles(root: string, folders: readonly (readonly [dir: string, suffix: string])[]): string {
  const hash = createHash('sha256');
  const files = folders.flatMap(([dir, suffix]) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(suffix))
      .sort()
      .map((name) => join(dir, name)),
  );
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
