/** What the tests of the counts share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counted } from '../../src/conversation/counted.ts';

/** A father in Senja to whom nothing was offered, with `changes` put over. */
export const counted = (changes: Partial<Counted> = {}): Counted => ({
  outcome: 'nothingFitted',
  need: 'rus',
  ageBand: '13-17',
  municipality: 'senja',
  role: 'resident',
  ...changes,
});

/** In November 2026. */
export const NOVEMBER = new Date('2026-11-27T12:34:56Z');

const made: string[] = [];

/** A new empty folder. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'counts-'));
  made.push(path);
  return path;
}

/** Removes all folders that were made. */
export function removeFolders(): void {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
}

/** A timer that a test lets run out. */
export class TestTimer {
  #work: (() => void) | null = null;
  started = 0;

  readonly later = (work: () => void): (() => void) => {
    this.started++;
    this.#work = work;
    return () => {
      this.#work = null;
    };
  };

  runOut(): void {
    this.#work?.();
    this.#work = null;
  }
}
