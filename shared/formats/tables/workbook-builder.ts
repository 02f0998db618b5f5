/** Gathers what a reader finds into a workbook, within bounds: what is left out of them is told once, with its place. */
import {
  MAX_CELL_CHARACTERS,
  MAX_CELLS,
  MAX_COLOURS_ASIDE,
  MAX_COLUMNS,
  MAX_MERGES,
  MAX_READ_CHARACTERS,
  MAX_ROWS,
  MAX_SAME_WARNINGS,
  MAX_SHEETS_ELEMENTS,
} from './bounds.ts';
import { columnLetter } from './columns.ts';
import { withoutCovered } from './merged-cells.ts';
import type { Cell, Merge, Row, Sheet, SourceWarning, Workbook } from './workbook.ts';

/** Nothing more of this sheet can be kept: its reader may stop. */
export class SheetFull extends Error {}

interface Place {
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly column?: number | null;
}

export class WorkbookBuilder {
  readonly #sheets: Sheet[] = [];
  readonly #warnings: SourceWarning[] = [];
  /** How often each was told, by sheet. */
  readonly #counts = new Map<string, number>();
  cellsLeft = MAX_CELLS;
  charactersLeft = MAX_READ_CHARACTERS;
  elementsLeft = MAX_SHEETS_ELEMENTS;

  warn(message: string, { sheet = null, row = null, column = null }: Place = {}): void {
    const same = `${sheet}\n${message}`;
    const count = this.#counts.get(same) ?? 0;
    this.#counts.set(same, count + 1);
    if (count > MAX_SAME_WARNINGS) return;
    const told = count === MAX_SAME_WARNINGS ? `${message} Il en va de même plus loin.` : message;
    this.#warnings.push({ sheet, row, column: column === null ? null : columnLetter(column), message: told });
  }

  add(sheet: Sheet): void {
    this.#sheets.push(sheet);
  }

  finish(): Workbook {
    return { sheets: this.#sheets, warnings: this.#warnings };
  }
}

interface MutableRow {
  readonly number: number;
  hidden: boolean;
  readonly cells: Map<number, Cell>;
  lastText: number;
}

/**
 * Colours alone are kept where they can mean something: not the thousands of cells that a program paints below and
 * beside what was written.
 */
export class SheetBuilder {
  readonly #workbook: WorkbookBuilder;
  readonly #rows = new Map<number, MutableRow>();
  readonly #merges: Merge[] = [];
  readonly #hiddenColumns = new Set<number>();
  readonly #told = new Set<string>();
  /** Rows without text that wait for one below them. */
  #colourRows: MutableRow[] = [];
  #row: MutableRow | undefined;
  #lastRow = 0;
  /** What is left to the sheets after this one. */
  readonly #share: Pick<WorkbookBuilder, 'cellsLeft' | 'charactersLeft' | 'elementsLeft'>;
  readonly name: string;
  readonly hidden: boolean;

  constructor(workbook: WorkbookBuilder, name: string, hidden: boolean) {
    this.#workbook = workbook;
    const { cellsLeft, charactersLeft, elementsLeft } = workbook;
    this.#share = {
      cellsLeft: cellsLeft / 2,
      charactersLeft: charactersLeft / 2,
      elementsLeft: elementsLeft / 2,
    };
    this.name = name;
    this.hidden = hidden;
  }

  openRow(number: number, hidden: boolean): void {
    this.closeRow();
    const known = this.#rows.get(number);
    if (known && hidden) known.hidden = true;
    this.#row = known ?? { number, hidden, cells: new Map(), lastText: 0 };
  }

