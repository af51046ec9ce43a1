/**
 * Dates whose local fields (getHours, setDate …) are those of the clock on a wall in Norway, independent of the
 * time zone of the process. A clock face has no gaps and no repeats: it is UTC arithmetic on the wall's time.
 */

const ZONE = 'Europe/Oslo';
const FIELDS = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});
const LOCAL_PARTS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds', 'Day'] as const;

/** A Date with UTC fields where Date has local ones. */
export class ClockFace extends Date {
  constructor(...args: readonly (number | string | Date)[]) {
    if (args.length === 0) super(0);
    else if (args.length === 1) super(args[0] as number);
    else super(Date.UTC(...(args as [number, number])));
  }

  override getTimezoneOffset(): number {
    return 0;
  }
}
for (const part of LOCAL_PARTS) {
  for (const verb of ['get', 'set']) {
    const utc = Date.prototype[`${verb}UTC${part}` as keyof Date];
    if (utc) Object.defineProperty(ClockFace.prototype, `${verb}${part}`, { value: utc });
  }
}

/** What the clock on the wall shows at `instant`. */
export function onClockFace(instant: Date): ClockFace {
  return new ClockFace(wallTime(instant.getTime()));
}

/**
 * The first instant after `after` at which the wall shows `face`; for an hour that is skipped when summer time
 * begins, the moment it is skipped.
 */
export function fromClockFace(face: Date, after: Date): Date {
  const wall = face.getTime();
  const hour = 3_600_000;
  const [early, late] = [wall - 2 * hour, wall - hour];
  const matches = [early, late].filter((instant) => wallTime(instant) === wall);
  const next = matches.find((instant) => instant > after.getTime()) ?? matches[0];
  if (next !== undefined) return new Date(next);
  let [before, past] = [early, late];
  while (past - before > 1) {
    const middle = Math.floor((before + past) / 2);
    if (wallTime(middle) < wall) before = middle;
    else past = middle;
  }
  return new Date(past);
}

/**
 * Runs `work` with the global Date being a clock face, for a library that makes its own dates. Only for
 * synchronous work: the real Date is back before anything else can run.
 */
export function withClockFace<T>(work: () => T): T {
  const real = globalThis.Date;
  globalThis.Date = ClockFace as unknown as DateConstructor;
  try {
    return work();
  } finally {
    globalThis.Date = real;
  }
}

/** The wall's time in Norway at an instant (ms), written as if it were UTC (ms). */
function wallTime(instant: number): number {
  const parts = Object.fromEntries(FIELDS.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const ms = ((instant % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + ms;
}
