/**
 * A service as a card: what it is, how to call, the facts with their headings, why it is shown, and its source.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { CardLine, ServiceCard } from '../../../conversation/reply.ts';
import { el } from './dom.ts';
import { link } from './links.ts';
import { phoneList } from './phones.ts';
import { text } from './texts.ts';

/** The card in the language of its reply. Parts in another language say so. */
export function card(service: ServiceCard, locale: Locale): HTMLElement {
  const { name, summary, phones, why, source, confirm } = service;
  // What is said of the language of the text stands right below the text.
  const notes = service.lines.filter(({ kind }) => kind === 'language');
  const lines = service.lines.filter(({ kind }) => kind !== 'language');
  return el(
    'article',
    { class: 'card' },
    el('h2', {}, name),
    el('p', { lang: otherThan(locale, summary.lang) }, summary.text),
    ...notes.map((note) => el('p', { class: 'note' }, note.text)),
    phoneList(phones, locale),
    lines.length === 0 ? null : el('dl', {}, ...lines.map((line) => fact(line, locale))),
    confirm === null ? null : el('p', { class: 'confirm' }, confirm),
    el('p', { class: 'source' }, source),
    why.length === 0
      ? null
      : el(
          'details',
          {},
          el('summary', {}, text(locale, 'card.why')),
          el('ul', {}, ...why.map((reason) => el('li', {}, reason))),
        ),
  );
}

function fact(line: CardLine, locale: Locale): HTMLElement {
  const lang = otherThan(locale, line.lang);
  const words =
    line.kind === 'address'
      ? [el('span', { lang }, line.text), ...map(line, locale)]
      : [el('span', { lang }, link(line.text, line.href, locale))];
  return el('div', { class: `fact ${line.kind}` }, el('dt', {}, line.label), el('dd', {}, ...words));
}

/** The map is another host: it is only a link, and opens only when it is pressed. */
function map({ href }: CardLine, locale: Locale): (HTMLElement | string)[] {
  return href === undefined ? [] : [' ', link(text(locale, 'web.map'), href, locale)];
}

const otherThan = (locale: Locale, lang: Locale) => (lang === locale ? null : lang);
