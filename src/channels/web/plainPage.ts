/**
 * What the pages without script have in common: the numbers that follow the reader, the languages, and the numbers
 * with what each is for.
 */
import type { Locale } from '../../../dialogs/events.ts';
import { type CardPorts, inLanguage } from '../../conversation/cards.ts';
import { phoneLine } from '../../conversation/phoneLines.ts';
import { LOCALES, type TextKey } from '../../texts/texts.ts';
import type { Assets } from './assets.ts';
import { type Html, html } from './html.ts';
import { numbersBar } from './numbersBar.ts';
import { lang, phone } from './serviceArticle.ts';
import { servicesAddress } from './servicesAddress.ts';

/** What the pages are made with. */
export interface PlainPorts extends CardPorts {
  readonly assets: Assets;
}

/** What differs from page to page. */
export interface PlainPage {
  readonly title: string;
  readonly locale: Locale;
  /** The municipality, for the address in the other language. */
  readonly slug: string | null;
  /** The id that the first link of the page leads to, past the numbers. */
  readonly skip: { readonly to: string; readonly text: string };
}

/** A whole page. `main` begins with its heading. */
export function plainPage({ title, locale, slug, skip }: PlainPage, main: Html, { texts, assets }: PlainPorts): Html {
  return html`<!doctype html>
<html lang="${locale}" data-color-scheme="auto" data-size="md">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Hjelpefinner</title>
<link rel="icon" type="image/svg+xml" href="${assets['icon.svg'].path}">
<link rel="stylesheet" href="${assets['services.css'].path}">
</head>
<body class="services">
<a class="skip" href="#${skip.to}">${skip.text}</a>
${numbersBar(locale, texts)}
<header>
<p class="name">Hjelpefinner</p>
<nav aria-label="${texts.t(locale, 'web.demo.language')}"><ul class="links">
${LOCALES.map(
  (other) =>
    html`<li><a class="ds-link" href="${servicesAddress(slug, other)}" hreflang="${other}"${lang(other, locale)}${other === locale ? html` aria-current="true"` : null}>${texts.t(locale, `choice.locale.${other}`)}</a></li>`,
)}
</ul></nav>
</header>
<main>
${main}
</main>
</body>
</html>`;
}

/** When it cannot wait, and then for the rest: the order in which the numbers are given. */
const URGENT = ['nasjonal-113', 'nasjonal-legevakt', 'nasjonal-112'];
const TALK = ['nasjonal-mental-helse', 'nasjonal-kirkens-sos', 'nasjonal-alarmtelefonen'];

/** The numbers one can call at once, each with what it is for. */
export function numbersToCall(locale: Locale, { catalogue, texts }: PlainPorts): Html {
  const list = (id: string, key: TextKey, lines: readonly string[]) => html`<section aria-labelledby="${id}">
<h2 id="${id}">${texts.t(locale, key)}</h2>
<ul class="phones">${lines.map((line) => html`<li>${phone(phoneLine(line, locale, catalogue, texts))}${purpose(line)}</li>`)}</ul>
</section>
`;
  const purpose = (id: string) => {
    const service = catalogue.service(id);
    if (service === undefined) return null;
    const said = inLanguage(service.description, locale);
    return html`<p class="note"${lang(said.lang, locale)}>${said.text}</p>`;
  };
  return html`${list('haster', 'web.numbers', URGENT)}${list('snakke', 'web.services.talk', TALK)}`;
}
