/** Shows everything both voices heard, for people who maintain them. */

import type { AcuteAssessment } from '../conversation/ports.ts';
import type { AcuteLexicon } from './lexicon.ts';
import { AcuteRules, type Find, type Hit } from './rules.ts';
import type { AcuteModel } from './statistics/model.ts';
import { type Opinion, type Piece, StatisticalVoice } from './statistics/voice.ts';
import { weigh } from './verdict.ts';

/** What was decided, and everything behind it. */
export interface Explanation {
  readonly decision: AcuteAssessment | null;
  readonly hits: readonly Hit[];
  readonly guards: readonly Find[];
  readonly idioms: readonly Find[];
  readonly writerIsChild: boolean | null;
  /** What the statistical voice thinks, and the pieces that weighed most for danger and most against it. */
  readonly opinion: Omit<Opinion, 'features'> | null;
  readonly forDanger: readonly Piece[];
  readonly against: readonly Piece[];
}

const SHOWN = 12;

/** Makes a function from a text to the decision, all hits with their classes, and the opinion of the statistics. */
export function createExplainer(lexicon: AcuteLexicon, model: AcuteModel): (text: string) => Explanation {
  const rules = new AcuteRules(lexicon);
  const voice = new StatisticalVoice(model, rules.classNames);
  return (text) => {
    const heard = rules.hear(text);
    const opinion = voice.listen(text, heard);
    const shown = opinion === null ? null : { ...opinion, features: undefined };
    const pieces = opinion === null ? [] : voice.pieces(text, heard, opinion.window, Number.POSITIVE_INFINITY);
    return {
      decision: weigh(text, heard, voice),
      hits: heard.hits,
      guards: heard.guards,
      idioms: heard.idioms,
      writerIsChild: heard.writerIsChild,
      opinion: shown,
      forDanger: pieces.filter(({ weight }) => weight > 0).slice(0, SHOWN),
      against: pieces
        .filter(({ weight }) => weight < 0)
        .slice(-SHOWN)
        .reverse(),
    };
  };
}
