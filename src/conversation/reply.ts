/**
 * What a channel gets to show: words, numbers, cards and buttons, free of any channel's format.
 */
import type { ChoiceId, Locale } from '../../dialogs/events.ts';

/** A number that can be called. */
export interface PhoneLine {
  /** Catalogue id of the line. */
  readonly id: string;
  readonly label: string;
  /** The language of the label, when it is not the one of the reply. */
  readonly lang?: Locale;
  /** As people read it, for example `116 117`. */
  readonly number: string;
  /** For a link, for example `tel:116117`. */
  readonly tel: string;
  /** What it is for, or when it answers. */
  readonly note?: string;
  readonly chat?: string;
}

/** One fact on a card, with its heading. `lang` differs from the reply's when the text exists in Norwegian only. */
export interface CardLine {
  readonly kind:
    | 'audience'
    | 'access'
    | 'hours'
    | 'openNow'
    | 'address'
    | 'cost'
    | 'ages'
    | 'web'
    | 'uncertain'
    | 'status'
    | 'language';
  readonly label: string;
  readonly text: string;
  readonly lang: Locale;
  readonly href?: string;
}

/** A service as a person sees it. */
export interface ServiceCard {
  readonly id: string;
  readonly name: { readonly text: string; readonly lang: Locale };
  readonly summary: { readonly text: string; readonly lang: Locale };
  readonly phones: readonly PhoneLine[];
  readonly lines: readonly CardLine[];
  /** Why it was chosen, in plain words. */
  readonly why: readonly string[];
  /** Where the facts come from and from when. */
  readonly source: string;
  /** Set when the facts are old or uncertain: ask before you go. */
  readonly confirm: string | null;
}

/** A button. Its label can also be typed. */
export interface Choice {
  readonly id: ChoiceId;
  readonly label: string;
  /** The language of the label, when it is not the one of the reply. */
  readonly lang?: Locale;
}

/** One thing the bot says. */
export interface Reply {
  /** The text key, for tests and channels; never shown. */
  readonly key: string;
  readonly locale: Locale;
  /** Paragraphs, separated by an empty line. */
  readonly text: string;
  /** True when the reply is an answer to an acute message. */
  readonly urgent: boolean;
  readonly numbers: readonly PhoneLine[];
  readonly cards: readonly ServiceCard[];
  readonly choices: readonly Choice[];
  /** Id of the service that the reply answers a question about. */
  readonly about?: string;
}

/** Everything a reply shows, as plain text, in the order a person reads it. */
export function replyAsText(reply: Reply): string {
  const numbers = reply.numbers.map(phoneAsText).join('\n');
  const choices = reply.choices.map((choice) => `[${choice.label}]`).join(' ');
  return [reply.text, numbers, ...reply.cards.map(cardAsText), choices].filter((part) => part !== '').join('\n\n');
}

function phoneAsText(phone: PhoneLine): string {
  return [`${phone.label}: ${phone.number}`, phone.note, phone.chat].filter(Boolean).join(' – ');
}

function cardAsText(card: ServiceCard): string {
  return [
    `■ ${card.name.text}`,
    card.summary.text,
    ...card.phones.map((phone) => `${phone.label}: ${phone.number}${phone.note ? ` (${phone.note})` : ''}`),
    ...card.lines.map((line) => `${line.label}: ${line.text}`),
    ...card.why,
    card.source,
    ...(card.confirm === null ? [] : [card.confirm]),
  ].join('\n');
}
