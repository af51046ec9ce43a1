/**
 * Points in time as a person says them, in Norwegian time. Weekdays come from the texts, because the platform's own
 * list has a non-standard North Sami Thursday.
 */
import type { Locale } from '../../dialogs/events.ts';
import type { Texts } from './ports.ts';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface LocalTime {
  /** Days since 1970-01-01, of the Norwegian date. */
  readonly dayNumber: number;
  readonly day: number;
  readonly month: number;
  readonly time: string;
}

function local(instant: Date): LocalTime {
  const part = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = Number(part.day);
  const month = Number(part.month);
  return {
    dayNumber: Math.floor(Date.UTC(Number(part.year), month - 1, day) / 86_400_000),
    day,
    month,
    time: `${part.hour}:${part.minute}`,
  };
}

/** `instant` as "i dag kl. 15:00", "mandag kl. 09:00" (within a week) or "12.1. kl. 09:00", seen from `now`. */
export function sayInstant(instant: Date, now: Date, locale: Locale, texts: Texts): string {
  const then = local(instant);
  const away = then.dayNumber - local(now).dayNumber;
  if (away === 0) return texts.t(locale, 'day.today', { time: then.time });
  if (away === 1) return texts.t(locale, 'day.tomorrow', { time: then.time });
  if (away > 1 && away < 7) {
    // 1970-01-01 was a Thursday (4).
    return texts.t(locale, `day.${(then.dayNumber + 4) % 7}`, { time: then.time });
  }
  return texts.t(locale, 'day.date', { day: then.day, month: then.month, time: then.time });
}
