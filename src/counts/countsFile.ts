/**
 * The file of counts: `{"version": 1, "counts": {"2026-11/senja/rus/13-17/resident/nothingFitted": 3}}`. It is written
 * whole beside itself and put in place at once, so that a crash leaves the old file or the new one.
 */
import { open, readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { type Tally, tallySchema } from './tally.ts';

/** The file is there and holds something else. The message names the path and the mend and quotes nothing of it. */
export class CountsFileError extends Error {
  override name = 'CountsFileError';
}

const fileSchema = z.object({ version: z.literal(1), counts: tallySchema });

/** The counts in the file at `path`, or null when there is no such file. Rejects with CountsFileError when it is broken. */
export async function readCountsFile(path: string): Promise<Tally | null> {
  const text = await textOf(path);
  if (text === null) return null;
  const parsed = fileSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data.counts;
  throw new CountsFileError(
    `${path}: this is no file of counts, or it is damaged: put a sound copy in its place, or move it away to begin at zero`,
  );
}

/** Puts `tally` in the file at `path`. Rejects when the folder is not there or may not be written in. */
export async function writeCountsFile(path: string, tally: Tally): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o640);
  try {
    // In the order of the keys: the order in which they were first counted is nobody's business.
    const counts = Object.fromEntries([...tally].sort(([a], [b]) => (a < b ? -1 : 1)));
    await file.writeFile(`${JSON.stringify({ version: 1, counts }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
