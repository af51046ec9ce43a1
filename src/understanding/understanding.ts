/** Puts the readers together: one message in, what it says out. Pure and the same every time. */
import type { Audience, Facts, Need } from '../../dialogs/events.ts';
import type { Catalogue, ReadingContext, Understanding } from '../conversation/ports.ts';
import { finish } from '../steps.ts';
import { type AgeJudge, type AgeMention, createAgeReader } from './age.ts';
import { createOrderReader } from './commands.ts';
import { createConceptReader } from './concepts.ts';
import { createLanguageReader } from './language.ts';
import type { UnderstandingLexicon } from './lexicon.ts';
import { byRules as ordersByRules, readMove } from './moveReading.ts';
import { tokenise } from './normalise.ts';
import { createPeopleReader, type People } from './people.ts';
import { createPlaceReader, placeWords } from './place.ts';
import { ageFeaturesOf } from './statistics/ageFeatures.ts';
import { featuresOf } from './statistics/features.ts';
import type { Guess, StatisticalReader } from './statistics/model.ts';
import { moveFeaturesOf } from './statistics/moveFeatures.ts';
import { createWordReader, type Word } from './words.ts';

/** What the reader is made of. */
export interface UnderstandingParts {
  readonly lexicon: UnderstandingLexicon;
  readonly catalogue: Catalogue;
  /** What many authors' messages have in common; null while it is being learnt. */
  readonly statistics: StatisticalReader | null;
}

/** For learning: no feature hangs on the year. */
const ANY_TIME = new Date('2026-06-01T12:00:00Z');
const ADULT = 18;
/** A correction of so few words is only that. */
const FEW_WORDS = 5;
const CHILD_OF_ILL_PARENT = 'children-next-of-kin';

/** Words of the catalogue's texts: they exist, and are never corrected into others. */
function* catalogueWords(catalogue: Catalogue): Generator<string> {
  const services = [
    ...catalogue.municipalities().flatMap(({ slug }) => catalogue.servicesOf(slug)),
    ...catalogue.national(),
  ];
  for (const { name, alternate_names, description, facts } of services) {
    for (const text of [name, ...alternate_names, description.nb, ...facts.map((fact) => fact.text.nb)]) {
      for (const token of tokenise(text)) yield token.raw;
    }
  }
  yield* placeWords(catalogue);
}

/**
 * Below this chance a message tells of no need, whatever its words are ("dør av latter", "4 dl mel"). On authors left
 * out, 2 of 100 needs fall below it, and half of what is no need.
 */
const NO_NEED = 0.15;
/** The same when no concept was heard. */
const NO_NEED_WITHOUT_CONCEPT = 0.4;
/** From these chances the statistics are believed where the rules read something else, or nothing. */
const SURE_OF_AUDIENCE = 0.6;
/** Against what the rules read, they must be surer. */
const SURER_THAN_RULES = 0.85;
const SURE_OF_NEED = 0.7;
/** When nothing else tells the need. */
const LIKELY_NEED = 0.5;
const SURELY_A_NEED = 0.5;

/** From this chance a message is followed into North Sami where its words alone do not tell. */
const SURELY_SAMI = 0.9;

/** The facts as statistics amend them: whom it is about, and needs that no concept named. */
function amended(facts: Facts, { audience, needs }: Guess): Facts {
  const [likeliest, chance] = (Object.entries(audience) as [keyof typeof audience, number][]).reduce((a, b) =>
    b[1] > a[1] ? b : a,
  );
  const least = facts.audience === null ? SURE_OF_AUDIENCE : SURER_THAN_RULES;
  const whose = chance >= least ? likeliest : facts.audience;
  // A writer is only assumed to write of themselves; to say so would be to claim to know.
  const known = whose === 'self' && facts.audience === null ? null : whose;
  const leastForNeed = facts.needs.length === 0 ? LIKELY_NEED : SURE_OF_NEED;
  const sure = needs.filter(([need, p]) => p >= leastForNeed && !facts.needs.includes(need)).map(([need]) => need);
  return {
    ...facts,
    audience: known,
    relation: known === 'employee' ? null : facts.relation,
    needs: [...facts.needs, ...sure],
  };
}

