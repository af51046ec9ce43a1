/**
 * The core put together from the data: what `main.ts`, the tools and the tests share.
 */
import { join } from 'node:path';
import { createAcuteDetector, loadAcuteLexicon, loadAcuteModel } from './acute/index.ts';
import { loadCatalogue } from './catalogue/load.ts';
import { hoursAt } from './catalogue/openingHours.ts';
import { type Conversation, createConversation } from './conversation/conversation.ts';
import type { AcuteDetector, Catalogue, ConceptLabels, Ports, Texts } from './conversation/ports.ts';
import { createMatcher, loadServiceExamples, type ServiceExample } from './matching/index.ts';
import { finish } from './steps.ts';
import { createTexts } from './texts/texts.ts';
import {
  loadStatisticalReader,
  loadUnderstandingLexicon,
  type StatisticalReader,
  type UnderstandingLexicon,
  understandingInSteps,
} from './understanding/index.ts';

/** The core and the ports it runs on. */
export interface Core {
  readonly conversation: Conversation;
  readonly ports: Ports;
  /** Makes the indexes in small steps, so that a server can answer while it gets ready. */
  prepare(): Generator<void>;
}

/** What the core knows that stays the same while it runs: words, rules and weights. */
export interface Skills {
  readonly lexicon: UnderstandingLexicon;
  readonly statistics: StatisticalReader;
  readonly acute: AcuteDetector;
  readonly texts: Texts;
}

/** What a municipality edits: its services, and what residents write to them. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly examples: readonly ServiceExample[];
}

/** The folder of the examples, below `data`. */
export const EXAMPLES = 'examples/services';

/** Reads the skills below `root`. Throws when something is missing or wrong, with what to mend. */
export function loadSkills(root: string): Skills {
  const data = join(root, 'data');
  return {
    lexicon: loadUnderstandingLexicon(join(data, 'lexicons/understanding')),
    statistics: loadStatisticalReader(join(data, 'models/understanding')),
    acute: createAcuteDetector(
      loadAcuteLexicon(join(data, 'lexicons/acute')),
      loadAcuteModel(join(data, 'models/acute')),
    ),
    texts: createTexts(),
  };
}

/**
 * Loads the data below `root` and makes the core. Throws when data is wrong, with file, record and mend, so that a
 * server never starts on facts it cannot trust.
 * @param catalogue in place of the one below `root`, for measuring
 */
export function createCore(root: string, catalogue?: Catalogue): Core {
  const data = join(root, 'data');
  const knowledge = {
    catalogue: catalogue ?? loadCatalogue(data),
    examples: loadServiceExamples(join(data, EXAMPLES)),
  };
  return finish(coreInSteps(loadSkills(root), knowledge));
}

/** Makes the core in small steps, without reading any file. */
export function* coreInSteps(skills: Skills, { catalogue, examples }: Knowledge): Generator<void, Core> {
  const { lexicon, statistics, acute, texts } = skills;
  const understanding = yield* understandingInSteps({ lexicon, catalogue, statistics });
  const hours = { hoursAt };
  const matcher = createMatcher({ catalogue, lexicon, examples, reader: understanding, hours });
  const ports: Ports = {
    catalogue,
    hours,
    acute,
    understanding,
    matcher,
    concepts: conceptLabels(lexicon),
    texts,
  };
  return { conversation: createConversation(ports), ports, prepare: matcher.prepare };
}

function conceptLabels({ concepts }: UnderstandingLexicon): ConceptLabels {
  const labels = new Map(concepts.map(({ id, label }) => [id, label]));
  return { label: (concept, locale) => labels.get(concept)?.[locale] };
}
