/** All texts the bot says that are written by hand in North Sami: those of the locales, and those of the catalogue. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Locale } from '../../../dialogs/events.ts';

/** A text, where it stands, and the Norwegian beside it. */
export interface SamiText {
  /** Path below the root, for example `locales/se/cards.json`. */
  readonly file: string;
  /** Key in the file; for YAML the id of the record and the fields below it, for example `senja-nav: cost.text`. */
  readonly key: string;
  readonly text: string;
  /** Null where there is none, as for a name in official use. */
  readonly norwegian: string | null;
}

/** The texts of one language in one file of the locales. */
export type LocaleTable = Readonly<Record<string, string>>;

/** Texts that speak to the one who reads the other language: North Sami in `nb`, Norwegian in `se`. */
export const IN_THE_OTHER_LANGUAGE: ReadonlySet<string> = new Set(['greeting.other']);

/** The JSON files of the locales below `root`: name → texts. Throws with file and mend when one is not JSON. */
export function localeFiles(root: string, locale: Locale): Map<string, LocaleTable> {
  const dir = join(root, 'locales', locale);
  const names = readdirSync(dir).filter((name) => name.endsWith('.json'));
  return new Map(names.sort().map((name) => [name, readTable(join(dir, name), `locales/${locale}/${name}`)]));
}

function readTable(path: string, name: string): LocaleTable {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LocaleTable;
  } catch (error) {
    throw new Error(`${name}: is not JSON: ${(error as Error).message}: mend it there`);
  }
}

/** The North Sami texts of the locales below `root`. */
export function localeTexts(root: string): SamiText[] {
  const norwegian = localeFiles(root, 'nb');
  return [...localeFiles(root, 'se')].flatMap(([name, table]) =>
    Object.entries(table).map(([key, text]): SamiText => {
      const beside = norwegian.get(name)?.[key] ?? null;
      return IN_THE_OTHER_LANGUAGE.has(key)
        ? { file: `locales/nb/${name}`, key, text: beside ?? '', norwegian: text }
        : { file: `locales/se/${name}`, key, text, norwegian: beside };
    }),
  );
}

/** Words that are only listened for: nobody is shown them, and misspellings among them are meant. */
const LISTENED_FOR = /^lexicons\/acute\//;

/**
 * The North Sami texts in the YAML files of `data` below `root`: what stands as `se` beside `nb`, and official names.
 * Of the lexicons these are the labels of the concepts, which are shown as reasons.
 */
export function catalogueTexts(root: string): SamiText[] {
  return readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !LISTENED_FOR.test(name))
    .sort()
    .flatMap((name) => {
      const file = `data/${name}`;
      return textsIn(parse(readFileSync(join(root, file), 'utf8')), '', [], file);
    });
}

function textsIn(value: unknown, record: string, path: readonly string[], file: string): SamiText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const id: unknown = item?.id;
      return typeof id === 'string'
        ? textsIn(item, `${id}: `, [], file)
        : textsIn(item, record, [...path, String(index)], file);
    });
  }
  const { nb, se, name_se } = value as Record<string, unknown>;
  const said = (text: string, norwegian: string | null, field: readonly string[]): SamiText => ({
    file,
    key: `${record}${field.join('.')}`,
    text,
    norwegian,
  });
  return [
    ...(typeof se === 'string' && typeof nb === 'string' ? [said(se, nb, path)] : []),
    ...(typeof name_se === 'string' ? [said(name_se, null, [...path, 'name_se'])] : []),
    ...Object.entries(value).flatMap(([key, item]) => textsIn(item, record, [...path, key], file)),
  ];
}
