/**
 * A page as a municipality might have it, with the line that embeds the chat: to try Hjelpefinner as residents meet it.
 */
import type { Texts } from '../../conversation/ports.ts';
import { LOCALES, type TextKey } from '../../texts/texts.ts';
import type { Assets } from './assets.ts';
import type { Place, Visit } from './chatPage.ts';
import { EMBED_PATH } from './embedScript.ts';
import { type Html, html } from './html.ts';
import { numbersList } from './numbersBar.ts';
import { servicesAddress } from './servicesAddress.ts';

/** `/` as HTML. */
export function demoPage(visit: Visit, places: readonly Place[], texts: Texts, assets: Assets): Html {
  const { locale, municipality } = visit;
  const t = (key: TextKey) => texts.t(locale, key);
  return html`<!doctype html>
<html lang="${locale}" data-color-scheme="auto" data-size="md">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('web.demo.title')} – Hjelpefinner</title>
<link rel="icon" type="image/svg+xml" href="${assets['icon.svg'].path}">
<link rel="stylesheet" href="${assets['demo.css'].path}">
<script src="${EMBED_PATH}" data-kommune="${municipality?.slug ?? ''}" data-language="${locale}" async></script>
</head>
<body class="demo">
<a class="skip" href="#chat">${t('web.demo.skip')}</a>
<header>
<p class="notice">${t('web.demo.notice')}</p>
<div class="masthead">
<p class="name"><span aria-hidden="true" class="mark"></span>${municipality?.name ?? 'Hjelpefinner'}</p>
<nav aria-label="${t('web.demo.language')}"><ul class="links">
${LOCALES.map((other) => html`<li>${link(address({ locale: other, municipality }), texts.t(locale, `choice.locale.${other}`), other === locale, other)}</li>`)}
</ul></nav>
</div>
</header>
<main>
<div class="intro">
<h1>${t('web.demo.title')}</h1>
<p class="lead">${t('web.demo.lead')}</p>
</div>
<div class="columns">
<section aria-labelledby="how">
<h2 id="how">${t('web.demo.how')}</h2>
<ul><li>${t('web.demo.how1')}</li><li>${t('web.demo.how2')}</li><li>${t('web.demo.how3')}</li></ul>
<ul class="links">
<li><a id="chat" class="ds-link" href="/chat${query(visit)}">${t('web.demo.chat')}</a></li>
<li>${link(servicesAddress(municipality?.slug ?? null, locale), t('web.services.all'), false)}</li>
</ul>
<h2>${t('web.demo.privacy')}</h2>
<p>${t('greeting.privacy')}</p>
</section>
<section aria-labelledby="urgent">
<h2 id="urgent">${t('web.numbers')}</h2>
<div class="numbers">${numbersList(locale)}</div>
<h2 id="choose">${t('web.demo.choose')}</h2>
<nav aria-labelledby="choose"><ul class="links">
${places.map((place) => html`<li>${link(address({ locale, municipality: place }), place.name, place.slug === municipality?.slug)}</li>`)}
<li>${link(address({ locale, municipality: null }), t('web.demo.all'), municipality === null)}</li>
</ul></nav>
</section>
</div>
</main>
</body>
</html>`;
}

function link(href: string, text: string, current: boolean, lang: string | null = null): Html {
  return html`<a class="ds-link" href="${href}"${lang === null ? null : html` lang="${lang}" hreflang="${lang}"`}${current ? html` aria-current="true"` : null}>${text}</a>`;
}

const address = (visit: Visit): string => `/${query(visit)}`;

function query({ locale, municipality }: Visit): string {
  return `?${new URLSearchParams({ ...(municipality === null ? {} : { kommune: municipality.slug }), lang: locale })}`;
}
