/** Reads orders, short answers, and questions about the services that are shown. */
import type { Locale, Topic } from '../../dialogs/events.ts';
import type { Command } from '../conversation/ports.ts';
import type { UnderstandingLexicon } from './lexicon.ts';
import { type Hit, PhraseIndex } from './phrases.ts';
import type { Word, WordReader } from './words.ts';

/** What a message orders or answers. */
export interface Orders {
  readonly command: Command | null;
  readonly wantsLocale: Locale | null;
  readonly yesNo: 'yes' | 'no' | null;
  readonly declines: boolean;
  readonly perhaps: boolean;
  readonly corrects: boolean;
  readonly topic: Topic | null;
  readonly ordinal: number | null;
}

/** Reads orders. */
export interface OrderReader {
  /**
   * @param needIsNamed true when the message also says what is needed, so that "hei" in it is no more than "hei"
   * @param hasShown true when services are shown, so that "hva koster det" is about them
   */
  read(words: readonly Word[], needIsNamed: boolean, hasShown: boolean, asking: boolean): Orders;
}

/** These are meant even when the message says other things as well. */
const ALWAYS: ReadonlySet<Command> = new Set<Command>([
  'person',
  'erase',
  'areYouAPerson',
  'urgent',
  'notMeantSo',
  'relief',
  'lingers',
  'privacy',
]);
const ORDER: readonly Command[] = [
  'notMeantSo',
  'meantSo',
  'relief',
  'lingers',
  'erase',
  'person',
  'areYouAPerson',
  'privacy',
  'startOver',
  'urgent',
  'help',
  'back',
  'goOn',
  'thanks',
  'goodbye',
  'greeting',
];
/** The finer topic wins when two are heard: "er det åpent nå" is also about hours. */
const TOPIC_ORDER: readonly Topic[] = [
  'openNow',
  'applyForOther',
  'complaint',
  'waiting',
  'anonymity',
  'price',
  'nextSteps',
  'hours',
  'ages',
  'access',
  'where',
  'phone',
];
const SHORT = 3;

/** @param lexicon where the orders are; @param reader the reader that messages go through too */
export function createOrderReader(lexicon: UnderstandingLexicon, reader: WordReader): OrderReader {
  const indexOf = <Value>(entries: readonly (readonly [string, Value])[]) => {
    const index = new PhraseIndex<Value>((phrase) => reader.readPhrase(phrase));
    for (const [phrase, value] of entries) index.add(phrase, value);
    return index;
  };
  const { commands, topics, languages } = lexicon;
  const commandIndex = indexOf(
    Object.entries(commands.commands).flatMap(([command, phrases]) =>
      (phrases ?? []).map((phrase) => [phrase, command as Command] as const),
    ),
  );
  const topicIndex = indexOf(
    Object.entries(topics.topics).flatMap(([topic, phrases]) =>
      (phrases ?? []).map((phrase) => [phrase, topic as Topic] as const),
    ),
  );
  const yesNoIndex = indexOf<'yes' | 'no'>([
    ...commands.yes.map((phrase) => [phrase, 'yes'] as const),
    ...commands.no.map((phrase) => [phrase, 'no'] as const),
  ]);
  const declines = indexOf(commands.declines.map((phrase) => [phrase, true] as const));
  const perhaps = indexOf(commands.perhaps.map((phrase) => [phrase, true] as const));
  const corrects = indexOf(commands.corrects.map((phrase) => [phrase, true] as const));
  const wants = indexOf<Locale>([
    ...languages.wants.nb.map((phrase) => [phrase, 'nb'] as const),
    ...languages.wants.se.map((phrase) => [phrase, 'se'] as const),
  ]);
  const ordinals = indexOf(
    Object.entries(commands.ordinals).flatMap(([ordinal, phrases]) =>
      phrases.map((phrase) => [phrase, Number(ordinal)] as const),
    ),
  );

  /** How many words that carry meaning stand outside the phrase. */
  const outside = (words: readonly Word[], { from, to }: Hit<unknown>) =>
    words.filter((word, at) => (at < from || at > to) && !word.small).length;
  const longest = <Value>(hits: readonly Hit<Value>[]) => [...hits].sort((a, b) => b.length - a.length)[0];

  return {
    read(words, needIsNamed, hasShown, asking) {
      const command =
        commandIndex
          .find(words)
          .filter((hit) => {
            const rest = outside(words, hit);
            if (hit.value === 'greeting' || hit.value === 'thanks' || hit.value === 'goodbye')
              return !needIsNamed && rest === 0;
            if (hit.value === 'urgent') return !needIsNamed || hit.length > 1;
            if (hit.length === 1) return rest === 0 && words.length <= SHORT;
            // "Kan jeg som kollega ringe noen i kommunen …" tells a need; it is no order.
            if (hit.value === 'person' && needIsNamed && rest > 2) return false;
            if (ALWAYS.has(hit.value)) return true;
            return !needIsNamed && rest <= 2;
          })
          .sort((a, b) => b.length - a.length || ORDER.indexOf(a.value) - ORDER.indexOf(b.value))[0]?.value ?? null;

      const wanted = longest(
        wants
          .find(words)
          .filter(
            (hit) =>
              outside(words, hit) <= (hit.length > 1 || /gillii$/.test(words[hit.from]?.token.fold ?? '') ? 4 : 0),
          ),
      );
      const yesNo = longest(yesNoIndex.find(words).filter((hit) => hit.from === 0 && words[0]?.sentence === 0));
      const bare = yesNo !== undefined && outside(words, yesNo) <= 1 && words.length <= 6;
      const correcting = corrects.find(words).some((hit) => hit.from <= 2);
      const declining = declines.find(words).some((hit) => outside(words, hit) <= 1) && (asking || words.length <= 6);
      const topic = hasShown
        ? (topicIndex
            .find(words)
            .sort((a, b) => TOPIC_ORDER.indexOf(a.value) - TOPIC_ORDER.indexOf(b.value) || b.length - a.length)[0]
            ?.value ?? null)
        : null;
      const ordinal = hasShown
        ? longest(ordinals.find(words).filter((hit) => hit.length > 1 || words.length <= SHORT + 1))
        : undefined;
      return {
        command,
        wantsLocale: wanted?.value ?? null,
        yesNo: bare || (yesNo !== undefined && correcting) ? (yesNo?.value ?? null) : null,
        declines: declining,
        perhaps: perhaps.find(words).some((hit) => outside(words, hit) === 0),
        corrects: correcting,
        topic,
        ordinal: ordinal?.value ?? null,
      };
    },
  };
}
