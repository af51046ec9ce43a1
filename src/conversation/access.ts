/**
 * How to get a service, in plain words, for the one who reads.
 */
import type { Audience, Locale } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { CardPorts } from './cards.ts';
import { inLanguage } from './cards.ts';
import type { CardLine } from './reply.ts';

type Way = Service['access'][number];
type Actor = Way['actor'];

/** Whose ways in are shown to whom, the nearest first: the first list that the source has anything for. */
const READS: Record<Audience, readonly (readonly Actor[])[]> = {
  self: [['anyone', 'self'], ['relative', 'other'], ['employee']],
  relative: [['relative'], ['anyone', 'other'], ['self'], ['employee']],
  employee: [
    ['employee', 'anyone'],
    ['self', 'other', 'relative'],
  ],
};

/** The ways in that matter to this reader. */
export function waysFor(service: Service, audience: Audience | null): readonly Way[] {
  const groups = READS[audience ?? 'self'];
  return (
    groups
      .map((actors) => service.access.filter(({ actor }) => actors.includes(actor)))
      .find((ways) => ways.length > 0) ?? []
  );
}

/**
 * How to get the service, a line for each way in with what the source notes of it. A sentence that was said of one way
 * is not said again of the next. A note that exists in Norwegian only is a line of its own, marked as Norwegian.
 */
export function accessLines(service: Service, locale: Locale, audience: Audience | null, ports: CardPorts): CardLine[] {
  const label = ports.texts.t(locale, 'card.access');
  const said = new Set<string>();
  const line = (sentences: readonly string[], lang: Locale): CardLine[] => {
    const fresh = sentences.filter((sentence) => !said.has(sentence));
    for (const sentence of fresh) said.add(sentence);
    return fresh.length === 0 ? [] : [{ kind: 'access', label, text: fresh.join(' '), lang }];
  };
  return waysFor(service, audience).flatMap((way) => {
    const note = way.note === undefined ? null : inLanguage(way.note, locale);
    const own = waySentences(way, audience, locale, ports);
    if (note === null || note.lang === locale) return line(note === null ? own : [...own, note.text], locale);
    return [...line(own, locale), ...line([note.text], note.lang)];
  });
}

/** One way in as text, with the source's own note. */
export function wayText(way: Way, audience: Audience | null, locale: Locale, ports: CardPorts): string {
  const note = way.note === undefined ? [] : [inLanguage(way.note, locale).text];
  return [...waySentences(way, audience, locale, ports), ...note].join(' ');
}

/** One way in as sentences: what to do, with whom, and what is needed or, where the source says so, not needed. */
function waySentences(way: Way, audience: Audience | null, locale: Locale, ports: CardPorts): string[] {
  const { texts } = ports;
  const forAnother = (way.actor === 'relative' || way.actor === 'other') && way.actor !== audience;
  const named = forAnother ? [texts.t(locale, `card.actor.${way.actor}`)] : [];
  return [
    [...named, howText(way, locale, ports)].join(' '),
    ...(way.needs_application === false ? [texts.t(locale, 'card.access.noApplication')] : []),
    ...(way.needs_referral === false ? [texts.t(locale, 'card.access.noReferral')] : []),
    ...(way.needs_appointment === false ? [texts.t(locale, 'card.access.noAppointment')] : []),
    ...(way.mandate_required === true ? [texts.t(locale, 'card.access.mandate')] : []),
  ];
}

/** Ways that say in one sentence with whom it is, or by whom it is done. */
const SAYS_WITH_WHOM = new Set(['contact', 'application', 'mustApply', 'unknown']);
const SAYS_BY_WHOM = new Set(['referral', 'requisition']);

function howText(way: Way, locale: Locale, { catalogue, texts }: CardPorts): string {
  const how = way.how === 'application' && way.needs_application === true ? 'mustApply' : way.how;
  const to = way.to === undefined ? undefined : catalogue.service(way.to)?.name;
  const by = way.by === undefined ? undefined : inLanguage(way.by, locale).text;
  const withWhom = to !== undefined && SAYS_WITH_WHOM.has(how);
  const byWhom = by !== undefined && SAYS_BY_WHOM.has(how);
  return [
    withWhom
      ? texts.t(locale, `card.access.${how}To`, { to })
      : byWhom
        ? texts.t(locale, `card.access.${how}By`, { by })
        : texts.t(locale, `card.access.${how}`),
    ...(to === undefined || withWhom ? [] : [texts.t(locale, 'card.access.to', { to })]),
    ...(by === undefined || byWhom ? [] : [texts.t(locale, 'card.access.by', { by })]),
  ].join(' ');
}
