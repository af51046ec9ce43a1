/** The acute detector, as the composition root sees it. */
export { createAcuteDetector } from './detector.ts';
export { createExplainer, type Explanation } from './explain.ts';
export { type AcuteLexicon, LexiconError, loadAcuteLexicon } from './lexicon.ts';
export { type AcuteModel, loadAcuteModel } from './statistics/model.ts';
