/**
 * One line that says how it is with the connection, in plain words, and offers to try at once.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { ClientTextKey } from '../clientTexts.ts';
import { byId, el } from './dom.ts';
import { text } from './texts.ts';

/** The line above the field. */
export class Status {
  readonly #line = byId('status');
  #key: ClientTextKey | null = null;

  /** Shows a text, or nothing for null. With `tryNow` there is a button that calls it. */
  show(key: ClientTextKey | null, locale: Locale, tryNow?: () => void): void {
    if (key === this.#key) return;
    this.#key = key;
    // The button goes away under the person who pressed it.
    if (this.#line.contains(document.activeElement)) byId('text').focus();
    this.#line.replaceChildren();
    if (key === null) return;
    this.#line.append(el('span', { 'data-text': key }, text(locale, key)));
    if (tryNow === undefined) return;
    const button = el(
      'button',
      { type: 'button', class: 'ds-button', 'data-variant': 'tertiary', 'data-text': 'web.tryNow' },
      text(locale, 'web.tryNow'),
    );
    button.addEventListener('click', tryNow);
    this.#line.append(' ', button);
  }

  /** True when one of these texts is shown. */
  shows(...keys: readonly ClientTextKey[]): boolean {
    return this.#key !== null && keys.includes(this.#key);
  }
}
