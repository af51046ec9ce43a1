/** Planned and ended services that somebody would still be sent to. */
import type { Problem } from '../../../catalogue/problems.ts';
import type { ServiceRecord } from '../../../catalogue/schema.ts';
import type { LocatedMunicipality, LocatedRecord } from '../../../catalogue/validate.ts';
import { problemAt } from './problemAt.ts';

/** Whether the bot may offer the service. */
export const isOffered = ({ status }: Pick<ServiceRecord, 'status'>): boolean =>
  status === 'current' || status === 'mentioned';

/** References from what is offered to what is not: the first contact of a municipality, `access.to`, `steps.to` … */
export function offeredProblems(
  records: readonly LocatedRecord[],
  municipalities: readonly LocatedMunicipality[],
): Problem[] {
  const closed = new Map(records.filter(({ record }) => !isOffered(record)).map(({ record }) => [record.id, record]));
  const problems: Problem[] = [];

  for (const { municipality, file } of municipalities) {
    for (const field of ['first_contact', 'daytime_doctor', 'complaint_authority'] as const) {
      const target = closed.get(municipality[field] ?? '');
      if (!target) continue;
      const text = `${field} "${target.id}" is ${target.status} and never offered: name a service that is current`;
      problems.push({ ...file.problem([field], text), record: municipality.slug });
    }
  }

  for (const located of records) {
    const { record } = located;
    if (!isOffered(record)) continue;
    const sendsTo = (id: string | undefined, field: readonly (string | number)[]) => {
      const target = closed.get(id ?? '');
      if (target)
        problems.push(
          problemAt(
            located,
            field,
            `sends people to "${target.id}", which is ${target.status} and never offered: name a service that is current, or remove it`,
          ),
        );
    };
    record.access.forEach(({ to }, index) => {
      sendsTo(to, ['access', index, 'to']);
    });
    record.steps.forEach(({ to }, index) => {
      sendsTo(to, ['steps', index, 'to']);
    });
    sendsTo(typeof record.contact_from === 'object' ? record.contact_from.service : record.contact_from, [
      'contact_from',
    ]);
  }
  return problems;
}
