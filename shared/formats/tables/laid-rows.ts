/** What each row of an upright sheet was used for: it was read laid down, and is shown to people as it stands. */
import type { RowReading, RowUse } from './plan-reading.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Every row of the sheets that were read, once, in their order. */
export function rowsOfSource(
  given: Workbook,
  laid: Workbook,
  uses: readonly RowReading[],
): readonly RowReading[] {
  const upright = given.sheets.filter((sheet, index) => laid.sheets[index] !== sheet);
  const rows = uses.filter(({ sheet }) => !upright.some(({ name }) => name === sheet));
  for (const sheet of upright) rows.push(...uprightRows(sheet, uses));
  return rows;
}

function uprightRows({ name, rows }: Sheet, uses: readonly RowReading[]): readonly RowReading[] {
  const own = uses.filter(({ sheet }) => sheet === name);
  if (own.length === 0) return [];
  const byRow = new Map<number, RowUse>();
  for (const { row, use } of own) if (byRow.get(row) !== 'action') byRow.set(row, use);
  return rows.map(({ number, hidden }) => ({
    sheet: name,
    row: number,
    use: hidden ? 'left-out' : (byRow.get(number) ?? 'more'),
  }));
}
