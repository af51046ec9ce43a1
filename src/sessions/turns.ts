/**
 * One turn at a time in each conversation. Two turns at once would both read the same session, and the one that saves
 * last would undo what the other learnt.
 */

/** Runs the work of one conversation after all work that was handed in before it. */
export interface Turns {
  /** What `work` returns or throws. Work of other conversations is not waited for. */
  run<Result>(conversation: string, work: () => Promise<Result>): Promise<Result>;
}

/** Turns within this process, first come, first served. */
export function createTurnQueue(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(conversation, work) {
      const before = last.get(conversation) ?? Promise.resolve();
      const turn = before.then(work, work);
      last.set(conversation, turn);
      const forget = (): void => {
        if (last.get(conversation) === turn) last.delete(conversation);
      };
      turn.then(forget, forget);
      return turn;
    },
  };
}