/**
 * Who says how old they are asks for themselves, when nobody close to them is named: "jeg er 16, er det et sted for
 * ungdom".
 */
function withoutOnlookers(who: People, saysOwnAge: (who: People) => boolean): People {
  const isAlone = who.audience === 'relative' && !who.mentions.some(({ close }) => close);
  return isAlone && saysOwnAge(who) ? { ...who, audience: 'self', relation: null } : who;
}

/** What a text is about, without who wrote it. */
export interface TextRead {
  /** Normalised, corrected, stemmed words. */
  readonly terms: readonly string[];
  /** Ids of the concepts heard. */
  readonly concepts: readonly string[];
}

/** A number in a text that may be an age, with what it is judged by; for learning. */
export interface NumberRead {
  readonly mention: AgeMention;
  readonly features: Int32Array;
}

/** Reads what is learnt from, as it is judged when a message is read. */
export interface LearningReader {
  /** @param audience whom the message is about, where that is known; null reads it from the text */
  readNumbers(text: string, audience: Audience | null): NumberRead[];
  /** The features of what a message does, in a conversation in which services are shown. */
  readMoveFeatures(text: string): Int32Array;
}

/** Reads texts of the catalogue and its examples, for indexing: a third of the work of reading a message. */
export interface TextReader {
  readText(text: string): TextRead;
}

/** The words to rank by: not the small ones, not numbers, and not the names of places. */
function termsOf(words: readonly Word[], placesAt: readonly number[]): string[] {
  const telling = words.filter((word, at) => !word.small && !placesAt.includes(at) && !/^\d+$/.test(word.standard));
  return [...new Set(telling.flatMap((word) => word.keys))];
}

/** Reads messages, and the texts that messages are ranked against, with the same words. */
export type Reader = Understanding & TextReader & LearningReader;

/**
 * Makes the reader.
 * @param parts the lexicon, and the catalogue whose places and words it knows
 */
export function createUnderstanding(parts: UnderstandingParts): Reader {
  return finish(understandingInSteps(parts));
}

