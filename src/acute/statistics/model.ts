/**
 * The learnt weights of the statistical voice, as they are kept in `data/models/acute`: one table of small whole
 * numbers for each question the model answers (how serious, what about, whom it is about), and what they were learnt
 * from. `npm run -s acute -- train` writes them.
 */
import { z } from 'zod';
import { ACUTE_TOPICS } from '../../../dialogs/topics.ts';
import { readModel } from '../../statistics/modelFiles.ts';
import { Head, type Table } from '../../statistics/table.ts';
import { LexiconError } from '../lexicon.ts';

/** What the first table tells apart, in the order of its columns. */
export const LEVEL_LABELS = ['none', 'concern', 'crisis', '116117', '113'] as const;
/** Whom a message is about. A child writes about itself. */
export const PERSON_LABELS = ['self', 'relative', 'bystander', 'child'] as const;
/** What an acute message can be about, as far as statistics tell. */
export const TOPIC_LABELS = ACUTE_TOPICS.filter((topic) => topic !== 'unspecified');

const Description = z.strictObject({
  about: z.string(),
  heads: z.strictObject({ level: Head, topic: Head, person: Head }),
  /** Least chance of any danger for `concern`, and least gravity for a hard level. */
  /** Of what is read as one, of what is written as in print, and of what is so long that it is read in windows. */
  thresholds: z.strictObject({
    concern: z.number(),
    hard: z.number(),
    hardInPrint: z.number(),
    concernWhenLong: z.number(),
    hardWhenLong: z.number(),
  }),
  /** For each rule, how many acute and how many harmless messages of the authors it called grave. */
  rules: z.record(z.string(), z.tuple([z.int(), z.int()])),
  learntFrom: z.strictObject({
    digest: z.string(),
    authors: z.array(z.string()),
    acute: z.int(),
    harmless: z.int(),
  }),
});

/** What is known of a model beside its weights. */
export type ModelDescription = z.infer<typeof Description>;

/** The whole model. */
export interface AcuteModel {
  readonly description: ModelDescription;
  readonly level: Table;
  readonly topic: Table;
  readonly person: Table;
}

const HEADS = ['level', 'topic', 'person'] as const;

/**
 * Reads the model.
 * @param dir The folder, for example `data/models/acute`.
 * @throws LexiconError when a file is missing or does not fit, with what to do.
 */
export function loadAcuteModel(dir: string): AcuteModel {
  const { description, tables } = readModel({
    dir,
    schema: Description,
    headsOf: ({ heads }) => HEADS.map((head) => heads[head]),
    command: 'npm run -s acute -- train',
    wrong: (message) => new LexiconError(message),
  });
  const [level, topic, person] = tables as readonly Table[] as [Table, Table, Table];
  return { description, level, topic, person };
}

/** Largest share of harmless messages among those a rule calls grave, for the rule to be believed alone. */
const BELIEVED = 0.1;

/** True when the rule seldom or never cried wolf on the authors' messages; a rule that heard none of them is believed. */
export function isBelieved({ rules }: ModelDescription, rule: string): boolean {
  const [acute, harmless] = rules[rule] ?? [0, 0];
  return harmless <= BELIEVED * (acute + harmless);
}

/** How much one feature speaks for danger: its weight for the graver labels less that for `none`. */
export function pull(table: Table, feature: number): number {
  const count = table.labels.length;
  const base = (feature & table.mask) * count;
  let most = -Infinity;
  for (let k = 1; k < count; k += 1) most = Math.max(most, table.weights[base + k]!);
  return most - table.weights[base]!;
}
