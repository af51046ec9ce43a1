/** The door of the room: what the composition root needs. */
export { loadUnderstandingLexicon, type UnderstandingLexicon } from './lexicon.ts';
export { loadStatisticalReader, type StatisticalReader } from './statistics/model.ts';
export { createUnderstanding, type TextReader, understandingInSteps } from './understanding.ts';
