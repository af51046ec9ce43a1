/**
 * What is learnt from: the authors' messages and ordinary texts, as features, each also as phones, haste and stories
 * make it.
 */
import { join } from 'node:path';
import { type AcuteRules, decide } from '../../acute/rules.ts';
import { FeatureReader } from '../../acute/statistics/features.ts';
import { randomFrom } from '../../acute/statistics/learn.ts';
import { sourceOf, textShapeOf } from '../../acute/statistics/voice.ts';
import { windowsOf } from '../../acute/statistics/windows.ts';
import { loadServiceExamples } from '../../matching/index.ts';
import type { AuthoredMessage } from './messages.ts';
import { ownSentences } from './ownTexts.ts';
import { withoutLetters, withSlips } from './variants.ts';

/** A message as features. */
export interface Windowed {
  readonly message: AuthoredMessage;
  /** Features of each window of the message as written, and of its variants. */
  readonly windows: readonly Int32Array[];
  readonly variants: readonly (readonly Int32Array[])[];
}

/** Services that people in danger are sent to: what is written to them may itself be acute. */
const EMERGENCY = /^nasjonal-|legevakt|akutt|krise|overgrep|113/;

/**
 * What residents write to ordinary services, harmless by its purpose unless a rule hears something grave in it, and the
 * project's own texts.
 */
export function ordinaryTexts(root: string, rules: AcuteRules): AuthoredMessage[] {
  const needs = loadServiceExamples(join(root, 'data/examples/services'))
    .filter(({ service, text }) => {
      const level = decide(rules.hear(text))?.level;
      return !EMERGENCY.test(service) && (level === undefined || level === 'concern');
    })
    .map(({ text, author }) => harmless(text, `services/${author}`, 'nb'));
  return [...needs, ...ownSentences(root).map(({ text, language }) => harmless(text, 'own/texts', language))];
}

function harmless(text: string, author: string, language: AuthoredMessage['language']): AuthoredMessage {
  return { text, author, language, level: null, signal: 'ordinary', style: 'plain', who: 'self' };
}

/** The rules were written on these authors' messages: there they are always right, which says nothing. */
export const RULES_WRITTEN_ON: ReadonlySet<string> = new Set(['mor-nattevakt', 'tenaaring-fisker', 'korte']);

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

/** The message before or behind something ordinary. */
function inStory(text: string, other: string, before: boolean): string {
  const [first, last] = before ? [text, other] : [other, text];
  return /[.!?]$/.test(first) ? `${first} ${last}` : `${first}. ${last}`;
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
      ...(other === undefined ? [] : [read(inStory(message.text, other, index % 2 === 0))]),
    ];
    return { message, windows: read(message.text), variants };
  });
}
