/** What rules tell of a number in a message: whether it is an age, whose, and of what time. */
import { AGED, AGO, APPROXIMATE, DURATION_BEFORE, LONE_FROM, LONE_TO, OF_THE_DAY, OLDEST } from './ageWords.ts';
import type { UnderstandingLexicon } from './lexicon.ts';
import type { Numeral } from './numerals.ts';
import type { People } from './people.ts';
import { PhraseIndex } from './phrases.ts';
import type { Word, WordReader } from './words.ts';

/** Whose age a number is, as far as the sentence tells. */
export type AgeOwner = 'self' | 'other' | 'unsaid';

/** The rules. Durations, amounts, addresses and past ages are not ages. */
export interface AgeRules {
  /** Who stands nearest before the place, in the same sentence. */
  ownerOf(words: readonly Word[], people: People, at: number): AgeOwner;
  /** The age of one who was born in the year that is said; null when it is no such year. */
  bornYear(words: readonly Word[], numeral: Numeral, year: number): number | null;
  /** @param asked true when the age was asked for, so that a bare number is one */
  isAge(words: readonly Word[], numeral: Numeral, people: People, asked: boolean): boolean;
  /** Whether it is the age of another time: "da jeg var 12". */
  wasThen(words: readonly Word[], numeral: Numeral): boolean;
  /** "Jeg er 16": the writer's own age, whoever else is in the sentence. */
  saysOwnAge(words: readonly Word[], people: People, from: number): boolean;
}

