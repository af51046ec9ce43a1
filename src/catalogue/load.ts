/** Reads `data/` into the catalogue, or tells everything that is wrong with it. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { z } from 'zod';
import type { Catalogue } from '../conversation/ports.ts';
import { resolveServices } from './inherit.ts';
import { CatalogueError, type Problem } from './problems.ts';
import type { Service } from './resolved.ts';
import { Municipality, ServicesFile, type SourceDocument, SourcesFile } from './schema.ts';
import { type LocatedDocument, type LocatedMunicipality, type LocatedRecord, validate } from './validate.ts';
import { YamlFile } from './yamlFile.ts';

/** Folders whose services are offered everywhere; the first must be there. */
const EVERYWHERE = ['national', 'statsforvalteren'];

/**
 * The catalogue in `dataDir`: sources.yaml, municipalities/<slug>/{municipality,services}.yaml,
 * national/services.yaml and, when it is there, statsforvalteren/services.yaml.
 * A municipality without services.yaml is loaded with no services.
 * Throws one `CatalogueError` with all problems of all files.
 */
export function loadCatalogue(dataDir: string): Catalogue {
  const problems: Problem[] = [];
  const root = resolve(dataDir);

  function read<Schema extends z.ZodType>(path: string, schema: Schema) {
    const name = join(basename(root), relative(root, path)).split(sep).join('/');
    if (!existsSync(path)) {
      problems.push({ file: name, line: 1, record: null, text: 'is missing: add the file' });
      return null;
    }
    const file = new YamlFile(path, name);
    const data = file.parse(schema, problems);
    return data === null ? null : { file, data };
  }

  const sources = read(join(root, 'sources.yaml'), SourcesFile);
  const documents: LocatedDocument[] = (sources?.data.documents ?? []).map((document, index) => ({
    document,
    file: sources!.file,
    path: ['documents', index],
  }));

  function readServices(path: string, municipality: string | null): LocatedRecord[] {
    const services = read(path, ServicesFile);
    if (!services) return [];
    return services.data.services.map((record, index) => ({
      record,
      file: services.file,
      path: ['services', index],
      municipality,
    }));
  }

  const municipalities: LocatedMunicipality[] = [];
  const records: LocatedRecord[] = [];
  for (const folder of foldersIn(join(root, 'municipalities'))) {
    const dir = join(root, 'municipalities', folder);
    const services = join(dir, 'services.yaml');
    const hasServices = existsSync(services);
    const municipality = read(join(dir, 'municipality.yaml'), Municipality);
    if (municipality)
      municipalities.push({ municipality: municipality.data, file: municipality.file, folder, hasServices });
    if (hasServices) records.push(...readServices(services, folder));
  }
  for (const [index, folder] of EVERYWHERE.entries()) {
    const path = join(root, folder, 'services.yaml');
    if (index === 0 || existsSync(path)) records.push(...readServices(path, null));
  }

  // A file that does not parse has no records to refer to: its own problems come first, alone.
  if (problems.length === 0) problems.push(...validate(documents, municipalities, records));
  if (problems.length > 0) throw new CatalogueError(problems);

  const services = resolveServices(records, new Map(documents.map(({ document }) => [document.id, document])));
  return catalogueOf(
    municipalities.map(({ municipality }) => municipality),
    services,
    documents.map(({ document }) => document),
  );
}

/** The port, over lists that are already validated and resolved. */
function catalogueOf(
  municipalities: readonly Municipality[],
  services: readonly Service[],
  documents: readonly SourceDocument[],
): Catalogue {
  const byId = new Map(services.map((service) => [service.id, service]));
  const bySlug = new Map(municipalities.map((municipality) => [municipality.slug, municipality]));
  const documentById = new Map(documents.map((document) => [document.id, document]));
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
