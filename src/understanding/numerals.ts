/** Numbers written with digits or words: "16", "seksten", "toogåtti", "to og åtti", "vihttanuppelohkái". */
import type { UnderstandingLexicon } from './lexicon.ts';
import { fold } from './normalise.ts';
import type { Word } from './words.ts';

/** A number found in the words `from` to `to`, both included. `decade` is set for "i trettiåra". */
export interface Numeral {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly decade: boolean;
  /** True for "sekstenåring", "16-åring". */
  readonly person: boolean;
  /** True when it is typed with digits. */
  readonly digits: boolean;
}

/** Finds numbers from 1 to 120, and years. */
export interface NumeralReader {
  read(words: readonly Word[]): Numeral[];
}

const DECADE = /^(ara|arene|aren|arane|arsalderen|ars)$/;

/** @param lexicon where the number words and the endings for persons are */
export function createNumeralReader(lexicon: UnderstandingLexicon): NumeralReader {
  const { numbers, age } = lexicon;
  const units = new Map<string, number>();
  const tens = new Map<string, number>();
  const values = new Map<string, number>();
  const put = (word: string, value: number) => {
    if (!values.has(word)) values.set(word, value);
  };
  for (const [value, forms] of Object.entries(numbers.units))
    for (const form of forms) units.set(fold(form), Number(value));
  for (const [value, forms] of Object.entries(numbers.tens))
    for (const form of forms) tens.set(fold(form), Number(value));
  for (const [word, value] of units) if (value !== 1) put(word, value);
  for (const [value, forms] of Object.entries(numbers.teens)) for (const form of forms) put(fold(form), Number(value));
  for (const [ten, tenValue] of tens) {
    put(ten, tenValue);
    if (tenValue === 100) continue;
    for (const [unit, value] of units) {
      put(ten + unit, tenValue + value);
      put(`${unit}og${ten}`, tenValue + value);
      put(`${unit}a${ten}`, tenValue + value);
    }
  }
  const sami = Object.entries(numbers.se.units).flatMap(([value, forms]) =>
    forms.map((form) => [fold(form), Number(value)] as const),
  );
  for (const ending of numbers.se.teen_ending) for (const [unit, value] of sami) put(unit + fold(ending), 10 + value);
  for (const ending of numbers.se.ten_ending) {
    for (const [unit, value] of sami) {
      if (value === 1) continue;
      put(unit + fold(ending), value * 10);
      for (const [last, lastValue] of sami) put(unit + fold(ending) + last, value * 10 + lastValue);
    }
  }
  for (const form of numbers.se.ten) put(fold(form), 10);
  for (const [unit, value] of sami) if (value > 1) put(unit, value);
  const persons = age.person_suffixes.map(fold);

  const read = (text: string): { value: number; decade: boolean; person: boolean } | null => {
    const plain = values.get(text);
    if (plain !== undefined) return { value: plain, decade: false, person: false };
    for (const person of persons) {
      if (!text.endsWith(person)) continue;
      const value = values.get(text.slice(0, -person.length));
      if (value !== undefined) return { value, decade: false, person: true };
    }
    const decade = /^(.+?)(ara|arene|aren|arane|arsalderen)$/.exec(text);
    const value = decade?.[1] ? tens.get(decade[1]) : undefined;
    return value === undefined ? null : { value, decade: true, person: false };
  };

  return {
    read(words) {
      const found: Numeral[] = [];
      for (let at = 0; at < words.length; at++) {
        const word = words[at] as Word;
        const text = word.token.fold;
        const next = words[at + 1];
        if (/^\d+$/.test(text)) {
          const suffix =
            next && (next.token.before === '' || next.token.before === '-' || next.token.before === ' ')
              ? next.token.fold
              : '';
          const person = persons.includes(suffix);
          const decade = Number(text) >= 20 && Number(text) % 10 === 0 && DECADE.test(suffix) && suffix !== 'ars';
          found.push({
            value: Number(text),
            from: at,
            to: person || decade ? at + 1 : at,
            decade,
            person,
            digits: true,
          });
          continue;
        }
        // "to og tjue", "åtti og to"
        const joint = next?.standard === 'og' ? words[at + 2] : undefined;
        if (joint && joint.token.before === ' ') {
          const unit = units.get(text) ?? tens.get(text);
          const ten = units.has(text)
            ? tens.get(joint.token.fold)
            : tens.has(text)
              ? units.get(joint.token.fold)
              : undefined;
          if (unit !== undefined && ten !== undefined && unit !== 100 && ten !== 100) {
            found.push({ value: unit + ten, from: at, to: at + 2, decade: false, person: false, digits: false });
            at += 2;
            continue;
          }
        }
        const value = read(text);
        if (!value) continue;
        const split = next && next.token.before !== '' && next.token.before.length === 1 ? next.token.fold : '';
        if (persons.includes(split)) {
          found.push({ ...value, person: true, from: at, to: at + 1, digits: false });
          at += 1;
        } else if (tens.has(text) && DECADE.test(split) && split !== 'ars') {
          found.push({ ...value, decade: true, from: at, to: at + 1, digits: false });
          at += 1;
        } else if (!value.person && tens.has(text) && split && units.has(split) && units.get(split)! > 1) {
          found.push({ ...value, value: value.value + units.get(split)!, from: at, to: at + 1, digits: false });
          at += 1;
        } else found.push({ ...value, from: at, to: at, digits: false });
      }
      return found;
    },
  };
}
