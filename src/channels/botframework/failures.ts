/**
 * What an adapter does when a turn fails outside the core: the person still gets the numbers, as text without cards.
 */
import type { BotAdapter } from 'botbuilder';
import { lastResortReply } from '../../conversation/lastResort.ts';
import { localeOf } from './activity.ts';
import { textActivity } from './replies.ts';

/** Makes `adapter` report failures and send the last resort in the language of the activity. */
export function answerFailures(adapter: BotAdapter, report: (step: string, error: unknown) => void): void {
  adapter.onTurnError = async (context, error) => {
    report('take a turn', error);
    const { locale, channelId } = context.activity;
    await context
      .sendActivity(textActivity(lastResortReply(localeOf(locale) ?? 'nb'), channelId))
      .catch((failed) => report('send the last resort', failed));
  };
}
