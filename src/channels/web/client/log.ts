/**
 * The log of the conversation on the page: who said what, in order. It is the only place where words are kept.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import type { Choice, Reply } from '../../../conversation/reply.ts';
import { byId, el, paragraphs } from './dom.ts';
import { choiceList, replyEntry } from './replies.ts';
import { text } from './texts.ts';

/** Pixels between the top of the view and what was said last. */
const GAP = 8;

/** The page has its own buttons for these, which are always in view. */
const isNotInBar = ({ id }: Choice): boolean => id !== 'urgent' && !id.startsWith('locale:');

/** The log. Screen readers read each new entry once, because it comes into the log complete. */
export class Log {
  readonly #scroller = byId('log');
  readonly #list = byId('messages');
  readonly #numbers = byId('numbers');
  readonly #greeting = [...this.#list.children].map((entry) => entry.cloneNode(true));
  readonly #choose: (choice: Choice) => void;
  /** Own messages that have not reached the server, by id. */
  readonly #waiting = new Map<string, HTMLElement>();
  /** Dots that say that an answer is on its way. They are for the eye: a screen reader gets the answer itself. */
  readonly #typing = el('li', { class: 'typing', 'aria-hidden': 'true' }, el('span'), el('span'), el('span'));
  #turn: HTMLElement | null = null;
  /** What was brought into view last, and where that left the log. */
  #brought = { again: () => {}, at: 0 };

  constructor(choose: (choice: Choice) => void) {
    this.#choose = choose;
    // A line of bad news, or a keyboard, takes room: what was in view stays so, unless the person has moved since.
    new ResizeObserver(() => {
      if (Math.abs(this.#scroller.scrollTop - this.#brought.at) < 2) this.#bring(this.#brought.again);
    }).observe(this.#scroller);
  }

  /** Shows what the person wrote or pressed. */
  showOwn(id: string, words: string, locale: Locale): void {
    const entry = el(
      'li',
      { class: 'message own', lang: locale, tabindex: '-1' },
      el('span', { class: 'ds-sr-only' }, `${text(locale, 'web.you')}: `),
      ...paragraphs(words),
    );
    this.#waiting.set(id, entry);
    this.#removeChoices();
    this.#list.append(entry);
    this.#turn = entry;
    this.#bring(() => this.#scrollToTurn());
  }

  /** Moves to what was said last by the person: a pressed choice goes away, and the answer comes right after. */
  focusOwn(): void {
    this.#turn?.focus({ preventScroll: true });
  }

  /** Says under each message that has not reached the server that it waits. */
  markWaiting(locale: Locale): void {
    const unmarked = [...this.#waiting.values()].filter((entry) => entry.querySelector('.waiting') === null);
    for (const entry of unmarked)
      entry.append(el('p', { class: 'waiting', lang: locale }, text(locale, 'web.waiting')));
    // It is said again at every try, and whoever reads meanwhile is not to be moved.
    if (unmarked.length > 0) this.#bring(() => this.#scrollToTurn());
  }

  /** The message has reached the server. */
  markDelivered(id: string): void {
    this.#waiting.get(id)?.querySelector('.waiting')?.remove();
    this.#waiting.delete(id);
  }

  /** Takes a message away that the server did not take. */
  takeBack(id: string): void {
    this.#waiting.get(id)?.remove();
    this.#waiting.delete(id);
  }

  /** True while a message has not reached the server. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Shows that an answer is on its way, or no longer. */
  showTyping(shown: boolean): void {
    if (!shown) {
      this.#typing.remove();
      return;
    }
    this.#list.append(this.#typing);
    this.#bring(() => this.#scrollToTurn());
  }

  /** Shows what the bot says. The greeting is on the page already: only its choices are new. */
  showReply(reply: Reply): void {
    if (reply.key !== 'greeting') {
      this.#removeChoices();
      const entry = replyEntry(reply, this.#choose);
      this.#list.append(entry);
      this.#bring(() => {
        this.#scrollToTurn();
        // On a small screen the own words can push the first number out of view.
        if (reply.urgent) entry.querySelector('.phone')?.scrollIntoView({ block: 'nearest' });
      });
    } else if (this.#turn === null) {
      this.#removeChoices();
      const choices = choiceList(reply.choices.filter(isNotInBar), this.#choose);
      if (choices !== null) this.#list.append(el('li', { class: 'message', lang: reply.locale }, choices));
    }
  }

  /** Shows words of the page itself. */
  showNote(words: string, locale: Locale): void {
    const entry = el('li', { class: 'message bot', lang: locale }, ...paragraphs(words));
    this.#list.append(entry);
    this.#bring(() => entry.scrollIntoView({ block: 'nearest' }));
  }

  /** Leaves nothing of the conversation on the page, only the greeting it began with. */
  clear(): void {
    this.#waiting.clear();
    this.#turn = null;
    this.#list.replaceChildren(...this.#greeting.map((entry) => entry.cloneNode(true)));
    this.#bring(() => {
      this.#scroller.scrollTop = 0;
    });
  }

  #bring(again: () => void): void {
    again();
    this.#brought = { again, at: this.#scroller.scrollTop };
  }

  /** Old choices go: the last reply is the one that is answered. What is typed is understood all the same. */
  #removeChoices(): void {
    for (const choices of this.#list.querySelectorAll('.choices')) {
      const entry = choices.parentElement;
      if (entry?.children.length === 1) entry.remove();
      else choices.remove();
    }
  }

  /** Brings what was said last into view, from its beginning: a long answer is read from the top. */
  #scrollToTurn(): void {
    if (this.#turn === null) return;
    const inner = getComputedStyle(this.#scroller).overflowY !== 'visible';
    const scroller = inner ? this.#scroller : document.documentElement;
    const above = inner ? this.#scroller.getBoundingClientRect().top : this.#numbers.getBoundingClientRect().bottom;
    scroller.scrollTop += this.#turn.getBoundingClientRect().top - above - GAP;
  }
}
