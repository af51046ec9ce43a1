/**
 * The acute lexicon: its shape, and how it is read from `data/lexicons/acute`.
 * Errors name the file, the record and the mend.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ACUTE_TOPICS } from '../../dialogs/topics.ts';

export const LEVELS = ['113', '116117', 'crisis', 'concern'] as const;
const PERSONS = ['self', 'relative', 'bystander'] as const;

const words = z.string().min(1);
const CLASS_NAME = /^[A-Z][A-Z0-9_]*$/;

/** A concept and all the words for it. Words stand in one string, separated by spaces; see README.md of the folder. */
const LexemeClass = z.strictObject({
  about: z.string().min(3).describe('What the concept is, in Norwegian; shown when an alarm is explained'),
  theme: z.boolean().default(false).describe('A meaning for the statistical voice only; slips are not mended to it'),
  nb: words.optional(),
  nn: words.optional(),
  dialect: words.optional(),
  se: words.optional(),
  en: words.optional(),
  slang: words.optional(),
});

const sequences = z.array(z.string().min(1)).min(1);
const classNames = z.array(z.string().regex(/^([A-Z][A-Z0-9_]*|[\p{Ll}0-9_]+)$/u, 'write class names or small words'));

const Conditions = {
  between: classNames.optional().describe('Not allowed between the words of the match'),
  before: classNames.optional().describe('Not allowed among the three words before the match'),
  after: classNames.optional().describe('Not allowed among the three words after the match'),
  sentence: classNames.optional().describe('Not allowed anywhere in the sentence'),
  needs: classNames.optional().describe('At least one of these must stand somewhere in the message'),
  needsSentence: classNames.optional().describe('At least one of these must stand in the sentence'),
};

const Pattern = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'write an id such as suicide.want-die'),
  level: z.enum([...LEVELS, 'weak']).describe('weak: two different weak signs make concern'),
  topic: z.enum(ACUTE_TOPICS),
  person: z.enum([...PERSONS, 'auto']).default('auto'),
  otherwise: z.enum(PERSONS).default('self').describe('The person when the text does not say'),
  child: z.boolean().default(false).describe('The words themselves say that a child is writing'),
  grief: z
    .boolean()
    .default(false)
    .describe('It is about somebody who has died: warm words and the numbers, no question'),
  about: z.string().min(3).describe('What the rule hears, in Norwegian'),
  any: sequences.optional().describe('Sequences of classes; one of them is enough'),
  together: sequences.optional().describe('Classes in any order within one sentence'),
  within: z.number().int().min(2).max(40).default(10).describe('Widest span of `together`, in words'),
  across: z.boolean().default(false).describe('`together` may cross the ends of sentences'),
  ...Conditions,
  examples: z.array(z.string().min(2)).min(1),
});

const Guard = z.strictObject({
  id: z.string().regex(/^guard\.[a-z0-9-]+$/, 'write an id such as guard.history'),
  about: z.string().min(3),
  any: sequences,
  scope: z.enum(['overlap', 'sentence', 'message']),
  levels: z.array(z.enum(LEVELS)).min(1),
  topics: z.array(z.enum(ACUTE_TOPICS)).optional().describe('Left out: all topics'),
  unless: classNames.optional().describe('The guard is off when one of these stands in the sentence of the match'),
  support: z
    .boolean()
    .default(false)
    .describe('What it lowers is never left unanswered: the person gets warm words and the numbers in a line'),
  examples: z.array(z.string().min(2)).min(1),
});

const Idiom = z.strictObject({ about: z.string().min(3), any: sequences, examples: z.array(z.string()).min(1) });

const ClassFile = z.record(z.string().regex(CLASS_NAME, 'write class names in capitals'), LexemeClass);
const ParadigmFile = z.record(
  z.string().regex(/^[a-z0-9]+$/),
  z.strictObject({ about: z.string(), endings: z.string() }),
);
const RealWordFile = z.strictObject({
  about: z.string(),
  key_words: words.describe('Short words that carry much; their commonest slips are generated'),
  words: z.array(words),
});

export type LexemeClass = z.infer<typeof LexemeClass>;
export type PatternRecord = z.infer<typeof Pattern>;
export type GuardRecord = z.infer<typeof Guard>;
export type IdiomRecord = z.infer<typeof Idiom>;

/** Everything the detector knows, as data. */
export interface AcuteLexicon {
  readonly classes: Readonly<Record<string, LexemeClass>>;
  readonly paradigms: Readonly<Record<string, readonly string[]>>;
  readonly patterns: readonly PatternRecord[];
  readonly guards: readonly GuardRecord[];
  readonly idioms: readonly IdiomRecord[];
  readonly realWords: readonly string[];
  readonly keyWords: readonly string[];
}

/** Thrown when the lexicon cannot be used. The message says which file and record, and how to mend it. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
}

function recordName(data: unknown, path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return 'the file';
  const record = Array.isArray(data) ? (data[Number(first)] as { id?: unknown } | undefined) : undefined;
  const name = typeof record?.id === 'string' ? record.id : String(first);
  return rest.length > 0 ? `"${name}", field ${rest.map(String).join('.')}` : `"${name}"`;
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new LexiconError(`${file}: cannot be read as YAML: ${(error as Error).message}. Mend the syntax there.`);
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${file}: ${recordName(data, issue.path)}: ${issue.message}`);
  throw new LexiconError(`${problems.join('\n')}\nMend the record; README.md in data/lexicons/acute shows the fields.`);
}

function yamlFiles(dir: string): string[] {
  const files = readdirSync(dir).filter((name) => name.endsWith('.yaml'));
  if (files.length === 0) throw new LexiconError(`${dir}: has no .yaml file: add one, or restore the folder.`);
  return files.sort().map((name) => join(dir, name));
}

/**
 * Reads and checks the lexicon.
 * @param dir The folder, for example `data/lexicons/acute`.
 * @throws LexiconError when a file is missing, misspelt or names something that does not exist.
 */
export function loadAcuteLexicon(dir: string): AcuteLexicon {
  const classes: Record<string, LexemeClass> = {};
  for (const file of yamlFiles(join(dir, 'classes'))) {
    for (const [name, record] of Object.entries(read(file, ClassFile))) {
      if (classes[name])
        throw new LexiconError(`${file}: class "${name}" exists already: merge the two, or rename one.`);
      classes[name] = record;
    }
  }
  const patterns: PatternRecord[] = [];
  const ids = new Set<string>();
  for (const file of yamlFiles(join(dir, 'patterns'))) {
    for (const record of read(file, z.array(Pattern))) {
      if (ids.has(record.id)) throw new LexiconError(`${file}: pattern "${record.id}" exists already: rename one.`);
      if (!record.any && !record.together)
        throw new LexiconError(`${file}: pattern "${record.id}" matches nothing: give it "any" or "together".`);
      ids.add(record.id);
      patterns.push(record);
    }
  }
  const paradigms: Record<string, readonly string[]> = {};
  for (const [name, { endings }] of Object.entries(read(join(dir, 'paradigms.yaml'), ParadigmFile)))
    paradigms[name] = endings.split(/\s+/).map((ending) => (ending === '-' ? '' : ending));
  const real = read(join(dir, 'real-words.yaml'), RealWordFile);
  return {
    classes,
    paradigms,
    patterns,
    guards: read(join(dir, 'guards.yaml'), z.array(Guard)),
    idioms: read(join(dir, 'idioms.yaml'), z.array(Idiom)),
    realWords: real.words.flatMap((line) => line.split(/\s+/)),
    keyWords: real.key_words.split(/\s+/),
  };
}
