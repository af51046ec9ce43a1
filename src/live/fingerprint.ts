/** Tells whether the files that a municipality edits have changed, without reading them. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../core.ts';

/** What a municipality edits, below `data`: see docs/add-a-service.md. */
const EDITED = ['sources.yaml', 'municipalities', 'national', 'statsforvalteren', EXAMPLES];

/** Changes when a file is added, removed, replaced or written. */
export function fingerprintOf(data: string): string {
  return EDITED.flatMap((name) => filesIn(join(data, name)))
    .map((file) => {
      const { mtimeMs, size, ino } = statSync(file);
      return `${file} ${mtimeMs} ${size} ${ino}`;
    })
    .join('\n');
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
