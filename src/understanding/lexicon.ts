/**
 * The words the reader knows, as data in `data/lexicons/understanding/`. The shapes are checked when they are loaded;
 * an error names the file, the record and the mend.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { NEEDS } from '../catalogue/schema.ts';
import { TOPIC_MOVES } from './moves.ts';

const word = z.string().min(1);
const words = z.array(word).default([]);
const conceptId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters a-z, digits and single hyphens');

export const Concept = z
  .strictObject({
    id: conceptId,
    label: z
      .strictObject({ nb: word, se: word })
      .describe('Plain words that fit after "fordi du skrev om", and the same in North Sami'),
    needs: z.partialRecord(z.enum(NEEDS), z.number().min(0).max(1)).describe('How surely the concept means the need'),
    broader: conceptId.optional().describe('A wider concept that is heard as well, for example substance'),
    words: words.describe('Bokmål, nynorsk and dialect; see phrases.ts for how a phrase is written'),
    se: words.describe('North Sami'),
    en: words.describe('English'),
  })
  .describe('Something a person may write about');
export type Concept = z.infer<typeof Concept>;
const ConceptsFile = z.strictObject({ concepts: z.array(Concept) });

const Dialect = z.strictObject({
  unmarked: z
    .array(
      z.strictObject({ typed: word, standard: word, before: z.array(word).min(1), after: z.array(word).default([]) }),
    )
    .default([])
    .describe(
      'Words typed without their letters that are also other words: "far" is "får" before "ikke", "gjeld" is "gjelder" after "det"',
    ),
  words: z.record(word, z.array(word).min(1)).describe('Standard word: its nynorsk, dialect and written forms'),
});

const Small = z.strictObject({
  words: words.describe('Words that carry no need and may stand between the words of a phrase'),
  parts: words.describe('Words that compounds end or begin with and that are no concept of their own'),
});

const Spelling = z.strictObject({ real: words.describe('Words that exist and are never corrected into another') });

const RELATIONS = ['child', 'parent', 'partner', 'sibling', 'grandparent', 'grandchild', 'friend', 'other'] as const;
const People = z.strictObject({
  relations: z.array(
    z.strictObject({
      relation: z.enum(RELATIONS),
      gender: z.enum(['female', 'male']).optional(),
      strong: words.describe('Mean the relation by themselves: mamma, sønnen'),
      weak: words.describe('Mean it with "min", "vår", "har en": gutten, mann'),
      se: words.describe('North Sami forms that mean "my ..." or stand with "mu"'),
    }),
  ),
  roles: z.array(z.strictObject({ relation: z.enum(RELATIONS), phrases: words })).describe('"jeg er mor til"'),
  possessives: words,
  having: words.describe('Phrases before a weak word that make it a relation: "har en"'),
  self: words.describe('Words for the writer'),
  plural_self: words.describe('"vi": the writer and others, no sign of whom the help is for'),
  others: z.strictObject({ female: words, male: words, any: words }),
  context_before: words.describe('Words before a relation that make it scenery: "med mamma"'),
  about_before: words.describe('Phrases before a relation that make it the one the help is for: "bekymret for"'),
  context_after: words.describe('Phrases after a relation that make it scenery: "vet ikke", "slo opp"'),
  relative: words.describe('Phrases that say the writer is a relative without naming whom'),
  carers_feel: z.array(conceptId).describe('Concepts that a relative says of themselves'),
  professions: words.describe('With "jeg er" or "som" in front: the writer is at work'),
  clients: words.describe('Those one meets at work: "en elev", "en bruker"'),
  at_work: words.describe('Phrases that say that the writer asks for their work'),
  workplaces: words.describe('With `at_work_before` in front: the writer is at work'),
  at_work_before: words.describe('"vi i", "ny på"'),
  genders: z.strictObject({ female: words, male: words }),
});

const Numbers = z.strictObject({
  units: z.record(z.string(), words),
  teens: z.record(z.string(), words),
  tens: z.record(z.string(), words),
  se: z.strictObject({ units: z.record(z.string(), words), teen_ending: words, ten: words, ten_ending: words }),
});

const Age = z.strictObject({
  years: words.describe('Words for years after a number'),
  old: words,
  person_suffixes: words.describe('"åring" and its like, joined to a number'),
  not_an_age_before: words.describe('Words before a number that make it something else'),
  not_an_age_after: words.describe('Units after a number that make it something else'),
  being: words.describe('Words between a person and an age: "er", "på", "fyller"'),
  becoming: words.describe('The age is not reached yet: "fyller", "snart"'),
  past: words.describe('The age was another time: "da jeg var", "siden jeg var"'),
  born: words,
  persons: words.describe('Words for a person that an age may follow at once: "jente 16"'),
  bands: z.array(
    z.strictObject({
      from: z.int().nullable(),
      to: z.int().nullable(),
      phrases: words,
      self_only: z.boolean().default(false),
    }),
  ),
});

const COMMANDS = [
  'person',
  'startOver',
  'erase',
  'back',
  'help',
  'areYouAPerson',
  'privacy',
  'greeting',
  'thanks',
  'goodbye',
  'notMeantSo',
  'meantSo',
  'relief',
  'lingers',
  'urgent',
  'goOn',
] as const;
const Commands = z.strictObject({
  commands: z.partialRecord(z.enum(COMMANDS), words),
  yes: words,
  no: words,
  declines: words,
  perhaps: words,
  corrects: words,
  ordinals: z.record(z.string().regex(/^[0-9]$/), words).describe('0 is the first of the services shown'),
});

const Topics = z.strictObject({ topics: z.partialRecord(z.enum(TOPIC_MOVES), words) });

const Languages = z.strictObject({
  nb: words.describe('Small words that only Norwegian has'),
  se: words.describe('Words that are common in North Sami and are not Norwegian'),
  never_alone: words.describe('Folded Sami words that are also Norwegian words or names'),
  en: words,
  wants: z.strictObject({ nb: words, se: words }),
});

const Places = z.strictObject({
  elsewhere: words.describe('Norwegian towns and municipalities outside the catalogue'),
  living: words.describe('Phrases that say that somebody lives in the place that follows'),
  at: words.describe('Words before the name of a place'),
  institutions: words.describe('Beside one of these a place is part of its name, not where somebody lives'),
});

/** Everything the reader knows. */
export interface UnderstandingLexicon {
  readonly concepts: readonly Concept[];
  readonly dialect: z.infer<typeof Dialect>;
  readonly small: z.infer<typeof Small>;
  readonly spelling: z.infer<typeof Spelling>;
  readonly people: z.infer<typeof People>;
  readonly numbers: z.infer<typeof Numbers>;
  readonly age: z.infer<typeof Age>;
  readonly commands: z.infer<typeof Commands>;
  readonly topics: z.infer<typeof Topics>;
  readonly languages: z.infer<typeof Languages>;
  readonly places: z.infer<typeof Places>;
}

