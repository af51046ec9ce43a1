/**
 * How to get a service, in plain words, for everybody the source speaks of.
 */
import type { Locale } from '../../dialogs/events.ts';
import type { Service } from '../catalogue/resolved.ts';
import type { CardPorts } from './cards.ts';
import { inLanguage } from './cards.ts';
import type { CardLine } from './reply.ts';

type Way = Service['access'][number];

/** One line for each way in. Those of employees are left out: residents cannot use them. */
export function accessText(service: Service, locale: Locale, ports: CardPorts): CardLine[] {
  const label = ports.texts.t(locale, 'card.access');
  const employeesOnly = service.access.every((way) => way.actor === 'employee');
  return service.access
    .filter((way) => employeesOnly || way.actor !== 'employee')
    .map((way) => ({ kind: 'access' as const, label, text: wayText(way, locale, ports), lang: locale }));
}

/** One way in as sentences: what to do, with whom, and what is needed. */
export function wayText(way: Way, locale: Locale, { catalogue, texts }: CardPorts): string {
  const actor = way.actor === 'anyone' || way.actor === 'self' ? [] : [texts.t(locale, `card.actor.${way.actor}`)];
  const to = way.to === undefined ? undefined : catalogue.service(way.to)?.name;
  return [
    ...actor,
    texts.t(locale, `card.access.${way.how}`),
    ...(to === undefined ? [] : [texts.t(locale, 'card.access.to', { to })]),
    ...(way.by === undefined ? [] : [texts.t(locale, 'card.access.by', { by: inLanguage(way.by, locale).text })]),
    ...(way.mandate_required === true ? [texts.t(locale, 'card.access.mandate')] : []),
    ...(way.note === undefined ? [] : [inLanguage(way.note, locale).text]),
  ].join(' ');
}
