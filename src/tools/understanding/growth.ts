/** What a turn costs as more municipalities come: the same services under ever more places. */
import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue/load.ts';
import type { Service } from '../../catalogue/resolved.ts';
import type { Catalogue } from '../../conversation/ports.ts';
import { createCore } from '../../core.ts';
import { timesOf, within } from '../timing.ts';

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
  const real = loadCatalogue(join(root, 'data'));
  console.log('\nA whole turn, in milliseconds, as the catalogue grows');
  for (const size of SIZES) {
    const { conversation } = createCore(root, grown(real, size));
    const timed = (municipality?: string) => {
      const take = (text: string) =>
        conversation.takeTurn(conversation.start(municipality === undefined ? {} : { municipality }), { text }, now);
      messages.slice(0, WARM_UP).forEach(take);
      const times = timesOf(messages, take);
      return `median ${(within(times, 0.5) / 1000).toFixed(2)}, p95 ${(within(times, 0.95) / 1000).toFixed(2)}`;
    };
    const known = timed('senja');
    const unknown = timed();
    const memory = (process.memoryUsage().heapUsed / 2 ** 20).toFixed(0);
    console.log(`  ${String(size).padStart(7)} services: place known ${known}; unknown ${unknown}; heap ${memory} MB`);
  }
}
