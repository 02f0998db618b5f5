/**
 * A sheet of the workbook as it is written, and as it is known again: above its header a hidden row of keys says what
 * each column holds, and before its first column a hidden one says which record each row is. They move with what
 * people move. Neither holds any word of the plan: what somebody deletes before sending a workbook is gone from it.
 */

/** Each kind of sheet, once in a workbook. */
export const sheetKinds = [
  'plan',
  'deployment',
  'follow-up',
  'structure',
  'actors',
  'themes',
  'convention',
  'sections',
  'facilities',
  'competences',
  'governance',
  'cooperation',
  'evaluation',
  'figures',
  'notes',
  'overflow',
] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** What stands at the crossing of both, for the version of this layout. */
export function crossing(kind: SheetKind): string {
  return `tablee:${kind}:1`;
}

export const crossingPattern = /^tablee:([a-z-]+):1$/;

/** In the hidden column: beside the header with the number of rows, and beside what is no record. */
export const headerSign = '#';
export const asideSign = '-';

/** How a cell looks. `code` is text that a spreadsheet must not take for a number or a date: « 1.2 ». */
export type Look = 'text' | 'code' | 'title' | 'mark' | 'number' | 'date';

export interface TableColumn {
  readonly key: string;
  readonly header: string;
  /** In characters, as spreadsheets measure. */
  readonly width: number;
  readonly look: Look;
  /** All that may be written there. */
  readonly choices?: readonly string[];
}

export interface TableCell {
  readonly value: string | number | null;
  /** `RRGGBB` */
  readonly fill?: string | undefined;
}

export interface TableRow {
  /** What the hidden column says: which record this is. As text when it had to be cut. */
  readonly record: Readonly<Record<string, unknown>> | string;
  readonly cells: readonly TableCell[];
}

export interface Table {
  readonly kind: SheetKind;
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Columns that stay in sight, from the left. */
  readonly frozen: number;
  /** Lines under the table. */
  readonly legend?: readonly string[];
  /** Rows that are ready for more, with the choices of their columns. */
  readonly spare?: number;
}

export function cell(value: string | number | null, fill?: string): TableCell {
  return { value, fill };
}

export function recordText(record: TableRow['record']): string {
  return typeof record === 'string' ? record : JSON.stringify(record);
}
