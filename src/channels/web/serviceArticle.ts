/**
 * A service as HTML: the same facts as its card in the chat, for a page without script.
 */
import type { Locale } from '../../../dialogs/events.ts';
import type { Service } from '../../catalogue/resolved.ts';
import { type CardPorts, nameIn, serviceCard } from '../../conversation/cards.ts';
import type { CardLine, PhoneLine } from '../../conversation/reply.ts';
import { type Html, html } from './html.ts';
import { safeAddress } from './safeAddress.ts';

/** How a service is shown. */
export interface ArticleView {
  readonly locale: Locale;
  readonly now: Date;
  /** Of its heading: one below the heading of its group. */
  readonly level: 3 | 4;
}

/** The service with its name as heading; its id is the anchor. Parts in another language say so. */
export function serviceArticle(service: Service, { locale, now, level }: ArticleView, ports: CardPorts): Html {
  // Nobody has asked, so there is no reason to give.
  const found = { id: service.id, score: 0, reasons: [] };
  const card = serviceCard(found, { locale, audience: null, now, words: 'resident' }, ports);
  const heading = new Map([
    [3, html`<h3${lang(card.name.lang, locale)}>${card.name.text}</h3>`],
    [4, html`<h4${lang(card.name.lang, locale)}>${card.name.text}</h4>`],
  ]).get(level) as Html;
  const notes = card.lines.filter(({ kind }) => kind === 'language');
  const facts = card.lines.filter(({ kind }) => kind !== 'language');
  return html`<article class="card" id="${card.id}">
${heading}
<p${lang(card.summary.lang, locale)}>${card.summary.text}</p>
${notes.map(({ text }) => html`<p class="note">${text}</p>`)}
${phoneList(card.phones)}
${facts.length === 0 ? null : html`<dl>${facts.map((line) => fact(line, locale, ports))}</dl>`}
${card.confirm === null ? null : html`<p class="confirm">${card.confirm}</p>`}
<p class="source">${card.source}</p>
</article>
`;
}

/** The name of a service as a link to where it is described on the page. */
export function serviceLink(service: Service, locale: Locale): Html {
  const name = nameIn(service, locale);
  return html`<a class="ds-link" href="#${service.id}"${lang(name.lang, locale)}>${name.text}</a>`;
}

/** Numbers as large links that call; null when there are none. */
export function phoneList(lines: readonly PhoneLine[]): Html | null {
  return lines.length === 0
    ? null
    : html`<ul class="phones">${lines.map((line) => html`<li>${phone(line)}</li>`)}</ul>`;
}

/** One number, with what is to be known of it. */
export function phone({ label, lang, number, tel, note }: PhoneLine): Html {
  const tag = lang === undefined ? null : langTag(lang);
  const words = html`<span class="phone-label"${tag}>${label}</span> <strong class="phone-number">${number}</strong>`;
  const href = safeAddress(tel);
  return html`${
    href === null
      ? html`<p>${words}</p>`
      : html`<a href="${href}" class="ds-button phone" data-variant="secondary">${words}</a>`
  }${note === undefined ? null : html`<p class="note">${note}</p>`}`;
}

/** The attribute for a text in another language than the page's. */
export function lang(own: Locale, page: Locale): Html | null {
  return own === page ? null : langTag(own);
}

const langTag = (own: Locale): Html => html` lang="${own}"`;

function fact(line: CardLine, locale: Locale, { texts }: CardPorts): Html {
  const href = safeAddress(line.href);
  const words = html`<span${lang(line.lang, locale)}>${line.text}</span>`;
  // The map is another host: it is only a link.
  const said =
    href === null
      ? words
      : line.kind === 'address'
        ? html`${words} ${link(href, html`${texts.t(locale, 'web.map')}`, 'map')}`
        : link(href, words, null);
  return html`<div class="fact ${line.kind}"><dt>${line.label}</dt><dd>${said}</dd></div>`;
}

function link(href: string, words: Html, kind: string | null): Html {
  return html`<a class="ds-link${kind === null ? null : ` ${kind}`}" href="${href}" rel="noreferrer">${words}</a>`;
}
