/**
 * What the bot says, as elements.
 */
import type { Choice, Reply } from '../../../conversation/reply.ts';
import { card } from './cards.ts';
import { el, paragraphs } from './dom.ts';
import { phoneList } from './phones.ts';
import { text } from './texts.ts';

/** The entry of the log for a reply. `choose` is called with the choice that is pressed. */
export function replyEntry(reply: Reply, choose: (choice: Choice) => void): HTMLElement {
  const { locale, urgent, numbers, cards, choices } = reply;
  const words = paragraphs(reply.text);
  // When it is urgent the numbers come right after the first sentence: the rest can be long on a small screen.
  const before = urgent ? words.splice(0, 1) : words.splice(0);
  return el(
    'li',
    { class: urgent ? 'message bot urgent' : 'message bot', lang: locale },
    el('span', { class: 'ds-sr-only' }, `${text(locale, 'web.bot')}: `),
    ...before,
    phoneList(numbers, locale),
    ...words,
    ...cards.map((service) => card(service, locale)),
    choiceList(choices, choose),
  );
}

/** The choices as buttons; null when there are none. */
export function choiceList(choices: readonly Choice[], choose: (choice: Choice) => void): HTMLElement | null {
  if (choices.length === 0) return null;
  const buttons = choices.map((choice) => {
    const lang = choice.id.startsWith('locale:') ? choice.id.slice('locale:'.length) : (choice.lang ?? null);
    const button = el(
      'button',
      { type: 'button', class: 'ds-button choice', 'data-variant': 'secondary', lang },
      choice.label,
    );
    button.addEventListener('click', () => choose(choice));
    return el('li', {}, button);
  });
  return el('ul', { class: 'choices' }, ...buttons);
}
