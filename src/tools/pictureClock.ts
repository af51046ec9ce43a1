/**
 * The time of day in pictures: it stands still until it is moved.
 */
import type { Clock } from '../conversation/ports.ts';

/** A Monday at eleven, so that what is open in office hours is open. */
export const MONDAY = Date.parse('2026-11-02T10:00:00Z');

/** A clock at that time. */
export function pictureClock(): Clock & { passMinutes(minutes: number): void } {
  let time = MONDAY;
  return {
    now: () => new Date(time),
    passMinutes: (minutes) => {
      time += minutes * 60_000;
    },
  };
}
