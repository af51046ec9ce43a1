/** What a turn costs as more municipalities come: the same services under ever more places. */
import { join } from 'node:path';
import { createAcuteDetector, loadAcuteLexicon, loadAcuteModel } from '../../acute/index.ts';
import { loadCatalogue } from '../../catalogue/load.ts';
import { hoursAt } from '../../catalogue/openingHours.ts';
import type { Service } from '../../catalogue/resolved.ts';
import { createConversation } from '../../conversation/conversation.ts';
import type { Catalogue } from '../../conversation/ports.ts';
import { createMatcher } from '../../matching/index.ts';
import { createTexts } from '../../texts/texts.ts';
import { createUnderstanding, loadStatisticalReader, loadUnderstandingLexicon } from '../../understanding/index.ts';

const SIZES = [217, 2_000, 20_000, 200_000];
const WARM_UP = 50;

/** The catalogue with its municipalities repeated under other names until it has `size` services. */
function grown(catalogue: Catalogue, size: number): Catalogue {
  const own = catalogue.municipalities();
  const each = own.reduce((sum, { slug }) => sum + catalogue.servicesOf(slug).length, 0);
  const copies = Math.max(0, Math.round((size - catalogue.national().length - each) / each));
  const municipalities = [...own];
  const services = new Map<string, readonly Service[]>(own.map(({ slug }) => [slug, catalogue.servicesOf(slug)]));
  for (let copy = 1; copy <= copies; copy += 1)
    for (const place of own) {
      const slug = `${place.slug}-${copy}`;
      const places = place.places.map((named) => ({ ...named, name: `${named.name}${copy}`, also: [], se: [] }));
      municipalities.push({ ...place, slug, name: `${place.name}${copy}`, name_se: undefined, places });
      services.set(
        slug,
        catalogue
          .servicesOf(place.slug)
          .map((service) => ({ ...service, id: `${service.id}-${copy}`, municipality: slug })),
      );
    }
  const byId = new Map([...catalogue.national(), ...[...services.values()].flat()].map((s) => [s.id, s]));
  const bySlug = new Map(municipalities.map((one) => [one.slug, one]));
  return {
    ...catalogue,
    service: (id) => byId.get(id),
    municipality: (slug) => bySlug.get(slug),
    municipalities: () => municipalities,
    servicesOf: (slug) => services.get(slug) ?? [],
    national: () => catalogue.national(),
    document: (id) => catalogue.document(id),
  };
}

/** Prints medians and p95 of a whole turn, with the place known and unknown, for growing catalogues. */
export function measureGrowth(root: string, messages: readonly string[], now: Date): void {
  const data = join(root, 'data');
  const lexicon = loadUnderstandingLexicon(join(data, 'lexicons/understanding'));
  const statistics = loadStatisticalReader(join(data, 'models/understanding'));
  const acute = createAcuteDetector(
    loadAcuteLexicon(join(data, 'lexicons/acute')),
    loadAcuteModel(join(data, 'models/acute')),
  );
  const real = loadCatalogue(data);
  console.log('\nA whole turn, in milliseconds, as the catalogue grows');
  for (const size of SIZES) {
    const catalogue = grown(real, size);
    const understanding = createUnderstanding({ lexicon, catalogue, statistics });
    const matcher = createMatcher({ catalogue, lexicon, examples: [], reader: understanding });
    const conversation = createConversation({
      catalogue,
      hours: { hoursAt },
      acute,
      understanding,
      matcher,
      concepts: { label: (concept) => concept },
      texts: createTexts(),
    });
    const timed = (municipality?: string) => {
      const take = (text: string) =>
        conversation.takeTurn(conversation.start(municipality === undefined ? {} : { municipality }), { text }, now);
      for (const text of messages.slice(0, WARM_UP)) take(text);
      const times = messages.map((text) => {
        const start = process.hrtime.bigint();
        take(text);
        return Number(process.hrtime.bigint() - start) / 1e6;
      });
      times.sort((a, b) => a - b);
      const at = (part: number) => times[Math.floor((times.length - 1) * part)]!.toFixed(2);
      return `median ${at(0.5)}, p95 ${at(0.95)}`;
    };
    const known = timed('senja');
    const unknown = timed();
    const memory = (process.memoryUsage().heapUsed / 2 ** 20).toFixed(0);
    console.log(`  ${String(size).padStart(7)} services: place known ${known}; unknown ${unknown}; heap ${memory} MB`);
  }
}
