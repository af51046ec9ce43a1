/**
 * Which question would separate the candidates best: the one whose answer is expected to change most of what is shown.
 * A question whose answer changes little is not worth the person's time.
 */
import type { Facts } from '../../dialogs/events.ts';
import type { Ranked } from './ranking.ts';

/** The questions that are weighed; what it is about and where come first, as nothing can be found without. */
export type Separating = 'age' | 'audience';

/** So many services are looked at. */
const LOOKED_AT = 3;
/** The share of what is shown that an answer must be expected to change. */
const LEAST_GAIN = 0.3;

/** The answers to a question, each with how many give it: of the ages that the authors of examples tell, and half each. */
const ANSWERS: Readonly<Record<Separating, readonly (readonly [share: number, answer: Partial<Facts>])[]>> = {
  age: [
    [0.08, { ageSpan: { from: 0, to: 12 } }],
    [0.2, { ageSpan: { from: 13, to: 17 } }],
    [0.2, { ageSpan: { from: 18, to: 25 } }],
    [0.38, { ageSpan: { from: 26, to: 66 } }],
    [0.14, { ageSpan: { from: 67, to: null } }],
  ],
  audience: [
    [0.5, { audience: 'self' }],
    [0.5, { audience: 'relative' }],
  ],
};

/**
 * The question to ask, or null when none is worth it.
 * @param open the questions that may be asked
 * @param shown what would be shown without asking, best first
 * @param rerank what would be shown if these were the facts
 */
export function bestQuestion(
  open: readonly Separating[],
  facts: Facts,
  shown: readonly Ranked[],
  rerank: (facts: Facts) => readonly Ranked[],
): Separating | null {
  const gains = open
    .map((question) => ({ question, gain: expectedGain(question, facts, shown, rerank) }))
    .filter(({ gain }) => gain >= LEAST_GAIN)
    .sort((a, b) => b.gain - a.gain);
  return gains[0]?.question ?? null;
}

/** The share of what is shown, by score, that is expected to be no longer shown after an answer; 0 to 1. */
function expectedGain(
  question: Separating,
  facts: Facts,
  shown: readonly Ranked[],
  rerank: (facts: Facts) => readonly Ranked[],
): number {
  const looked = shown.slice(0, LOOKED_AT);
  const total = looked.reduce((sum, { score }) => sum + score, 0);
  if (total === 0) return 0;
  return ANSWERS[question].reduce((sum, [share, answer]) => {
    const after = new Set(
      rerank({ ...facts, ...answer })
        .slice(0, LOOKED_AT)
        .map(({ profile }) => profile.service.id),
    );
    const lost = looked.filter(({ profile }) => !after.has(profile.service.id));
    return sum + (share * lost.reduce((part, { score }) => part + score, 0)) / total;
  }, 0);
}
