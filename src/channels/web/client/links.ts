/**
 * Links from what the server sends: only the kinds that call, write or open a page.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import { el } from './dom.ts';
import { text } from './texts.ts';

const KINDS = new Set(['tel:', 'https:', 'mailto:']);

/** The address when it is of a kind we open, else null. */
export function safeAddress(address: string | undefined): string | null {
  if (address === undefined) return null;
  try {
    return KINDS.has(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

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
