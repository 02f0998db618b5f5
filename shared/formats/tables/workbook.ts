/**
 * A spreadsheet as it was read, whatever its format: what a person sees in it, and where. Row and column numbers are
 * the source's own, from 1: they are shown to people (« ligne 12, colonne D »).
 */

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** What was left out or guessed while reading the file itself, in French. */
  readonly warnings: readonly SourceWarning[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows holding something, in order: `Row.number` says where each stands. */
  readonly rows: readonly Row[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: ReadonlySet<number>;
}

export interface Row {
  readonly number: number;
  /** By hand or by a filter: the file does not tell one from the other. */
  readonly hidden: boolean;
  /** By column number, in order. A merged area's content stands in its top-left cell only. */
  readonly cells: ReadonlyMap<number, Cell>;
}

/** A cell with text or a fill: a coloured cell without a word is kept, as plans mark with colours. */
export interface Cell {
  /** As the person sees it: a date formatted, line breaks as `\n`. */
  readonly text: string;
  readonly kind: CellKind;
  /** Of a number, itself; of a date, days since 1899-12-30 with the time as a fraction. */
  readonly value?: number;
  /** Of a date only. */
  readonly date?: CellDate;
  /** `RRGGBB` of the background, theme colours and tints resolved; null when there is none or it is white. */
  readonly fill: string | null;
  readonly bold: boolean;
}

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

/** A day as calendars count it: months from 1. */
export interface CellDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** All four inclusive, from 1. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SourceWarning {
  readonly sheet: string | null;
  readonly row: number | null;
  /** Its letter. */
  readonly column: string | null;
  readonly message: string;
}

/** Nothing can be made of this file. The message is for the person who gave it, and says what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
