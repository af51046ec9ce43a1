/** What is known of a service for ranking: its words, its concepts, and the messages that lead to it. */
import type { Service } from '../catalogue/resolved.ts';
import type { TextReader } from '../understanding/index.ts';
import type { ServiceExample } from './examples.ts';

/** Words or concepts, each with its weight. */
export type Weights = ReadonlyMap<string, number>;

/** A service, read. */
export interface Profile {
  readonly service: Service;
  readonly terms: Weights;
  /** Stems of the name and its alternates, for messages that name the service. */
  readonly names: readonly (readonly string[])[];
  readonly concepts: Weights;
  readonly examples: readonly Weights[];
}

const NAME_WEIGHT = 3;
const DESCRIPTION_WEIGHT = 1.5;
const FACT_WEIGHT = 0.6;
const EXAMPLE_WEIGHT = 1;
const STATED_CONCEPT = 3;
const TEXT_CONCEPT = 1;
const EXAMPLE_CONCEPT = 1.5;

/** Reads a service and its examples through the same reader as messages. */
export function profileOf(service: Service, examples: readonly ServiceExample[], reader: TextReader): Profile {
  const terms = new Map<string, number>();
  const concepts = new Map<string, number>();
  const add = (map: Map<string, number>, keys: readonly string[], weight: number) => {
    for (const key of keys) map.set(key, (map.get(key) ?? 0) + weight);
  };
  const read = (text: string, weight: number, conceptWeight: number) => {
    const understood = reader.readText(text);
    add(terms, understood.terms, weight);
    add(concepts, understood.concepts, conceptWeight);
    return understood;
  };
  const names = [service.name, ...service.alternate_names, ...service.former_names].map(
    (name) => read(name, NAME_WEIGHT, TEXT_CONCEPT).terms,
  );
  read(service.description.nb, DESCRIPTION_WEIGHT, TEXT_CONCEPT);
  for (const fact of service.facts) read(fact.text.nb, FACT_WEIGHT, TEXT_CONCEPT / 3);
  const perExample = EXAMPLE_CONCEPT / Math.max(1, Math.sqrt(examples.length));
  const read_examples = examples.map(({ text }) => {
    const understood = read(text, EXAMPLE_WEIGHT, perExample);
    return new Map([
      ...understood.terms.map((term) => [term, 1] as const),
      ...understood.concepts.map((concept) => [`#${concept}`, 1] as const),
    ]);
  });
  for (const concept of service.concepts) concepts.set(concept, (concepts.get(concept) ?? 0) + STATED_CONCEPT);
  return { service, terms, names, concepts, examples: read_examples };
}