/** The same in steps of a few hundredths of a second, so that a server can answer in between. */
export function* understandingInSteps({ lexicon, catalogue, statistics }: UnderstandingParts): Generator<void, Reader> {
  const reader = createWordReader(lexicon, catalogueWords(catalogue));
  yield;
  const concepts = createConceptReader(lexicon, reader);
  yield;
  const people = createPeopleReader(lexicon, reader);
  const ages = createAgeReader(lexicon, reader);
  yield;
  const places = createPlaceReader(catalogue, lexicon, reader);
  yield;
  const languages = createLanguageReader(lexicon);
  const orders = createOrderReader(lexicon, reader);
  const judge: AgeJudge | null =
    statistics === null ? null : (mention, words, who) => statistics.isAge(ageFeaturesOf(mention, words, who));

  /** What the rules read in a message. */
  const readByRules = (text: string, context: ReadingContext) => {
    const words = reader.read(text);
    const { heard } = concepts.read(words);
    const who = withoutOnlookers(people.read(words, heard), (one) => ages.own(words, one) !== null);
    const inAge = { year: context.now.getFullYear(), asked: context.asking === 'age', judge };
    const { age, ageSpan } = ages.read(words, who, inAge);
    const place = places.read(words, context.asking === 'municipality');

    const needs = new Set<Need>(concepts.needs(heard));
    const ids = concepts.ids(heard);
    let { audience, relation } = who;
    const parentIsIll = audience === 'relative' && relation === 'parent' && needs.size > 0;
    // an age under 18 in a message about a parent is the writer's: a child, who is the one the help is for
    const writerAge = ages.read(words, { ...who, audience: 'self' }, inAge).age;
    const childAge = parentIsIll ? (age ?? writerAge) : null;
    let ownAge = age;
    if (childAge !== null && childAge < ADULT) {
      audience = 'self';
      ownAge = childAge;
      needs.add('barn-unge');
      if (!ids.includes(CHILD_OF_ILL_PARENT)) ids.push(CHILD_OF_ILL_PARENT);
    }
    if (audience === 'relative' || (parentIsIll && audience === 'self')) {
      if (needs.size > 0 || relation !== null) needs.add('paarorende');
    }
    relation = audience === 'employee' ? null : relation;

    const ruled = orders.read(words, needs.size > 0 || relation !== null, context.hasShown, context.asking !== null);
    const byRules: Facts = {
      needs: [...needs],
      concepts: ids,
      audience,
      relation,
      age: ownAge,
      ageSpan: ownAge === null ? ageSpan : null,
      gender: who.gender,
      childWrites: (ages.own(words, who) ?? ADULT) < ADULT,
      municipality: place.municipality,
    };
    const terms = termsOf(words, place.at);

    return { words, who, inAge, ids, needs, place, childAge, ownAge, ageSpan, ruled, facts: byRules, terms };
  };

  return {
    readText(text) {
      const words = reader.read(text);
      const place = places.read(words, false);
      return { terms: termsOf(words, place.at), concepts: concepts.ids(concepts.read(words).heard) };
    },
    readNumbers(text, audience) {
      const words = reader.read(text);
      const read = withoutOnlookers(
        people.read(words, concepts.read(words).heard),
        (one) => ages.own(words, one) !== null,
      );
      const who = audience === null ? read : { ...read, audience };
      return ages
        .mentions(words, who, false)
        .map((mention) => ({ mention, features: ageFeaturesOf(mention, words, who) }));
    },
    readMoveFeatures(text) {
      const read = readByRules(text, { asking: null, locale: 'nb', hasShown: true, now: ANY_TIME });
      return moveFeaturesOf(text, featuresOf(text, read), read.ruled, read.place.municipality !== null);
    },
    read(text, context) {
      const read = readByRules(text, context);
      const { words, who, inAge, ids, needs, place, childAge, ownAge, ageSpan, ruled, terms } = read;
      const byRules = read.facts;
      const features = featuresOf(text, read);
      const guess = statistics?.guess(features) ?? null;
      const locale = languages.read(words) ?? ((guess?.sami ?? 0) >= SURELY_SAMI ? 'se' : null);
      const order =
        statistics === null
          ? ordersByRules(ruled)
          : readMove(ruled, statistics.moves(moveFeaturesOf(text, features, ruled, place.municipality !== null)), {
              hasShown: context.hasShown,
              asking: context.asking !== null,
              tellsNeed: needs.size > 0 || (ids.length > 0 && (guess?.purpose ?? 0) >= SURELY_A_NEED),
              tellsFact: ownAge !== null || ageSpan !== null || place.municipality !== null,
            });
      const isTalk = order.command === 'chitchat' || order.command === 'nonsense' || order.command === 'insult';
      const isOrder =
        order.topic !== null ||
        order.wish !== null ||
        (order.command !== null && !isTalk) ||
        order.wantsLocale !== null;
      const isAnswer = context.asking !== null && context.asking !== 'need';
      const least = ids.length === 0 ? NO_NEED_WITHOUT_CONCEPT : NO_NEED;
      if (guess !== null && guess.purpose < least && !isOrder && !isAnswer)
        return {
          ...order,
          facts: { ...byRules, needs: [], concepts: [], audience: null, relation: null },
          locale,
          terms: [],
          meaningful: false,
        };
      const isChild = childAge !== null && childAge < ADULT;
      // A bare place or age tells nothing more than it says.
      // Nor does a correction: what it does not say stays as it was.
      const tellsMore = terms.length > 0 && !isAnswer && !order.corrects;
      const isAmended = guess !== null && tellsMore && !isChild && guess.purpose >= SURELY_A_NEED;
      const facts = isAmended ? amended(byRules, guess) : byRules;
      // Whose age it is hangs on whom the help is for.
      const aged =
        facts.audience === byRules.audience ? byRules : ages.read(words, { ...who, audience: facts.audience }, inAge);
      // "Nei, 71": a bare number is the age that is put right.
      const righted =
        order.corrects && aged.age === null && words.length <= FEW_WORDS
          ? ages.read(words, who, { ...inAge, asked: true })
          : aged;
      return {
        facts: { ...facts, age: righted.age, ageSpan: righted.ageSpan },
        locale,
        ...order,
        terms,
        meaningful:
          ids.length > 0 ||
          who.mentions.length > 0 ||
          who.audience === 'employee' ||
          ownAge !== null ||
          ageSpan !== null ||
          place.municipality !== null ||
          isOrder,
      };
    },
  };
}
