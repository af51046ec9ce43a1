/**
 * What lies one press away from the conversation: what is remembered, and the services found to take along.
 */
import type { Locale } from '../../../dialogs/events.ts';
import type { Texts } from '../../conversation/ports.ts';
import type { TextKey } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';

/** What is remembered, where and how long: heading and text of each part. */
const PRIVACY = [
  ['web.privacyWhat', 'web.privacyWhatText'],
  ['web.privacyLong', 'web.privacyLongText'],
  ['web.privacyWhere', 'web.privacyWhereText'],
  ['web.privacyWho', 'web.privacyWhoText'],
  ['web.privacyHere', 'web.privacyHereText'],
] as const;

/** The privacy text. `idleSeconds` is how long a silent conversation is remembered. */
export function privacyPanel(locale: Locale, idleSeconds: number, texts: Texts): Html {
  const minutes = Math.round(idleSeconds / 60);
  const words = (key: TextKey) => html`data-text="${key}">${texts.t(locale, key)}`;
  const part = (key: TextKey) =>
    html`<p data-text="${key}" data-number="${minutes}">${texts.t(locale, key, { number: minutes })}</p>`;
  return panel(
    'privacy',
    'web.privacyTitle',
    html`${PRIVACY.map(([heading, key]) => html`<h3 ${words(heading)}</h3>${part(key)}`)}<p ${words('web.privacyCount')}</p><p ${words('web.privacyTally')}</p>`,
    locale,
    texts,
  );
}

/** The ways to take services along. The script fills in the services and the addresses of the links. */
export function takePanel(locale: Locale, texts: Texts): Html {
  const words = (key: TextKey) => html`<span data-text="${key}">${texts.t(locale, key)}</span>`;
  return panel(
    'take',
    'web.take',
    html`<div class="take-ways">
<button type="button" id="take-print" class="ds-button">${words('web.takePrint')}</button>
<button type="button" id="take-copy" class="ds-button" data-variant="secondary">${words('web.takeCopy')}</button>
<a id="take-mail" class="ds-button" data-variant="secondary" href="mailto:">${words('web.takeMail')}</a>
<a id="take-sms" class="ds-button" data-variant="secondary" href="sms:">${words('web.takeSms')}</a>
</div>
<p id="take-done" class="take-done" role="status"></p>
<p class="note" data-text="web.takeWarn">${texts.t(locale, 'web.takeWarn')}</p>
<div id="summary" class="summary"></div>`,
    locale,
    texts,
  );
}

/** Takes the place of the conversation while it is open, below the numbers, which stay. */
function panel(id: string, title: TextKey, content: Html, locale: Locale, texts: Texts): Html {
  return html`<dialog id="${id}" class="panel" aria-labelledby="${id}-title">
<h2 id="${id}-title" tabindex="-1" data-text="${title}">${texts.t(locale, title)}</h2>
${content}
<form method="dialog"><button class="ds-button" data-variant="secondary"><span data-text="web.close">${texts.t(locale, 'web.close')}</span></button></form>
</dialog>`;
}
