/** Puts the readers together: one message in, what it says out. Pure and the same every time. */
import type { Facts, Need } from '../../dialogs/events.ts';
import type { Catalogue, Understanding } from '../conversation/ports.ts';
import { createAgeReader } from './age.ts';
import { createOrderReader } from './commands.ts';
import { createConceptReader } from './concepts.ts';
import { createLanguageReader } from './language.ts';
import type { UnderstandingLexicon } from './lexicon.ts';
import { tokenise } from './normalise.ts';
import { createPeopleReader } from './people.ts';
import { createPlaceReader, placeWords } from './place.ts';
import { createWordReader, type Word } from './words.ts';

/** What the reader is made of. */
export interface UnderstandingParts {
  readonly lexicon: UnderstandingLexicon;
  readonly catalogue: Catalogue;
}

const ADULT = 18;
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

/** What a text is about, without who wrote it. */
export interface TextRead {
  /** Normalised, corrected, stemmed words. */
  readonly terms: readonly string[];
  /** Ids of the concepts heard. */
  readonly concepts: readonly string[];
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

/**
 * Makes the reader of messages, which also reads the texts that messages are ranked against, with the same words.
 * @param parts the lexicon, and the catalogue whose places and words it knows
 */
export function createUnderstanding({ lexicon, catalogue }: UnderstandingParts): Understanding & TextReader {
  const reader = createWordReader(lexicon, catalogueWords(catalogue));
  const concepts = createConceptReader(lexicon, reader);
  const people = createPeopleReader(lexicon, reader);
  const ages = createAgeReader(lexicon, reader);
  const places = createPlaceReader(catalogue, lexicon, reader);
  const languages = createLanguageReader(lexicon);
  const orders = createOrderReader(lexicon, reader);

  return {
    readText(text) {
      const words = reader.read(text);
      const place = places.read(words, false);
      return { terms: termsOf(words, place.at), concepts: concepts.ids(concepts.read(words).heard) };
    },
    read(text, context) {
      const words = reader.read(text);
      const { heard } = concepts.read(words);
      const who = people.read(words, heard);
      const year = context.now.getFullYear();
      const asksAge = context.asking === 'age';
      const { age, ageSpan } = ages.read(words, who, year, asksAge);
      const place = places.read(words, context.asking === 'municipality');

      const needs = new Set<Need>(concepts.needs(heard));
      const ids = concepts.ids(heard);
      let { audience, relation } = who;
      const parentIsIll = audience === 'relative' && relation === 'parent' && needs.size > 0;
      // an age under 18 in a message about a parent is the writer's: a child, who is the one the help is for
      const writerAge = ages.read(words, { ...who, audience: 'self' }, year, asksAge).age;
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

      const order = orders.read(words, needs.size > 0 || relation !== null, context.hasShown, context.asking !== null);
      const facts: Facts = {
        needs: [...needs],
        concepts: ids,
        audience,
        relation,
        age: ownAge,
        ageSpan: ownAge === null ? ageSpan : null,
        gender: who.gender,
        municipality: place.municipality,
      };
      return {
        facts,
        locale: languages.read(words),
        ...order,
        terms: termsOf(words, place.at),
        meaningful:
          ids.length > 0 ||
          who.mentions.length > 0 ||
          who.audience === 'employee' ||
          ownAge !== null ||
          ageSpan !== null ||
          place.municipality !== null ||
          order.topic !== null ||
          order.command !== null ||
          order.wantsLocale !== null,
      };
    },
  };
}
