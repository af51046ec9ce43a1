/** The acute detector: two voices, rules and statistics, and one verdict. */
import type { AcuteAssessment, AcuteDetector } from '../conversation/ports.ts';
import { type AcuteLexicon, LexiconError } from './lexicon.ts';
import { AcuteRules } from './rules.ts';
import type { AcuteModel } from './statistics/model.ts';
import { StatisticalVoice } from './statistics/voice.ts';
import { weigh } from './verdict.ts';

/**
 * Builds a detector. Costs some hundred milliseconds; the detector is then deterministic, remembers nothing of what
 * it reads, and may be shared by all conversations.
 * @throws LexiconError when the lexicon contradicts itself.
 */
export function createAcuteDetector(lexicon: AcuteLexicon, model: AcuteModel): AcuteDetector {
  if (lexicon.patterns.length === 0)
    throw new LexiconError('the acute lexicon has no patterns: restore data/lexicons/acute.');
  const rules = new AcuteRules(lexicon);
  const voice = new StatisticalVoice(model, rules.classNames);
  return { assess: (text): AcuteAssessment | null => weigh(text, rules.hear(text), voice) };
}
