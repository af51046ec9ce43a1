/**
 * The panel: a dialog with the chat in a frame. Until the chat has said that it is there, and if it never does, the
 * panel shows the numbers to call.
 */
import { el } from '../dom.ts';
import { ESCAPE_OF_HOST, readFrameMessage } from '../frameMessages.ts';
import { fitKeyboard } from './keyboard.ts';
import { numbers } from './numbers.ts';
import { ASKS, type Options } from './options.ts';
import { warn } from './warn.ts';
import { WORDS } from './words.ts';

/** Where there is no room for a panel beside the page, it covers the page. The style says the same. */
const NARROW = '(max-width: 30em), (max-height: 30em)';
/** A phone with bad reception takes its time; the numbers are in view meanwhile. */
const LOADING_MS = 12_000;
/** The chat speaks before its frame has loaded. A frame that was stopped loads too, but says nothing. */
const SILENT_MS = 1000;

/** Browsers that cannot share complain of the word. */
const ALLOWED = `clipboard-write${'share' in navigator ? '; web-share' : ''}`;

/** One panel on a page. Its frame is made when it is opened for the first time, and then stays as it is. */
export class Panel {
  readonly element: HTMLDialogElement;
  readonly #origin: string;
  readonly #municipality: string | null;
  readonly #address: string;
  readonly #words: (typeof WORDS)['nb'];
  readonly #status = el('p', { role: 'status' });
  readonly #otherWays: HTMLElement;
  readonly #waiting: HTMLElement;
  readonly #told: ((open: boolean) => void)[] = [];
  #frame: HTMLIFrameElement | null = null;
  #opener: HTMLElement | null = null;
  #late: ReturnType<typeof setTimeout> | undefined;

  /** `origin` is where the chat is. */
  constructor(origin: string, { locale, municipality }: Options) {
    const words = WORDS[locale];
    this.#words = words;
    this.#origin = origin;
    this.#municipality = municipality;
    this.#address = `${origin}/chat?${new URLSearchParams({ ...(municipality && { kommune: municipality }), lang: locale })}`;
    const tryNow = el('button', { type: 'button' }, words.tryNow);
    const page = { href: this.#address, target: '_blank', rel: 'noopener noreferrer' };
    this.#otherWays = el('p', { hidden: true }, tryNow, el('a', page, `${words.chat} (${words.newPage})`));
    this.#waiting = el('div', { class: 'waiting' }, ...numbers(locale), this.#status, this.#otherWays);
    const close = el('button', { type: 'button', class: 'close' }, words.close);
    const top = el('div', { class: 'top' }, el('h2', { id: 'title' }, 'Hjelpefinner'), close);
    this.element = el('dialog', { 'aria-labelledby': 'title', tabindex: '-1' }, top, this.#waiting);
    close.addEventListener('click', () => this.close());
    tryNow.addEventListener('click', () => this.#load());
    this.element.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.close();
    });
    this.element.addEventListener('close', () => this.#closed());
    fitKeyboard(this.element);
    addEventListener('message', (event) => this.#hear(event));
    addEventListener('keydown', (event) => this.#passOn(event), { capture: true });
  }

  /** Tells `listener` each time the panel is opened or closed. */
  onChange(listener: (open: boolean) => void): void {
    this.#told.push(listener);
  }

  /** Opens it, or closes it. What is pressed gets the focus back in the end. */
  toggle(opener: HTMLElement): void {
    this.#opener = opener;
    if (this.element.open) {
      this.close();
      return;
    }
    if (matchMedia(NARROW).matches) this.element.showModal();
    else this.element.show();
    this.element.focus();
    this.#opened();
  }

  /** Opens it without taking the focus, unless it would cover the page. */
  openBeside(): void {
    if (matchMedia(NARROW).matches) return;
    this.element.setAttribute('open', '');
    this.#opened();
  }

  close(): void {
    this.element.close();
  }

  #opened(): void {
    for (const tell of this.#told) tell(true);
    if (this.#frame === null) this.#load();
  }

  #closed(): void {
    for (const tell of this.#told) tell(false);
    this.#opener?.focus();
  }

  #load(): void {
    this.#status.textContent = this.#words.connecting;
    this.#otherWays.hidden = true;
    this.#giveUpAfter(LOADING_MS);
    this.#frame?.remove();
    // For buttons in the chat that copy and share. Not sandboxed: a sandbox stops links that call.
    this.#frame = el('iframe', { title: this.#words.chat, allow: ALLOWED, src: this.#address });
    this.#frame.addEventListener('load', () => {
      if (!this.#waiting.hidden) this.#giveUpAfter(SILENT_MS);
    });
    this.element.append(this.#frame);
  }

  #giveUpAfter(ms: number): void {
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.#failed(), ms);
  }

  #failed(): void {
    this.#status.textContent = this.#words.failed;
    this.#otherWays.hidden = false;
    warn(
      `${this.#address} does not open here. Let this page show it (frame-src ${this.#origin}), ` +
        `and name ${location.origin} in EMBED_ORIGINS on the server.`,
    );
  }

  /** Only what our own frame says counts. */
  #hear({ source, origin, data }: MessageEvent): void {
    if (origin !== this.#origin || source !== this.#frame?.contentWindow) return;
    const message = readFrameMessage(data);
    if (message?.type === 'hjelpefinner:ready') this.#ready(message.municipality);
    if (message?.type === 'hjelpefinner:close') this.close();
    if (message?.type === 'hjelpefinner:exit') this.#leave(message.url);
  }

  /** Three times Escape leaves the page, also when the first has closed the panel. The chat counts. */
  #passOn({ key, repeat }: KeyboardEvent): void {
    if (key !== 'Escape' || repeat || !this.#waiting.hidden) return;
    this.#frame?.contentWindow?.postMessage(ESCAPE_OF_HOST, this.#origin);
  }

  #ready(municipality: string | null): void {
    const asked = this.#municipality;
    if (asked !== null && municipality !== asked) {
      warn(`data-kommune="${asked}" is not one that ${this.#origin} knows. See ${this.#origin}/tjenester. ${ASKS}`);
    }
    clearTimeout(this.#late);
    this.#waiting.hidden = true;
  }

  /** All of the page is covered at once, however long the other one takes; and the way back does not lead here. */
  #leave(url: string): void {
    this.element.replaceWith(el('div', { class: 'cover' }));
    location.replace(url);
  }
}
