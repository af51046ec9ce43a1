/**
 * Weighs the two voices. The rules know what they heard and why; the statistical voice has the wider ear. The graver
 * one wins. A rule alone against statistics that hear little danger becomes a question (`concern`); against statistics
 * that hear none it is not raised, unless it is about grief or history, which always get warm words and the numbers.
 * The guards of the rules themselves never silence.
 */
import type { AcuteLevel, AcutePerson } from '../../dialogs/events.ts';
import type { AcuteAssessment } from '../conversation/ports.ts';
import { DONE_TO_SOMEBODY, decide, type Heard } from './rules.ts';
import { isBelieved, type ModelDescription } from './statistics/model.ts';
import type { Opinion, StatisticalVoice } from './statistics/voice.ts';
import { clauseAround, closeAround, type Window, windowsOf } from './statistics/windows.ts';

const RANK: Readonly<Record<AcuteLevel, number>> = { concern: 1, crisis: 2, '116117': 3, '113': 4 };

/** From this chance of danger a concern of the statistics asks the direct question. */
const ASKS_FROM = 0.5;

/** What the statistics must hear of a rule's alarm, as the chance of any danger. */
interface Least {
  /** For a hard level to stand; below it the alarm becomes a question. */
  readonly hard: number;
  /** For anything to be raised. */
  readonly any: number;
  /** The same, of the rule's own words and the nearest alone, which always sound graver. */
  readonly close: number;
}

/**
 * Chosen on authors left out: below `any` the alarms of the rules are nearly all false. Of 5,800 acute messages by 38
 * authors, 19 were heard by rules where the statistics heard less than 0.1; of 6,900 harmless ones, 420.
 */
const LEAST: Least = { hard: 0.35, any: 0.13, close: 0.4 };
/** For a rule that seldom cried wolf, and for one that heard most of its sentence. */
const LEAST_WHEN_BELIEVED: Least = { hard: 0.15, any: 0.05, close: 0.2 };
/** A message or a sentence of so few words is hardly more than what the rule heard. */
const SHORT = 5;

/** The chance of 113 from which statistics overrule the lower hard level of a rule. */
const SURE = 0.9;

/**
 * The level the statistical voice asks for by its thresholds, or null. Between two levels the higher one is taken.
 * What is written as in print needs more. Prose that tells nothing of its writer (news, books, reports) is at most a
 * concern by statistics alone: of 2,465 grave messages by the authors, 12 that no rule hears are written so; of the
 * sentences in newspapers, more than half.
 */
export function levelOf(opinion: Opinion, thresholds: ModelDescription['thresholds']): AcuteLevel | null {
  // A long story has many windows, and the gravest of them sounds graver than one message does.
  const hard = Math.max(
    opinion.isLong ? thresholds.hardWhenLong : thresholds.hard,
    opinion.printed ? thresholds.hardInPrint : 0,
  );
  if (opinion.grave >= hard && !opinion.impersonalProse) {
    const { crisis, '116117': soon, '113': now } = opinion.chances;
    // Life at risk counts double: rather once too often.
    if (now * 2 >= crisis && now * 2 >= soon) return '113';
    return soon >= crisis ? '116117' : 'crisis';
  }
  return opinion.acute >= (opinion.isLong ? thresholds.concernWhenLong : thresholds.concern) ? 'concern' : null;
}

/** The most serious thing both voices together hear in `text`, or null. */
export function weigh(text: string, heard: Heard, voice: StatisticalVoice): AcuteAssessment | null {
  const byRules = decide(heard);
  const opinion = voice.listen(text, heard);
  if (opinion === null) return byRules;
  const level = levelOf(opinion, voice.model.description.thresholds);
  if (byRules !== null && (level === null || rulesStand(byRules.level, level, opinion)))
    return standing(text, byRules, heard, opinion, voice);
  if (level === null) return null;
  const subject = voice.subjectOf(opinion);
  const pieces = voice.pieces(text, heard, opinion.window).map(({ name }) => `«${name}»`);
  const why = `Statistikk: ${percent(opinion.acute)} sjanse for fare, ${percent(opinion.hard)} for alvorlig. Mest vekt: ${pieces.join(', ')}.`;
  return {
    level,
    topic: byRules?.topic ?? subject.topic,
    person: byRules === null ? subject.person : whom(byRules, () => subject),
    signal: `statistics.${subject.topic}`,
    why: byRules === null ? why : `${why} Også: ${byRules.why}`,
    child: heard.writerIsChild ?? (byRules?.child === true || subject.child),
    // A faint suspicion gets the numbers in a line; only a stronger one the direct question.
    lowered: false,
    faint: level === 'concern' && opinion.acute < ASKS_FROM,
  };
}

