/** The door of the room: what the composition root needs. */
export { type FollowUp, loadFollowUps } from './followUps.ts';
export { loadUnderstandingLexicon, type UnderstandingLexicon } from './lexicon.ts';
export { MOVES, type Move } from './moves.ts';
export { loadStatisticalReader, type StatisticalReader } from './statistics/model.ts';
export { createUnderstanding, type TextReader, understandingInSteps } from './understanding.ts';
