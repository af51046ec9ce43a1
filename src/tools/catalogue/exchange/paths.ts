/** Values in nested data by their path, such as `description.se` or `phones.0.number`. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Container = Record<string, unknown>;

/** The value at `path`, or undefined. */
export function getIn(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Container | null | undefined)?.[key], data);
}

/** Sets the value at `path`, making lists and mappings on the way; what is in the way is replaced. */
export function setIn(data: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() as string;
  let at = data as Container;
  keys.forEach((key, index) => {
    const next = keys[index + 1] ?? last;
    if (typeof at[key] !== 'object' || at[key] === null) at[key] = /^\d+$/.test(next) ? [] : {};
    at = at[key] as Container;
  });
  at[last] = value;
}
