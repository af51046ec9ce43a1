/**
 * Links from what the server sends: only the kinds that call, write or open a page.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import { safeAddress } from '../safeAddress.ts';
import { el } from './dom.ts';
import { text } from './texts.ts';

/** A link, or only its words when the address is not one we open. Pages open beside the chat, which stays. */
export function link(words: string, address: string | undefined, locale: Locale): HTMLElement | string {
  const href = safeAddress(address);
  if (href === null) return words;
  if (!href.startsWith('https:')) return el('a', { href, class: 'ds-link' }, words);
  return el(
    'a',
    { href, class: 'ds-link', target: '_blank', rel: 'noopener noreferrer' },
    words,
    el('span', { class: 'ds-sr-only', lang: locale }, ` (${text(locale, 'web.newPage')})`),
  );
}
