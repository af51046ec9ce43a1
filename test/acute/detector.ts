/** One detector for the tests of this folder. Building it costs more than all its answers. */
import { fileURLToPath } from 'node:url';
import { createAcuteDetector, createExplainer, loadAcuteLexicon, loadAcuteModel } from '../../src/acute/index.ts';
import { AcuteRules, decide } from '../../src/acute/rules.ts';

export const LEXICON_DIR = fileURLToPath(new URL('../../data/lexicons/acute', import.meta.url));
export const MODEL_DIR = fileURLToPath(new URL('../../data/models/acute', import.meta.url));
export const lexicon = loadAcuteLexicon(LEXICON_DIR);
export const model = loadAcuteModel(MODEL_DIR);
export const detector = createAcuteDetector(lexicon, model);
export const explain = createExplainer(lexicon, model);
/** The first voice alone. */
export const rules = new AcuteRules(lexicon);
export const byRules = (text: string) => decide(rules.hear(text));
