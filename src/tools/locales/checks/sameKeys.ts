/** The same keys in both languages, with the plural forms each language has, and the same placeholders. */
import type { Locale } from '../../../../dialogs/events.ts';
import { LOCALES } from '../../../texts/texts.ts';
import type { LocaleTable } from '../texts.ts';
import type { TextProblem } from './problem.ts';

/** One file of the locales in both languages. */
export interface FilePair {
  /** For example `cards.json`. */
  readonly name: string;
  readonly nb: LocaleTable;
  readonly se: LocaleTable;
}

/** Endings by which i18next knows the plural forms of a text that is said with `count`. */
const PLURAL = /_(zero|one|two|few|many|other)$/;

const baseOf = (key: string) => key.replace(PLURAL, '');
const categories = (locale: Locale) => new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

/** Keys that one language lacks, plural forms that are missing or never used, and placeholders that differ. */
export function sameKeys(pair: FilePair): TextProblem[] {
  const keys = [...Object.keys(pair.nb), ...Object.keys(pair.se)];
  const plurals = new Set(keys.filter((key) => PLURAL.test(key)).map(baseOf));
  const bases = [...new Set(keys.map(baseOf))];
  const wanted = (locale: Locale) =>
    bases.flatMap((base) => (plurals.has(base) ? categories(locale).map((form) => `${base}_${form}`) : [base]));
  return [
    ...LOCALES.flatMap((locale) => [...missing(pair, locale, wanted(locale)), ...unused(pair, locale, wanted(locale))]),
    ...differentPlaceholders(pair),
    ...inOneForm(pair),
  ];
}

function missing(pair: FilePair, locale: Locale, wanted: readonly string[]): TextProblem[] {
  return wanted
    .filter((key) => !pair[locale][key]?.trim())
    .map((key) => ({
      file: `locales/${locale}/${pair.name}`,
      key,
      text: PLURAL.test(key)
        ? 'is missing: a text that counts needs this plural form too'
        : 'is missing: the other language has it, so write it here too',
    }));
}

function unused(pair: FilePair, locale: Locale, wanted: readonly string[]): TextProblem[] {
  const known = new Set(wanted);
  return Object.keys(pair[locale])
    .filter((key) => !known.has(key))
    .map((key) => ({
      file: `locales/${locale}/${pair.name}`,
      key,
      text: `is never said: a text with plural forms has ${categories(locale).join(', ')} in this language`,
    }));
}

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name))].sort();

function differentPlaceholders({ name, nb, se }: FilePair): TextProblem[] {
  return Object.entries(se).flatMap(([key, text]) => {
    const beside = nb[key] ?? nb[`${baseOf(key)}_other`];
    if (beside === undefined) return [];
    // "One" and "two" may be said in words, without the figure.
    const counts = (place: string | undefined) => !(place === 'count' && /_(one|two)$/.test(key));
    const wanted = placeholders(beside).filter(counts);
    const written = placeholders(text).filter(counts);
    if (wanted.join() === written.join()) return [];
    const list = (names: typeof wanted) => (names.length === 0 ? 'none' : names.map((one) => `{{${one}}}`).join(' '));
    return [
      {
        file: `locales/se/${name}`,
        key,
        text: `has other placeholders than the Norwegian text (${list(written)}; there ${list(wanted)}): use the same`,
      },
    ];
  });
}

/** A count said with one form only is wrong for one or two in North Sami. */
function inOneForm({ name, se }: FilePair): TextProblem[] {
  return Object.entries(se)
    .filter(([key, text]) => !PLURAL.test(key) && placeholders(text).includes('count'))
    .map(([key]) => ({
      file: `locales/se/${name}`,
      key,
      text: `says {{count}} in one form only: write ${categories('se')
        .map((one) => `${key}_${one}`)
        .join(', ')}`,
    }));
}
