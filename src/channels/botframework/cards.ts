/**
 * Replies as Adaptive Cards 1.3. Facts are RichTextBlocks, because a TextBlock reads markdown and a number or an
 * address with a star or an underscore would be changed.
 */
import { type Attachment, CardFactory } from 'botbuilder';
import { type Choice, type PhoneLine, type Reply, replyAsText, type ServiceCard } from '../../conversation/reply.ts';

type Json = Readonly<Record<string, unknown>>;

/** More actions than this in one row are hidden or refused by Teams. */
const ACTIONS_IN_ROW = 6;

/** One service: what it is, how to reach it, why it was chosen, where the facts are from. */
export function serviceCard(card: ServiceCard, locale: Reply['locale']): Attachment {
  const body = [
    block([bold(card.name.text, { size: 'medium' })]),
    block([plain(card.summary.text)]),
    ...card.phones.map((phone) => block([bold(`${phone.label}: `), plain(phoneText(phone))])),
    ...card.lines.map((line) => block([bold(`${line.label}: `), plain(line.text)])),
    ...card.why.map((why) => block([plain(why)])),
    block([plain(card.source, { isSubtle: true, size: 'small' })]),
    ...(card.confirm === null ? [] : [block([bold(card.confirm)])]),
  ];
  const links = card.lines.flatMap(({ label, href }) => (href === undefined ? [] : [openUrl(label, href)]));
  return adaptiveCard([...body, ...actionRows([...card.phones.map(call), ...links])], locale, {
    fallbackText: cardText(card, locale),
  });
}

/** Numbers as buttons that call. The numbers stand in the text of the message too. */
export function numbersCard(numbers: readonly PhoneLine[], locale: Reply['locale']): Attachment {
  return adaptiveCard(actionRows(numbers.map(call)), locale, { fallbackText: numbers.map(numberLine).join('\n') });
}

/** Choices as buttons that send a message, for channels whose own suggested actions cannot carry a value. */
export function choicesCard(choices: readonly Choice[], locale: Reply['locale']): Attachment {
  const buttons = choices.map(({ id, label }) => ({
    type: 'Action.Submit',
    title: label,
    data: { choice: id, msteams: { type: 'messageBack', text: label, displayText: label, value: { choice: id } } },
  }));
  return adaptiveCard(actionRows(buttons), locale, { fallbackText: choices.map(({ label }) => label).join(' · ') });
}

/** A number as a line of text. */
export function numberLine(phone: PhoneLine): string {
  return `${phone.label}: ${phoneText(phone)}`;
}

function phoneText({ number, note, chat }: PhoneLine): string {
  return [number, note, chat].filter(Boolean).join(' – ');
}

function cardText(card: ServiceCard, locale: Reply['locale']): string {
  return replyAsText({ key: '', locale, text: '', urgent: false, numbers: [], cards: [card], choices: [] });
}

function adaptiveCard(body: readonly Json[], lang: string, more: Json): Attachment {
  return CardFactory.adaptiveCard({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.3',
    lang,
    ...more,
    body,
  });
}

function block(inlines: readonly Json[]): Json {
  return { type: 'RichTextBlock', inlines };
}

function plain(text: string, look: Json = {}): Json {
  return { type: 'TextRun', text, ...look };
}

function bold(text: string, look: Json = {}): Json {
  return plain(text, { weight: 'bolder', ...look });
}

function call({ label, number, tel }: PhoneLine): Json {
  return openUrl(`${label}: ${number}`, tel);
}

function openUrl(title: string, url: string): Json {
  return { type: 'Action.OpenUrl', title, url };
}

function actionRows(actions: readonly Json[]): Json[] {
  const rows: Json[] = [];
  for (let at = 0; at < actions.length; at += ACTIONS_IN_ROW) {
    rows.push({ type: 'ActionSet', actions: actions.slice(at, at + ACTIONS_IN_ROW) });
  }
  return rows;
}
