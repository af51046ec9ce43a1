/** Services that are offered, but that nobody can reach. */
import type { Problem } from '../../../catalogue/problems.ts';
import type { ServiceRecord } from '../../../catalogue/schema.ts';
import type { LocatedRecord } from '../../../catalogue/validate.ts';
import { problemAt } from './problemAt.ts';

const CONTACTS = ['phones', 'emails', 'websites', 'visiting_address', 'postal_address'] as const;

/**
 * Current services without any way to reach them, where the record does not say `unknown` either: an oversight looks
 * the same as a gap in the source until somebody writes that it is one.
 */
export function contactProblems(records: readonly LocatedRecord[]): Problem[] {
  const byId = new Map(records.map(({ record }) => [record.id, record]));
  return records
    .filter(({ record }) => record.status === 'current')
    .filter((located) => !canBeReached(located.record, byId) && !saysUnknown(located))
    .map((located) =>
      problemAt(
        located,
        [],
        'has no contact (no phones, emails, websites, address, contact_from or access.to, and no phone or e-mail above it): add one, or write "phones: unknown" if the source gives none',
      ),
    );
}

function canBeReached(record: ServiceRecord, byId: ReadonlyMap<string, ServiceRecord>): boolean {
  return (
    CONTACTS.some((field) => typeof record[field] === 'object') ||
    record.chats.length > 0 ||
    record.contact_from !== undefined ||
    record.access.some(({ to }) => to !== undefined) ||
    above(record, byId).some(hasPhoneOrEmail)
  );
}

/** The records that `record` is a part of, the nearest first. */
function above(record: ServiceRecord, byId: ReadonlyMap<string, ServiceRecord>): ServiceRecord[] {
  const chain: ServiceRecord[] = [];
  for (let at = record.part_of; at !== undefined; at = chain.at(-1)?.part_of) {
    const parent = byId.get(at);
    if (parent === undefined || chain.includes(parent)) break;
    chain.push(parent);
  }
  return chain;
}

const hasPhoneOrEmail = ({ phones, emails, contact_from }: ServiceRecord): boolean =>
  Array.isArray(phones) || Array.isArray(emails) || contact_from !== undefined;

/** Whether the editor has written `unknown`, as against having left the field out. */
function saysUnknown({ record, file, path }: LocatedRecord): boolean {
  return (
    CONTACTS.some((field) => file.valueAt([...path, field]) === 'unknown') ||
    record.access.every(({ how }) => how === 'unknown')
  );
}
