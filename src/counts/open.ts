/**
 * Opens the counts that the settings ask for: a file when COUNTS_FILE is set, else Redis when REDIS_URL is, else memory.
 */
import type { Counts } from '../conversation/ports.ts';
import { CountsFileError } from './countsFile.ts';
import { createFileCounts, type FileCountsPorts } from './file.ts';
import { createMemoryCounts } from './memory.ts';
import { createRedisCounts, type RedisHash } from './redis.ts';

/** Where it is counted, and how to let go. */
export interface OpenCounts {
  readonly counts: Counts;
  /** Brings what waits to disk. */
  close(): Promise<void>;
}

/** What of the settings the counts need. */
export interface CountsSettings {
  readonly countsFile: string | null;
}

/** What opening needs. `redis` is null when sessions are not in Redis either. */
export interface OpeningPorts extends FileCountsPorts {
  readonly redis: Pick<RedisHash, 'hIncrBy'> | null;
}

/**
 * The counts. Rejects when COUNTS_FILE cannot be written, with the mend. A file that is broken is only reported: people
 * are helped also while nobody can count them, and it is left as it is until somebody mends it.
 */
export async function openCounts({ countsFile }: CountsSettings, ports: OpeningPorts): Promise<OpenCounts> {
  if (countsFile !== null) return openFile(countsFile, ports);
  const counts = ports.redis === null ? createMemoryCounts() : createRedisCounts(ports.redis);
  return { counts, close: async () => {} };
}

async function openFile(path: string, ports: FileCountsPorts): Promise<OpenCounts> {
  const counts = createFileCounts(path, ports);
  try {
    // Makes the file when there is none, so that a wrong path is told now and not at the first count.
    await counts.write();
  } catch (error) {
    if (!(error instanceof CountsFileError)) {
      const { code } = error as { code?: string };
      const mend = 'make its folder and let the server write there, or correct the path';
      throw new Error(`COUNTS_FILE: ${path} cannot be read and written (${code}): ${mend}`);
    }
    ports.report('read counts', error);
  }
  return { counts, close: counts.close };
}
