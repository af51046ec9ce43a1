/** Opening hours that are the same every week, as the fields of an iCalendar rule. */

/** A rule: two-letter days as in iCalendar, and local times. */
export interface WeeklyRule {
  readonly freq: 'WEEKLY';
  readonly byday: string;
  readonly opens_at: string;
  readonly closes_at: string;
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const SIMPLE = /^((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*) (\d{2}:\d{2})-(\d{2}:\d{2})$/;

/** Day and night, all days. HSDS has no hour 24. */
const ALWAYS: WeeklyRule = { freq: 'WEEKLY', byday: byday(DAYS), opens_at: '00:00', closes_at: '23:59' };

/** The rule for hours such as "Mo-Fr 09:00-15:00" or "24/7"; null for what one rule cannot say. */
export function weeklyRule(openingHours: string): WeeklyRule | null {
  if (openingHours === '24/7') return ALWAYS;
  const [, days = '', opens_at = '', closes_at = ''] = SIMPLE.exec(openingHours) ?? [];
  const open = days === '' ? null : daysOf(days);
  if (open === null || closes_at <= opens_at || closes_at >= '24:00') return null;
  return { freq: 'WEEKLY', byday: byday(open), opens_at, closes_at };
}

/** The opening hours of a rule, or null when it is not one that `weeklyRule` makes. */
export function openingHoursOf(rule: {
  readonly freq?: string | undefined;
  readonly byday?: string | undefined;
  readonly opens_at?: string | undefined;
  readonly closes_at?: string | undefined;
}): string | null {
  const { freq, byday: days = '', opens_at = '', closes_at = '' } = rule;
  if (freq !== 'WEEKLY' || opens_at === '' || closes_at === '') return null;
  if (days === ALWAYS.byday && opens_at === ALWAYS.opens_at && closes_at === ALWAYS.closes_at) return '24/7';
  const open = DAYS.filter((day) => days.split(',').includes(day.toUpperCase()));
  return open.length === 0 ? null : `${runs(open).join(',')} ${opens_at}-${closes_at}`;
}

function byday(days: readonly string[]): string {
  return days.map((day) => day.toUpperCase()).join(',');
}

/** The days of "Mo-We,Fr" in the order of the week; null for a range that goes past Sunday. */
function daysOf(text: string): string[] | null {
  const open = new Set<string>();
  for (const part of text.split(',')) {
    const ends = part.split('-').map((day) => DAYS.indexOf(day));
    const [from = -1, to = from] = ends;
    if (ends.length > 2 || from > to) return null;
    for (const day of DAYS.slice(from, to + 1)) open.add(day);
  }
  return DAYS.filter((day) => open.has(day));
}

/** Days that follow each other as a range. */
function runs(days: readonly string[]): string[] {
  const found: string[][] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last !== undefined && DAYS.indexOf(last.at(-1)!) === DAYS.indexOf(day) - 1) last.push(day);
    else found.push([day]);
  }
  return found.map((run) => (run.length === 1 ? run[0]! : `${run[0]}-${run.at(-1)}`));
}
