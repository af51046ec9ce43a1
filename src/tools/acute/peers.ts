/** What the detector is compared with in the same run: a list of keywords, and nlp.js learnt from the same messages. */
import { learnNlpjs as learn } from '../nlpjs.ts';
import type { AuthoredMessage } from './messages.ts';

/** The level a method gives a text, or null when it hears nothing. */
export type Listen = (text: string) => string | null | Promise<string | null>;

const WORDS: readonly (readonly [string, RegExp])[] = [
  ['113', /overdose|puster ikke|bevisstløs|kramper|tatt (alle|for mange) (piller|tabletter)|forgift|not breathing/i],
  ['116117', /psykose|hører stemmer|voldt|abstinens|slår meg|raped/i],
  ['crisis', /selvmord|sjølvmord|drepe meg|ta livet|vil dø|vil ikke leve|orker ikke mer|suicid|kill myself|iešsorb/i],
];

/** A list of the words one thinks of first. */
export const keywordList: Listen = (text) => WORDS.find(([, words]) => words.test(text))?.[0] ?? null;

/** nlp.js with one intent for each level and one for harmless messages. */
export async function learnNlpjs(messages: readonly AuthoredMessage[]): Promise<Listen> {
  const classify = await learn(messages.map(({ text, level }) => ({ text, intent: level ?? 'harmless' })));
  return async (text) => {
    const [intent = 'None'] = await classify(text);
    return intent === 'harmless' || intent === 'None' ? null : intent;
  };
}
