/**
 * Long work in small steps: a generator that yields between them, so that a server can answer in between, and whoever is
 * in no hurry runs it to its end.
 */

/** Runs all steps at once. @returns What the work makes. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Runs the steps, and waits for `between` after each. @returns What the work makes. */
export async function finishSlowly<Result>(
  steps: Generator<void, Result>,
  between: () => Promise<unknown>,
): Promise<Result> {
  let step = steps.next();
  while (!step.done) {
    await between();
    step = steps.next();
  }
  return step.value;
}
