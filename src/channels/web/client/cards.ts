/**
 * A service as a card: what it is, how to call, how to get it; and, one press away, the other facts, where they are
 * from, and why it is shown.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { CardLine, ServiceCard } from '../../../conversation/reply.ts';
import { safeAddress } from '../safeAddress.ts';
import { el } from './dom.ts';
import { fold } from './fold.ts';
import { link } from './links.ts';
import { phoneList } from './phones.ts';
import { text } from './texts.ts';

/** The card in the language of its reply. Parts in another language say so. */
export function card(service: ServiceCard, locale: Locale): HTMLElement {
  const { name, summary, phones, why, source, confirm } = service;
  const { first, rest, inView, folded } = fold(service);
  const lang = otherThan(locale, summary.lang);
  // What is said of the language of the text stands right below the text.
  const notes = service.lines.filter(({ kind }) => kind === 'language');
  return el(
    'article',
    { class: 'card' },
    el('h2', { lang: otherThan(locale, name.lang) }, name.text),
    el('p', { lang }, first),
    ...notes.map((note) => el('p', { class: 'note' }, note.text)),
    phoneList(phones, locale),
    facts(inView.map((line) => fact(line, locale))),
    confirm === null ? null : el('p', { class: 'confirm' }, confirm),
    el(
      'details',
      {},
      el('summary', {}, text(locale, 'web.more')),
      rest === '' ? null : el('p', { lang }, rest),
      facts([...folded.map((line) => fact(line, locale)), ...reasons(why, locale)]),
      el('p', { class: 'source' }, source),
    ),
  );
}

const facts = (entries: readonly HTMLElement[]) => (entries.length === 0 ? null : el('dl', {}, ...entries));

function fact(line: CardLine, locale: Locale): HTMLElement {
  const lang = otherThan(locale, line.lang);
  const words =
    line.kind === 'address'
      ? [el('span', { lang }, line.text), ...map(line, locale)]
      : [el('span', { lang }, link(line.text, line.href, locale))];
  return el('div', { class: `fact ${line.kind}` }, el('dt', {}, line.label), el('dd', {}, ...words));
}

function reasons(why: readonly string[], locale: Locale): HTMLElement[] {
  if (why.length === 0) return [];
  return [
    el('div', { class: 'fact why' }, el('dt', {}, text(locale, 'card.why')), ...why.map((one) => el('dd', {}, one))),
  ];
}

/** The map is another host: it is only a link, and opens only when it is pressed. */
function map({ href }: CardLine, locale: Locale): (HTMLElement | string)[] {
  // Without an address there is only the name of a place, which a map does not find.
  return safeAddress(href) === null ? [] : [' ', link(text(locale, 'web.map'), href, locale)];
}

const otherThan = (locale: Locale, lang: Locale) => (lang === locale ? null : lang);
