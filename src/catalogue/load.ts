/** Reads `data/` into the catalogue, or tells everything that is wrong with it. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Catalogue } from '../conversation/ports.ts';
import { resolveServices } from './inherit.ts';
import { CatalogueError, type Problem } from './problems.ts';
import type { Service } from './resolved.ts';
import { Municipality, ServiceRecord, ServicesFile, type SourceDocument, SourcesFile } from './schema.ts';
import { type LocatedDocument, type LocatedMunicipality, type LocatedRecord, validate } from './validate.ts';
import { YamlFile } from './yamlFile.ts';

/** Folders whose services are offered everywhere; the first must be there. */
const EVERYWHERE = ['national', 'statsforvalteren'];

/** Everything that could be read of `data/`, and everything that is wrong with it. */
export interface DataRead {
  readonly problems: readonly Problem[];
  readonly documents: readonly LocatedDocument[];
  readonly municipalities: readonly LocatedMunicipality[];
  readonly records: readonly LocatedRecord[];
  /** Ids of records whose own shape is wrong: they are there, but cannot be read. */
  readonly unreadable: ReadonlySet<string>;
  /** False when a whole file or the id of a record cannot be read: then nothing was checked across files. */
  readonly complete: boolean;
}

/**
 * The catalogue in `dataDir`: sources.yaml, municipalities/<slug>/{municipality,services}.yaml,
 * national/services.yaml and, when it is there, statsforvalteren/services.yaml.
 * A municipality without services.yaml is loaded with no services.
 * Throws one `CatalogueError` with all problems of all files.
 */
export function loadCatalogue(dataDir: string): Catalogue {
  return catalogueOver(loadContents(dataDir));
}

/** All that a catalogue is made of, as plain values that can be handed to another thread. */
export interface CatalogueContents {
  readonly municipalities: readonly Municipality[];
  readonly services: readonly Service[];
  readonly documents: readonly SourceDocument[];
}

/** The contents of the catalogue in `dataDir`. Throws as `loadCatalogue` does. */
export function loadContents(dataDir: string): CatalogueContents {
  const { problems, ...read } = readData(dataDir);
  if (problems.length > 0) throw new CatalogueError(problems);
  return contentsOf(read);
}

/** Reads the same files without throwing, for tools that go on after a problem. */
export function readData(dataDir: string): DataRead {
  const problems: Problem[] = [];
  const root = resolve(dataDir);
  let complete = true;

  function open(path: string): YamlFile | null {
    const name = join(basename(root), relative(root, path)).split(sep).join('/');
    if (existsSync(path)) return new YamlFile(path, name);
    problems.push({ file: name, line: 1, record: null, text: 'is missing: add the file' });
    return null;
  }

  const sourcesFile = open(join(root, 'sources.yaml'));
  const sources = sourcesFile?.parse(SourcesFile, problems);
  // Without documents every record would be told that its document is missing.
  if (!sources) complete = false;
  const documents = (sources?.documents ?? []).map(
    (document, index): LocatedDocument => ({ document, file: sourcesFile!, path: ['documents', index] }),
  );

  const records: LocatedRecord[] = [];
  const unreadable = new Set<string>();

  function readServices(path: string, municipality: string | null): void {
    const file = open(path);
    const services = file?.parse(ServicesFile, problems)?.services;
    const written = file?.isReadable ? file.valueAt(['services']) : undefined;
    if (file === null || !Array.isArray(written)) {
      if (!services) complete = false;
      return;
    }
    written.forEach((one: unknown, index) => {
      const record = services?.[index] ?? ServiceRecord.safeParse(one).data;
      const id = ServiceRecord.shape.id.safeParse((one as { id?: unknown } | null)?.id).data;
      if (record) records.push({ record, file, path: ['services', index], municipality });
      else if (id !== undefined) unreadable.add(id);
      // Whoever refers to it cannot be told apart from whoever refers to nothing.
      else complete = false;
    });
  }

  const municipalities: LocatedMunicipality[] = [];
  for (const folder of foldersIn(join(root, 'municipalities'))) {
    const dir = join(root, 'municipalities', folder);
    const services = join(dir, 'services.yaml');
    const hasServices = existsSync(services);
    const file = open(join(dir, 'municipality.yaml'));
    const municipality = file?.parse(Municipality, problems);
    if (municipality) municipalities.push({ municipality, file: file!, folder, hasServices });
    if (hasServices) readServices(services, folder);
  }
  for (const [index, folder] of EVERYWHERE.entries()) {
    const path = join(root, folder, 'services.yaml');
    if (index === 0 || existsSync(path)) readServices(path, null);
  }

  // What is in a file that cannot be read is not known, so that references cannot be judged.
  if (complete) problems.push(...validate(documents, municipalities, records, unreadable));
  return { problems, documents, municipalities, records, unreadable, complete };
}

/** The catalogue of what was read. References must exist and not go in circles; see `validate`. */
export function catalogueOf(read: Pick<DataRead, 'documents' | 'municipalities' | 'records'>): Catalogue {
  return catalogueOver(contentsOf(read));
}

function contentsOf({
  documents,
  municipalities,
  records,
}: Pick<DataRead, 'documents' | 'municipalities' | 'records'>): CatalogueContents {
  const byDocument = new Map(documents.map(({ document }) => [document.id, document]));
  return {
    municipalities: municipalities.map(({ municipality }) => municipality),
    services: resolveServices(records, byDocument),
    documents: documents.map(({ document }) => document),
  };
}

/** The port, over contents that are already validated and resolved. */
export function catalogueOver({ municipalities, services, documents }: CatalogueContents): Catalogue {
  const documentById = new Map(documents.map((document) => [document.id, document]));
  const byId = new Map(services.map((service) => [service.id, service]));
  const bySlug = new Map(municipalities.map((municipality) => [municipality.slug, municipality]));
  const byPlace = Map.groupBy(services, (service) => service.municipality);
  return {
    service: (id) => byId.get(id),
    municipality: (slug) => bySlug.get(slug),
    municipalities: () => municipalities,
    servicesOf: (slug) => byPlace.get(slug) ?? [],
    national: () => byPlace.get(null) ?? [],
    document: (id) => documentById.get(id),
  };
}

function foldersIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
