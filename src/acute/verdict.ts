/**
 * Weighs the two voices. The rules know what they heard and why; the statistical voice has the wider ear. The graver
 * one wins. A rule that often cried wolf, alone against statistics that hear nothing, becomes a question (`concern`),
 * never silence.
 */
import type { AcuteLevel, AcutePerson } from '../../dialogs/events.ts';
import type { AcuteAssessment } from '../conversation/ports.ts';
import { DONE_TO_SOMEBODY, decide, type Heard } from './rules.ts';
import { isBelieved } from './statistics/model.ts';
import type { Opinion, StatisticalVoice } from './statistics/voice.ts';

const RANK: Readonly<Record<AcuteLevel, number>> = { concern: 1, crisis: 2, '116117': 3, '113': 4 };

/** From this chance of danger a concern of the statistics asks the direct question. */
const ASKS_FROM = 0.5;

/**
 * Least chance of any danger for a hard rule to stand: less for a rule that seldom cried wolf. Below it the alarm
 * becomes a question. Chosen on authors left out: 2 % of their harmless messages stay hard.
 */
const STANDS_FROM = 0.25;
const STANDS_FROM_WHEN_BELIEVED = 0.1;
/** A message of so few words is hardly more than what the rule heard. */
const SHORT = 5;

/** The chance of 113 from which statistics overrule the lower hard level of a rule. */
const SURE = 0.9;

/**
 * The level the statistical voice asks for by its thresholds, or null. Between two levels the higher one is taken.
 * Prose that tells nothing of its writer (news, books, reports) is at most a concern by statistics alone: of 2,465 grave
 * messages by the authors, 12 that no rule hears are written so; of the sentences in newspapers, more than half.
 */
export function levelOf(opinion: Opinion, thresholds: { concern: number; hard: number }): AcuteLevel | null {
  if (opinion.grave >= thresholds.hard && !opinion.impersonalProse) {
    const { crisis, '116117': soon, '113': now } = opinion.chances;
    // Life at risk counts double: rather once too often.
    if (now * 1.5 >= crisis && now * 1.5 >= soon) return '113';
    return soon >= crisis ? '116117' : 'crisis';
  }
  return opinion.acute >= thresholds.concern ? 'concern' : null;
}

/** The most serious thing both voices together hear in `text`, or null. */
export function weigh(text: string, heard: Heard, voice: StatisticalVoice): AcuteAssessment | null {
  const byRules = decide(heard);
  const opinion = voice.listen(text, heard);
  if (opinion === null) return byRules;
  const level = levelOf(opinion, voice.model.description.thresholds);
  if (byRules !== null && (level === null || rulesStand(byRules.level, level, opinion))) {
    const believed = isBelieved(voice.model.description, byRules.signal);
    const least = believed ? STANDS_FROM_WHEN_BELIEVED : STANDS_FROM;
    const addressed = { ...byRules, person: whom(byRules, () => voice.subjectOf(opinion)) };
    if (byRules.level === 'concern' || opinion.acute >= least || wordsOf(heard) <= SHORT) return addressed;
    return {
      ...addressed,
      level: 'concern',
      why: `${byRules.why} Senket fra ${byRules.level}: statistikken hører nesten ingen fare (${percent(opinion.acute)}).`,
    };
  }
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

const wordsOf = ({ tokens }: Heard) => tokens.reduce((sum, { isBreak }) => sum + (isBreak ? 0 : 1), 0);

function percent(chance: number): string {
  return `${Math.round(chance * 100)} %`;
}
