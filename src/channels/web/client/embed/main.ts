/**
 * The script a municipality puts on its page: one line, a button, and the chat in a frame when it is pressed. Nothing is
 * stored, and nothing is asked of any host but the one the script came from, and that only when somebody opens the chat.
 */
import { el } from '../dom.ts';
import { makeButton, useLinks } from './openers.ts';
import { type Options, readOptions } from './options.ts';
import { Panel } from './panel.ts';
import { shadowOf } from './shadow.ts';
import { warn } from './warn.ts';

/** The element that holds the button and the panel. */
const HOST = 'hjelpefinner-chat';

// Known only while the script is run for the first time.
const script = document.currentScript as HTMLScriptElement | null;

if (script === null) {
  warn('embed.js cannot see its own attributes. Load it with <script src async>, not as a module.');
} else if (document.readyState === 'loading') {
  document.addEventListener('DOMContentLoaded', () => embed(script));
} else {
  embed(script);
}

function embed({ src, dataset }: HTMLScriptElement): void {
  if (document.querySelector(HOST) !== null) {
    warn('embed.js is on this page twice. The first one counts.');
    return;
  }
  const page = document.documentElement;
  const { options, warnings } = readOptions({ ...dataset }, page.lang);
  warnings.map(warn);
  const host = document.createElement(HOST);
  host.lang = options.locale;
  const panel = new Panel(new URL(src).origin, options);
  shadowOf(host, options).append(aside(options, panel));
  // Not in the body, which pages replace, move and shrink.
  page.append(host);
  if (options.open) panel.openBeside();
}

/** A landmark of its own: a screen reader finds it, and nobody takes it for a part of the page. */
function aside(options: Options, panel: Panel): HTMLElement {
  const linked = options.link !== null && useLinks(options.link, panel);
  const buttons = linked ? [] : [makeButton(options.locale, panel)];
  return el('aside', { 'aria-label': 'Hjelpefinner', class: options.side }, ...buttons, panel.element);
}
