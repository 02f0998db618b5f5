/**
 * Reads one table of an OpenDocument spreadsheet. Rows and cells say how often they are repeated, up to the million rows
 * of an empty sheet: repetitions are written out only where there is something, and within bounds.
 */
import { MAX_COLOURS_ASIDE, MAX_COLUMNS } from './bounds.ts';
import { dayOf, serialOf } from './number-display.ts';
import type { Look, OdsStyles } from './ods-styles.ts';
import { OdsText, times } from './ods-text.ts';
import type { Cell } from './workbook.ts';
import type { SheetBuilder } from './workbook-builder.ts';
import type { Attributes } from './xml.ts';

type Content = Pick<Cell, 'text' | 'kind' | 'value' | 'date'>;

interface RepeatedCell {
  readonly first: number;
  readonly last: number;
  readonly content: Content;
  /** Undefined when its row or column decides. */
  readonly style: string | undefined;
}

const nothing: Content = { text: '', kind: 'text' };

export class OdsSheet {
  /** No more of it is kept, its end is still awaited. */
  isFull = false;
  readonly #sheet: SheetBuilder;
  readonly #styles: OdsStyles;
  readonly #text = new OdsText();
  /** By column; none where the whole column has none. */
  readonly #columnStyles: string[] = [];
  #columns = 0;
  #row = 0;
  #rowAttributes: Attributes = {};
  #cells: RepeatedCell[] = [];
  #column = 0;
  #cell: { readonly attributes: Attributes; readonly isCovered: boolean } | undefined;
  /** Tables inside the cell. */
  #inner = 0;

  constructor(sheet: SheetBuilder, styles: OdsStyles) {
    this.#sheet = sheet;
    this.#styles = styles;
  }

  get isInCell(): boolean {
    return this.#cell !== undefined;
  }

  /** @throws SheetFull */
  open(name: string, attributes: Attributes): void {
    if (this.isFull) return;
    this.#sheet.count();
    if (this.#cell) {
      if (name === 'table:table') this.#inner += 1;
      this.#text.open(name, attributes);
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      this.#cell = { attributes, isCovered: name === 'table:covered-table-cell' };
    } else if (name === 'table:table-row') {
      this.#rowAttributes = attributes;
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'table:table-column') this.#openColumn(attributes);
  }

  text(text: string): void {
    if (this.#cell) this.#text.add(text);
  }

  /** @throws SheetFull */
  close(name: string): void {
    if (this.isFull) return;
    if (this.#cell) {
      if (name === 'table:table') this.#inner -= 1;
      else if (this.#inner === 0 && (name === 'table:table-cell' || name === 'table:covered-table-cell')) {
        this.#closeCell(this.#cell);
      } else this.#text.close(name);
    } else if (name === 'table:table-row') this.#closeRow();
  }

  finish(): void {
    this.#sheet.finish();
  }

  #openColumn(attributes: Attributes): void {
    const first = this.#columns + 1;
    this.#columns += times(attributes['table:number-columns-repeated']);
    const style = attributes['table:default-cell-style-name'];
    for (
      let column = first;
      style !== undefined && column <= Math.min(this.#columns, MAX_COLUMNS);
      column += 1
    ) {
      this.#columnStyles[column] = style;
    }
    if (isHidden(attributes)) this.#sheet.hideColumns(first, this.#columns);
  }

  #closeCell({ attributes, isCovered }: { attributes: Attributes; isCovered: boolean }): void {
    this.#cell = undefined;
    const content = contentOf(attributes, this.#text.isEmpty, this.#text.take());
    const first = this.#column + 1;
    this.#column += times(attributes['table:number-columns-repeated']);
    if (isCovered) return;
    const across = times(attributes['table:number-columns-spanned']);
    const down = times(attributes['table:number-rows-spanned']);
    const row = this.#row + 1;
    this.#sheet.addMerge({ top: row, left: first, bottom: row + down - 1, right: first + across - 1 });
    if (this.#cells.length > MAX_COLUMNS) return;
    this.#cells.push({ first, last: this.#column, content, style: attributes['table:style-name'] });
  }

  #closeRow(): void {
    const first = this.#row + 1;
    this.#row += times(this.#rowAttributes['table:number-rows-repeated']);
    const hasText = this.#cells.some(({ content }) => content.text.trim() !== '');
    const last = hasText ? this.#row : Math.min(this.#row, first + this.#sheet.colourRowsLeft - 1);
    for (let row = first; row <= last; row += 1) {
      this.#sheet.openRow(row, isHidden(this.#rowAttributes));
      for (const cell of this.#cells) this.#addRepeated(cell);
      this.#sheet.closeRow();
    }
  }

  #addRepeated({ first, last, content, style }: RepeatedCell): void {
    const most = content.text === '' ? first + MAX_COLOURS_ASIDE : MAX_COLUMNS + 1;
    for (let column = first; column <= Math.min(last, most); column += 1) {
      this.#sheet.addCell(column, { ...content, ...this.#look(style, column) });
    }
  }

  #look(style: string | undefined, column: number): Look {
    const byRow = this.#rowAttributes['table:default-cell-style-name'];
    return this.#styles.look(style ?? byRow ?? this.#columnStyles[column] ?? 'Default');
  }
}

function isHidden(attributes: Attributes): boolean {
  return ['collapse', 'filter'].includes(attributes['table:visibility'] ?? '');
}

/** @param shown its text as the document shows it; empty as well when the program that wrote it left that to others */
function contentOf(attributes: Attributes, isUntold: boolean, shown: string): Content {
  const type = attributes['office:value-type'];
  const value = attributes['office:value'];
  if (attributes['calcext:value-type'] === 'error') return { text: shown, kind: 'error' };
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const number = Number(value ?? Number.NaN);
      if (!Number.isFinite(number)) return { text: shown, kind: 'text' };
      return { text: isUntold ? String(number) : shown, kind: 'number', value: number };
    }
    case 'date': {
      const iso = attributes['office:date-value'] ?? '';
      const serial = serialOf(iso);
      const date = serial === undefined ? undefined : dayOf(serial);
      const text = isUntold ? iso : shown;
      return serial === undefined || !date
        ? { text, kind: 'text' }
        : { text, kind: 'date', value: serial, date };
    }
    case 'boolean': {
      const isTrue = attributes['office:boolean-value'] === 'true';
      return { text: isUntold ? (isTrue ? 'VRAI' : 'FAUX') : shown, kind: 'boolean' };
    }
    case 'string':
      return { text: isUntold ? (attributes['office:string-value'] ?? '') : shown, kind: 'text' };
    default:
      return shown === '' ? nothing : { text: shown, kind: 'text' };
  }
}
