/** Proper names: they are the same in every language, but may take a North Sami case ending. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readData } from '../../catalogue/load.ts';
import type { Address, ServiceRecord } from '../../catalogue/schema.ts';
import type { Word } from './words.ts';

/** The file of names that are in no catalogue: abbreviations, products, lines and laws. */
export const LISTED = 'locales/names.txt';

/** Endings of the cases as they are put on a Norwegian name: Finnsnesas, Tromsøii, Sandnesiin. */
const CASE_ENDING = /^(a|s|as|i|ii|ai|n|in|ain|iin|an|t|at|id|aid|ide|aide|iidda|iiguin|aiguin)$/;

/** A stem shorter than this would make a case form of too much. */
const SHORTEST_STEM = 4;

/** Names as they stand in texts. */
export interface Names {
  /** For a text: tells of each of its words whether it is a part of a name that stands there as a whole. */
  within(text: string): (word: Pick<Word, 'at'>) => boolean;
  /** Whether a word by itself is a capitalised word of a name, a case form of one, or an abbreviation. */
  has(word: string): boolean;
}

/** The names of the catalogue and the listed ones below `root`. */
export function readNames(root: string): Names {
  const { records, municipalities, documents } = readData(join(root, 'data'));
  return namesOf([
    ...listedNames(root),
    ...records.flatMap(({ record }) => namesOfService(record)),
    ...municipalities.flatMap(({ municipality: { name, name_se, county, places } }) => [
      name,
      ...(name_se === undefined ? [] : [name_se]),
      county,
      ...places.flatMap((place) => [place.name, ...place.also, ...place.se]),
    ]),
    ...documents.flatMap(({ document: { title, publisher } }) => [title.nb, publisher]),
  ]);
}

/** The names listed by hand below `root`, one a line; a line that begins with # is a note. */
export function listedNames(root: string): string[] {
  return readFileSync(join(root, LISTED), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function namesOfService(record: ServiceRecord): string[] {
  const addresses = [record.visiting_address, record.postal_address].flatMap((address) =>
    typeof address === 'object' ? partsOf(address) : [],
  );
  return [
    record.name,
    ...(record.name_se === undefined ? [] : [record.name_se]),
    ...record.alternate_names,
    ...record.former_names,
    ...(record.place === undefined ? [] : [record.place]),
    ...(record.eligibility?.service_areas ?? []),
    ...addresses,
  ];
}

/** "Storgata 46, 9300 Finnsnes" is two names. */
const partsOf = ({ value, show }: Address): string[] =>
  [value, show ?? ''].flatMap((text) => text.split(/, (?:\d{4} )?/));

/** The given names. A name of several words is one only as a whole, but its capitalised words are names by themselves. */
export function namesOf(names: readonly string[]): Names {
  const whole = [...new Set(names)].filter((name) => /\p{L}/u.test(name));
  const words = new Set(whole.flatMap((name) => name.match(/\p{Lu}[\p{L}-]+/gu) ?? []));
  const longestFirst = whole.sort((a, b) => b.length - a.length).map(escaped);
  const pattern =
    longestFirst.length === 0 ? /(?!)/u : new RegExp(`(?<![\\p{L}-])(?:${longestFirst.join('|')})(?![\\p{L}-])`, 'gu');
  return {
    within(text) {
      const names = [...text.normalize('NFC').matchAll(pattern)];
      return ({ at }) => names.some(({ 0: name, index }) => index <= at && at < index + name.length);
    },
    has: (word) => words.has(word) || isAbbreviation(word) || isCaseForm(word, words),
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** AMK, and with an ending NAV-as. */
const isAbbreviation = (word: string) => /^\p{Lu}{2,}(-\p{Ll}{1,5})?$/u.test(word);

function isCaseForm(word: string, words: ReadonlySet<string>): boolean {
  const lengths = Array.from({ length: 7 }, (_, index) => word.length - 1 - index);
  return lengths.some(
    (length) =>
      length >= SHORTEST_STEM &&
      words.has(word.slice(0, length).replace(/-$/, '')) &&
      CASE_ENDING.test(word.slice(length).replace(/^-/, '')),
  );
}
