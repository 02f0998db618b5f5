/** One table of a web page, laid out on rows and columns: a cell over several rows pushes those of the rows below. */
import { MAX_COLUMNS } from './bounds.ts';
import { type HtmlLook, isDateFormat } from './html-styles.ts';
import { HtmlText } from './html-text.ts';
import { dayOf } from './number-display.ts';
import type { Cell } from './workbook.ts';
import type { SheetBuilder } from './workbook-builder.ts';
import type { Attributes } from './xml.ts';

/** What browsers allow. */
const MAX_ROW_SPAN = 65_534;

export class HtmlSheet {
  /** No more of it is kept, its end is still awaited. */
  isFull = false;
  readonly text = new HtmlText();
  readonly #sheet: SheetBuilder;
  /** By column, the last row that a cell from above holds. */
  readonly #heldUntil: number[] = [];
  #row = 0;
  #rowLook: HtmlLook = {};
  #isInRow = false;
  #column = 0;
  #columns = 0;
  #cell: { readonly attributes: Attributes; readonly look: HtmlLook } | undefined;

  constructor(sheet: SheetBuilder) {
    this.#sheet = sheet;
  }

  open(name: string, attributes: Attributes, look: HtmlLook): void {
    if (this.isFull) return;
    if (name === 'col') this.#openColumns(attributes, look);
    if (name === 'tr') this.#openRow(look);
    if (name === 'td' || name === 'th') {
      this.#closeCell();
      if (!this.#isInRow) this.#openRow({});
      this.text.take();
      this.#cell = { attributes, look: name === 'th' ? { bold: true, ...look } : look };
    }
  }

  /** @throws SheetFull */
  close(name: string): void {
    if (this.isFull) return;
    if (name === 'td' || name === 'th') this.#closeCell();
    if (name === 'tr') this.closeAll();
  }

  /** @throws SheetFull */
  closeAll(): void {
    if (this.isFull) return;
    this.#closeCell();
    this.#isInRow = false;
    this.#sheet.closeRow();
  }

  finish(): void {
    this.#sheet.finish();
  }

  #openColumns(attributes: Attributes, look: HtmlLook): void {
    const first = this.#columns + 1;
    this.#columns += span(attributes.span, MAX_COLUMNS);
    if (look.isHidden) this.#sheet.hideColumns(first, this.#columns);
  }

  #openRow(look: HtmlLook): void {
    this.closeAll();
    this.#row += 1;
    this.#column = 0;
    this.#rowLook = look;
    this.#isInRow = true;
    this.#sheet.openRow(this.#row, look.isHidden === true);
  }

  #closeCell(): void {
    const cell = this.#cell;
    if (!cell) return;
    this.#cell = undefined;
    if (this.#column > MAX_COLUMNS) return;
    const first = this.#freeColumn();
    const across = span(cell.attributes.colspan, MAX_COLUMNS);
    const down = span(cell.attributes.rowspan, MAX_ROW_SPAN);
    this.#column = first + across - 1;
    const bottom = this.#row + down - 1;
    for (let column = first; column <= Math.min(this.#column, MAX_COLUMNS) && down > 1; column += 1) {
      this.#heldUntil[column] = bottom;
    }
    // Excel lets a long text run over the empty cells beside it, and writes that as a span.
    const isOverflow = /mso-ignore:\s*colspan/i.test(cell.attributes.style ?? '');
    if (!isOverflow) this.#sheet.addMerge({ top: this.#row, left: first, bottom, right: this.#column });
    const { text, bold } = this.text.take();
    this.#sheet.addCell(first, {
      ...contentOf(text, cell.attributes, cell.look),
      fill: cell.look.fill ?? this.#rowLook.fill ?? null,
      bold: bold || cell.look.bold === true,
    });
  }

  #freeColumn(): number {
    let column = this.#column + 1;
    while ((this.#heldUntil[column] ?? 0) >= this.#row) column += 1;
    return column;
  }
}

function span(told: string | undefined, most: number): number {
  const number = Number.parseInt(told ?? '1', 10);
  return number >= 1 ? Math.min(number, most) : 1;
}

/** LibreOffice gives a number's value and format beside what it shows, old Excel too; others only what they show. */
function contentOf(
  text: string,
  attributes: Attributes,
  look: HtmlLook,
): Pick<Cell, 'text' | 'kind' | 'value' | 'date'> {
  const told = attributes.sdval ?? attributes['x:num'];
  const value = Number(told === undefined || told === '' ? text : told);
  if (text === '' || !Number.isFinite(value)) return { text, kind: 'text' };
  if (told === undefined && String(value) !== text) return { text, kind: 'text' };
  const format = attributes.sdnum?.split(';').slice(2).join(';') ?? '';
  const date = isDateFormat(format) || look.isDate ? dayOf(value) : undefined;
  return date ? { text, kind: 'date', value, date } : { text, kind: 'number', value };
}
