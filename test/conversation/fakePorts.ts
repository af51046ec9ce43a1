/**
 * Ports that do what a test says, for turns in which something fails.
 */
import { NO_FACTS } from '../../dialogs/findHelp.machine.ts';
import type { AcuteAssessment, Catalogue, Ports, Understood } from '../../src/conversation/ports.ts';
import { createTexts } from '../../src/texts/texts.ts';

/** A message that says nothing. */
export const SAYS_NOTHING: Understood = {
  facts: NO_FACTS,
  locale: null,
  wantsLocale: null,
  command: null,
  yesNo: null,
  declines: false,
  perhaps: false,
  corrects: false,
  topic: null,
  ordinal: null,
  wish: null,
  verdict: null,
  terms: [],
  meaningful: false,
};

/** Suicidal talk by the writer. */
export const CRISIS: AcuteAssessment = {
  level: 'crisis',
  topic: 'suicide',
  person: 'self',
  signal: 'test',
  why: 'test',
  child: false,
  lowered: false,
  faint: false,
};

const emptyCatalogue: Catalogue = {
  service: () => undefined,
  municipality: () => undefined,
  municipalities: () => [],
  servicesOf: () => [],
  national: () => [],
  document: () => undefined,
};

/** Ports of a quiet world, with `changes` put over. */
export function fakePorts(changes: Partial<Ports> = {}): Ports {
  return {
    catalogue: emptyCatalogue,
    hours: { hoursAt: () => ({ state: 'unknown', nextChange: null, always: false }) },
    acute: { assess: () => null },
    understanding: { read: () => SAYS_NOTHING },
    matcher: {
      rank: () => ({ found: [], confidence: 'none', ask: null, forRelative: null }),
      wish: () => [],
      named: () => null,
    },
    concepts: { label: () => undefined },
    texts: createTexts(),
    ...changes,
  };
}

/** A port that throws whatever is asked of it. */
export const broken = (): never => {
  throw new Error('broken');
};
