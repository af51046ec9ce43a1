/** Checks that one record alone, or a file's shape, cannot show: references, circles, numbers, ages and hours. */
import { fieldName } from './explainIssue.ts';
import { contactSource } from './inherit.ts';
import { openingHoursProblem } from './openingHours.ts';
import { phoneProblem } from './phone.ts';
import type { Problem } from './problems.ts';
import type { Municipality, ServiceRecord, SourceDocument } from './schema.ts';
import type { Path, YamlFile } from './yamlFile.ts';

/** A record and where it stands. */
export interface LocatedRecord {
  readonly record: ServiceRecord;
  readonly file: YamlFile;
  /** Path of the record in its file. */
  readonly path: Path;
  /** Slug of the municipality whose folder the file is in; null for what is offered everywhere. */
  readonly municipality: string | null;
}

export interface LocatedDocument {
  readonly document: SourceDocument;
  readonly file: YamlFile;
  readonly path: Path;
}

export interface LocatedMunicipality {
  readonly municipality: Municipality;
  readonly file: YamlFile;
  readonly folder: string;
  /** False while the municipality has no services file yet; then its references are not checked. */
  readonly hasServices: boolean;
}

/**
 * All problems of the three kinds of files together.
 * @param unreadable ids of records whose own shape is wrong: they may be referred to
 */
export function validate(
  documents: readonly LocatedDocument[],
  municipalities: readonly LocatedMunicipality[],
  records: readonly LocatedRecord[],
  unreadable: ReadonlySet<string> = new Set(),
): Problem[] {
  const byId = new Map<string, LocatedRecord>();
  const documentIds = new Set<string>();
  const problems: Problem[] = [];

  for (const { document, file, path } of documents) {
    if (documentIds.has(document.id))
      problems.push(file.problem([...path, 'id'], 'is there twice: give it another id'));
    documentIds.add(document.id);
  }
  for (const located of records) {
    const { record, file, path } = located;
    const first = byId.get(record.id);
    if (first) {
      const where = `${first.file.name}:${first.file.lineOf([...first.path, 'id'])}`;
      problems.push(file.problem([...path, 'id'], `id is also used in ${where}: give one of them another id`));
    } else byId.set(record.id, located);
  }
  const exists = (id: string) => byId.has(id) || unreadable.has(id);
  for (const located of records) problems.push(...checkRecord(located, exists, documentIds));
  problems.push(...circles(records, byId));
  for (const located of municipalities) problems.push(...checkMunicipality(located, municipalities, exists));
  return problems;
}

function checkRecord(
  { record, file, path, municipality }: LocatedRecord,
  exists: (id: string) => boolean,
  documentIds: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  const add = (field: Path, text: string) => {
    const at = [...path, ...field];
    problems.push(file.problem(at, `${fieldName(at)} ${text}`.trim()));
  };
  const mustExist = (id: string | undefined, field: Path) => {
    if (id !== undefined && !exists(id))
      add(field, `"${id}" is not the id of any service: correct it or add that service`);
  };

  if (municipality !== null && !record.id.startsWith(`${municipality}-`))
    add(['id'], `must begin with "${municipality}-", as it is in that folder: rename it`);
  if (record.source.document === undefined)
    add(['source'], 'names no document: add document, an id in data/sources.yaml');
  for (const { id, at } of documentsIn(record)) {
    if (!documentIds.has(id)) add(at, `"${id}" is not in data/sources.yaml: correct it or add the document there`);
  }
  if (record.needs.length === 0 && (record.status === 'current' || record.status === 'planned'))
    add(['needs'], 'is empty: say what it helps with, or set status to mentioned');

  mustExist(record.part_of, ['part_of']);
  mustExist(contactSource(record)?.service, ['contact_from']);
  record.access.forEach((access, index) => {
    mustExist(access.to, ['access', index, 'to']);
  });
  record.steps.forEach((step, index) => {
    mustExist(step.to, ['steps', index, 'to']);
  });

  const { minimum_age: from, maximum_age: to } = record.eligibility ?? {};
  if (from !== undefined && to !== undefined && from > to)
    add(['eligibility', 'minimum_age'], `${from} is above maximum_age ${to}: correct one of them`);

  if (typeof record.phones !== 'string') {
    const seen = new Set<string>();
    record.phones.forEach(({ number }, index) => {
      const problem = phoneProblem(number);
      const digits = number.replace(/\D/g, '');
      if (problem) add(['phones', index, 'number'], `"${number}" ${problem}`);
      else if (seen.has(digits)) add(['phones', index, 'number'], `"${number}" is there twice: remove one`);
      seen.add(digits);
    });
  }
  if (typeof record.emails !== 'string') {
    record.emails.forEach(({ value }, index) => {
      if (!/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(value))
        add(['emails', index, 'value'], `"${value}" is not an e-mail address: correct it`);
    });
  }
  if (typeof record.schedules !== 'string') {
    record.schedules.forEach(({ opening_hours }, index) => {
      const problem = opening_hours === null ? null : openingHoursProblem(opening_hours);
      if (problem)
        add(
          ['schedules', index, 'opening_hours'],
          `"${opening_hours}" cannot be read (${problem}): write it like "Mo-Fr 09:00-15:00"`,
        );
    });
  }
  return problems;
}

/** Every document named in any `source` of a record, and where. */
function documentsIn(value: unknown, at: Path = []): { id: string; at: Path }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    if (key !== 'source') return documentsIn(part, path);
    const source = part as { document?: string; also?: string[] };
    const main = source.document === undefined ? [] : [{ id: source.document, at: [...path, 'document'] }];
    return [...main, ...(source.also ?? []).map((id, index) => ({ id, at: [...path, 'also', index] }))];
  });
}

/** Records whose `part_of` or `contact_from` leads back to themselves. Each circle is told once for each member. */
function circles(records: readonly LocatedRecord[], byId: ReadonlyMap<string, LocatedRecord>): Problem[] {
  const links = {
    part_of: (record: ServiceRecord) => record.part_of,
    contact_from: (record: ServiceRecord) => contactSource(record)?.service,
  };
  return records.flatMap(({ record, file, path }) =>
    Object.entries(links).flatMap(([field, next]) => {
      const chain = [record.id];
      for (let at = next(record); at !== undefined && byId.has(at); at = next(byId.get(at)!.record)) {
        if (at === record.id) {
          const way = [...chain, at].join(' → ');
          return [file.problem([...path, field], `${field} goes in a circle (${way}): remove one of the links`)];
        }
        if (chain.includes(at)) return [];
        chain.push(at);
      }
      return [];
    }),
  );
}

function checkMunicipality(
  { municipality, file, folder, hasServices }: LocatedMunicipality,
  all: readonly LocatedMunicipality[],
  exists: (id: string) => boolean,
): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, text: string) => {
    problems.push({ ...file.problem([field], `${field} ${text}`), record: municipality.slug });
  };
  if (municipality.slug !== folder)
    add('slug', `is "${municipality.slug}" in the folder "${folder}": make them the same`);
  const twin = all.find(({ municipality: other }) => other !== municipality && other.number === municipality.number);
  if (twin)
    add('number', `${municipality.number} is also the number of ${twin.municipality.slug}: correct one of them`);
  if (!hasServices) return problems;
  for (const field of ['first_contact', 'daytime_doctor', 'complaint_authority'] as const) {
    const id = municipality[field];
    if (id !== undefined && !exists(id))
      add(field, `"${id}" is not the id of any service: correct it or add that service`);
  }
  return problems;
}
