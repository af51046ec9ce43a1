/** The catalogue as CSV that opens rightly in a Norwegian spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import { getIn } from '../exchange/paths.ts';
import type { Written } from '../exchange/written.ts';
import { writeCell } from './cells.ts';
import { COLUMNS, FOLDER } from './columns.ts';

/**
 * One row for each record below a row of headings: UTF-8 with BOM, semicolons, CRLF, all cells in quotes.
 * Fields of a record that only hold `unknown`, such as `cost`, stand beside the columns of what they would hold.
 */
export function csvOf(written: readonly Written[]): string {
  const rows = written.map(({ folder, record }) =>
    COLUMNS.map((column) => {
      const value = column.name === FOLDER ? folder : getIn(record, column.name);
      // A mapping has columns of its own; only the word in its place belongs here.
      return writeCell(column.kind === 'text' && typeof value === 'object' ? undefined : value, column);
    }),
  );
  return stringify([COLUMNS.map(({ name }) => name), ...rows], {
    bom: true,
    delimiter: ';',
    quoted: true,
    quoted_empty: false,
    record_delimiter: 'windows',
  });
}
