/**
 * What HSDS has no field for, as attributes of the taxonomy `hjelpefinner`. The code of the term is the path of the
 * field (`description.se`, `phones.0.source.lines`), the value is its text, or JSON when it is not a text.
 */
import { isDeepStrictEqual } from 'node:util';
import { setIn } from '../exchange/paths.ts';
import type { Attribute } from './shape.ts';
import { uuidOf } from './uuid.ts';

const TAXONOMY = 'hjelpefinner';

/** Lists of words have one attribute for each word, so that others can select services by them. */
const WORD_LISTS =
  /(^|\.)(needs|audience|alternate_names|former_names|languages|concepts|counties|service_areas|also)$/;

/** What the attributes belong to: its UUID, and its HSDS name, for example `phone`. */
export interface Entity {
  readonly id: string;
  readonly entity: string;
}

/** A value and its path. */
type Difference = readonly [code: string, value: unknown];

/** One attribute. */
export function attribute({ id, entity }: Entity, code: string, value: unknown, index = 0): Attribute {
  return {
    id: uuidOf(`attribute/${id}/${code}/${index}`),
    link_id: id,
    link_entity: entity,
    value: encode(value),
    taxonomy_term: {
      id: uuidOf(`term/${code}`),
      code,
      name: code,
      description: `The field ${code} of the catalogue of Hjelpefinner`,
      taxonomy: TAXONOMY,
    },
  };
}

/**
 * The attributes that make `held`, what is read back from the fields of HSDS, into `whole`. Throws when `held` has
 * something that `whole` has not: an attribute cannot take away.
 */
export function attributesFor(entity: Entity, held: object, whole: object): Attribute[] {
  return differences(held, whole, '').flatMap(([code, value]) =>
    Array.isArray(value) && WORD_LISTS.test(code) && value.length > 0
      ? value.map((word, index) => attribute(entity, code, word, index))
      : [attribute(entity, code, value)],
  );
}

/** Puts what the attributes say into `held`. Attributes of other taxonomies are passed over. */
export function applyAttributes<T extends object>(held: T, attributes: readonly object[] | undefined): T {
  const own = ownAttributes(attributes);
  for (const [code, values] of Map.groupBy(own, (one) => one.code)) {
    const [first, ...more] = values.map(({ value }) => decode(value));
    setIn(held, code, WORD_LISTS.test(code) && !Array.isArray(first) ? [first, ...more] : first);
  }
  return held;
}

/** The value of the attribute `code`, or undefined. */
export function attributeValue(attributes: readonly object[] | undefined, code: string): string | undefined {
  return ownAttributes(attributes, true).find((one) => one.code === code)?.value;
}

/** Codes that say something of the export, and are no field of a record. */
const ABOUT = /^(folder|assured|inherited(\..*)?)$/;

/** Marks what was taken from another record, whose id is the value; an import leaves it out. */
export const INHERITED = 'inherited';

function ownAttributes(
  attributes: readonly object[] = [],
  withAbout = false,
): { readonly code: string; readonly value: string }[] {
  return attributes.flatMap((one) => {
    const { value, taxonomy_term: term } = one as Partial<Attribute>;
    if (term?.taxonomy !== TAXONOMY || value === undefined) return [];
    return withAbout || !ABOUT.test(term.code) ? [{ code: term.code, value }] : [];
  });
}

function differences(held: unknown, whole: unknown, code: string): Difference[] {
  if (isDeepStrictEqual(held, whole)) return [];
  if (WORD_LISTS.test(code)) return [[code, whole]];
  if (!isContainer(held) || !isContainer(whole) || Array.isArray(held) !== Array.isArray(whole)) {
    return isContainer(whole) && !Array.isArray(whole) && Object.keys(whole).length > 0
      ? differences({}, whole, code)
      : [[code, whole]];
  }
  const extra = Object.keys(held).find((key) => !(key in whole));
  if (extra !== undefined) throw new Error(`HSDS would add ${code}.${extra}, which the record does not have`);
  return Object.entries(whole).flatMap(([key, value]) =>
    differences(held[key], value, code === '' ? key : `${code}.${key}`),
  );
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A text as it stands, unless it would be read as JSON; anything else as JSON. */
function encode(value: unknown): string {
  return typeof value === 'string' && decode(value) === value ? value : JSON.stringify(value);
}

function decode(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
