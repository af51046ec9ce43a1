/** Reads the age of the one the help is for. Durations, amounts, addresses and past ages are not ages. */
import type { AgeSpan, Audience } from '../../dialogs/events.ts';
import type { UnderstandingLexicon } from './lexicon.ts';
import { createNumeralReader, type Numeral } from './numerals.ts';
import type { People } from './people.ts';
import { PhraseIndex } from './phrases.ts';
import type { Word, WordReader } from './words.ts';

/** What a message says about an age. */
export interface AgeRead {
  readonly age: number | null;
  readonly ageSpan: AgeSpan | null;
}

/** Reads ages. */
export interface AgeReader {
  /** Whether the writer says how old they are themselves: "jeg er 16". */
  saysOwn(words: readonly Word[], people: People): boolean;
  /**
   * @param year the year now, for "født i 2008"
   * @param asked true when the age was asked for, so that a bare number is one
   */
  read(words: readonly Word[], people: People, year: number, asked: boolean): AgeRead;
}

type Owner = 'self' | 'other' | 'unsaid';

interface Candidate {
  readonly age: number | null;
  readonly span: AgeSpan | null;
  readonly owner: Owner;
  readonly at: number;
}

const OLDEST = 110;
/** "for 17 år siden", "17 år sia": the word after the years. */
const AGO = new Set([
  'siden',
  'sia',
  'sidan',
  'tilbake',
  'ago',
  'senere',
  'etterpa',
  'etter',
  'framover',
  'fremover',
  'til',
  'med',
  'uten',
  'foran',
]);
const DURATION_BEFORE = new Set([
  'i',
  'for',
  'gjennom',
  'over',
  'siste',
  'etter',
  'om',
  'pa',
  'minst',
  'hele',
  'de',
  'cirka',
  'ca',
  'omtrent',
  'mer',
  'enn',
  'snart',
  'noen',
  'in',
  'since',
  'last',
]);
const RANGE_WORDS = new Set(['og', 'til', 'eller', 'mellom']);
const OF_THE_DAY = new Set(['kveld', 'morgenen', 'natt', 'formiddagen', 'ettermiddagen', 'dag', 'kvelden', 'natta']);
const APPROXIMATE = new Set([
  'juo',
  'allerede',
  'alt',
  'snart',
  'nesten',
  'nettopp',
  'akkurat',
  'bare',
  'fylt',
  'na',
  'allerede',
  'straks',
  'rundt',
  'omtrent',
  'ca',
  'cirka',
  'godt',
  'over',
  'en',
  'ein',
  'ei',
  'blitt',
  'just',
  'almost',
  'about',
  'only',
  'jo',
  'visst',
]);
/** "12-jahkásaš", "16-årig": a word for being so old, never for how long. */
const AGED = new Set(['jahkasas', 'jahkasasas', 'jahkasacca', 'arig', 'arige']);
/** A bare number between commas is an age from here on ("bipolar, 26, vil ha samtaler"), and below the next. */
const LONE_FROM = 10;
const LONE_TO = 99;
const BEFORE_BIRTHDAY = new Set(['fyller', 'snart', 'nesten', 'straks', 'almost', 'nearly']);
const LATER = new Set(['i', 'til', 'om', 'snart', 'neste', 'pa', 'straks']);
const LATER_STARTS = new Set([
  'morgen',
  'sommeren',
  'sommer',
  'hosten',
  'host',
  'varen',
  'var',
  'vinteren',
  'vinter',
  'uke',
  'maned',
  'ar',
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
  'jul',
  'paske',
  'neste',
  'en',
  'et',
  'noen',
  'to',
  'tre',
  'fredag',
  'mandag',
  'tirsdag',
  'onsdag',
  'torsdag',
  'lordag',
  'sondag',
]);
const ROUNDED = new Set(['runda', 'rundet', 'fylte', 'ble']);
const PAST_BIRTHDAY = new Set(['gar', 'fjor', 'vinter', 'stad']);

