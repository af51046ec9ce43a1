/** A small catalogue and the real lexicons, for the tests of the reader. */
import { join } from 'node:path';
import type { Municipality } from '../../src/catalogue/schema.ts';
import type { Catalogue, ReadingContext, Understood } from '../../src/conversation/ports.ts';
import { createUnderstanding, loadUnderstandingLexicon } from '../../src/understanding/index.ts';

export const lexiconDir = join(import.meta.dirname, '../../data/lexicons/understanding');
export const lexicon = loadUnderstandingLexicon(lexiconDir);

const municipality = (slug: string, name: string, places: Municipality['places'], name_se?: string): Municipality => ({
  slug,
  number: '5530',
  name,
  ...(name_se ? { name_se } : {}),
  county: 'Troms',
  word_for_municipality_se: 'suohkan' as const,
  places,
  first_contact: `${slug}-first`,
});

const place = (name: string, more: { se?: string[]; ambiguous?: boolean; also?: string[] } = {}) => ({
  name,
  se: more.se ?? [],
  also: more.also ?? [],
  ambiguous: more.ambiguous ?? false,
});

const municipalities = [
  municipality('senja', 'Senja', [place('Finnsnes'), place('Silsand'), place('Husøy', { ambiguous: true })], 'Sážžá'),
  municipality('tromso', 'Tromsø', [place('Kvaløysletta'), place('Sentrum', { ambiguous: true })], 'Romsa'),
];

/** Places without services. */
export const catalogue: Catalogue = {
  service: () => undefined,
  municipality: (slug) => municipalities.find((one) => one.slug === slug),
  municipalities: () => municipalities,
  servicesOf: () => [],
  national: () => [],
  document: () => undefined,
};

const understanding = createUnderstanding({ lexicon, catalogue, statistics: null });

/** Reads a message as the first of a conversation on 20 November 2026. */
export function read(text: string, context: Partial<ReadingContext> = {}): Understood {
  return understanding.read(text, {
    asking: null,
    locale: 'nb',
    hasShown: false,
    now: new Date('2026-11-20T12:00:00+01:00'),
    ...context,
  });
}
