/**
 * The numbers in the panel: there before the chat is, and when it does not come.
 */
import type { Locale } from '../../../../../dialogs/events.ts';
import { ALWAYS_IN_VIEW } from '../../../../conversation/lastResort.ts';
import { el } from '../dom.ts';
import { WORDS } from './words.ts';

/** A heading and the three numbers, as links that call. */
export function numbers(locale: Locale): Node[] {
  const lines = ALWAYS_IN_VIEW[locale].map(({ label, number, tel }) =>
    el('li', {}, el('a', { href: tel }, el('span', {}, label), ' ', el('strong', {}, number))),
  );
  return [el('h3', {}, WORDS[locale].numbers), el('ul', {}, ...lines)];
}
