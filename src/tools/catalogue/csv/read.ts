/** Rows of a CSV as records of the catalogue. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Imported, ImportedRecord } from '../exchange/imported.ts';
import { setIn } from '../exchange/paths.ts';
import { CellError, readCell } from './cells.ts';
import { COLUMNS, type Column, FOLDER } from './columns.ts';

const BY_NAME = new Map(COLUMNS.map((column) => [column.name, column]));

/** Columns without which no row can be placed. */
const NEEDED = [FOLDER, 'id'];

/** The records of a CSV, and what is wrong with its cells. Rows are counted as in a spreadsheet: 1 is the headings. */
export function recordsInCsv(bytes: Uint8Array): Imported {
  const text = decoded(bytes);
  if (text === null) {
    return refused('is not UTF-8: save it in Excel as "CSV UTF-8 (semikolondelt)"');
  }
  const rows = parsed(text);
  if (typeof rows === 'string') return refused(rows);

  const [names = [], ...cells] = rows;
  const headings = names.map((name) => name.trim());
  const problems = headingProblems(headings);
  if (problems.length > 0) return { records: [], problems };
  const columns = headings.map((name) => BY_NAME.get(name));

  const records: ImportedRecord[] = [];
  cells.forEach((row, index) => {
    const where = `row ${index + 2}`;
    if (row.every((cell) => cell.trim() === '')) return;
    const read = readRow(row, columns);
    problems.push(...read.problems.map((problem) => `${where}, ${problem}`));
    records.push({ where, folder: read.folder, record: read.record, columnOf });
  });
  return { records, problems };
}

const refused = (problem: string): Imported => ({ records: [], problems: [problem] });

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The cells, or what is wrong. A spreadsheet set up for another country may have parted them by commas or tabs. */
function parsed(text: string): string[][] | string {
  const [line = ''] = text.split('\n', 1);
  const delimiter = [';', ',', '\t'].find((sign) => line.includes(sign)) ?? ';';
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = typeof error.lines === 'number' ? `line ${error.lines}: ` : '';
    return `${at}is not CSV (${error.message}): correct the quotes there, or save it again from the spreadsheet`;
  }
}

function headingProblems(names: readonly string[]): string[] {
  const unknown = names.filter((name) => name !== '' && !BY_NAME.has(name));
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  const missing = NEEDED.filter((name) => !names.includes(name));
  return [
    ...unknown.map(
      (name) => `row 1, column "${name}": is not a field of the catalogue: correct the heading or remove it`,
    ),
    ...twice.map((name) => `row 1, column "${name}": is there twice: remove one`),
    ...missing.map((name) => `row 1: the column "${name}" is missing: add it`),
  ];
}

function readRow(
  row: readonly string[],
  columns: readonly (Column | undefined)[],
): { folder: string | undefined; record: object; problems: string[] } {
  const record = {};
  const problems: string[] = [];
  let folder: string | undefined;
  row.forEach((cell, index) => {
    const column = columns[index];
    if (column === undefined) {
      if (cell.trim() !== '')
        problems.push(`cell ${index + 1}: stands under no heading: remove it, or add the heading`);
      return;
    }
    try {
      const value = readCell(cell, column);
      if (value === undefined) return;
      if (column.name === FOLDER) folder = String(value);
      else setIn(record, column.name, value);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      problems.push(`column "${column.name}": ${error.message}`);
    }
  });
  return { folder, record, problems };
}

/** The column that the field `field` of a problem stands in, for example `phones` for `phones[0].number`. */
function columnOf(field: string): string | null {
  const path = field.replaceAll(/\[\d+\].*$/g, '');
  const parts = path.split('.');
  while (parts.length > 0) {
    const name = parts.join('.');
    if (BY_NAME.has(name)) return name;
    parts.pop();
  }
  return null;
}