  /** @throws SheetFull */
  addCell(column: number, cell: Cell): void {
    const row = this.#row;
    if (!row || (cell.text === '' && cell.fill === null)) return;
    if (column > MAX_COLUMNS) {
      if (cell.text !== '') {
        this.#tellOnce(
          `Cette feuille a plus de ${spaced(MAX_COLUMNS)} colonnes : celles d’après n’ont pas été lues.`,
          row.number,
          column,
        );
      }
      return;
    }
    const isColour = cell.text.trim() === '';
    if (isColour && column > row.lastText + MAX_COLOURS_ASIDE) return;
    const text = this.#cut(cell.text, row.number, column);
    this.#workbook.cellsLeft -= 1;
    this.#workbook.charactersLeft -= text.length;
    this.#checkShare();
    row.cells.set(column, text === cell.text ? cell : { ...cell, text });
    if (!isColour) row.lastText = Math.max(row.lastText, column);
  }

  /** @throws SheetFull */
  closeRow(): void {
    const row = this.#row;
    if (!row) return;
    this.#lastRow = row.number;
    const isLost = row.lastText > 0 && this.#rows.size + this.#colourRows.length >= MAX_ROWS;
    if (isLost) this.#stop();
    this.#row = undefined;
    if (row.cells.size === 0) return;
    if (row.lastText === 0) {
      if (this.#colourRows.length < MAX_COLOURS_ASIDE) this.#colourRows.push(row);
      else this.#workbook.cellsLeft += row.cells.size;
      return;
    }
    for (const kept of [...this.#colourRows, row]) this.#rows.set(kept.number, kept);
    this.#colourRows = [];
  }

  /**
   * One more element of the source was looked at.
   * @throws SheetFull
   */
  count(): void {
    this.#workbook.elementsLeft -= 1;
    this.#checkShare();
  }

  #checkShare(): void {
    const { cellsLeft, charactersLeft, elementsLeft } = this.#workbook;
    const share = this.#share;
    if (cellsLeft < share.cellsLeft || charactersLeft < share.charactersLeft) this.#stop();
    if (elementsLeft < share.elementsLeft) this.#stop();
  }

  /** How many more rows without text would be kept, if one with text follows. */
  get colourRowsLeft(): number {
    return MAX_COLOURS_ASIDE - this.#colourRows.length;
  }

  addMerge(merge: Merge): void {
    const isArea = merge.bottom > merge.top || merge.right > merge.left;
    if (isArea && this.#merges.length < MAX_MERGES) this.#merges.push(merge);
  }

  hideColumns(first: number, last: number): void {
    for (let column = first; column <= Math.min(last, MAX_COLUMNS); column += 1)
      this.#hiddenColumns.add(column);
  }

  warn(message: string, row: number | null = null, column: number | null = null): void {
    this.#workbook.warn(message, { sheet: this.name, row, column });
  }

  finish(): void {
    const rows = [...this.#rows.values()].sort((one, other) => one.number - other.number);
    const lastText = rows.reduce((last, row) => Math.max(last, row.lastText), 0);
    this.#workbook.add({
      name: this.name,
      hidden: this.hidden,
      rows: withoutCovered(
        rows.map(row => tidyRow(row, lastText)),
        this.#merges,
      ),
      merges: this.#merges,
      hiddenColumns: this.#hiddenColumns,
    });
  }

  #cut(text: string, row: number, column: number): string {
    if (text.length <= MAX_CELL_CHARACTERS) return text;
    this.warn(
      `Cette cellule contient plus de ${spaced(MAX_CELL_CHARACTERS)} caractères : la suite n’a pas été lue.`,
      row,
      column,
    );
    return text.slice(0, MAX_CELL_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
  }

  #tellOnce(message: string, row: number, column: number): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.warn(message, row, column);
  }

  /**
   * Nothing from the row being read on, or from the one after the last that was.
   * @throws SheetFull
   */
  #stop(): never {
    const row = this.#row?.number ?? this.#lastRow + 1;
    this.#row = undefined;
    this.warn(
      'Cette feuille contient beaucoup plus qu’un plan : elle n’a pas été lue à partir de cette ligne.',
      row,
    );
    throw new SheetFull();
  }
}

/** Cells in order, without the colours on the right of all that is written. */
function tidyRow({ number, hidden, cells }: MutableRow, lastText: number): Row {
  const kept = [...cells].filter(([column]) => column <= lastText);
  return { number, hidden, cells: new Map(kept.sort(([one], [other]) => one - other)) };
}

function spaced(number: number): string {
  return new Intl.NumberFormat('fr').format(number);
}
