/**
 * The first words: that it is a machine, what it can do, and that it also speaks the other language.
 */

import { labelled } from './choices.ts';
import type { TurnResult } from './conversation.ts';
import { ALWAYS_IN_VIEW, lastResortReply } from './lastResort.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

/** The greeting of a new conversation, with the numbers that are always in view. */
export function greeting(session: Session, _now: Date, { texts, catalogue }: Ports): TurnResult {
  const { locale, home } = session.memory;
  try {
    const name = home === null ? undefined : catalogue.municipality(home)?.name;
    const text = [
      texts.t(locale, 'greeting.hello'),
      texts.t(locale, 'greeting.what'),
      ...(name === undefined ? [] : [texts.t(locale, 'greeting.where', { municipality: name })]),
      texts.t(locale, 'greeting.privacy'),
      texts.t(locale, 'greeting.other'),
    ].join('\n\n');
    const choices = labelled(
      ['need:rus', 'need:psykisk-helse', 'need:paarorende', 'urgent', locale === 'nb' ? 'locale:se' : 'locale:nb'],
      locale,
      texts,
      catalogue,
    );
    const reply = { key: 'greeting', locale, text, urgent: false, numbers: ALWAYS_IN_VIEW[locale], cards: [], choices };
    return { session, replies: [reply], acute: null, erased: false, counted: null, failure: null };
  } catch (failure) {
    return { session, replies: [lastResortReply(locale)], acute: null, erased: false, counted: null, failure };
  }
}
