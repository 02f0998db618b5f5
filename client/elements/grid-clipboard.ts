/** Blocks of cells to and from a spreadsheet: tab-separated lines of marks as conventions print them. Pure. */

import { parseMark, printMark } from '../../shared/formats/mark-text.ts';
import { type Action, type Actor, type CellMark, markAt } from '../../shared/model.ts';

export interface Pasted {
  readonly cells: readonly CellMark[];
  /** Texts that say no mark, left aside. */
  readonly unknown: readonly string[];
  /** True when part of the block lay outside the grid. */
  readonly isCut: boolean;
}

export function copyBlock(
  actions: readonly Action[],
  years: readonly number[],
  actors: readonly Actor[],
): string {
  return actions
    .map(action => years.map(year => printMark(markAt(action, year), actors)).join('\t'))
    .join('\n');
}

/**
 * Lays a block over the grid. A single text fills the whole selection; what is outside the grid is left out.
 * @param actions from the top of the selection down; @param years from its left on
 */
export function pasteBlock(
  text: string,
  actions: readonly Action[],
  years: readonly number[],
  actors: readonly Actor[],
  selected: { readonly rows: number; readonly columns: number },
): Pasted {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map(line => line.split('\t'));
  const isSingle = lines.length === 1 && lines[0]?.length === 1;
  const height = isSingle ? selected.rows : lines.length;
  const cells: CellMark[] = [];
  const unknown: string[] = [];
  actions.slice(0, height).forEach((action, row) => {
    const line = (isSingle ? lines[0] : lines[row]) ?? [];
    const width = isSingle ? selected.columns : line.length;
    years.slice(0, width).forEach((year, column) => {
      const cell = (isSingle ? line[0] : line[column]) ?? '';
      const mark = parseMark(cell, actors);
      if (mark) cells.push({ action: action.id, year, mark });
      else unknown.push(cell.trim());
    });
  });
  const width = Math.max(...lines.map(line => line.length));
  return { cells, unknown, isCut: lines.length > actions.length || width > years.length };
}
