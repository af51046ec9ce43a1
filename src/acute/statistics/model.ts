/**
 * The learnt weights of the statistical voice, as they are kept in `data/models/acute`: one table of small whole
 * numbers for each question the model answers (how serious, what about, whom it is about), and what they were learnt
 * from. `npm run -s acute -- train` writes them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ACUTE_TOPICS } from '../../../dialogs/topics.ts';
import { LexiconError } from '../lexicon.ts';
import { FEATURE_BITS } from './features.ts';

/** What the first table tells apart, in the order of its columns. */
export const LEVEL_LABELS = ['none', 'concern', 'crisis', '116117', '113'] as const;
/** Whom a message is about. A child writes about itself. */
export const PERSON_LABELS = ['self', 'relative', 'bystander', 'child'] as const;
/** What an acute message can be about, as far as statistics tell. */
export const TOPIC_LABELS = ACUTE_TOPICS.filter((topic) => topic !== 'unspecified');

const Head = z.strictObject({
  labels: z.array(z.string()),
  /** Tables have 2^bits rows; a feature uses the row of its lowest bits. */
  bits: z.int().min(8).max(FEATURE_BITS),
  /** What one step of a stored weight is worth. */
  unit: z.number().positive(),
  biases: z.array(z.number()),
});

const Description = z.strictObject({
  about: z.string(),
  heads: z.strictObject({ level: Head, topic: Head, person: Head }),
  /** Least chance of any danger for `concern`, and least gravity for a hard level. */
  thresholds: z.strictObject({ concern: z.number(), hard: z.number(), hardInPrint: z.number() }),
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

/** One table: chances of each label, from features. */
export interface Table {
  readonly labels: readonly string[];
  readonly mask: number;
  readonly unit: number;
  readonly weights: Int8Array;
  readonly biases: readonly number[];
}

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
  const file = join(dir, 'model.json');
  const mend = 'Make it anew with "npm run -s acute -- train", or restore the folder.';
  let description: ModelDescription;
  let weights: Buffer;
  try {
    description = Description.parse(JSON.parse(readFileSync(file, 'utf8')));
    weights = readFileSync(join(dir, 'weights.bin'));
  } catch (error) {
    throw new LexiconError(`${file}: cannot be read: ${(error as Error).message}. ${mend}`);
  }
  const expected = HEADS.reduce((sum, head) => sum + sizeOf(description.heads[head]), 0);
  if (weights.length !== expected)
    throw new LexiconError(`${dir}/weights.bin: has ${weights.length} bytes, not ${expected}. ${mend}`);
  let at = 0;
  const table = (head: (typeof HEADS)[number]): Table => {
    const { labels, bits, unit, biases } = description.heads[head];
    const size = sizeOf(description.heads[head]);
    const part = new Int8Array(weights.buffer, weights.byteOffset + at, size);
    at += size;
    return { labels, mask: 2 ** bits - 1, unit, biases, weights: part };
  };
  return { description, level: table('level'), topic: table('topic'), person: table('person') };
}

function sizeOf({ labels, bits }: z.infer<typeof Head>): number {
  return labels.length * 2 ** bits;
}

/** Largest share of harmless messages among those a rule calls grave, for the rule to be believed alone. */
const BELIEVED = 0.1;

/** True when the rule seldom or never cried wolf on the authors' messages; a rule that heard none of them is believed. */
export function isBelieved({ rules }: ModelDescription, rule: string): boolean {
  const [acute, harmless] = rules[rule] ?? [0, 0];
  return harmless <= BELIEVED * (acute + harmless);
}

/** The chance of each label, adding up to one. */
export function chances(table: Table, features: readonly number[]): Float64Array {
  const { labels, mask, unit, weights, biases } = table;
  const count = labels.length;
  const scores = new Float64Array(count);
  for (const feature of features) {
    const base = (feature & mask) * count;
    for (let k = 0; k < count; k += 1) scores[k]! += weights[base + k]!;
  }
  const scale = unit / Math.sqrt(features.length || 1);
  let top = -Infinity;
  for (let k = 0; k < count; k += 1) {
    scores[k] = scores[k]! * scale + biases[k]!;
    if (scores[k]! > top) top = scores[k]!;
  }
  let sum = 0;
  for (let k = 0; k < count; k += 1) {
    scores[k] = Math.exp(scores[k]! - top);
    sum += scores[k]!;
  }
  for (let k = 0; k < count; k += 1) scores[k]! /= sum;
  return scores;
}

/** How much one feature speaks for danger: its weight for the graver labels less that for `none`. */
export function pull(table: Table, feature: number): number {
  const count = table.labels.length;
  const base = (feature & table.mask) * count;
  let most = -Infinity;
  for (let k = 1; k < count; k += 1) most = Math.max(most, table.weights[base + k]!);
  return most - table.weights[base]!;
}
