/** The door of the room: what the composition root needs. */
export { loadServiceExamples, type ServiceExample } from './examples.ts';
export { createMatcher } from './matcher.ts';
