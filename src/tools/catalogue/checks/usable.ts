/** What is left of data with problems, so that the checks that need a whole catalogue can still run. */
import { contactSource } from '../../../catalogue/inherit.ts';
import type { DataRead } from '../../../catalogue/load.ts';
import type { ServiceRecord } from '../../../catalogue/schema.ts';

/**
 * The same data without what would stop a catalogue from being made: the second record of an id, records whose
 * document is not there, and links that lead nowhere or back to where they began. What is left out has been told.
 */
export function usable(read: DataRead): DataRead {
  const documents = new Set(read.documents.map(({ document }) => document.id));
  const byId = new Map<string, ServiceRecord>();
  for (const { record } of read.records) {
    if (!byId.has(record.id) && namesOnly(record, documents)) byId.set(record.id, record);
  }
  const records = read.records
    .filter(({ record }) => byId.get(record.id) === record)
    .map((located) => ({ ...located, record: withoutBadLinks(located.record, byId) }));
  return { ...read, records };
}

/** Whether every document that the record names, at any depth, is one of `documents`. */
function namesOnly(record: ServiceRecord, documents: ReadonlySet<string>): boolean {
  const named = JSON.stringify(record).matchAll(/"document":"([^"]+)"/g);
  return record.source.document !== undefined && [...named].every(([, id]) => documents.has(id as string));
}

function withoutBadLinks(record: ServiceRecord, byId: ReadonlyMap<string, ServiceRecord>): ServiceRecord {
  const { part_of, contact_from, ...rest } = record;
  return {
    ...rest,
    ...(ends(record, ({ part_of: next }) => next, byId) ? { part_of } : {}),
    ...(ends(record, (one) => contactSource(one)?.service, byId) ? { contact_from } : {}),
  };
}

/** Whether following the links from `record` comes to an end, at a record that is there. */
function ends(
  record: ServiceRecord,
  next: (record: ServiceRecord) => string | undefined,
  byId: ReadonlyMap<string, ServiceRecord>,
): boolean {
  const seen = new Set<ServiceRecord>();
  let at = record;
  for (let id = next(at); id !== undefined; id = next(at)) {
    const linked = byId.get(id);
    if (linked === undefined || seen.has(linked)) return false;
    seen.add(linked);
    at = linked;
  }
  return true;
}
