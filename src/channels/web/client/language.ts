/**
 * The language of the page: every fixed text, the numbers' words and the page's own tag.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import { ALWAYS_IN_VIEW } from '../../../conversation/lastResort.ts';
import type { ClientTextKey } from '../clientTexts.ts';
import { byId } from './dom.ts';
import { text } from './texts.ts';

/** The language that is shown now. */
export const currentLocale = (): Locale => (document.documentElement.lang === 'se' ? 'se' : 'nb');

/** The language that the button offers. */
export const otherLocale = (): Locale => (currentLocale() === 'nb' ? 'se' : 'nb');

/** Shows every fixed text of the page in `locale`. What has been said stays as it was said. */
export function showLanguage(locale: Locale): void {
  if (locale === currentLocale()) return;
  document.documentElement.lang = locale;
  document.title = text(locale, 'web.title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = text(locale, element.dataset.text as ClientTextKey, element.dataset.number);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', text(locale, element.dataset.label as ClientTextKey));
  }
  for (const { id, label } of ALWAYS_IN_VIEW[locale]) {
    const words = document.querySelector(`[data-line="${id}"]`);
    if (words !== null) words.textContent = label;
  }
  const button = byId('language');
  button.lang = otherLocale();
  button.textContent = text(locale, `choice.locale.${otherLocale()}`);
}
