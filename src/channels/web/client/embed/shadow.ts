/**
 * A place on the page that its style and script do not reach.
 */
import { inkOn, type Options } from './options.ts';

/** Filled in when the script is bundled. */
declare const EMBED_STYLE: string;

/**
 * A closed shadow root of `host`, with our style. The style is an object, not text in the page, so that a page that
 * allows no inline style has nothing to allow. What is `!important` in it wins over what is so outside.
 */
export function shadowOf(host: HTMLElement, { colour }: Options): ShadowRoot {
  const root = host.attachShadow({ mode: 'closed' });
  const style = `${EMBED_STYLE}:host{--colour:${colour}!important;--ink:${inkOn(colour)}!important}`;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4 has no such objects.
    const element = document.createElement('style');
    element.textContent = style;
    root.append(element);
  }
  return root;
}
