import { fieldName } from '../../../catalogue/explainIssue.ts';
import type { Problem } from '../../../catalogue/problems.ts';
import type { LocatedRecord } from '../../../catalogue/validate.ts';
import type { Path } from '../../../catalogue/yamlFile.ts';

/** A problem of `record` at `field` (keys below the record); the field's name comes before `text`. */
export function problemAt({ file, path, record }: LocatedRecord, field: Path, text: string): Problem {
  const at = [...path, ...field];
  return { ...file.problem(at, `${fieldName(at)} ${text}`.trim()), record: record.id };
}
