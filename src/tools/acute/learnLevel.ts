/** Learns the level of a message: the head of the model that decides. */
import { FEATURE_BITS } from '../../acute/statistics/features.ts';
import { LEVEL_LABELS } from '../../acute/statistics/model.ts';
import { gravity } from '../../acute/statistics/voice.ts';
import { type LearnExample, learn, scoreInto, softmax } from '../../statistics/learn.ts';
import type { Windowed } from './examples.ts';
import type { AuthoredMessage } from './messages.ts';

/** How long and how fast to learn. Chosen on authors left out. */
export const LEARNING = {
  passes: 12,
  rate: 0.5,
  /** Less learns single authors by heart, more forgets what is rare. */
  decay: 0.2,
} as const;

/** How grave a message sounds, see `gravity`. */
export interface Scores {
  readonly acute: number;
  readonly grave: number;
}

const levelLabel = ({ level }: AuthoredMessage) => LEVEL_LABELS.indexOf(level ?? 'none');

/**
 * Learns the level. A long acute message has its danger in one window that nobody has marked: a first model, learnt
 * from the short ones, says which; the others are left out.
 */
export function learnLevel(data: readonly Windowed[]): Float32Array {
  const settings = {
    labels: LEVEL_LABELS.length,
    dimensions: 2 ** FEATURE_BITS,
    ...LEARNING,
  };
  const examples = (gravest: (windows: readonly Int32Array[]) => readonly Int32Array[]): LearnExample[] =>
    data.flatMap(({ message, windows, variants }) => {
      const label = levelLabel(message);
      const choose = (all: readonly Int32Array[]) => (label === 0 || all.length === 1 ? all : gravest(all));
      return [
        ...choose(windows).map((features) => ({ features, label, weight: 1 })),
        ...variants.flatMap((variant) => choose(variant).map((features) => ({ features, label, weight: 0.5 }))),
      ];
    });
  const first = learn(
    examples(() => []),
    { ...settings, passes: 4 },
  );
  return learn(
    examples((windows) => [windows.toSorted((a, b) => hardness(b, first) - hardness(a, first))[0]!]),
    settings,
  );
}

/** The chance of any danger, and how grave it is, by unpacked weights. */
function chancesOf(features: Int32Array, weights: Float32Array): Scores {
  const scores = new Float64Array(LEVEL_LABELS.length);
  scoreInto(scores, features, weights, LEVEL_LABELS.length, 2 ** FEATURE_BITS);
  softmax(scores);
  return { acute: 1 - scores[0]!, grave: gravity(1 - scores[0]!, scores[2]! + scores[3]! + scores[4]!) };
}

function hardness(features: Int32Array, weights: Float32Array): number {
  const { acute, grave } = chancesOf(features, weights);
  return acute + grave;
}

/** The gravest window of a message. */
export function gravestOf(windows: readonly Int32Array[], weights: Float32Array): Scores {
  return windows
    .map((features) => chancesOf(features, weights))
    .reduce((a, b) => (b.acute + b.grave > a.acute + a.grave ? b : a), { acute: 0, grave: 0 });
}
