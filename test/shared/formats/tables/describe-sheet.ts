/** A sheet in a few lines, as tests compare it. */
import { columnLetter } from '../../../../shared/formats/tables/columns.ts';
import type { Cell, Sheet, Workbook } from '../../../../shared/formats/tables/workbook.ts';

/** `A5 text`, with what is not plain after it: `(number 0.5)`, `(date 2024-2-1)`, `#D9E2F3`, `bold`; hidden rows end with `~`. */
export function cellsOf(sheet: Sheet | undefined): readonly string[] {
  return (sheet?.rows ?? []).flatMap(({ number, hidden, cells }) =>
    [...cells].map(
      ([column, cell]) => `${columnLetter(column)}${number} ${describeCell(cell)}${hidden ? ' ~' : ''}`,
    ),
  );
}

function describeCell({ text, kind, value, date, fill, bold }: Cell): string {
  const day = date ? `(date ${date.year}-${date.month}-${date.day})` : undefined;
  const told = kind === 'text' ? undefined : value === undefined ? `(${kind})` : `(${kind} ${value})`;
  const parts = [text, day ?? told, fill === null ? undefined : `#${fill}`, bold ? 'bold' : undefined];
  return parts.filter(part => part !== undefined).join(' ');
}

export function firstCells(workbook: Workbook): readonly string[] {
  return cellsOf(workbook.sheets[0]);
}
