/** Coloured cells that mark years: which colours mean something, and which only dress rows and columns. */

import type { Grid, GridCell, GridRow } from './grid.ts';
import type { Column } from './map-columns.ts';

export interface FillReader {
  /** The colour, when this empty cell is a mark by it. */
  markOf(row: GridRow, column: Column): string | undefined;
  /** The colours that count, in the order they are met. */
  readonly colours: readonly string[];
}

/**
 * @param rows the rows of the actions
 * @param excluded colours that a legend gives another meaning
 */
export function fillReader(
  grid: Grid,
  rows: readonly GridRow[],
  columns: readonly Column[],
  excluded: ReadonlySet<string>,
): FillReader {
  const years = columns.filter(column => column.years.length > 0);
  const yearNumbers = new Set(years.map(({ number }) => number));
  const others = grid.columns.filter(number => !yearNumbers.has(number));
  const signs = rows
    .flatMap(row => years.map(({ number }) => row.cells.get(number)))
    .filter(cell => cell && cell.text !== '');
  const isDressing = (row: GridRow, fill: string): boolean =>
    others.some(number => row.cells.get(number)?.fill === fill);
  const candidates = new Map<GridRow, GridCell[]>();
  for (const row of rows) {
    const cells = years.flatMap(({ number }) => row.cells.get(number) ?? []);
    candidates.set(
      row,
      cells.filter(
        cell =>
          cell.text === '' && cell.fill !== null && !excluded.has(cell.fill) && !isDressing(row, cell.fill),
      ),
    );
  }
  const empty = rows.length * years.length - signs.length;
  const coloured = [...candidates.values()].flat();
  // Every empty cell in one colour is a background, not a plan.
  const isBackground =
    coloured.length > 0 &&
    coloured.length === empty &&
    new Set(coloured.map(({ fill }) => fill)).size === 1 &&
    (rows.length > 1 || signs.length > 0);
  const hasColour = coloured.some(({ fill }) => fill !== null && !isGrey(fill));
  const counts = (row: GridRow, cell: GridCell): boolean => {
    if (isBackground || cell.fill === null) return false;
    const marked = years
      .flatMap(({ number }) => row.cells.get(number) ?? [])
      .filter(({ text }) => text !== '');
    if (!isGrey(cell.fill)) return true;
    // Grey beside crosses or colours says « not concerned ».
    return marked.length === 0 && !hasColour && signs.length === 0;
  };
  const kept = new Set([...candidates].flatMap(([row, cells]) => cells.filter(cell => counts(row, cell))));
  return {
    markOf: (row, column) => {
      const cell = row.cells.get(column.number);
      return cell && kept.has(cell) ? (cell.fill ?? undefined) : undefined;
    },
    colours: [...new Set([...kept].flatMap(({ fill }) => fill ?? []))],
  };
}

/** Hardly any colour. */
export function isGrey(fill: string): boolean {
  const [red, green, blue] = [0, 2, 4].map(at => Number.parseInt(fill.slice(at, at + 2), 16));
  if (red === undefined || green === undefined || blue === undefined) return false;
  return Math.max(red, green, blue) - Math.min(red, green, blue) <= 12;
}
