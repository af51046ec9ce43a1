/** Peers that rank the same services, for comparison in one run: search engines over texts and examples, and nlp.js. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Service } from '../../catalogue/resolved.ts';
import type { ServiceExample } from '../../matching/index.ts';
import { stem } from '../../understanding/stem.ts';
import { learnNlpjs } from '../nlpjs.ts';

/** Ids of services for a message, best first, among those of one place. */
export type Rank = (text: string, candidates: ReadonlySet<string>) => string[] | Promise<string[]>;

const MOST = 200;

interface Document {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly examples: string;
}

const documentsOf = (services: readonly Service[], examples: readonly ServiceExample[]): Document[] => {
  const byService = Map.groupBy(examples, ({ service }) => service);
  return services.map(({ id, name, alternate_names, description, facts }) => ({
    id,
    name: [name, ...alternate_names].join(' '),
    text: [description.nb, ...facts.map(({ text }) => text.nb)].join(' '),
    examples: (byService.get(id) ?? []).map(({ text }) => text).join('\n'),
  }));
};

/** fuse.js over the whole text of a message, or word by word (`tokens`). */
export function fuse(services: readonly Service[], tokens: boolean): Rank {
  const index = new Fuse(documentsOf(services, []), {
    keys: ['name', 'text'],
    ignoreLocation: true,
    threshold: 0.6,
    ...(tokens ? { useTokenSearch: true } : {}),
  });
  return (text, candidates) =>
    index
      .search(text, { limit: MOST })
      .map(({ item }) => item.id)
      .filter((id) => candidates.has(id));
}

/** MiniSearch with stems, fuzzy and prefix search, with or without the examples. */
export function miniSearch(services: readonly Service[], examples: readonly ServiceExample[]): Rank {
  const index = new MiniSearch<Document>({
    fields: ['name', 'text', 'examples'],
    processTerm: (term) => stem(term.toLowerCase()),
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { name: 2 } },
  });
  index.addAll(documentsOf(services, examples));
  return (text, candidates) =>
    index
      .search(text)
      .map(({ id }) => id as string)
      .filter((id) => candidates.has(id));
}

/** nlp.js with one intent a service, learnt from the same examples. */
export async function nlpjs(examples: readonly ServiceExample[]): Promise<Rank> {
  const classify = await learnNlpjs(examples.map(({ service, text }) => ({ text, intent: service })));
  return async (text, candidates) => (await classify(text)).filter((intent) => candidates.has(intent));
}
