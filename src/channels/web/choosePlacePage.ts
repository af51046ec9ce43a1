/**
 * The page to choose a municipality, which is also what is shown in place of a page that is not there.
 */
import type { Locale } from '../../../dialogs/events.ts';
import type { TextKey } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { numbersToCall, type PlainPorts, plainPage } from './plainPage.ts';
import { servicesAddress } from './servicesAddress.ts';

/**
 * `/tjenester`, and what is shown instead of the page of an unknown municipality, as HTML: the numbers, and the
 * municipalities to choose from.
 */
export function choosePlacePage(unknown: boolean, locale: Locale, ports: PlainPorts): Html {
  const t = (key: TextKey) => ports.texts.t(locale, key);
  const title = t(unknown ? 'web.services.unknown' : 'web.demo.choose');
  return plainPage(
    { title, locale, slug: null, skip: { to: 'kommuner', text: t('web.demo.choose') } },
    html`<h1>${title}</h1>
${
  unknown
    ? html`<p>${t('web.services.unknownPlace')} <a class="ds-link" href="#kommuner">${t('web.demo.choose')}</a></p>`
    : null
}
${numbersToCall(locale, ports)}
<section aria-labelledby="kommuner">
<h2 id="kommuner" tabindex="-1">${t('web.demo.choose')}</h2>
<ul class="links">
${ports.catalogue
  .municipalities()
  .map(({ slug, name }) => html`<li><a class="ds-link" href="${servicesAddress(slug, locale)}">${name}</a></li>`)}
</ul>
</section>`,
    ports,
  );
}
