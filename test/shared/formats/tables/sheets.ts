/** Workbooks written as literals: rows of texts, with the few cells that are more than a text. */
import type { Cell, Merge, Row, Sheet, Workbook } from '../../../../shared/formats/tables/workbook.ts';

export interface Styled {
  readonly t?: string;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly date?: Cell['date'];
  readonly number?: number;
}

export type Given = string | number | null | Styled;

export interface SheetOptions {
  readonly name?: string;
  readonly hidden?: boolean;
  /** Numbers of rows, from 1. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** « A1:C1 » */
  readonly merges?: readonly string[];
}

export function sheetOf(rows: readonly (readonly Given[])[], options: SheetOptions = {}): Sheet {
  return {
    name: options.name ?? 'Feuil1',
    hidden: options.hidden ?? false,
    hiddenColumns: new Set(options.hiddenColumns ?? []),
    merges: (options.merges ?? []).map(mergeOf),
    rows: rows.flatMap((cells, index): Row[] => {
      const number = index + 1;
      const own = cells.flatMap((given, column): [number, Cell][] => {
        const cell = cellOf(given);
        return cell.text === '' && cell.fill === null ? [] : [[column + 1, cell]];
      });
      const hidden = options.hiddenRows?.includes(number) ?? false;
      return own.length > 0 ? [{ number, hidden, cells: new Map(own) }] : [];
    }),
  };
}

export function workbookOf(...sheets: readonly Sheet[]): Workbook {
  return { sheets, warnings: [] };
}

export function book(rows: readonly (readonly Given[])[], options: SheetOptions = {}): Workbook {
  return workbookOf(sheetOf(rows, options));
}

function cellOf(given: Given): Cell {
  if (typeof given === 'number')
    return { text: String(given), kind: 'number', value: given, fill: null, bold: false };
  if (given === null || typeof given === 'string')
    return { text: given ?? '', kind: 'text', fill: null, bold: false };
  const { t = '', fill = null, bold = false, date, number } = given;
  if (date) return { text: t, kind: 'date', value: 45_000, date, fill, bold };
  if (number !== undefined) return { text: t || String(number), kind: 'number', value: number, fill, bold };
  return { text: t, kind: 'text', fill, bold };
}

function mergeOf(area: string): Merge {
  const [, left = '', top, right = '', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(area) ?? [];
  const column = (letter: string): number => letter.charCodeAt(0) - 64;
  return { top: Number(top), left: column(left), bottom: Number(bottom), right: column(right) };
}
