/**
 * Learnt weights as they are kept and used: a table of small whole numbers for each question, one row a feature, one
 * column a label.
 */
import { z } from 'zod';
import { softmax } from './learn.ts';

/** What is kept of a table beside its weights. */
export const Head = z.strictObject({
  labels: z.array(z.string()).min(2),
  /** Tables have 2^bits rows; a feature uses the row of its lowest bits. */
  bits: z.int().min(8).max(24),
  /** What one step of a stored weight is worth. */
  unit: z.number().positive(),
  biases: z.array(z.number()),
});
export type Head = z.infer<typeof Head>;

/** One table: chances of each label, from features. */
export interface Table {
  readonly labels: readonly string[];
  readonly mask: number;
  readonly unit: number;
  readonly weights: Int8Array;
  readonly biases: readonly number[];
}

const STEPS = 127;
/** The few largest weights are cut, so that the many small ones keep their differences. */
const KEPT_WHOLE = 0.9995;

const sizeOf = ({ labels, bits }: Head) => labels.length * 2 ** bits;

/**
 * The tables in a file of weights, in the order of their heads.
 * @param wrong makes the error for a file that has not `expected` bytes
 */
export function tablesOf(heads: readonly Head[], weights: Buffer, wrong: (expected: number) => Error): Table[] {
  const expected = heads.reduce((sum, head) => sum + sizeOf(head), 0);
  if (weights.length !== expected) throw wrong(expected);
  let at = weights.byteOffset;
  return heads.map((head) => {
    const part = new Int8Array(weights.buffer, at, sizeOf(head));
    at += sizeOf(head);
    return { labels: head.labels, mask: 2 ** head.bits - 1, unit: head.unit, biases: head.biases, weights: part };
  });
}

/** Weights as `learn` gives them, as whole numbers from -127 to 127, with what one step is worth. */
export function pack(
  weights: Float32Array,
  labels: readonly string[],
  bits: number,
): { head: Head; packed: Int8Array } {
  const rows = 2 ** bits * labels.length;
  const table = weights.subarray(0, rows);
  const sizes = table
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  const unit = (sizes[Math.floor(sizes.length * KEPT_WHOLE)] ?? 1) / STEPS;
  const packed = Int8Array.from(table, (value) => Math.max(-STEPS, Math.min(STEPS, Math.round(value / unit))));
  const biases = [...weights.subarray(rows)].map((value) => Math.round(value * 1000) / 1000);
  return { packed, head: { labels: [...labels], bits, unit, biases } };
}

/** The chance of each label, adding up to one. */
export function chances(table: Table, features: ArrayLike<number>): Float64Array {
  const { labels, mask, unit, weights, biases } = table;
  const count = labels.length;
  const scores = new Float64Array(count);
  for (let f = 0; f < features.length; f += 1) {
    const base = (features[f]! & mask) * count;
    for (let k = 0; k < count; k += 1) scores[k]! += weights[base + k]!;
  }
  const scale = unit / Math.sqrt(features.length || 1);
  for (let k = 0; k < count; k += 1) scores[k] = scores[k]! * scale + biases[k]!;
  softmax(scores);
  return scores;
}
