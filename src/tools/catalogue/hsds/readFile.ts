/** A file of HSDS services as records of the catalogue. */
import { explainIssue, fieldName } from '../../../catalogue/explainIssue.ts';
import type { Imported } from '../exchange/imported.ts';
import { readService } from './read.ts';
import { HsdsFile } from './shape.ts';

/** The records of an export: a JSON array of services. Services are counted from 1. */
export function recordsInHsds(bytes: Uint8Array): Imported {
  let services: unknown;
  try {
    services = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    return { records: [], problems: [`is not JSON (${(error as Error).message}): export it again`] };
  }
  const data = { services };
  const result = HsdsFile.safeParse(data);
  if (result.success) {
    return {
      problems: [],
      records: result.data.services.map((service, index) => ({
        where: `service ${index + 1}`,
        ...readService(service),
        columnOf: () => null,
      })),
    };
  }
  const problems = result.error.issues.flatMap((issue) =>
    explainIssue(issue, data).map(({ path, text }) =>
      typeof path[1] === 'number'
        ? `service ${path[1] + 1}: ${text}`
        : `is not a list of services (${fieldName(path)}): export it again`,
    ),
  );
  return { records: [], problems };
}
