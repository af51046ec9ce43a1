/**
 * Sessions in the memory of the process: the standard. They are gone when the process ends.
 */
import type { Clock, SessionStore } from '../conversation/ports.ts';

/** How long and how many. */
export interface MemoryLimits {
  /** Seconds from the last save until a session is forgotten. */
  readonly ttlSeconds: number;
  /** When there are more, the one saved longest ago is forgotten. */
  readonly maxSessions: number;
}

/** A store that forgets by itself: at every use it drops what has outlived its time, so it needs no timer. */
export function createMemorySessions(limits: MemoryLimits, clock: Clock): SessionStore & { readonly size: number } {
  // A Map keeps the order of insertion. Every save inserts anew, so the first entry is always the one that is oldest.
  const sessions = new Map<string, { readonly session: string; readonly endsAt: number }>();

  const dropOutlived = (): void => {
    const now = clock.now().getTime();
    for (const [id, { endsAt }] of sessions) {
      if (endsAt > now) return;
      sessions.delete(id);
    }
  };

  return {
    get size() {
      dropOutlived();
      return sessions.size;
    },
    async load(id) {
      dropOutlived();
      return sessions.get(id)?.session ?? null;
    },
    async save(id, session) {
      dropOutlived();
      sessions.delete(id);
      sessions.set(id, { session, endsAt: clock.now().getTime() + limits.ttlSeconds * 1000 });
      const oldest = sessions.keys().next();
      if (sessions.size > limits.maxSessions && !oldest.done) sessions.delete(oldest.value);
    },
    async remove(id) {
      sessions.delete(id);
    },
  };
}
