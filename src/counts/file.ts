/**
 * Counts in a file. The file is the truth; memory holds only what is not yet written, so a file that was moved away, or
 * mended, by hand is right again at the next write and nothing that was counted meanwhile is lost.
 */
import type { Counts } from '../conversation/ports.ts';
import { readCountsFile, writeCountsFile } from './countsFile.ts';
import { increase, keyOf, type Tally } from './tally.ts';

/** Runs `work` after so many milliseconds. Returns what cancels it. */
export type Later = (work: () => void, milliseconds: number) => () => void;

/** What keeping counts in a file needs. */
export interface FileCountsPorts {
  readonly later: Later;
  /** Is told when a write failed. What was to be written is kept, and tried again at the next count. */
  readonly report: (step: string, error: unknown) => void;
}

/** Counts in a file, and how to bring what waits to disk. */
export interface FileCounts extends Counts {
  /** Writes what waits. Rejects when it cannot be written; it then waits on. */
  write(): Promise<void>;
  /** Writes what waits and ends; a failure is reported. */
  close(): Promise<void>;
}

/** Counts that come within so long of each other are written at once. A crash loses no more than these. */
const WRITE_AFTER_MS = 10_000;

/** Counts in the file at `path`. Nothing is read or written before the first `write`. */
export function createFileCounts(path: string, { later, report }: FileCountsPorts): FileCounts {
  let waiting: Tally = new Map();
  let cancel: (() => void) | null = null;
  let last: Promise<void> = Promise.resolve();

  const writeNow = async (): Promise<void> => {
    const added = waiting;
    waiting = new Map();
    try {
      const stored = (await readCountsFile(path)) ?? new Map();
      for (const [key, number] of added) increase(stored, key, number);
      await writeCountsFile(path, stored);
    } catch (error) {
      for (const [key, number] of added) increase(waiting, key, number);
      throw error;
    }
  };

  const write = (): Promise<void> => {
    cancel?.();
    cancel = null;
    // One write at a time: two would both read the file before the other had written it.
    const written = last.then(writeNow);
    last = written.catch(() => {});
    return written;
  };

  const writeOrReport = (): Promise<void> => write().catch((error) => report('write counts', error));

  return {
    async add(counted, now) {
      increase(waiting, keyOf(counted, now), 1);
      cancel ??= later(() => void writeOrReport(), WRITE_AFTER_MS);
    },
    write,
    close: async () => {
      if (waiting.size > 0) await writeOrReport();
      else await last;
    },
  };
}
