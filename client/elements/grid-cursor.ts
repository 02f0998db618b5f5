/** Where the person is in the deployment grid: a cell known by its action and column, never by its index. Pure. */
import type { ItemId } from '../../shared/model.ts';

/** Column 0 is the title, 1 the pilots, 2 the porteurs; years follow. */
export const FIRST_YEAR = 3;

export interface Cell {
  readonly action: ItemId;
  readonly column: number;
}

/** The two corners of a selection; equal when there is but a cell. */
export interface Selection {
  readonly anchor: Cell;
  readonly focus: Cell;
}

export interface Extent {
  readonly actions: readonly ItemId[];
  readonly columns: number;
  /** Rows of a page. */
  readonly page: number;
}

/**
 * Where a key leads, or undefined when it is not a key that moves.
 * @param key of a keydown; `control` with Home and End goes to the corners
 */
export function moveBy(key: string, control: boolean, from: Cell, extent: Extent): Cell | undefined {
  const row = extent.actions.indexOf(from.action);
  const lastRow = extent.actions.length - 1;
  const lastColumn = extent.columns - 1;
  const to = (nextRow: number, column: number): Cell | undefined => {
    const action = extent.actions[Math.min(Math.max(nextRow, 0), lastRow)];
    return action === undefined ? undefined : { action, column: Math.min(Math.max(column, 0), lastColumn) };
  };
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, from.column);
    case 'ArrowDown':
      return to(row + 1, from.column);
    case 'ArrowLeft':
      return to(row, from.column - 1);
    case 'ArrowRight':
      return to(row, from.column + 1);
    case 'PageUp':
      return to(row - extent.page, from.column);
    case 'PageDown':
      return to(row + extent.page, from.column);
    case 'Home':
      return to(control ? 0 : row, 0);
    case 'End':
      return to(control ? lastRow : row, lastColumn);
    default:
      return undefined;
  }
}

export function isSame(a: Cell, b: Cell | undefined): boolean {
  return a.action === b?.action && a.column === b.column;
}

export function isSingle({ anchor, focus }: Selection): boolean {
  return isSame(anchor, focus);
}

/** The cell to stand on when the one there was has gone: the same column, in the row that took its place. */
export function survivingCell(
  cell: Cell,
  before: readonly ItemId[],
  after: readonly ItemId[],
): Cell | undefined {
  if (after.includes(cell.action)) return cell;
  const row = Math.max(0, before.indexOf(cell.action));
  const action = after[Math.min(row, after.length - 1)];
  return action === undefined ? undefined : { action, column: cell.column };
}

/** The actions and columns of a selection, each in order. */
export function spanOf(
  { anchor, focus }: Selection,
  actions: readonly ItemId[],
): { readonly actions: readonly ItemId[]; readonly columns: readonly number[] } {
  const rows = [actions.indexOf(anchor.action), actions.indexOf(focus.action)].sort((a, b) => a - b);
  const [left = 0, right = 0] = [anchor.column, focus.column].sort((a, b) => a - b);
  return {
    actions: actions.slice(Math.max(0, rows[0] ?? 0), (rows[1] ?? 0) + 1),
    columns: Array.from({ length: right - left + 1 }, (_, index) => left + index),
  };
}
