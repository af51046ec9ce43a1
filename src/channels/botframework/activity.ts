/**
 * Reads what the core needs out of an activity of any channel.
 */
import type { Activity } from 'botbuilder';
import type { Locale, Message } from '../../conversation/ports.ts';
import { isTeams, withoutMention } from '../teams/teams.ts';

/** The id a session is stored under. In a group everybody has a session of their own: facts are never shared. */
export function sessionId(channelId: string, conversationId: string, memberId?: string): string {
  return [channelId, conversationId, ...(memberId === undefined ? [] : [memberId])].join('/');
}

/** The same, of an activity. */
export function sessionOf({ channelId, conversation, from }: Activity): string {
  return sessionId(channelId, conversation.id, conversation.isGroup === true ? from.id : undefined);
}

/** Our language for a BCP 47 tag of a channel, or undefined when we do not speak it. Nynorsk is answered in bokmål. */
export function localeOf(tag: unknown): Locale | undefined {
  const language = typeof tag === 'string' ? tag.toLowerCase().split(/[-_]/)[0] : undefined;
  if (language === 'se') return 'se';
  return language === 'nb' || language === 'no' || language === 'nn' ? 'nb' : undefined;
}

/** What the person wrote, or the choice they pressed with the text of its button. */
export function messageOf(activity: Activity): Message {
  const choice = (activity.value as { choice?: unknown } | null | undefined)?.choice;
  const text = isTeams(activity) ? withoutMention(activity) : (activity.text ?? '');
  return typeof choice === 'string' ? { text, choice } : { text };
}
