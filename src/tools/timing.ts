/** Times work for the benches. */

/** How long each call of `work` took, in microseconds, the shortest first. */
export function timesOf<T>(inputs: readonly T[], work: (input: T) => unknown): number[] {
  return inputs
    .map((input) => {
      const start = process.hrtime.bigint();
      work(input);
      return Number(process.hrtime.bigint() - start) / 1000;
    })
    .sort((a, b) => a - b);
}

/** The time that so large a share of the calls stay within, 0.5 for the median. */
export function within(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)]!;
}
