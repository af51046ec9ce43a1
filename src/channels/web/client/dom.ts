/**
 * Makes elements. Text becomes text nodes, never markup, so nothing that was written can run.
 */

type Child = Node | string | null;

/** An element with attributes and children. An attribute that is null or false is left out; true is an empty one. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The element of the page with this id. Throws when the page lacks it. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as Type;
}

/** Paragraphs of a text in which an empty line stands between them. The parts of a number stay on one line. */
export function paragraphs(text: string): HTMLParagraphElement[] {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => el('p', {}, part.replace(/(\d) (?=\d)/g, '$1\u00a0')));
}
