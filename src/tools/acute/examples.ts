/**
 * What is learnt from: the authors' messages and ordinary texts, as features, each also as phones, haste and stories
 * make it.
 */
import { join } from 'node:path';
import type { AcuteLexicon } from '../../acute/index.ts';
import { type AcuteRules, decide } from '../../acute/rules.ts';
import { FeatureReader } from '../../acute/statistics/features.ts';
import { sourceOf, textShapeOf } from '../../acute/statistics/voice.ts';
import { windowsOf } from '../../acute/statistics/windows.ts';
import { loadServiceExamples } from '../../matching/index.ts';
import { randomFrom } from '../../statistics/learn.ts';
import { loadFollowUps } from '../../understanding/index.ts';
import type { AuthoredMessage } from './messages.ts';
import { ownOrders, ownSentences } from './ownTexts.ts';
import { withoutLetters, withSlips } from './variants.ts';

/** A message as features. */
export interface Windowed {
  readonly message: AuthoredMessage;
  /** Features of each window of the message as written, and of its variants. */
  readonly windows: readonly Int32Array[];
  readonly variants: readonly (readonly Int32Array[])[];
}

const OWN_RULES = 'own/rules';

/** Services that people in danger are sent to: what is written to them may itself be acute. */
const EMERGENCY = /^nasjonal-|legevakt|akutt|krise|overgrep|113/;

/**
 * What residents write to ordinary services and in the conversation after, harmless by its purpose unless a rule hears
 * something grave in it, and the project's own texts.
 */
export function ordinaryTexts(root: string, rules: AcuteRules): AuthoredMessage[] {
  const needs = loadServiceExamples(join(root, 'data/examples/services'))
    .filter(({ service, text }) => {
      const level = decide(rules.hear(text))?.level;
      return !EMERGENCY.test(service) && (level === undefined || level === 'concern');
    })
    .map(({ text, author }) => harmless(text, `services/${author}`, 'nb'));
  const talk = loadFollowUps(join(root, 'data/examples/followups'))
    .filter(({ text }) => {
      const level = decide(rules.hear(text))?.level;
      return level === undefined || level === 'concern';
    })
    .map(({ text, author, language }) => harmless(text, `followups/${author}`, language === 'se' ? 'se' : 'nb'));
  const texts = ownSentences(root).map(({ text, language }) => harmless(text, 'own/texts', language));
  // What is asked most in a conversation, as the whole message it often is.
  const orders = ownOrders(root).map((text) => harmless(text, 'own/orders', 'nb'));
  return [...needs, ...talk, ...texts, ...orders];
}

function harmless(text: string, author: string, language: AuthoredMessage['language']): AuthoredMessage {
  return { text, author, language, level: null, signal: 'ordinary', style: 'plain', who: 'self' };
}

/** What the rules themselves give as examples: messages of the project's own, learnt from without the rules. */
export function ruleExamples({ patterns }: AcuteLexicon): AuthoredMessage[] {
  return patterns.flatMap(({ level, topic, examples }) =>
    level === 'weak'
      ? []
      : examples.map((text) => ({
          text,
          level,
          author: OWN_RULES,
          language: 'nb',
          signal: topic,
          style: 'explicit',
          who: 'self',
        })),
  );
}
/** The rules were written on these authors' messages: there they are always right, which says nothing. */
export const RULES_WRITTEN_ON: ReadonlySet<string> = new Set(['mor-nattevakt', 'tenaaring-fisker', 'korte', OWN_RULES]);

/** The features of each window of a text, as the voice reads them. */
function windowFeatures(text: string, rules: AcuteRules, reader: FeatureReader, withRules: boolean): Int32Array[] {
  const heard = rules.hear(text);
  const shape = textShapeOf(text, heard);
  return windowsOf(heard.tokens).map((window) =>
    Int32Array.from(reader.read(sourceOf(shape, heard, window, rules.classNames, withRules))),
  );
}

/** Every so many messages also stands beside something ordinary, as people write. */
const STORY_EVERY = 3;

/** Something ordinary by the same author, so that an author left out is left out whole. */
function companions(messages: readonly AuthoredMessage[]): (author: string, at: number) => string | undefined {
  const plain = new Map<string, string[]>();
  for (const { author, level, style, text } of messages)
    if (level === null && style === 'plain') plain.set(author, [...(plain.get(author) ?? []), text]);
  return (author, at) => {
    const texts = plain.get(author) ?? [];
    return texts[at % texts.length];
  };
}

/** How people join two things they say. */
const JOINTS = ['. ', ', ', ' og ', ' men ', ', nå ', ' ', ' - ', '. Og '];

/** The message before or behind something ordinary. */
function inStory(text: string, other: string, at: number): string {
  const [first, last] = at % 2 === 0 ? [text, other] : [other, text];
  return first.replace(/[.!?\s]+$/, '') + JOINTS[(at >> 1) % JOINTS.length] + last;
}

/** What people put around what they say, which says nothing of how serious it is. */
const COURTESIES: readonly (readonly [string, string])[] = [
  ['', ' takk'],
  ['hei, ', ''],
  ['', ' på forhånd takk'],
  ['', ', spør for meg selv'],
  ['hei ', ' hilsen kari'],
  ['ok ', ''],
  ['du, ', ''],
  ['', ' ok takk'],
  ['', ' hva gjør jeg'],
  ['unnskyld men ', ''],
  ['bures, ', ' giitu'],
  ['', ' ??'],
  ['for ti år siden var det bra, nå ', ''],
  ['tidligere gikk det fint, men ', ''],
  ['jeg så en film og ', ''],
  ['jeg går på kurs, ', ''],
];

function withCourtesy(text: string, at: number): string {
  const [before, behind] = COURTESIES[at % COURTESIES.length]!;
  return `${before}${text.replace(/\.$/, '')}${behind}`;
}

/** All messages as features. The same messages always give the same. */
export function featuresOf(messages: readonly AuthoredMessage[], rules: AcuteRules): Windowed[] {
  const reader = new FeatureReader();
  const random = randomFrom(7);
  const companionOf = companions(messages);
  return messages.map((message, index) => {
    const withRules = !RULES_WRITTEN_ON.has(message.author);
    const read = (text: string) => windowFeatures(text, rules, reader, withRules);
    const other = index % STORY_EVERY === 0 ? companionOf(message.author, index) : undefined;
    const variants = [
      read(withoutLetters(withSlips(message.text, random), index)),
      read(withSlips(message.text, random)),
      ...(index % STORY_EVERY === 1 ? [read(withCourtesy(message.text, (index / STORY_EVERY) | 0))] : []),
      ...(other === undefined ? [] : [read(inStory(message.text, other, (index / STORY_EVERY) | 0))]),
    ];
    return { message, windows: read(message.text), variants };
  });
}
