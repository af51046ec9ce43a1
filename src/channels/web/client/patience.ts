/**
 * What is shown while an answer takes its time: first that it comes, then that the network is slow.
 */

/** Answers come within a few milliseconds: dots that only blink are a disturbance. */
const TYPING_MS = 400;
const SLOW_MS = 5000;

/** Who shows it. */
export interface Shower {
  typing(shown: boolean): void;
  slow(): void;
}

/** Waits for one answer at a time. */
export class Patience {
  readonly #shower: Shower;
  #timers: readonly ReturnType<typeof setTimeout>[] = [];

  constructor(shower: Shower) {
    this.#shower = shower;
  }

  /** Something was sent. */
  begin(): void {
    this.end();
    this.#timers = [
      setTimeout(() => this.#shower.typing(true), TYPING_MS),
      setTimeout(() => this.#shower.slow(), SLOW_MS),
    ];
  }

  /** The answer is here, or it is said in other words that none comes now. */
  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.#shower.typing(false);
  }
}
