/**
 * The services that were shown, to take along: on paper, copied, or in the person's own mail or text messages.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { Reply } from '../../../conversation/reply.ts';
import { byId, el } from './dom.ts';
import { currentLocale } from './language.ts';
import { panel } from './panel.ts';
import { mailAddress, type ShownCard, type SummaryPart, smsAddress, summaryOf, summaryText } from './summary.ts';
import { text } from './texts.ts';

/** Digits only, so that it is the same in both languages. */
const DATE = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** Remembers which services were shown, on the page only. */
export class TakeAway {
  readonly #opener = byId('take-open');
  readonly #summary = byId('summary');
  readonly #done = byId('take-done');
  readonly #panel = panel('take', () => this.#prepare());
  readonly #now: () => Date;
  #shown: readonly ShownCard[] = [];
  #long = '';

  /** `now` gives the date that is written on it. */
  constructor(now: () => Date) {
    this.#now = now;
    byId('take-print').addEventListener('click', () => print());
    byId('take-copy').addEventListener('click', () => this.#copy());
    // However it is printed: only what is to be taken along goes on paper, never the conversation.
    addEventListener('beforeprint', () => this.#panel.open());
  }

  /** Keeps what a reply shows. A service that is shown again takes the place of its older card. */
  keep({ cards, locale }: Reply): void {
    const ids = new Set(cards.map(({ id }) => id));
    this.#shown = [...this.#shown.filter(({ card }) => !ids.has(card.id)), ...cards.map((card) => ({ card, locale }))];
    if (cards.length > 0) this.#opener.hidden = false;
  }

  /** Shows them. False when there are none. */
  open(): boolean {
    if (this.#shown.length > 0) this.#panel.open();
    return this.#shown.length > 0;
  }

  /** Forgets everything, on the page and in the links. */
  clear(): void {
    this.close();
    this.#shown = [];
    this.#opener.hidden = true;
    this.#prepare();
  }

  /** Back to the conversation. */
  close(): void {
    this.#panel.close();
  }

  #prepare(): void {
    const locale = currentLocale();
    const made = text(locale, 'web.takeMade', DATE.format(this.#now()));
    const numbers = text(locale, 'web.numbers');
    const parts = summaryOf(this.#shown, locale, numbers);
    const short = summaryText(summaryOf(this.#shown, locale, numbers, true), made);
    this.#long = summaryText(parts, made);
    this.#done.textContent = '';
    this.#summary.lang = locale;
    this.#summary.replaceChildren(el('p', {}, made), ...parts.map((part) => section(part, locale)));
    byId<HTMLAnchorElement>('take-mail').href = mailAddress(text(locale, 'web.takeSubject'), this.#long, short);
    byId<HTMLAnchorElement>('take-sms').href = smsAddress(short);
  }

  async #copy(): Promise<void> {
    const copied = await copyText(this.#long, this.#summary);
    this.#done.textContent = text(currentLocale(), copied ? 'web.takeCopied' : 'web.takeNotCopied');
  }
}

function section({ title, lines }: SummaryPart, locale: Locale): HTMLElement {
  return el(
    'section',
    {},
    el('h3', { lang: title.lang === locale ? null : title.lang }, title.text),
    ...lines.map((line) => el('p', { lang: line.lang === locale ? null : line.lang }, line.text)),
  );
}

/**
 * Copies `words`. Where a page may not (in a frame, or without https) it copies what is shown in `element`, and leaves it
 * marked when that fails too, which is what false means.
 */
async function copyText(words: string, element: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    getSelection()?.selectAllChildren(element);
    // Old, and the only way that needs no leave.
    if (!document.execCommand('copy')) return false;
    getSelection()?.removeAllRanges();
    return true;
  }
}
