/**
 * Opening hours in words: what the source says, and whether it is open now.
 */
import type { Locale } from '../../dialogs/events.ts';
import type { Service, ServiceSchedule } from '../catalogue/resolved.ts';
import type { CardPorts } from './cards.ts';
import { inLanguage } from './cards.ts';
import { sayInstant } from './instants.ts';
import type { CardLine } from './reply.ts';

type Channel = ServiceSchedule['channel'];

/**
 * What can be open or closed, the most telling first: where one must register, the door is of no use at other times.
 * When meals are served or staff is present does not make a door open.
 */
const DOORS: readonly (readonly Channel[])[] = [['registration'], ['visit', 'any', 'office'], ['phone'], ['chat']];

/** Channels with a heading of their own; the others are opening hours. */
const HEADINGS = new Set<Channel>(['phone', 'sms', 'staffed', 'registration', 'meals', 'activity']);

const headingOf = (channel: Channel) => (HEADINGS.has(channel) ? channel : 'visit');

/** The hours, and "open now" for the door and for the phone where the source gives clock times. */
export function hoursLines(service: Service, locale: Locale, now: Date, ports: CardPorts): CardLine[] {
  return [
    ...openStates(service, locale, now, ports).map(({ channel, text }): CardLine => {
      const label = ports.texts.t(
        locale,
        `card.openNow.${channel === 'phone' || channel === 'registration' ? channel : 'visit'}`,
      );
      return { kind: 'openNow', label, text, lang: locale };
    }),
    ...ownSchedules(service).map((schedule) => hoursLine(schedule, locale, ports)),
  ];
}

/** The service's own hours. Those that came along with another record's phone are that record's, not this one's. */
export const ownSchedules = ({ schedules }: Service): ServiceSchedule[] =>
  Array.isArray(schedules) ? schedules.filter(({ from }) => from === undefined) : [];

function hoursLine(schedule: ServiceSchedule, locale: Locale, { texts }: CardPorts): CardLine {
  const said =
    schedule.description === undefined
      ? { text: schedule.text, lang: 'nb' as const }
      : inLanguage(schedule.description, locale);
  const text =
    schedule.standing === 'stated'
      ? said.text
      : texts.t(locale, `card.hours.${schedule.standing}`, { text: said.text });
  return { kind: 'hours', label: texts.t(locale, `card.hours.${headingOf(schedule.channel)}`), text, lang: said.lang };
}

/** Whether the service is open now, in words: by registration, door or phone, the first that is known; else null. */
export function openNow(service: Service, locale: Locale, now: Date, ports: CardPorts): string | null {
  return openStates(service, locale, now, ports)[0]?.text ?? null;
}

function openStates(
  service: Service,
  locale: Locale,
  now: Date,
  ports: CardPorts,
): { channel: Channel; text: string }[] {
  const schedules = ownSchedules(service);
  const states = DOORS.flatMap((channels) => {
    const these = schedules.filter(({ channel }) => channels.includes(channel));
    const text = stateText(these, locale, now, ports);
    return these[0] === undefined || text === null ? [] : [{ channel: these[0].channel, text }];
  });
  const mustRegister = states.some(({ channel }) => channel === 'registration');
  return mustRegister ? states.filter(({ channel }) => !DOORS[1]?.includes(channel)) : states;
}

/**
 * Open, closed, and until when, of hours that belong together ("man-fre …" and "lør-søn …" are two lines of one door).
 * Null when the source gives no times, only a goal, or leaves this hour open.
 */
function stateText(schedules: readonly ServiceSchedule[], locale: Locale, now: Date, ports: CardPorts): string | null {
  const { texts } = ports;
  const states = schedules.map((schedule) => ports.hours.hoursAt(schedule, now));
  if (states.some(({ always }) => always)) return texts.t(locale, 'card.open.always');
  const open = states.filter(({ state }) => state === 'open');
  if (open.length > 0) {
    const until = latest(open);
    return until === null
      ? texts.t(locale, 'card.open.now')
      : texts.t(locale, 'card.open.until', { until: sayInstant(until, now, locale, texts) });
  }
  if (states.length === 0 || states.some(({ state }) => state === 'unknown')) return null;
  const opens = earliest(states);
  return opens === null
    ? texts.t(locale, 'card.open.closed')
    : texts.t(locale, 'card.open.opens', { until: sayInstant(opens, now, locale, texts) });
}

interface Changing {
  readonly nextChange: Date | null;
}

const changes = (states: readonly Changing[]): number[] =>
  states.flatMap(({ nextChange }) => (nextChange === null ? [] : [nextChange.getTime()]));

/** Null when one of them never changes: then there is no time to name. */
function latest(states: readonly Changing[]): Date | null {
  return states.some(({ nextChange }) => nextChange === null) ? null : new Date(Math.max(...changes(states)));
}

function earliest(states: readonly Changing[]): Date | null {
  const times = changes(states);
  return times.length === 0 ? null : new Date(Math.min(...times));
}
