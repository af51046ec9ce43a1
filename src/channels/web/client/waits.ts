/**
 * Waiting that can be cut short.
 */

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** How long to wait before try number `tries` (1 is the first), a little different for each page. */
export function backoffMs(tries: number): number {
  return Math.min(FIRST_MS * 2 ** (tries - 1), LONGEST_MS) * (0.8 + Math.random() * 0.4);
}

/** Waits, until the time is over or somebody calls `wake`. */
export class Nap {
  #wake: (() => void) | null = null;

  /** Waits so many milliseconds; without a number until `wake`. */
  take(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => this.wake(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends the wait, if there is one. */
  wake(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
