/** Shows everything the rules heard, for people who maintain them. */

import type { AcuteAssessment } from '../conversation/ports.ts';
import { AcuteRules, decide, type Hit } from './detector.ts';
import type { AcuteLexicon } from './lexicon.ts';

/** What was decided, and every hit behind it. */
export interface Explanation {
  readonly decision: AcuteAssessment | null;
  readonly hits: readonly Hit[];
  readonly writerIsChild: boolean | null;
}

/** Makes a function from a text to the decision and all hits with their classes, most hits first as the rules stand. */
export function createExplainer(lexicon: AcuteLexicon): (text: string) => Explanation {
  const rules = new AcuteRules(lexicon);
  return (text) => {
    const heard = rules.hear(text);
    return { decision: decide(heard), hits: heard.hits, writerIsChild: heard.writerIsChild };
  };
}
