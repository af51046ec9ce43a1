/**
 * Opening hours in words: what the source says, and whether it is open now.
 */
import type { Locale } from '../../dialogs/events.ts';
import type { Service, ServiceSchedule } from '../catalogue/resolved.ts';
import type { CardPorts } from './cards.ts';
import { inLanguage } from './cards.ts';
import { sayInstant } from './instants.ts';
import type { CardLine } from './reply.ts';

/** The hours, and "open now" for the door and for the phone where the source gives clock times. */
export function hoursLines(service: Service, locale: Locale, now: Date, ports: CardPorts): CardLine[] {
  const schedules = ownSchedules(service);
  const open = schedules.flatMap((schedule): CardLine[] => {
    const text = stateText(schedule, locale, now, ports);
    const label = ports.texts.t(locale, schedule.channel === 'phone' ? 'card.phoneNow' : 'card.openNow');
    return text === null ? [] : [{ kind: 'openNow', label, text, lang: locale }];
  });
  return [...open, ...schedules.map((schedule) => hoursLine(schedule, locale, ports))];
}

/** The service's own hours. Those that came along with another record's phone are that record's, not this one's. */
const ownSchedules = ({ schedules }: Service): ServiceSchedule[] =>
  Array.isArray(schedules) ? schedules.filter(({ from }) => from === undefined) : [];

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

/** Whether the service is open now, in words: its door if it has hours for one, else its phone; null when not known. */
export function openNow(service: Service, locale: Locale, now: Date, ports: CardPorts): string | null {
  const schedules = ownSchedules(service).toSorted(
    (a, b) => Number(a.channel === 'phone') - Number(b.channel === 'phone'),
  );
  for (const schedule of schedules) {
    const text = stateText(schedule, locale, now, ports);
    if (text !== null) return text;
  }
  return null;
}

/** Open, closed, and until when; null when the source gives no times, or only a goal. */
function stateText(schedule: ServiceSchedule, locale: Locale, now: Date, { hours, texts }: CardPorts): string | null {
  if (!SAYS_OPEN.has(schedule.channel)) return null;
  const { state, nextChange, always } = hours.hoursAt(schedule, now);
  if (state === 'unknown') return null;
  if (always) return texts.t(locale, 'card.open.always');
  const until = nextChange === null ? null : sayInstant(nextChange, now, locale, texts);
  if (state === 'open') {
    return until === null ? texts.t(locale, 'card.open.now') : texts.t(locale, 'card.open.until', { until });
  }
  return until === null ? texts.t(locale, 'card.open.closed') : texts.t(locale, 'card.open.opens', { until });
}

/** Channels one can come to or call. When meals are served or staff is present does not make a door open. */
const SAYS_OPEN = new Set<ServiceSchedule['channel']>(['visit', 'phone', 'registration', 'chat', 'any', 'office']);
