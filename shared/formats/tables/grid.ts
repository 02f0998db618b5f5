/** A sheet as one reads it: cells of merged areas say what the area says, hidden columns are not there. */
import type { Cell, Merge, Sheet } from './workbook.ts';

export interface GridCell extends Cell {
  /** The area it belongs to, when it is part of a merged one. */
  readonly merge: Merge | undefined;
  /** False for the cells of a merged area but its first. */
  readonly isOwn: boolean;
}

export interface GridRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<number, GridCell>;
}

export interface Grid {
  readonly name: string;
  readonly rows: readonly GridRow[];
  /** Every column where some row has something, in order. */
  readonly columns: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Numbers of the rows after the last that is read: no plan is that long. */
  readonly beyond: readonly number[];
  /** Whether columns after the last that is read hold something. */
  readonly isTooWide: boolean;
}

/** Rows and columns that a plan may have; the rest of a sheet is left out, and said. */
export const MAX_ROWS = 5_000;
export const MAX_COLUMNS = 200;

/** Cells that merged areas may add: a file can claim areas of millions of cells. */
const MAX_COVERED = 400_000;

export function gridOf(whole: Sheet): Grid {
  const sheet = { ...whole, rows: whole.rows.slice(0, MAX_ROWS) };
  let isTooWide = false;
  const covered = coveredCells(sheet);
  const columns = new Set<number>();
  const hidden = new Set<number>();
  const rows = sheet.rows.map(({ number, hidden: isHidden, cells }): GridRow => {
    const own = [...cells].map(([column, cell]): [number, GridCell] => [
      column,
      { ...cell, text: cleanText(cell.text), merge: covered.get(number)?.get(column)?.merge, isOwn: true },
    ]);
    const filled = new Map(own);
    for (const [column, cell] of covered.get(number) ?? [])
      if (!cell.isOwn && !filled.get(column)?.text) filled.set(column, cell);
    for (const [column, { text }] of filled) {
      const isHiddenColumn = sheet.hiddenColumns.has(column);
      if (isHiddenColumn && text !== '') hidden.add(column);
      if (column > MAX_COLUMNS) isTooWide ||= text !== '' && !isHiddenColumn;
      else if (!isHiddenColumn) columns.add(column);
      if (isHiddenColumn || column > MAX_COLUMNS) filled.delete(column);
    }
    return { number, hidden: isHidden, cells: new Map([...filled].sort(([a], [b]) => a - b)) };
  });
  const inOrder = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
  return {
    name: sheet.name,
    rows,
    columns: inOrder(columns),
    hiddenColumns: inOrder(hidden),
    beyond: whole.rows.slice(MAX_ROWS).map(({ number }) => number),
    isTooWide,
  };
}

/** Row → column → cell of a merged area; only for the rows that hold something. */
function coveredCells({ rows, merges }: Sheet): ReadonlyMap<number, ReadonlyMap<number, GridCell>> {
  const byNumber = new Map(rows.map(row => [row.number, row]));
  const numbers = rows.map(({ number }) => number);
  const covered = new Map<number, Map<number, GridCell>>();
  let count = 0;
  for (const merge of merges) {
    const first = byNumber.get(merge.top)?.cells.get(merge.left);
    if (!first) continue;
    const cell = { ...first, text: cleanText(first.text), merge };
    for (let at = lowerBound(numbers, merge.top); at < numbers.length; at++) {
      const number = numbers[at] ?? 0;
      if (number > merge.bottom) break;
      const row = covered.get(number) ?? new Map<number, GridCell>();
      covered.set(number, row);
      for (let column = merge.left; column <= Math.min(merge.right, MAX_COLUMNS); column++) {
        if (++count > MAX_COVERED) return covered;
        row.set(column, { ...cell, isOwn: number === merge.top && column === merge.left });
      }
    }
  }
  return covered;
}

function lowerBound(sorted: readonly number[], wanted: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Ordinary spaces, no invisible character, no blank around lines; line breaks stay. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, sign => (sign === '\n' ? sign : ''))
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** On one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function textAt(row: GridRow, column: number): string {
  return row.cells.get(column)?.text ?? '';
}

/** What a row says, each merged area once. */
export function textsOf(row: GridRow): readonly { readonly column: number; readonly cell: GridCell }[] {
  const seen = new Set<Merge>();
  return [...row.cells].flatMap(([column, cell]) => {
    if (cell.text === '' || (cell.merge && seen.has(cell.merge))) return [];
    if (cell.merge) seen.add(cell.merge);
    return [{ column, cell }];
  });
}
