/** Turns what zod says is wrong into what an editor should do. */
import type { z } from 'zod';

interface Explained {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** `issue` as one or more problems; `data` is the whole that was checked. */
export function explainIssue(issue: z.core.$ZodIssue, data: unknown): Explained[] {
  return explain(issue, data, []);
}

function explain(issue: z.core.$ZodIssue, data: unknown, above: Explained['path']): Explained[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  const value = valueAt(data, path);
  const field = fieldName(path);
  const one = (text: string): Explained[] => [{ path, text: `${field} ${text}`.trim() }];

  switch (issue.code) {
    case 'invalid_union': {
      const branch = branchMeant(issue.errors, value);
      return branch ? branch.flatMap((inner) => explain(inner, data, path)) : one('has a value that fits nothing');
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        text: `${fieldName([...path, key])} is not a field of the catalogue: correct the name or remove it`,
      }));
    case 'invalid_type':
      if (value === undefined) return one('is missing: add it');
      if (value === null) return one('is empty: write a value or remove the line');
      if (typeof value === 'number' && issue.expected === 'string')
        return one(`is read as a number: put it in quotes, "${value}"`);
      return one(`is ${kindOf(value)}: it must be ${expectedKind(issue.expected)}`);
    case 'invalid_value':
      if (value === undefined) return one('is missing: add it');
      return one(`is ${show(value)}: use ${issue.values.map(show).join(', ')}`);
    case 'too_small':
      return one(
        issue.origin === 'array'
          ? 'is an empty list: add an item or remove the field'
          : 'is too short or small: correct it',
      );
    case 'invalid_format':
      return one(`is ${show(value)}: ${issue.format === 'date' ? 'write a date as 2024-02-26' : issue.message}`);
    default:
      return one(`is ${show(value)}: ${issue.message}`);
  }
}

/** Of the alternatives of a union, the one whose kind (text, list, mapping) the value has; else the last. */
function branchMeant(branches: readonly z.core.$ZodIssue[][], value: unknown): readonly z.core.$ZodIssue[] | undefined {
  const wrongKind = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(
      (issue) =>
        issue.path.length === 0 &&
        (issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof value !== 'string')),
    );
  return branches.find((issues) => !wrongKind(issues)) ?? branches.at(-1);
}

function valueAt(data: unknown, path: Explained['path']): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined | null)?.[key], data);
}

/** `phones[0].number` for services.3.phones.0.number: the record's own path is left out. */
export function fieldName(path: Explained['path']): string {
  const inRecord = typeof path[1] === 'number' ? path.slice(2) : path;
  return inRecord.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return show(value);
}

function expectedKind(expected: string): string {
  return (
    { object: 'a mapping of fields', array: 'a list', string: 'a text', boolean: 'true or false' }[expected] ?? expected
  );
}
