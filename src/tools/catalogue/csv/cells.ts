/** One value as the text of a cell, and back. An empty cell is a field that is left out. */
import { isDeepStrictEqual } from 'node:util';
import type { CellKind, Column } from './columns.ts';

/** What is wrong with a cell, and the mend. */
export class CellError extends Error {
  override name = 'CellError';
}

/** The cell for `value`. Throws a `CellError` when a cell of this kind cannot hold it. */
export function writeCell(value: unknown, column: Column): string {
  if (value === undefined) return '';
  const cell = CODECS[column.kind].write(value);
  if (!isDeepStrictEqual(readCell(cell, column), value)) {
    throw new CellError(`column "${column.name}" cannot hold ${JSON.stringify(value)}: correct the record`);
  }
  return column.kind === 'number' ? cell : protect(cell);
}

/** The value of a cell, or undefined when it is empty. Throws a `CellError` when it cannot be read. */
export function readCell(cell: string, column: Column): unknown {
  const text = unprotect(cell).normalize('NFC');
  return text === '' ? undefined : CODECS[column.kind].read(text, column.name);
}

/** What a spreadsheet would take for a formula, a number or a date ("3-23") and change. */
const CHANGED_BY_SPREADSHEETS = /^'*(?:[=+\-@＝＋－＠\t\r\n]|[0-9][0-9 .,:/-]*$)/;

/**
 * The cell with an apostrophe before it when a spreadsheet would run or change it (OWASP, CSV injection). One that
 * begins with apostrophes gets one more, so that `unprotect` always gives back what was there.
 */
export function protect(cell: string): string {
  return CHANGED_BY_SPREADSHEETS.test(cell) ? `'${cell}` : cell;
}

export function unprotect(cell: string): string {
  return cell.startsWith("'") && CHANGED_BY_SPREADSHEETS.test(cell) ? cell.slice(1) : cell;
}

interface Codec {
  write(value: unknown): string;
  read(text: string, column: string): unknown;
}

const CODECS: Record<CellKind, Codec> = {
  text: { write: String, read: (text) => text },
  words: {
    write: (value) => (isListOf(value, isPlainWord) && value.length > 0 ? value.join(' | ') : JSON.stringify(value)),
    read: (text) => (text.startsWith('[') ? json(text) : parted(text)),
  },
  number: {
    write: (value) => String(value).replace('.', ','),
    read: (text) => {
      const number = Number(text.replace(',', '.'));
      if (Number.isNaN(number)) throw new CellError(`is "${text}": write a number`);
      return number;
    },
  },
  truth: {
    write: (value) => JSON.stringify(value),
    read: (text) => {
      const value = TRUTHS.get(text.toLowerCase());
      if (value === undefined) throw new CellError(`is "${text}": write true, false, or null when it depends`);
      return value;
    },
  },
  json: {
    write: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
    read: (text, column) => {
      if (/^[[{]/.test(text)) return json(text);
      const field = SHORT_LISTS[column];
      return field === undefined || text === 'unknown' || text === 'none'
        ? text
        : parted(text).map((value) => ({ [field]: value }));
    },
  },
};

/** Lists that may be written as words, and the field that a word is then. */
const SHORT_LISTS: Readonly<Record<string, string>> = {
  phones: 'number',
  emails: 'value',
  websites: 'value',
  chats: 'value',
  access: 'how',
};

/** Norwegian Excel writes SANN and USANN. */
const TRUTHS = new Map<string, boolean | null>([
  ['true', true],
  ['sann', true],
  ['ja', true],
  ['false', false],
  ['usann', false],
  ['nei', false],
  ['null', null],
]);

const isListOf = <T>(value: unknown, is: (item: unknown) => item is T): value is T[] =>
  Array.isArray(value) && value.every(is);

const isPlainWord = (word: unknown): word is string =>
  typeof word === 'string' && word !== '' && word === word.trim() && !/[|[]/.test(word);

const parted = (text: string): string[] =>
  text
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CellError('is not JSON: check brackets, commas and quotes against another row');
  }
}
