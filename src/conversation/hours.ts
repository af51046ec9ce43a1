/**
 * Opening hours in words: what the source says, and whether it is open now.
 */
import type { Locale } from '../../dialogs/events.ts';
import type { Service, ServiceSchedule } from '../catalogue/resolved.ts';
import type { CardPorts } from './cards.ts';
import { inLanguage } from './cards.ts';
import { sayInstant } from './instants.ts';
import type { CardLine } from './reply.ts';

/** Hours of the door and of the phone, and "open now" for the first of them that has clock times. */
export function hoursLines(service: Service, locale: Locale, now: Date, ports: CardPorts): CardLine[] {
  if (!Array.isArray(service.schedules)) return [];
  const lines = service.schedules.map((schedule) => hoursLine(schedule, locale, ports));
  const open = openNow(service, locale, now, ports);
  return open === null
    ? lines
    : [{ kind: 'openNow', label: ports.texts.t(locale, 'card.openNow'), text: open, lang: locale }, ...lines];
}

function hoursLine(schedule: ServiceSchedule, locale: Locale, { texts }: CardPorts): CardLine {
  const label = texts.t(locale, schedule.channel === 'phone' ? 'card.phoneHours' : 'card.hours');
  const said =
    schedule.description === undefined
      ? { text: schedule.text, lang: 'nb' as const }
      : inLanguage(schedule.description, locale);
  const text =
    schedule.standing === 'stated'
      ? said.text
      : texts.t(locale, `card.hours.${schedule.standing}`, { text: said.text });
  return { kind: 'hours', label, text, lang: said.lang };
}

/** Whether the service is open now, in words; null when the source gives no times. A goal is never said to be open. */
export function openNow(service: Service, locale: Locale, now: Date, { hours, texts }: CardPorts): string | null {
  if (!Array.isArray(service.schedules)) return null;
  const schedule = service.schedules.find((one) => one.opening_hours !== null && one.standing !== 'goal');
  if (schedule === undefined) return null;
  const { state, nextChange, always } = hours.hoursAt(schedule, now);
  if (state === 'unknown') return null;
  if (always) return texts.t(locale, 'card.open.always');
  const until = nextChange === null ? null : sayInstant(nextChange, now, locale, texts);
  if (state === 'open') {
    return until === null ? texts.t(locale, 'card.open.now') : texts.t(locale, 'card.open.until', { until });
  }
  return until === null ? texts.t(locale, 'card.open.closed') : texts.t(locale, 'card.open.opens', { until });
}
