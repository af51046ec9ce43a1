/**
 * Numbers as large buttons that call.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { PhoneLine } from '../../../conversation/reply.ts';
import { safeAddress } from '../safeAddress.ts';
import { el } from './dom.ts';
import { link } from './links.ts';

/** A list of numbers, in their order; null when there are none. */
export function phoneList(lines: readonly PhoneLine[], locale: Locale): HTMLElement | null {
  return lines.length === 0 ? null : el('ul', { class: 'phones' }, ...lines.map((line) => phone(line, locale)));
}

function phone({ label, lang, number, tel, note, chat }: PhoneLine, locale: Locale): HTMLElement {
  const words = [
    el('span', { class: 'phone-label', lang: lang ?? null }, label),
    ' ',
    el('strong', { class: 'phone-number' }, number),
  ];
  const href = safeAddress(tel);
  return el(
    'li',
    {},
    href === null
      ? el('p', {}, ...words)
      : el('a', { href, class: 'ds-button phone', 'data-variant': 'secondary' }, ...words),
    note === undefined ? null : el('p', { class: 'note' }, note),
    chat === undefined ? null : el('p', { class: 'note' }, ...withLink(chat, locale)),
  );
}

/** "Chat: sidetmedord.no" with the address at its end as a link. */
function withLink(words: string, locale: Locale): (HTMLElement | string)[] {
  const address = /(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?$/i.exec(words)?.[0];
  if (address === undefined) return [words];
  return [words.slice(0, -address.length), link(address, `https://${address}`, locale)];
}
