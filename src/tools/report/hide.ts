/**
 * Hides small numbers in a table with totals, and as many others as it takes that none can be worked out from the rest.
 *
 * A table with totals is a flow: from the grand total to the rows, through the cells to the columns, and back. A hidden
 * number can be something else than it is exactly when a cycle of numbers goes through it in which each can rise or
 * fall by one with the reader none the wiser (Gusfield 1988). Where there is none, the cheapest cycle is hidden.
 */

/** A number as it may be shown: itself, one from 1 to 4, or one that is held back for the sake of such a one. */
export type Shown = number | 'few' | 'hidden';

/** A table as it may be shown. */
export interface ShownTable {
  readonly cells: readonly (readonly Shown[])[];
  readonly rowTotals: readonly Shown[];
  readonly columnTotals: readonly Shown[];
  readonly total: Shown;
}

/** From this number on, a group is large enough to be shown. */
export const ENOUGH = 5;

/** The number, or that it is small. Nought is nobody, and is shown. */
export function hideOne(number: number): Shown {
  return number > 0 && number < ENOUGH ? 'few' : number;
}

/** The table with `cells` (whole numbers, 0 or more; all rows of one length) and its totals, as it may be shown. */
export function hideSmall(cells: readonly (readonly number[])[]): ShownTable {
  const { edges, cellAt, rowAt, columnAt, total } = flowOf(cells);
  for (const edge of edges) if (edge.shown === 'few') protect(edge, edges);
  return {
    cells: cellAt.map((row) => row.map(({ shown }) => shown)),
    rowTotals: rowAt.map(({ shown }) => shown),
    columnTotals: columnAt.map(({ shown }) => shown),
    total: total.shown,
  };
}

/** One number of the table, on its way between two sums that it is part of. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly number: number;
  shown: Shown;
}

function flowOf(cells: readonly (readonly number[])[]) {
  const width = cells[0]?.length ?? 0;
  const row = (at: number) => at;
  const column = (at: number) => cells.length + at;
  const [top, bottom] = [column(width), column(width + 1)];
  const edge = (from: number, to: number, number: number): Edge => ({ from, to, number, shown: hideOne(number) });
  const cellAt = cells.map((numbers, r) => numbers.map((number, c) => edge(row(r), column(c), number)));
  const rowAt = cells.map((numbers, r) => edge(top, row(r), sum(numbers)));
  const columnAt = Array.from({ length: width }, (_, c) =>
    edge(column(c), bottom, sum(cells.map((numbers) => numbers[c] ?? 0))),
  );
  const total = edge(bottom, top, sum(cells.flat()));
  return { edges: [...cellAt.flat(), ...rowAt, ...columnAt, total], cellAt, rowAt, columnAt, total };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((before, number) => before + number, 0);

/** A step of a cycle: a number that rises or falls by one, and what it costs that the reader cannot see it. */
interface Step {
  readonly edge: Edge;
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** Sees to it that `edge` is on a cycle. There always is one: the number with the totals it is part of can rise. */
function protect(edge: Edge, edges: readonly Edge[]): void {
  const others = edges.filter((other) => other !== edge).flatMap(steps);
  const cycles = steps(edge).map((step) => [step, ...cheapestPath(step.to, step.from, others)]);
  const cost = (cycle: readonly Step[]): number => cycle.reduce((before, step) => before + step.cost, 0);
  const [cheapest = []] = cycles.filter((cycle) => cycle.length > 1).sort((a, b) => cost(a) - cost(b));
  for (const step of cheapest) if (step.cost > 0) step.edge.shown = 'hidden';
}

/**
 * Up and down, where a reader would believe either. Whoever knows how this works takes a hidden number for 5 or more
 * (a small one would be called so), so it may not fall below; and a nought is always shown, as it protects nobody.
 */
function steps(edge: Edge): Step[] {
  const { from, to, number, shown } = edge;
  if (number === 0) return [];
  const floor = number < ENOUGH ? 1 : ENOUGH;
  const rises = shown === 'hidden' || (shown === 'few' && number < ENOUGH - 1);
  const up = { edge, from, to, cost: rises ? 0 : lossOf(edge) };
  const down = { edge, from: to, to: from, cost: shown === number ? lossOf(edge) : 0 };
  return number > floor ? [up, down] : [up];
}

/** What a reader loses with a number: one more number, rather a small one; and that a small one is small, at last. */
function lossOf({ number, shown }: Edge): number {
  return shown === 'few' ? 100 : 10 + Math.log2(number);
}

/** The cheapest way by `steps` between two sums, by Bellman and Ford; empty when there is none. */
function cheapestPath(start: number, end: number, all: readonly Step[]): Step[] {
  const costs = new Map([[start, 0]]);
  const arrivedBy = new Map<number, Step>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const step of all) {
      const cost = (costs.get(step.from) ?? Number.POSITIVE_INFINITY) + step.cost;
      if (cost >= (costs.get(step.to) ?? Number.POSITIVE_INFINITY)) continue;
      costs.set(step.to, cost);
      arrivedBy.set(step.to, step);
      changed = true;
    }
  }
  const path: Step[] = [];
  for (let at = end; at !== start; ) {
    const step = arrivedBy.get(at);
    if (step === undefined) return [];
    path.unshift(step);
    at = step.from;
  }
  return path;
}
