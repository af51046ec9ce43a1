/**
 * A reader who reckons. The first one tries other tables that look the same, the second narrows each number by the sums
 * it is part of; neither knows how the hiding is done.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hideSmall, type Shown, type ShownTable } from '../../src/tools/report/hide.ts';

type Cells = readonly (readonly number[])[];

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const column = (cells: Cells, c: number) => cells.map((row) => row[c]!);
const columns = (cells: Cells) => cells[0]!.map((_, c) => c);

/** All numbers of a table: cells, totals of rows, totals of columns, the grand total. */
const numbersOf = (cells: Cells): number[] => [
  ...cells.flat(),
  ...cells.map(sum),
  ...columns(cells).map((c) => sum(column(cells, c))),
  sum(cells.flat()),
];
const shownOf = (table: ShownTable): Shown[] => [
  ...table.cells.flat(),
  ...table.rowTotals,
  ...table.columnTotals,
  table.total,
];

/** What a reader takes a number for. They know that small ones are called so, and take the other hidden ones for large. */
function rangeOf(shown: Shown, truth: number): [number, number] {
  if (shown === 'few') return [1, 4];
  if (shown === 'hidden') return [truth >= 5 ? 5 : 1, Number.POSITIVE_INFINITY];
  return [shown, shown];
}

/** Which numbers a reader knows for sure, having tried all tables whose cells differ by one at most. */
function certain(cells: Cells, shown: readonly Shown[]): boolean[] {
  const truth = numbersOf(cells);
  const ranges = shown.map((one, at) => rangeOf(one, truth[at]!));
  const flat = cells.flat();
  const varies = truth.map(() => false);
  const tryFrom = (at: number, tried: number[]): void => {
    if (at < flat.length) {
      for (const number of [flat[at]! - 1, flat[at]!, flat[at]! + 1]) {
        const [from, to] = ranges[at]!;
        if (number >= from && number <= to) tryFrom(at + 1, [...tried, number]);
      }
      return;
    }
    const width = cells[0]!.length;
    const other = numbersOf(cells.map((_, r) => tried.slice(r * width, (r + 1) * width)));
    if (other.every((number, n) => number >= ranges[n]![0] && number <= ranges[n]![1])) {
      for (const [n, number] of other.entries()) if (number !== truth[n]) varies[n] = true;
    }
  };
  tryFrom(0, []);
  return varies.map((one) => !one);
}

/** How small the range of each number gets when each sum narrows its parts, and the parts their sum, over and over. */
function narrowed(cells: Cells, shown: readonly Shown[]): [number, number][] {
  const [height, width] = [cells.length, cells[0]!.length];
  const truth = numbersOf(cells);
  const ranges = shown.map((one, at) => rangeOf(one, truth[at]!));
  const rowTotal = (r: number) => height * width + r;
  const columnTotal = (c: number) => height * width + height + c;
  const all = truth.length - 1;
  const sums: [number, number[]][] = [
    ...cells.map((row, r): [number, number[]] => [rowTotal(r), row.map((_, c) => r * width + c)]),
    ...columns(cells).map((c): [number, number[]] => [columnTotal(c), cells.map((_, r) => r * width + c)]),
    [all, cells.map((_, r) => rowTotal(r))],
    [all, columns(cells).map(columnTotal)],
  ];
  const low = (at: number) => ranges[at]![0];
  const high = (at: number) => ranges[at]![1];
  for (let round = 0; round < 50; round++) {
    for (const [total, parts] of sums) {
      ranges[total] = [Math.max(low(total), sum(parts.map(low))), Math.min(high(total), sum(parts.map(high)))];
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        ranges[part] = [
          Math.max(low(part), low(total) - sum(others.map(high))),
          Math.min(high(part), high(total) - sum(others.map(low))),
        ];
      }
    }
  }
  return ranges;
}

const table = (height: number, width: number, number: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({ min: 1, max: height }), fc.integer({ min: 1, max: width }))
    .chain(([rows, cols]) =>
      fc.array(fc.array(number, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows }),
    );
/** Mostly small, as in a municipality; sums that are just small, or just not, come often. */
const smallNumber = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 12 }));

describe('a table with small numbers hidden', () => {
  test('lets nobody work out a hidden number from the totals', () => {
    fc.assert(
      fc.property(table(3, 3, smallNumber), (cells) => {
        const shown = shownOf(hideSmall(cells));
        const known = certain(cells, shown);
        expect(shown.filter((one, at) => typeof one === 'string' && known[at])).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('stands also in a table as large as the report has', () => {
    const number = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, smallNumber, fc.integer({ min: 5, max: 200 }));
    fc.assert(
      fc.property(table(12, 6, number), (cells) => {
        const shown = shownOf(hideSmall(cells));
        const ranges = narrowed(cells, shown);
        expect(ranges.filter(([low, high], at) => typeof shown[at] === 'string' && low === high)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('shows no number from 1 to 4, every nought, and nothing but the truth', () => {
    fc.assert(
      fc.property(table(6, 6, smallNumber), (cells) => {
        const truth = numbersOf(cells);
        for (const [at, shown] of shownOf(hideSmall(cells)).entries()) {
          const number = truth[at]!;
          if (number === 0) expect(shown).toBe(0);
          else if (number < 5) expect(['few', 'hidden']).toContain(shown);
          else expect([number, 'hidden']).toContain(shown);
        }
      }),
    );
  });

  test('hides nothing where nothing is small', () => {
    const large = fc.oneof(fc.constant(0), fc.integer({ min: 5, max: 40 }));
    fc.assert(
      fc.property(table(5, 5, large), (cells) => {
        expect(shownOf(hideSmall(cells))).toEqual(numbersOf(cells));
      }),
    );
  });

  test('the reader of these tests would find what is hidden carelessly', () => {
    const cells = [
      [3, 10],
      [6, 7],
    ];
    const careless = numbersOf(cells).map((number): Shown => (number < 5 ? 'few' : number));
    expect(certain(cells, careless)[0]).toBe(true);
    expect(narrowed(cells, careless)[0]).toEqual([3, 3]);
  });
});

describe('what is hidden', () => {
  test('is as little as it takes: one more in the row, and one in the column of each', () => {
    expect(
      hideSmall([
        [3, 10, 20],
        [6, 7, 30],
      ]).cells,
    ).toEqual([
      ['few', 'hidden', 20],
      ['hidden', 'hidden', 30],
    ]);
  });

  test('is the grand total, when two groups have nothing else in common', () => {
    expect(
      hideSmall([
        [3, 0],
        [0, 12],
      ]),
    ).toEqual({
      cells: [
        ['few', 0],
        [0, 12],
      ],
      rowTotals: ['few', 12],
      columnTotals: ['few', 12],
      total: 'hidden',
    });
  });

  test('is never only called few when that would tell it: four numbers of at least 1 with a sum of at most 4', () => {
    const { cells, rowTotals, total } = hideSmall([[1, 1, 1, 1]]);
    expect(cells).toEqual([['few', 'few', 'few', 'few']]);
    expect([rowTotals, total]).toEqual([['hidden'], 'hidden']);
  });

  test('is never so large that only one small number is left: 1 beside a hidden 5 in a sum of 6', () => {
    const { rowTotals } = hideSmall([[1, 5]]);
    expect(rowTotals).not.toEqual([6]);
  });
});