/** @param lexicon where units, bands and number words are; @param reader the reader that messages go through too */
export function createAgeRules(lexicon: UnderstandingLexicon, reader: WordReader): AgeRules {
  const { age } = lexicon;
  const wordsOf = (list: readonly string[]) => {
    const set = new Set<string>();
    for (const text of list) {
      const read = reader.readPhrase(text);
      const only = read[0];
      if (read.length === 1 && only) {
        set.add(only.token.fold);
        set.add(only.standard);
      }
    }
    return set;
  };
  const years = wordsOf(age.years);
  const notBefore = wordsOf(age.not_an_age_before);
  const notAfter = wordsOf(age.not_an_age_after);
  const being = wordsOf(age.being);
  const persons = wordsOf(age.persons);
  const born = wordsOf(age.born);
  const past = new PhraseIndex<true>((phrase) => reader.readPhrase(phrase));
  for (const phrase of age.past) past.add(phrase, true);

  const has = (set: ReadonlySet<string>, word: Word | undefined) =>
    word !== undefined && (set.has(word.standard) || set.has(word.token.fold));

  const ownerOf = (words: readonly Word[], people: People, at: number): AgeOwner => {
    const sentence = words[at]?.sentence;
    const nearest = (places: readonly number[]) =>
      Math.max(-1, ...places.filter((place) => place < at && words[place]?.sentence === sentence));
    const me = nearest(people.selves);
    const they = Math.max(nearest(people.mentions.map(({ to }) => to)), nearest(people.thirds));
    if (me < 0 && they < 0) {
      const next = people.mentions.some(
        ({ from }) => from > at && from - at <= 2 && words[from]?.sentence === sentence,
      );
      return next ? 'other' : 'unsaid';
    }
    return me > they ? 'self' : 'other';
  };

  const bornYear = (words: readonly Word[], numeral: Numeral, year: number): number | null => {
    const { value, from } = numeral;
    if (!numeral.digits || value < 1900 || value > year) return null;
    const near = [1, 2, 3, 4, 5].some((back) => has(born, words[from - back]));
    const model = words[numeral.to + 1]?.standard === 'modell';
    return near || model ? year - value : null;
  };

  const isAge = (words: readonly Word[], numeral: Numeral, people: People, asked: boolean): boolean => {
    const { from, to, value } = numeral;
    if (value > OLDEST || (value === 0 && !asked)) return false;
    if (numeral.person) return true;
    const word = words[from] as Word;
    const before = words[from - 1];
    const after = words[to + 1];
    const sameBefore = before && before.sentence === word.sentence ? before : undefined;
    const inSentence = after && after.sentence === word.sentence ? after : undefined;
    if (numeral.digits && /^\d{3,}$/.test(word.token.fold)) return false;
    // a telephone number, a date, a time, an amount with decimals
    const isDigits = (one: Word | undefined) => one !== undefined && /^\d+$/.test(one.token.fold);
    if (isDigits(before) && /^[ .,:/-]?$/.test(word.token.before) && words.length > 1 && numeral.digits) return false;
    if (isDigits(after) && /^[ .:/-]?$/.test(after?.token.before ?? '') && numeral.digits) return false;
    if (sameBefore && has(notBefore, sameBefore) && !(sameBefore.standard === 'bare')) return false;
    if (/§/.test(word.token.before)) return false;
    // "s3lvm0rd": a number inside a word
    if (before && word.token.before === '' && numeral.digits) return false;
    // "13. mai"
    if (numeral.digits && after && has(notAfter, after) && /^\. ?$/.test(after.token.before)) return false;
    if (inSentence && after?.token.before.length === 1 && has(notAfter, after)) return false;
    if (inSentence && after && has(notAfter, after) && after.clause === word.clause) return false;

    const yearsFollow = inSentence !== undefined && has(years, inSentence);
    const afterYears = yearsFollow ? words[to + 2] : undefined;
    const old =
      afterYears?.standard === 'gammel' || afterYears?.token.fold === 'boaris' || afterYears?.token.fold === 'old';
    if (yearsFollow && (old || AGED.has(inSentence?.token.fold ?? ''))) return value > 0;
    if (yearsFollow) {
      if (
        afterYears &&
        AGO.has(afterYears.standard) &&
        afterYears.sentence === word.sentence &&
        /^ $/.test(afterYears.token.before)
      )
        return false;
      let back = from - 1;
      while (words[back] && APPROXIMATE.has(words[back]!.standard) && !DURATION_BEFORE.has(words[back]!.standard))
        back -= 1;
      const previous = words[back];
      const clean =
        previous && previous.sentence === word.sentence && word.token.before !== ', ' ? previous : undefined;
      if (clean) {
        if (clean.standard === 'pa') return personBefore(words, people, back);
        if (DURATION_BEFORE.has(clean.standard)) {
          const beingBefore = words[back - 1];
          return (
            beingBefore !== undefined &&
            has(being, beingBefore) &&
            ['over', 'snart', 'om', 'cirka', 'ca', 'omtrent'].includes(clean.standard)
          );
        }
        if (has(being, clean) || has(persons, clean)) return true;
        if (people.mentions.some(({ to: end }) => back - end <= 1 && back >= end)) return true;
        return people.selves.includes(back) || people.thirds.includes(back);
      }
      return true;
    }

    // "klokka ti om kvelden"
    if (after?.standard === 'om' && OF_THE_DAY.has(words[to + 2]?.standard ?? '')) return false;

    // "bipolar, 26, vil ha samtaler", "Nieida, 13, ii halit"
    const isLone = /,/.test(word.token.before) && (!inSentence || /,/.test(after?.token.before ?? ''));
    if (isLone && numeral.digits && value >= LONE_FROM && value <= LONE_TO) return true;
    // "16 her"
    if (from === 0 && numeral.digits && value >= LONE_FROM && after?.standard === 'her') return true;

    // a bare number
    let back = from - 1;
    while (
      words[back] &&
      words[back]!.sentence === word.sentence &&
      APPROXIMATE.has(words[back]!.standard) &&
      words[back]!.standard !== 'over'
    )
      back -= 1;
    const previous = words[back]?.sentence === word.sentence ? words[back] : undefined;
    if (words.length === 1) return value >= 3;
    if (!previous) {
      if (asked) return true;
      if (from === 0 || words[from - 1]?.sentence !== word.sentence) {
        const ends = !inSentence || /[.,]/.test(after?.token.before ?? '');
        return (
          value >= 5 &&
          (ends ||
            after?.standard === 'og' ||
            after?.standard === 'har' ||
            after?.standard === 'snart' ||
            after?.standard === 'jente' ||
            after?.standard === 'gutt')
        );
      }
      return false;
    }
    if (previous.standard === 'pa') {
      return personBefore(words, people, back);
    }
    if (has(being, previous)) {
      const subject = words[back - 1];
      if (has(notBefore, subject)) return false;
      const pointless =
        inSentence && after && after.clause === word.clause && !after.small && !after.known && !numeral.digits;
      if (pointless) return false;
      if (previous.standard === 'er' && subject?.standard === 'det' && to < words.length - 1) return false;
      if (value < 3 && !numeral.digits && !asked) return false;
      if (value < 13 && !numeral.digits && inSentence && after && after.clause === word.clause && !after.small)
        return false;
      return true;
    }
    if (has(persons, previous)) return previous.standard !== 'folk' && previous.standard !== 'noen';
    if (people.mentions.some(({ to: end }) => end === back)) return true;
    if (mentionsPossessive(words, people, back)) return true;
    if (/[(]/.test(word.token.before)) return value >= 5;
    if (/,/.test(word.token.before) && (!inSentence || /[,.]/.test(after?.token.before ?? ''))) {
      return people.thirds.includes(back) || people.selves.includes(back) || has(persons, previous);
    }
    if (
      (people.selves.includes(back) || people.thirds.includes(back)) &&
      (!inSentence || after?.clause !== word.clause)
    )
      return true;
    if (asked) return words.length <= 6;
    return false;
  };

  const personBefore = (words: readonly Word[], people: People, at: number): boolean => {
    const nearest = words[at - 1];
    if (has(persons, nearest) || people.thirds.includes(at - 1)) return true;
    // "sønnen min på 16", "datteren vår her på 16"
    return people.mentions.some(
      ({ to }) =>
        to === at - 1 ||
        (to === at - 2 && nearest?.small === true) ||
        (to === at - 3 && nearest?.small === true && words[at - 2]?.small === true),
    );
  };
  const mentionsPossessive = (words: readonly Word[], people: People, at: number): boolean =>
    people.mentions.some(({ to }) => at - to === 1 && words[at]?.small === true && !has(being, words[at]));

  const saysOwnAge = (words: readonly Word[], people: People, from: number): boolean => {
    let back = from - 1;
    while (words[back] && APPROXIMATE.has(words[back]!.standard)) back -= 1;
    return words[back] !== undefined && has(being, words[back]) && people.selves.includes(back - 1);
  };

  return {
    ownerOf,
    bornYear,
    isAge,
    saysOwnAge,
    wasThen: (words, { from }) =>
      past
        .find(words)
        .some((hit) => hit.to < from && from - hit.to <= 3 && words[hit.to]?.sentence === words[from]?.sentence),
  };
}
