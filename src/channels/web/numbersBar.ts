/**
 * The numbers that are always in view, as links that call.
 */
import type { Locale } from '../../../dialogs/events.ts';
import { ALWAYS_IN_VIEW } from '../../conversation/lastResort.ts';
import type { Texts } from '../../conversation/ports.ts';
import { type Html, html } from './html.ts';
import { servicesAddress } from './servicesAddress.ts';

/** The bar with the three numbers. The script of the chat changes its words when the language is changed. */
export function numbersBar(locale: Locale, texts: Texts): Html {
  return html`<nav id="numbers" class="numbers" aria-label="${texts.t(locale, 'web.numbers')}" data-label="web.numbers">
${numbersList(locale)}
</nav>`;
}

/** The three numbers alone. */
export function numbersList(locale: Locale): Html {
  return html`<ul>
${ALWAYS_IN_VIEW[locale].map(
  ({ id, label, number, tel }) =>
    html`<li><a href="${tel}"><span class="numbers-label" data-line="${id}">${label}</span> <strong>${number}</strong></a></li>`,
)}
</ul>`;
}

/**
 * Why there is no conversation where the script does not run, the numbers in plain lines, and the way to the services of
 * the municipality (null: to choose one), in these languages. The style shows it: at once in a browser without script,
 * after some seconds where the script was stopped on its way, which `<noscript>` does not know of.
 */
export function withoutScript(locales: readonly Locale[], slug: string | null, texts: Texts): Html {
  return html`<div class="without-script">
${locales.map(
  (locale) => html`<div class="apology" lang="${locale}"><p>${texts.t(locale, 'web.noscript')}</p>
<ul>${ALWAYS_IN_VIEW[locale].map(
    ({ label, number, tel }) => html`<li>${label}: <a class="ds-link" href="${tel}">${number}</a></li>`,
  )}</ul>
<p><a class="ds-link" href="${servicesAddress(slug, locale)}">${texts.t(locale, 'web.services.all')}</a></p></div>`,
)}
</div>`;
}
