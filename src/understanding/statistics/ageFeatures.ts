/**
 * The features of one number in a message, for telling whether it is the age of the one the help is for: the words around
 * it, what the rules take it for, who is near, and who the message is about.
 */
import type { AgeMention } from '../age.ts';
import type { People } from '../people.ts';
import type { Word } from '../words.ts';
import { hash } from './features.ts';

/** So many words before and after are read. */
const AROUND = 4;
/** The table of ages is small: few words stand beside ages. */
export const AGE_BITS = 13;
/** Ends of the bands that a number falls in: babies, children, youth, adults, the old. */
const BANDS = [3, 6, 10, 13, 18, 26, 40, 60, 80, 111];

/** The numbers of all features, each once. */
export function ageFeaturesOf(mention: AgeMention, words: readonly Word[], people: People): Int32Array {
  const { numeral, owner, verdict } = mention;
  const { from, to, value, digits, person } = numeral;
  const found = new Set<number>();
  const add = (kind: string, what: string | number | boolean | null) => found.add(hash(`age ${kind} ${what}`));
  const sentence = words[from]?.sentence;
  const shape = (word: Word | undefined) =>
    word === undefined || word.sentence !== sentence ? '|' : /^\d+$/.test(word.standard) ? '0' : word.standard;
  const marks = (word: Word | undefined) => (word === undefined ? '$' : word.token.before.trim());

  const band = BANDS.findIndex((end) => value < end);
  add('verdict', verdict);
  add('owner', owner);
  add('verdict and owner', `${verdict} ${owner} ${people.audience}`);
  add('audience', people.audience);
  add('owner and audience', `${owner} ${people.audience}`);
  add('band', band);
  add('written', `${digits} ${person} ${numeral.decade}`);
  for (let away = 1; away <= AROUND; away += 1) {
    const before = shape(words[from - away]);
    const after = shape(words[to + away]);
    add(`before ${away}`, before);
    add(`after ${away}`, after);
    add('somewhere before', before);
    add('somewhere after', after);
  }
  add('pair before', `${shape(words[from - 2])} ${shape(words[from - 1])}`);
  add('pair after', `${shape(words[to + 1])} ${shape(words[to + 2])}`);
  add('between', `${shape(words[from - 1])} ${shape(words[to + 1])}`);
  add('after and band', `${shape(words[to + 1])} ${band}`);
  add('before and owner', `${shape(words[from - 1])} ${owner}`);
  add('marks', `${marks(words[from])} ${marks(words[to + 1])}`);
  add('marks and after', `${marks(words[to + 1])} ${shape(words[to + 1])}`);
  add('first', from === 0);
  add('last', to === words.length - 1);
  const nearest = people.mentions.filter((one) => one.to < from).at(-1);
  add('nearest', nearest === undefined ? 'none' : `${nearest.relation} ${Math.min(5, from - nearest.to)}`);
  add('near and audience', `${nearest !== undefined && from - nearest.to <= 3} ${people.audience}`);
  add(
    'self near',
    people.selves.some((at) => at < from && from - at <= 3),
  );
  add(
    'third near',
    people.thirds.some((at) => at < from && from - at <= 3),
  );
  return Int32Array.from(found);
}