/** The record of a list that a path of zod points into, by its id where it has one. */
function recordAt(data: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = data;
  let name = '';
  for (const step of path) {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    if (typeof at === 'object' && at !== null && 'id' in at && typeof at.id === 'string') name = `"${at.id}" `;
  }
  return name;
}

function load<Shape extends z.ZodType>(path: string, shape: Shape): z.output<Shape> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${path}: cannot be read. Put the file back, or point to the right folder of lexicons`);
  }
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new Error(`${path}: is not valid YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const checked = shape.safeParse(data);
  if (checked.success) return checked.data;
  const issues = checked.error.issues.map(
    (issue) => `${path}: ${recordAt(data, issue.path)}${issue.path.join('.')}: ${issue.message}`,
  );
  throw new Error(issues.join('\n'));
}

function loadConcepts(dir: string): Concept[] {
  const concepts: Concept[] = [];
  const seenIn = new Map<string, string>();
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const path = join(dir, name);
    for (const concept of load(path, ConceptsFile).concepts) {
      const before = seenIn.get(concept.id);
      if (before) throw new Error(`${path}: "${concept.id}" is also in ${before}: join the two, or rename one`);
      seenIn.set(concept.id, path);
      concepts.push(concept);
    }
  }
  for (const { id, broader } of concepts) {
    if (broader && !seenIn.has(broader)) {
      throw new Error(
        `${seenIn.get(id)}: "${id}" has broader: ${broader}, which is no concept: add it, or mend the id`,
      );
    }
  }
  return concepts;
}

/**
 * Reads the lexicons of the reader.
 * @param dir the folder `data/lexicons/understanding`
 * @throws Error that names the file, the record and what to mend
 */
export function loadUnderstandingLexicon(dir: string): UnderstandingLexicon {
  return {
    concepts: loadConcepts(join(dir, 'concepts')),
    dialect: load(join(dir, 'dialect.yaml'), Dialect),
    small: load(join(dir, 'small.yaml'), Small),
    spelling: load(join(dir, 'spelling.yaml'), Spelling),
    people: load(join(dir, 'people.yaml'), People),
    numbers: load(join(dir, 'numbers.yaml'), Numbers),
    age: load(join(dir, 'age.yaml'), Age),
    commands: load(join(dir, 'commands.yaml'), Commands),
    topics: load(join(dir, 'topics.yaml'), Topics),
    languages: load(join(dir, 'languages.yaml'), Languages),
    places: load(join(dir, 'places.yaml'), Places),
  };
}
