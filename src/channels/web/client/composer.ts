/**
 * Where the person writes: Enter sends, Shift and Enter makes a new line, and nothing that was written is lost.
 */
import type { Locale } from '../../../../dialogs/events.ts';
import { byId } from './dom.ts';
import { text } from './texts.ts';

/** Longer messages are not sent: the person is told how much is too much and keeps all of it. */
export const LONGEST = 2000;
const NEARLY = 1800;

/** The field with its button. */
export class Composer {
  readonly #field = byId<HTMLTextAreaElement>('text');
  readonly #left = byId('left');
  readonly #fault = byId('fault');
  readonly #locale: () => Locale;

  /** `send` gets each message, trimmed and neither empty nor too long. */
  constructor(locale: () => Locale, send: (words: string) => void) {
    this.#locale = locale;
    const form = byId<HTMLFormElement>('composer');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const words = this.#field.value.trim();
      if (words.length > LONGEST) {
        this.#showFault(text(locale(), 'web.tooLong', words.length - LONGEST));
      } else if (words !== '') {
        this.#set('');
        send(words);
      }
      this.#field.focus();
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.#field.addEventListener('input', () => this.#count());
    this.#count();
  }

  /** Puts back words that the server did not take, before what has been written since, and says why. */
  giveBack(words: string): void {
    this.#set([words, this.#field.value].filter((part) => part !== '').join('\n'));
    this.#showFault(text(this.#locale(), 'web.refused'));
    this.#field.focus();
  }

  /** Empties the field. */
  clear(): void {
    this.#set('');
  }

  #set(words: string): void {
    this.#field.value = words;
    this.#count();
  }

  #count(): void {
    const { length } = this.#field.value.trim();
    if (length <= LONGEST) this.#showFault('');
    this.#left.hidden = length < NEARLY;
    this.#left.textContent = length < NEARLY ? '' : text(this.#locale(), 'web.left', Math.max(0, LONGEST - length));
    this.#grow();
  }

  /** As high as what is written, up to what the style allows. */
  #grow(): void {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight + 2}px`;
  }

  #showFault(words: string): void {
    this.#fault.textContent = words;
    this.#field.setAttribute('aria-invalid', String(words !== ''));
  }
}
