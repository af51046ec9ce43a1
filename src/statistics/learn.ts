/**
 * Learns a linear model: softmax regression by AdaGrad over sparse 0/1 features, each example scaled to unit length.
 * The order of examples is shuffled by a fixed seed, so that the same examples always give the same weights.
 */

/** One example: the numbers of its features, the number of its label, and how much it counts. */
export interface LearnExample {
  readonly features: ArrayLike<number>;
  readonly label: number;
  readonly weight: number;
}

/** How to learn. */
export interface LearnSettings {
  readonly labels: number;
  readonly dimensions: number;
  readonly passes: number;
  readonly rate: number;
  /** Share of each weight that is taken away in a pass, so that rare pieces do not learn by heart. */
  readonly decay: number;
}

/** A small random generator (mulberry32): numbers from 0 up to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shuffles in place by `random`. */
export function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}

/** Adds the weights of the features of one example to `scores`, scaled to unit length; the bias stands last. */
export function scoreInto(
  scores: Float64Array,
  features: ArrayLike<number>,
  weights: ArrayLike<number>,
  labels: number,
  dimensions: number,
): void {
  const scale = 1 / Math.sqrt(features.length || 1);
  scores.fill(0);
  for (let f = 0; f < features.length; f += 1) {
    const base = features[f]! * labels;
    for (let k = 0; k < labels; k += 1) scores[k]! += weights[base + k]!;
  }
  for (let k = 0; k < labels; k += 1) scores[k] = scores[k]! * scale + weights[dimensions * labels + k]!;
}

/** Scores to chances that add up to one, in place. */
export function softmax(scores: Float64Array): void {
  let top = -Infinity;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    scores[k] = Math.exp(scores[k]! - top);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k]! /= sum;
}

/** @returns Weights by feature and label (`feature * labels + label`), and one row of biases at the end. */
export function learn(examples: readonly LearnExample[], settings: LearnSettings): Float32Array {
  const { labels, dimensions, passes, rate, decay } = settings;
  const weights = new Float32Array((dimensions + 1) * labels);
  const squares = new Float32Array((dimensions + 1) * labels).fill(1e-6);
  const scores = new Float64Array(labels);
  const random = randomFrom(20261126);
  const order = examples.map((_, index) => index);
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    for (const index of order) {
      const { features, label, weight } = examples[index]!;
      scoreInto(scores, features, weights, labels, dimensions);
      softmax(scores);
      const scale = 1 / Math.sqrt(features.length || 1);
      for (let k = 0; k < labels; k += 1) {
        const error = (scores[k]! - (k === label ? 1 : 0)) * weight;
        const step = error * scale;
        const square = step * step;
        for (let f = 0; f < features.length; f += 1) {
          const at = features[f]! * labels + k;
          squares[at]! += square;
          weights[at]! -= (rate * step) / Math.sqrt(squares[at]!);
        }
        const bias = dimensions * labels + k;
        squares[bias]! += error * error;
        weights[bias]! -= (rate * error) / Math.sqrt(squares[bias]!);
      }
    }
    if (decay > 0) for (let at = 0; at < dimensions * labels; at += 1) weights[at]! *= 1 - decay;
  }
  return weights;
}
