/**
 * Is a door or a phone open now, in Norway. The library opening_hours reads OpenStreetMap syntax and knows the
 * Norwegian public holidays (`PH`; 24 December and Easter Eve are ordinary days). It reckons in the local time of
 * the process, so here it is handed a clock face: dates whose local fields are those of Europe/Oslo, whatever
 * time zone the process has.
 */
import OpeningHours from 'opening_hours';
import { fromClockFace, onClockFace, withClockFace } from './clockFace.ts';
import type { Schedule } from './schema.ts';

/** What is known about a moment. `nextChange` is when `state` ends, null when it never does or is not known. */
export interface HoursAt {
  readonly state: 'open' | 'closed' | 'unknown';
  readonly nextChange: Date | null;
  /** Open day and night, all days. */
  readonly always: boolean;
}

const UNKNOWN: HoursAt = { state: 'unknown', nextChange: null, always: false };
const NORWAY = { lat: 59.91, lon: 10.75, address: { country_code: 'no', state: '' } };
const parsed = new Map<string, OpeningHours>();

/**
 * The state of `schedule` at `now`. `unknown` when the source gives no times, when the hours are only a goal or
 * approximate, and on days that the hours themselves call unknown.
 */
export function hoursAt(schedule: Pick<Schedule, 'opening_hours' | 'standing'>, now: Date): HoursAt {
  if (schedule.opening_hours === null || schedule.standing !== 'stated') return UNKNOWN;
  const hours = parse(schedule.opening_hours);
  const face = onClockFace(now);
  const { state, change } = withClockFace(() => ({
    state: hours.getUnknown(face)
      ? ('unknown' as const)
      : hours.getState(face)
        ? ('open' as const)
        : ('closed' as const),
    change: hours.getNextChange(face),
  }));
  return {
    state,
    nextChange: change ? fromClockFace(change, now) : null,
    always: state === 'open' && !change,
  };
}

/** Why `hours` cannot be read, in one line, or null when they can. */
export function openingHoursProblem(hours: string): string | null {
  try {
    parse(hours);
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  }
}

function parse(hours: string): OpeningHours {
  const known = parsed.get(hours);
  if (known) return known;
  const made = withClockFace(() => new OpeningHours(hours, NORWAY));
  parsed.set(hours, made);
  return made;
}
