/** Reads the age of the one the help is for: what rules tell of each number, and what many authors' ages have in common. */
import type { AgeSpan, Audience } from '../../dialogs/events.ts';
import { type AgeOwner, createAgeRules } from './ageRules.ts';
import { BEFORE_BIRTHDAY, LATER, LATER_STARTS, OLDEST, PAST_BIRTHDAY, ROUNDED } from './ageWords.ts';
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

/** A number in a message that could be an age, with what the rules think of it. */
export interface AgeMention {
  readonly numeral: Numeral;
  /** Whose age it is, if it is one. */
  readonly owner: AgeOwner;
  /** What the rules take it for: an age now, one of another time, or none. */
  readonly verdict: 'age' | 'then' | 'none';
}

/** The chance, 0 to 1, that a number is the age of the one the help is for. */
export type AgeJudge = (mention: AgeMention, words: readonly Word[], people: People) => number;

/** What an age is read with. */
export interface AgeContext {
  /** The year now, for "født i 2008". */
  readonly year: number;
  /** True when the age was asked for, so that a bare number is one. */
  readonly asked: boolean;
  /** What many authors' ages have in common; null when the rules decide alone. */
  readonly judge: AgeJudge | null;
}

/** Reads ages. */
export interface AgeReader {
  /** How old the writer says that they are themselves ("jeg er 16"); null when they do not. */
  own(words: readonly Word[], people: People): number | null;
  /** The numbers that could be ages, in the order they are said. */
  mentions(words: readonly Word[], people: People, asked: boolean): AgeMention[];
  read(words: readonly Word[], people: People, context: AgeContext): AgeRead;
}

interface Candidate {
  readonly age: number | null;
  readonly span: AgeSpan | null;
  readonly owner: AgeOwner;
  readonly at: number;
  /** How sure it is that this is the age asked about; 1 for what the rules alone read. */
  readonly chance: number;
}

/** Who is this old or younger does not write. */
const BABY = 5;

/**
 * From this chance a number is the age of the one the help is for, whatever the rules took it for; below the other it
 * is not, though the rules took it for one. Chosen on authors left out in turn.
 */
const SURELY = 0.4;
const HARDLY = 0.1;

/** @param lexicon where units, bands and number words are; @param reader the reader that messages go through too */
export function createAgeReader(lexicon: UnderstandingLexicon, reader: WordReader): AgeReader {
  const numerals = createNumeralReader(lexicon);
  const rules = createAgeRules(lexicon, reader);
  const bands = new PhraseIndex<AgeSpan>((phrase) => reader.readPhrase(phrase));
  for (const { from, to, phrases } of lexicon.age.bands) for (const phrase of phrases) bands.add(phrase, { from, to });

  const ownerAt = (words: readonly Word[], people: People, at: number): AgeOwner =>
    rules.saysOwnAge(words, people, at) ? 'self' : rules.ownerOf(words, people, at);

  const mentions = (words: readonly Word[], people: People, asked: boolean): AgeMention[] => {
    const inBand = bands.find(words);
    return numerals
      .read(words)
      .filter(({ from }) => !inBand.some((band) => band.from <= from && from <= band.to))
      .map((numeral) => ({
        numeral,
        owner: ownerAt(words, people, numeral.from),
        verdict: rules.wasThen(words, numeral)
          ? 'then'
          : !isRange(words, numeral) && rules.isAge(words, numeral, people, asked)
            ? 'age'
            : 'none',
      }));
  };

  return {
    own: (words, people) =>
      mentions(words, people, false).find(
        ({ numeral, verdict }) => verdict === 'age' && rules.saysOwnAge(words, people, numeral.from),
      )?.numeral.value ?? null,
    mentions,
    read(words, people, { year, asked, judge }) {
      const wanted = people.audience === 'relative' || people.audience === 'employee' ? 'other' : 'self';
      const candidates: Candidate[] = [];
      const all = mentions(words, people, asked);
      const paired = new Set<number>();
      for (const mention of all) {
        const { numeral, owner, verdict } = mention;
        const { from, to, value } = numeral;
        if (paired.has(from)) continue;
        const byYear = rules.bornYear(words, numeral, year);
        if (byYear !== null) {
          candidates.push({ age: byYear, span: null, owner, at: from, chance: 1 });
          continue;
        }
        if (numeral.decade) {
          if (value >= 20)
            candidates.push({ age: null, span: { from: value, to: value + 9 }, owner, at: from, chance: 1 });
          continue;
        }
        const chance = judge === null || asked || value > OLDEST ? null : judge(mention, words, people);
        const isSure = chance !== null && chance >= SURELY;
        if (verdict !== 'age' && !isSure) continue;
        const pair = verdict === 'age' ? pairedWith(words, numeral, all) : null;
        if (pair !== null) {
          const span = { from: Math.min(pair, value), to: Math.max(pair, value) };
          candidates.push({ age: null, span, owner, at: from, chance: 1 });
          paired.add(to + 2);
          continue;
        }
        if (chance !== null && chance < HARDLY) continue;
        const age = value - beforeBirthday(words, numeral);
        candidates.push({ age, span: null, owner: isSure ? wanted : owner, at: from, chance: chance ?? 1 });
      }
      for (const { value, from, to } of bands.find(words)) {
        // A baby is never the one who writes: "jeg fikk baby" is no age of hers.
        const isBaby = value.to !== null && value.to <= BABY;
        if (isBaby && wanted === 'self') continue;
        candidates.push({ age: null, span: value, owner: rules.ownerOf(words, people, to + 1), at: from, chance: 1 });
      }
      return choose(candidates, wanted, people.audience, asked);
    },
  };
}

/** "12 til 15": no age but a stretch of something. */
function isRange(words: readonly Word[], { to, digits }: Numeral): boolean {
  const second = words[to + 2];
  return digits && words[to + 1]?.standard === 'til' && second !== undefined && /^\d+$/.test(second.token.fold);
}

/** The second age of two people: "barna er 8 og 11". */
function pairedWith(words: readonly Word[], { to }: Numeral, all: readonly AgeMention[]): number | null {
  if (words[to + 1]?.standard !== 'og') return null;
  const second = all.find(({ numeral }) => numeral.from === to + 2)?.numeral;
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
function choose(
  candidates: readonly Candidate[],
  wanted: AgeOwner,
  audience: Audience | null,
  asked: boolean,
): AgeRead {
  const fits = (candidate: Candidate) => candidate.owner === wanted || candidate.owner === 'unsaid';
  const usable = candidates.filter(
    (candidate) => fits(candidate) || (audience === null && candidate.owner === 'other') || asked,
  );
  const ranked = [...usable].sort(
    (a, b) => Number(b.owner === wanted) - Number(a.owner === wanted) || b.chance - a.chance || a.at - b.at,
  );
  const exact = ranked.find(({ age }) => age !== null);
  const span = ranked.find((candidate) => candidate.span !== null)?.span ?? null;
  return { age: exact?.age ?? null, ageSpan: exact ? null : span };
}
