import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readData } from '../../src/catalogue/load.ts';
import { protect, unprotect } from '../../src/tools/catalogue/csv/cells.ts';
import { recordsInCsv } from '../../src/tools/catalogue/csv/read.ts';
import { csvOf } from '../../src/tools/catalogue/csv/write.ts';
import { writtenRecords } from '../../src/tools/catalogue/exchange/written.ts';
import { awkward, everyField } from './everyField.ts';
import { removeDataDirs, smallData } from './smallData.ts';

afterAll(removeDataDirs);

const SMALL = writtenRecords(readData(smallData({ services: [...awkward, everyField], examples: [] })));
const REAL = writtenRecords(readData(join(import.meta.dirname, '../../data')));
const read = (text: string) => recordsInCsv(new TextEncoder().encode(text));
const records = (text: string) => read(text).records.map(({ folder, record }) => ({ folder, record }));

describe.each([
  ['awkward records', SMALL],
  ['the real data', REAL],
])('%s', (_, written) => {
  test('are the same when they are read back', () => {
    const text = csvOf(written);
    expect(read(text).problems).toEqual([]);
    expect(records(text)).toEqual(written);
  });

  test('have no cell that a spreadsheet would run', () => {
    expect(csvOf(written)).not.toMatch(/(^|[;\n])"?[=+\-@\t]/);
  });
});

test('it opens in a Norwegian spreadsheet: BOM, semicolons, CRLF, quotes', () => {
  const text = csvOf(SMALL);
  expect(text.startsWith('\uFEFF"folder";"id";"name";')).toBe(true);
  const rows = text.split('\r\n');
  expect(rows).toHaveLength(SMALL.length + 2);
  expect(rows[1]).toMatch(/^"municipalities\/senja";"senja-a";"Kafé pluss";/);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+47 77', "'+47 77"],
  ['3-23', "'3-23"],
  ['02800', "'02800"],
  ["'=1", "''=1"],
  ["'ord", "'ord"],
  ['ord-3', 'ord-3'],
])('%s is kept as it is by spreadsheets', (value, cell) => {
  expect(protect(value)).toBe(cell);
  expect(unprotect(cell)).toBe(value);
});

describe('What a spreadsheet does to a file', () => {
  const head = 'folder;id;needs;verify;cost.free;cost.amount;phones;access';

  test('its own words for true and false, commas in numbers, short lists in words', () => {
    expect(records(`${head}\nnational;a;rus | bolig;SANN;USANN;12,5;77 79 00 00 | 113;contact\n;;;;;;;\n`)).toEqual([
      {
        folder: 'national',
        record: {
          id: 'a',
          needs: ['rus', 'bolig'],
          verify: true,
          cost: { free: false, amount: 12.5 },
          phones: [{ number: '77 79 00 00' }, { number: '113' }],
          access: [{ how: 'contact' }],
        },
      },
    ]);
  });

  test('commas or tabs for semicolons', () => {
    expect(records('folder,id\nnational,a')).toEqual(records('folder\tid\nnational\ta'));
  });

  test('the old encoding is told', () => {
    expect(recordsInCsv(Buffer.from('folder;id\nnational;ø', 'latin1')).problems).toEqual([
      'is not UTF-8: save it in Excel as "CSV UTF-8 (semikolondelt)"',
    ]);
  });
});

test.each<[string, string, string]>([
  ['a number', 'folder;id;cost.amount\nnational;a;ti', 'row 2, column "cost.amount": is "ti": write a number'],
  [
    'true or false',
    'folder;id;verify\nnational;a;\nnational;b;kanskje',
    'row 3, column "verify": is "kanskje": write true, false, or null when it depends',
  ],
  [
    'JSON',
    'folder;id;facts\nnational;a;[{',
    'row 2, column "facts": is not JSON: check brackets, commas and quotes against another row',
  ],
  [
    'a heading',
    'folder;id;phone\nnational;a;1',
    'row 1, column "phone": is not a field of the catalogue: correct the heading or remove it',
  ],
  ['a heading twice', 'folder;id;id\nnational;a;b', 'row 1, column "id": is there twice: remove one'],
  ['a missing heading', 'id\na', 'row 1: the column "folder" is missing: add it'],
  [
    'a cell too many',
    'folder;id\nnational;a;x',
    'row 2, cell 3: stands under no heading: remove it, or add the heading',
  ],
])('a bad row names row, column and mend: %s', (_, text, expected) => {
  expect(read(text).problems).toEqual([expected]);
});

test('quotes that do not match', () => {
  expect(read('folder;id\nnational;"a').problems).toEqual([
    expect.stringMatching(/^line 2: is not CSV \(.+\): correct the quotes/),
  ]);
});