/** @param lexicon where units, bands and number words are; @param reader the reader that messages go through too */
export function createAgeReader(lexicon: UnderstandingLexicon, reader: WordReader): AgeReader {
  const { age } = lexicon;
  const numerals = createNumeralReader(lexicon);
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
  const phraseIndex = <Value>(entries: readonly (readonly [string, Value])[]) => {
    const index = new PhraseIndex<Value>((phrase) => reader.readPhrase(phrase));
    for (const [phrase, value] of entries) index.add(phrase, value);
    return index;
  };
  const past = phraseIndex(age.past.map((phrase) => [phrase, true] as const));
  const bands = phraseIndex(
    age.bands.flatMap((band) => band.phrases.map((phrase) => [phrase, { from: band.from, to: band.to }] as const)),
  );

  const has = (set: ReadonlySet<string>, word: Word | undefined) =>
    word !== undefined && (set.has(word.standard) || set.has(word.token.fold));

  /** Who stands nearest before the place, in the same sentence. */
  const ownerOf = (words: readonly Word[], people: People, at: number): Owner => {
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

  /** "Jeg er 16": the writer's own age, whoever else is in the sentence. */
  const saysOwnAge = (words: readonly Word[], people: People, from: number): boolean => {
    let back = from - 1;
    while (words[back] && APPROXIMATE.has(words[back]!.standard)) back -= 1;
    return words[back] !== undefined && has(being, words[back]) && people.selves.includes(back - 1);
  };

  return {
    saysOwn: (words, people) => numerals.read(words).some(({ from }) => saysOwnAge(words, people, from)),
    read(words, people, year, asked) {
      const pastHits = past.find(words);
      const candidates: Candidate[] = [];
      const bandHits = bands.find(words);
      const inBand = (at: number) => bandHits.some(({ from, to }) => from <= at && at <= to);
      const all = numerals.read(words).filter(({ from }) => !inBand(from));
      const paired = new Set<number>();
      for (const numeral of all) {
        const { from, to } = numeral;
        if (paired.has(from)) continue;
        const sentence = words[from]?.sentence;
        const byYear = bornYear(words, numeral, year);
        const owner = saysOwnAge(words, people, from) ? 'self' : ownerOf(words, people, from);
        if (byYear !== null) {
          candidates.push({ age: byYear, span: null, owner, at: from });
          continue;
        }
        if (numeral.decade) {
          if (numeral.value >= 20)
            candidates.push({ age: null, span: { from: numeral.value, to: numeral.value + 9 }, owner, at: from });
          continue;
        }
        const wasThen = pastHits.some(
          (hit) => hit.to < from && from - hit.to <= 3 && words[hit.to]?.sentence === sentence,
        );
        if (wasThen) continue;
        const following = words[to + 1];
        if (
          following &&
          RANGE_WORDS.has(following.standard) &&
          words[to + 2] &&
          /^\d+$/.test(words[to + 2]!.token.fold) &&
          numeral.digits &&
          following.standard === 'til'
        )
          continue;
        if (!isAge(words, numeral, people, asked)) continue;
        const pair = pairedWith(words, numeral, all);
        if (pair !== null) {
          candidates.push({
            age: null,
            span: { from: Math.min(pair, numeral.value), to: Math.max(pair, numeral.value) },
            owner,
            at: from,
          });
          paired.add(to + 2);
          continue;
        }
        candidates.push({ age: numeral.value - beforeBirthday(words, numeral), span: null, owner, at: from });
      }
      for (const hit of bandHits) {
        candidates.push({ age: null, span: hit.value, owner: ownerOf(words, people, hit.to + 1), at: hit.from });
      }
      return choose(candidates, people.audience, asked);
    },
  };
}

/** The second age of two people: "barna er 8 og 11". */
function pairedWith(words: readonly Word[], { to }: Numeral, all: readonly Numeral[]): number | null {
  if (words[to + 1]?.standard !== 'og') return null;
  const second = all.find(({ from }) => from === to + 2);
  if (!second || second.value > OLDEST || second.decade || second.person) return null;
  const after = words[second.to + 1];
  const ends = !after || after.clause !== words[to]?.clause || after.small || after.standard === 'ar';
  return ends ? second.value : null;
}

/** 1 when the birthday is still to come ("fyller 18 i morgen"), -1 when it was last year, else 0. */
function beforeBirthday(words: readonly Word[], { from, to }: Numeral): number {
  const before = words[from - 1]?.standard ?? '';
  const next = words[to + 1];
  const following = next?.standard === 'ar' ? words[to + 2] : next;
  const after = following && following.sentence === words[from]?.sentence ? following.standard : '';
  const position = following ? words.indexOf(following) : -1;
  const afterThat = position >= 0 ? (words[position + 1]?.standard ?? '') : '';
  const ahead = LATER.has(after) && (after === 'snart' || LATER_STARTS.has(afterThat)) && !PAST_BIRTHDAY.has(afterThat);
  if (ROUNDED.has(before) && after === 'i' && PAST_BIRTHDAY.has(afterThat)) return afterThat === 'fjor' ? -1 : 0;
  if (BEFORE_BIRTHDAY.has(before)) return 1;
  return before === 'blir' && ahead ? 1 : 0;
}

/** The age of the one the help is for: of the other when the writer asks for another, else of the writer. */
function choose(candidates: readonly Candidate[], audience: Audience | null, asked: boolean): AgeRead {
  const wanted: Owner = audience === 'relative' || audience === 'employee' ? 'other' : 'self';
  const fits = (candidate: Candidate) => candidate.owner === wanted || candidate.owner === 'unsaid';
  const usable = candidates.filter(
    (candidate) => fits(candidate) || (audience === null && candidate.owner === 'other') || asked,
  );
  const ranked = [...usable].sort((a, b) => Number(b.owner === wanted) - Number(a.owner === wanted) || a.at - b.at);
  const exact = ranked.find(({ age }) => age !== null);
  const span = ranked.find((candidate) => candidate.span !== null)?.span ?? null;
  return { age: exact?.age ?? null, ageSpan: exact ? null : span };
}
