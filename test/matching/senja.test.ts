import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { hoursAt } from '../../src/catalogue/openingHours.ts';
import { createMatcher, loadServiceExamples } from '../../src/matching/index.ts';
import { createUnderstanding, loadUnderstandingLexicon } from '../../src/understanding/index.ts';

const data = join(import.meta.dirname, '../../data');
const catalogue = loadCatalogue(data);
const lexicon = loadUnderstandingLexicon(join(data, 'lexicons/understanding'));
const understanding = createUnderstanding({ lexicon, catalogue, statistics: null });
const matcher = createMatcher({
  catalogue,
  lexicon,
  reader: understanding,
  hours: { hoursAt },
  examples: loadServiceExamples(join(data, 'examples/services')),
});
const now = new Date('2026-11-20T12:00:00+01:00');

function found(text: string) {
  const { facts, terms } = understanding.read(text, { asking: null, locale: 'nb', hasShown: false, now });
  return matcher.rank({ facts, terms, earlier: [], role: 'resident', now, asked: [] });
}

describe('the real catalogue', () => {
  test('a father in Senja is shown the reception team and the guidance for relatives', () => {
    const outlook = found('sønnen min på 16 har begynt å ruse seg, vi bor på Finnsnes');
    const ids = outlook.found.map(({ id }) => id);
    expect(ids.slice(0, 2)).toContain('senja-mottaksteamet');
    expect(ids.slice(0, 3)).toContain('senja-parorende-veiledning');
    expect(outlook.ask).toBeNull();
  });

  test('every concept that a service says it is made for exists', () => {
    const known = new Set(lexicon.concepts.map(({ id }) => id));
    const services = [
      ...catalogue.municipalities().flatMap(({ slug }) => catalogue.servicesOf(slug)),
      ...catalogue.national(),
    ];
    for (const { concepts } of services) for (const concept of concepts) expect(known).toContain(concept);
  });
});
