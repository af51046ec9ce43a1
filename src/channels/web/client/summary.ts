/**
 * What is taken along of the services that were shown: who they are and how to reach them, in few lines. It is made of
 * what is on the page already, and no server sees it.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import { ALWAYS_IN_VIEW } from '../../../conversation/lastResort.ts';
import type { CardLine, ServiceCard } from '../../../conversation/reply.ts';

/** One line, with the language it is in. */
export interface SummaryLine {
  readonly text: string;
  readonly lang: Locale;
}

/** A heading with its lines: a service, or the numbers at the foot. */
export interface SummaryPart {
  readonly title: SummaryLine;
  readonly lines: readonly SummaryLine[];
}

/** A card, and the language of the reply it came in. */
export interface ShownCard {
  readonly card: ServiceCard;
  readonly locale: Locale;
}

/** How to reach a service, and what to know before one goes. What is open "now" is not so later. */
const KEPT: ReadonlySet<CardLine['kind']> = new Set(['status', 'access', 'hours', 'address', 'web', 'uncertain']);
/** For a text message: short enough to be sent as one. */
const KEPT_SHORT: ReadonlySet<CardLine['kind']> = new Set(['address', 'web']);

/** The services in the order they were shown, then the numbers. `short` leaves out all but how to reach them. */
export function summaryOf(shown: readonly ShownCard[], locale: Locale, numbers: string, short = false): SummaryPart[] {
  const kept = short ? KEPT_SHORT : KEPT;
  const services = shown.map(({ card, locale: said }): SummaryPart => {
    const lines = card.lines.filter(({ kind }) => kept.has(kind));
    return {
      title: card.name,
      lines: [
        ...card.phones.map((phone) => ({ text: `${phone.label}: ${phone.number}`, lang: phone.lang ?? said })),
        ...lines.map(({ label, text, lang }) => ({ text: `${label}: ${text.replaceAll('\n', '; ')}`, lang })),
        ...(short || card.confirm === null ? [] : [{ text: card.confirm, lang: said }]),
      ],
    };
  });
  const foot = ALWAYS_IN_VIEW[locale].map(({ label, number }) => ({ text: `${label}: ${number}`, lang: locale }));
  return [...services, { title: { text: numbers, lang: locale }, lines: foot }];
}

/** The parts as plain text, under a first line that says when it was made. */
export function summaryText(parts: readonly SummaryPart[], made: string): string {
  const blocks = parts.map(({ title, lines }) => [title.text, ...lines.map(({ text }) => text)].join('\n'));
  return [made, ...blocks].join('\n\n');
}

/** Windows gives no more than about 2,000 characters of an address to a mail program. */
const LONGEST_ADDRESS = 1900;

/** An address that opens the person's own mail program: with the long text, or the short one where it is too long. */
export function mailAddress(subject: string, long: string, short: string): string {
  // Mail programs want both characters at the end of a line.
  const address = (body: string) =>
    `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
  return [address(long), address(short)].find(({ length }) => length <= LONGEST_ADDRESS) ?? address(short);
}

/** An address that opens the person's own text messages; the form that both Android and iOS read. */
export function smsAddress(text: string): string {
  return `sms:?&body=${encodeURIComponent(text)}`;
}
