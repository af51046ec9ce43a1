/**
 * The chat, as the server sends it: the greeting in both languages and the numbers are there before any script runs.
 */
import type { Locale } from '../../../dialogs/events.ts';
import type { Texts } from '../../conversation/ports.ts';
import type { TextKey } from '../../texts/texts.ts';
import type { Assets } from './assets.ts';
import { privacyPanel, takePanel } from './chatPanels.ts';
import { type Html, html } from './html.ts';
import { numbersBar, withoutScript } from './numbersBar.ts';

/** What a page is made for. */
export interface Visit {
  readonly locale: Locale;
  readonly municipality: Place | null;
}

/** A municipality as the pages name it. */
export interface Place {
  readonly slug: string;
  readonly name: string;
}

/** What holds for every visit. */
export interface ChatSettings {
  /** Where the page is left for in a hurry. */
  readonly exitUrl: string;
  /** A conversation in which nothing has been said for so long is forgotten. */
  readonly idleSeconds: number;
}

/** `/chat` as HTML. */
export function chatPage(visit: Visit, settings: ChatSettings, texts: Texts, assets: Assets): Html {
  const { locale, municipality } = visit;
  const other: Locale = locale === 'nb' ? 'se' : 'nb';
  const t = (key: TextKey) => texts.t(locale, key);
  /** Words that the script changes with the language. */
  const words = (key: TextKey) => html`<span data-text="${key}">${t(key)}</span>`;
  return html`<!doctype html>
<html lang="${locale}" data-color-scheme="auto" data-size="sm">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${t('web.title')}</title>
<link rel="icon" type="image/svg+xml" href="${assets['icon.svg'].path}">
<link rel="stylesheet" href="${assets['chat.css'].path}">
<script src="${assets['chat.js'].path}" defer></script>
</head>
<body class="chat" data-municipality="${municipality?.slug ?? ''}">
<header class="top" aria-label="Hjelpefinner">
${numbersBar(locale, texts)}
<div class="bar">
<h1>Hjelpefinner</h1>
<button type="button" id="urgent" class="ds-button script">${words('choice.urgent')}</button>
<button type="button" id="language" class="ds-button script" data-variant="tertiary" lang="${other}">${texts.t(locale, `choice.locale.${other}`)}</button>
<a id="exit" class="ds-button" data-variant="secondary" href="${settings.exitUrl}" target="_top" rel="noreferrer" aria-describedby="exit-hint">${words('web.exit')}</a>
<span id="exit-hint" class="ds-sr-only" data-text="web.exitHint">${t('web.exitHint')}</span>
</div>
</header>
<main aria-label="Hjelpefinner">
<div id="log" class="log" role="log" aria-live="polite" tabindex="0" aria-label="${t('web.log')}" data-label="web.log">
${withoutScript([locale, other], municipality?.slug ?? null, texts)}
<ol id="messages" class="messages">
${greeting(locale, municipality, texts)}
${greeting(other, null, texts)}
</ol>
</div>
<div id="bottom" class="bottom script">
<p id="status" class="status" role="status"></p>
<dialog id="erase-dialog" class="question" aria-labelledby="erase-question" aria-describedby="erase-explain">
<form method="dialog">
<p id="erase-question" data-text="web.eraseQuestion">${t('web.eraseQuestion')}</p>
<p id="erase-explain" data-text="web.eraseExplain">${t('web.eraseExplain')}</p>
<div class="question-buttons">
<button value="erase" class="ds-button">${words('web.eraseYes')}</button>
<button value="" class="ds-button" data-variant="secondary">${words('web.eraseNo')}</button>
</div>
</form>
</dialog>
<form id="composer" class="composer" autocomplete="off">
<label for="text" data-text="web.label">${t('web.label')}</label>
<div class="composer-field">
<textarea id="text" rows="1" enterkeyhint="send" aria-describedby="left fault"></textarea>
<button type="submit" class="ds-button">${words('web.send')}</button>
</div>
<p id="left" class="left" hidden></p>
<p id="fault" class="fault" role="alert"></p>
</form>
<div class="tools">
<button type="button" id="take-open" class="ds-button" data-variant="tertiary" hidden>${words('web.take')}</button>
<button type="button" id="erase" class="ds-button" data-variant="tertiary">${words('choice.erase')}</button>
<button type="button" id="privacy-open" class="ds-button" data-variant="tertiary">${words('web.privacy')}</button>
</div>
</div>
${takePanel(locale, texts)}
${privacyPanel(locale, settings.idleSeconds, texts)}
</main>
</body>
</html>`;
}

/** The first words of the bot. The script does not show them again when the bot says them. */
function greeting(locale: Locale, municipality: Place | null, texts: Texts): Html {
  const t = texts.t.bind(texts, locale);
  return html`<li class="message bot greeting" lang="${locale}">
<p><strong>${t('greeting.hello')}</strong></p>
<p>${t('greeting.what')}</p>
${municipality === null ? null : html`<p>${t('greeting.where', { municipality: municipality.name })}</p>`}
<p>${t('greeting.privacy')}</p>
</li>`;
}
