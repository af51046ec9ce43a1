/**
 * A reply of the core as an activity of a Bot Framework channel.
 */
import { type Activity, ActivityTypes, InputHints } from 'botbuilder';
import { type Reply, replyAsText } from '../../conversation/reply.ts';
import { choicesCard, numberLine, numbersCard, serviceCard } from './cards.ts';

/** What our own page reads, in `channelData.hjelpefinner`: the reply as it is. The page ignores the rest. */
export interface PageData {
  readonly reply: Reply;
  /** Set on the answer to "delete this conversation": the page removes what it shows. */
  readonly erased?: true;
}

/** Channels that show Adaptive Cards. */
const SHOW_CARDS = new Set(['directline', 'webchat', 'emulator', 'msteams']);
/** Channels where a suggested action can send a hidden value. In Teams it can only send text. */
const SUGGEST_WITH_VALUE = new Set(['directline', 'webchat', 'emulator']);

/**
 * The activity for `reply` on a channel. The numbers stand in the text everywhere, so that they are read even where a
 * card is not shown; a channel without cards gets all of it as text.
 */
export function replyActivity(reply: Reply, channelId: string, erased = false): Partial<Activity> {
  if (!SHOW_CARDS.has(channelId)) return textActivity(reply, channelId, erased);
  const { text, locale, numbers, cards, choices } = reply;
  const suggest = SUGGEST_WITH_VALUE.has(channelId);
  return {
    ...textActivity(reply, channelId, erased),
    text: [text, numbers.map(numberLine).join('\n')].filter((part) => part !== '').join('\n\n'),
    attachments: [
      ...(numbers.length > 0 ? [numbersCard(numbers, locale)] : []),
      ...cards.map((card) => serviceCard(card, locale)),
      ...(choices.length > 0 && !suggest ? [choicesCard(choices, locale)] : []),
    ],
    ...(choices.length > 0 && suggest ? { suggestedActions: suggestions(reply) } : {}),
  };
}

/** All of `reply` as text, which every channel takes. The text is plain: nothing in it is markup. */
export function textActivity(reply: Reply, channelId: string, erased = false): Partial<Activity> {
  const page: PageData = erased ? { reply, erased } : { reply };
  return {
    type: ActivityTypes.Message,
    locale: reply.locale,
    text: replyAsText(reply),
    textFormat: 'plain',
    inputHint: InputHints.AcceptingInput,
    ...(channelId === 'directline' ? { channelData: { hjelpefinner: page } } : {}),
  };
}

function suggestions({ choices }: Reply) {
  return {
    to: [],
    actions: choices.map(({ id, label }) => ({
      type: 'messageBack',
      title: label,
      text: label,
      displayText: label,
      value: { choice: id },
    })),
  };
}
