/**
 * What opens the chat: our button in the corner, or links of the page itself.
 */
import type { Locale } from '../../../../../dialogs/events.ts';
import { el } from '../dom.ts';
import type { Panel } from './panel.ts';
import { warn } from './warn.ts';
import { WORDS } from './words.ts';

/** The button in the corner. */
export function makeButton(locale: Locale, panel: Panel): HTMLButtonElement {
  const words = el('span', {}, WORDS[locale].open);
  const button = el('button', { type: 'button', class: 'open' }, speechBubble(), words);
  opens(button, panel);
  return button;
}

/** Lets the elements of the page that `selector` finds open the chat. False, with a warning, when there are none. */
export function useLinks(selector: string, panel: Panel): boolean {
  const links = find(selector);
  for (const link of links) opens(link, panel);
  if (links.length === 0) warn(`data-link="${selector}" finds nothing on this page. The button is shown instead.`);
  return links.length > 0;
}

function find(selector: string): HTMLElement[] {
  try {
    return [...document.querySelectorAll<HTMLElement>(selector)];
  } catch {
    return [];
  }
}

function opens(element: HTMLElement, panel: Panel): void {
  const expanded = (open: boolean) => element.setAttribute('aria-expanded', String(open));
  element.setAttribute('aria-haspopup', 'dialog');
  expanded(false);
  panel.onChange(expanded);
  element.addEventListener('click', (event) => {
    // Whoever wants the page of the link in a tab of its own gets it.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    panel.toggle(element);
  });
}

const SVG = 'http://www.w3.org/2000/svg';

function speechBubble(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4.5V17H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z');
  svg.append(path);
  return svg;
}
