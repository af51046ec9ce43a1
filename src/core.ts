/**
 * The core put together from the data: what `main.ts`, the tools and the tests share.
 */
import { join } from 'node:path';
import { createAcuteDetector, loadAcuteLexicon, loadAcuteModel } from './acute/index.ts';
import { loadCatalogue } from './catalogue/load.ts';
import { hoursAt } from './catalogue/openingHours.ts';
import { type Conversation, createConversation } from './conversation/conversation.ts';
import type { Catalogue, ConceptLabels, Ports } from './conversation/ports.ts';
import { createMatcher, loadServiceExamples } from './matching/index.ts';
import { createTexts } from './texts/texts.ts';
import {
  createUnderstanding,
  loadStatisticalReader,
  loadUnderstandingLexicon,
  type UnderstandingLexicon,
} from './understanding/index.ts';

/** The core and the ports it runs on. */
export interface Core {
  readonly conversation: Conversation;
  readonly ports: Ports;
  /** Makes the indexes in small steps, so that a server can answer while it gets ready. */
  prepare(): Generator<void>;
}

/**
 * Loads the data below `root` and makes the core. Throws when data is wrong, with file, record and mend, so that a
 * server never starts on facts it cannot trust.
 * @param catalogue in place of the one below `root`, for measuring
 */
export function createCore(root: string, catalogue: Catalogue = loadCatalogue(join(root, 'data'))): Core {
  const data = join(root, 'data');
  const lexicon = loadUnderstandingLexicon(join(data, 'lexicons/understanding'));
  const examples = loadServiceExamples(join(data, 'examples/services'));
  const understanding = createUnderstanding({
    lexicon,
    catalogue,
    statistics: loadStatisticalReader(join(data, 'models/understanding')),
  });
  const matcher = createMatcher({ catalogue, lexicon, examples, reader: understanding });
  const ports: Ports = {
    catalogue,
    hours: { hoursAt },
    acute: createAcuteDetector(
      loadAcuteLexicon(join(data, 'lexicons/acute')),
      loadAcuteModel(join(data, 'models/acute')),
    ),
    understanding,
    matcher,
    concepts: conceptLabels(lexicon),
    texts: createTexts(),
  };
  return { conversation: createConversation(ports), ports, prepare: matcher.prepare };
}

function conceptLabels({ concepts }: UnderstandingLexicon): ConceptLabels {
  const labels = new Map(concepts.map(({ id, label }) => [id, label]));
  return { label: (concept, locale) => labels.get(concept)?.[locale] };
}
