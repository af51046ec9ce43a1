/**
 * All that a municipality offers on one page, for those without script, without a wish to talk, or with a printer.
 */
import type { Locale } from '../../../dialogs/events.ts';
import type { Service } from '../../catalogue/resolved.ts';
import type { Municipality } from '../../catalogue/schema.ts';
import type { TextKey } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { numbersToCall, type PlainPorts, plainPage } from './plainPage.ts';
import { serviceArticle, serviceLink } from './serviceArticle.ts';
import { type Group, offeredIn } from './serviceGroups.ts';

/** `/tjenester/<slug>` as HTML. "Open now" is seen from `now`. */
export function servicesPage(municipality: Municipality, locale: Locale, now: Date, ports: PlainPorts): Html {
  const { local, county, national } = offeredIn(municipality, ports.catalogue);
  const t = (key: TextKey, params = {}) => ports.texts.t(locale, key, params);
  const place = (locale === 'se' ? municipality.name_se : undefined) ?? municipality.name;
  const title = t('web.services.title', { municipality: place });
  const outside = [
    { id: 'statsforvalteren', name: t('web.services.county'), services: county },
    { id: 'nasjonalt', name: t('web.services.national'), services: national },
  ].filter(({ services }) => services.length > 0);
  const articles = (services: readonly Service[], level: 3 | 4) =>
    services.map((service) => serviceArticle(service, { locale, now, level }, ports));
  const back = html`<p class="back"><a class="ds-link" href="#innhold">${t('web.services.toContents')}</a></p>`;

  const group = (one: Group) => html`<section aria-labelledby="${groupId(one)}">
<h3 id="${groupId(one)}">${groupName(one, t)}</h3>
${articles(one.services, 4)}${
  one.elsewhere.length === 0
    ? null
    : html`<div class="see-also"><h4>${t('web.services.seeAlso')}</h4>
<ul>${one.elsewhere.map((service) => html`<li>${serviceLink(service, locale)}</li>`)}</ul></div>`
}
${back}</section>
`;

  return plainPage(
    { title, locale, slug: municipality.slug, skip: { to: 'tilbud', text: t('web.services.skip') } },
    html`<h1>${title}</h1>
${numbersToCall(locale, ports)}
<p class="lead">${t('web.services.lead')}</p>
<p class="chat-link"><a class="ds-link" href="/chat?${new URLSearchParams({ kommune: municipality.slug, lang: locale }).toString()}">${t('web.services.chat')}</a></p>
<nav class="contents" aria-labelledby="innhold">
<h2 id="innhold">${t('web.services.contents')}</h2>
<ul>
<li><a class="ds-link" href="#tilbud">${t('web.services.local', { municipality: place })}</a>
<ul>${local.map((one) => html`<li><a class="ds-link" href="#${groupId(one)}">${groupName(one, t)}</a></li>`)}</ul></li>
${outside.map(({ id, name }) => html`<li><a class="ds-link" href="#${id}">${name}</a></li>`)}
</ul>
</nav>
<section aria-labelledby="tilbud">
<h2 id="tilbud" tabindex="-1">${t('web.services.local', { municipality: place })}</h2>
${local.map(group)}</section>
${outside.map(
  ({ id, name, services }) => html`<section aria-labelledby="${id}">
<h2 id="${id}">${name}</h2>
${articles(services, 3)}${back}</section>
`,
)}<p class="made">${t('web.services.made', { time: CLOCK_FACE.format(now) })}</p>`,
    ports,
  );
}

const groupId = ({ id }: Group) => `behov-${id}`;

const groupName = ({ id }: Group, t: (key: TextKey) => string) =>
  t(id === 'other' ? 'web.services.other' : `choice.need.${id}`);

/** Digits only, so that it is the same in both languages: "02.11.2026, 11:00", in Norwegian time. */
const CLOCK_FACE = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