/** What is left of a rule's alarm when the statistics have no graver one. */
function standing(
  text: string,
  byRules: AcuteAssessment,
  heard: Heard,
  opinion: Opinion,
  voice: StatisticalVoice,
): AcuteAssessment | null {
  const addressed = { ...byRules, person: whom(byRules, () => voice.subjectOf(opinion)) };
  const words = wordsIn(heard, { from: 0, to: heard.tokens.length });
  if (words <= SHORT) return addressed;
  const hits = heard.hits.filter(({ rule }) => rule === byRules.signal);
  // What stands beside may hide the danger: the rule's own words and their clause are heard alone, too.
  const { tokens } = heard;
  const clauses = hits.map(({ start, end }) => clauseAround(tokens, { from: start, to: end }));
  const close = hits.map(({ start, end }) => closeAround(tokens, { from: start, to: end }));
  const dangerIn = (windows: readonly Window[]) =>
    Math.max(0, ...windows.map((window) => voice.dangerIn(text, heard, window)));
  const isShort = clauses.some((clause) => wordsIn(heard, clause) <= SHORT);
  const isBelievable = isShort || isBelieved(voice.model.description, byRules.signal);
  const least = isBelievable ? LEAST_WHEN_BELIEVED : LEAST;
  // In a long message only the windows that the rule heard something in speak for it.
  const own = opinion.isLong ? dangerIn(windowsOf(tokens).filter((window) => overlaps(window, hits))) : opinion.acute;
  const isUnheard = own < least.any && dangerIn(close) < least.close;
  // A sentence of its own in a long story is as much as a message: there its window says little of it.
  const isItsOwn = opinion.isLong && isShort;
  if (isUnheard && !isItsOwn && !hits.some(({ support }) => support)) return null;
  const danger = Math.max(own, dangerIn(clauses));
  if (byRules.level === 'concern' || danger >= least.hard) return addressed;
  return {
    ...addressed,
    level: 'concern',
    why: `${byRules.why} Senket fra ${byRules.level}: statistikken hører lite fare (${percent(danger)}).`,
  };
}

/**
 * Rules take the writer when the text names nobody they know; then the statistics may know better. Not of violence,
 * where the rules tell who does it from whom it is done to.
 */
function whom(byRules: AcuteAssessment, byStatistics: () => { person: AcutePerson }): AcutePerson {
  return byRules.person === 'self' && !DONE_TO_SOMEBODY.includes(byRules.topic)
    ? byStatistics().person
    : byRules.person;
}

/** A rule knows its level; statistics lift it only when they are graver, and past a hard level only when sure of 113. */
function rulesStand(byRules: AcuteLevel, byStatistics: AcuteLevel, { chances }: Opinion): boolean {
  if (RANK[byRules] >= RANK[byStatistics]) return true;
  return byRules !== 'concern' && (byStatistics !== '113' || chances['113'] < SURE);
}

/** Whether the window has a word of any of the hits. */
function overlaps({ from, to }: Window, hits: readonly { readonly start: number; readonly end: number }[]): boolean {
  return hits.some(({ start, end }) => start < to && from < end);
}

function wordsIn({ tokens }: Heard, { from, to }: Window): number {
  let words = 0;
  for (let at = from; at < to; at += 1) if (!tokens[at]!.isBreak) words += 1;
  return words;
}

function percent(chance: number): string {
  return `${Math.round(chance * 100)} %`;
}
