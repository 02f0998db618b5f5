/** What lies under a merged area is not seen: only its first cell is. */
import { MAX_COLUMNS } from './bounds.ts';
import type { Merge, Row } from './workbook.ts';

/** @param rows in order */
export function withoutCovered(rows: readonly Row[], merges: readonly Merge[]): readonly Row[] {
  if (merges.length === 0) return rows;
  const waiting = [...merges].sort((one, other) => other.top - one.top);
  let here: Merge[] = [];
  return rows.flatMap(row => {
    here = here.filter(({ bottom }) => bottom >= row.number);
    for (let next = waiting.at(-1); next && next.top <= row.number; next = waiting.at(-1)) {
      // Areas never overlap: more of them side by side than columns is no sheet, and would take an hour.
      if (next.bottom >= row.number && here.length < MAX_COLUMNS) here.push(next);
      waiting.pop();
    }
    const seen = [...row.cells].filter(([column]) => !here.some(merge => covers(merge, row.number, column)));
    if (seen.length === row.cells.size) return [row];
    return seen.length === 0 ? [] : [{ ...row, cells: new Map(seen) }];
  });
}

function covers({ top, left, right }: Merge, row: number, column: number): boolean {
  return column >= left && column <= right && !(row === top && column === left);
}
