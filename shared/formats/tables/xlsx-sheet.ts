/** Reads one sheet of a workbook: cells as they are shown, merged areas, what is hidden. */
import { MAX_CELL_CHARACTERS } from './bounds.ts';
import { columnNumber } from './columns.ts';
import { type NumberFormat, serialOf, showNumber } from './number-display.ts';
import type { Cell, Merge } from './workbook.ts';
import type { SheetBuilder } from './workbook-builder.ts';
import { RichText, unescaped } from './xlsx-strings.ts';
import { plainStyle, type WorkbookStyles } from './xlsx-styles.ts';
import { type Attributes, attribute, isOn, localName, readXml } from './xml.ts';

export interface SheetContext {
  readonly styles: WorkbookStyles;
  /** By their place in the shared table. */
  readonly texts: ReadonlyMap<number, string>;
  /** Days are counted from 1904 by workbooks made on old Macs. */
  readonly startsIn1904: boolean;
}

const DAYS_UNTIL_1904 = 1462;
const LAST_ROW = 1_048_576;

/** @throws SheetFull */
export function readSheet(
  unpack: (give: (piece: Uint8Array) => void) => void,
  sheet: SheetBuilder,
  context: SheetContext,
): void {
  const reading = new SheetReading(sheet, context);
  readXml(unpack, {
    open: (name, attributes) => reading.open(localName(name), attributes),
    text: text => reading.text(text),
    close: name => reading.close(localName(name)),
  });
}

class SheetReading {
  readonly #sheet: SheetBuilder;
  readonly #context: SheetContext;
  readonly #rich = new RichText();
  #row = 0;
  #column = 0;
  #type = 'n';
  #style = plainStyle;
  #value = '';
  #place: 'value' | 'rich' | 'other' = 'other';
  #isFormula = false;
  #saidFormulas = false;
  /** Inside what other versions of the format add, which has cells and rows of its own. */
  #extensions = 0;

  constructor(sheet: SheetBuilder, context: SheetContext) {
    this.#sheet = sheet;
    this.#context = context;
  }

  open(local: string, attributes: Attributes): void {
    this.#sheet.count();
    if (local === 'extLst') this.#extensions += 1;
    if (this.#extensions > 0) return;
    if (this.#place === 'rich') this.#rich.open(local);
    else if (local === 'c') this.#openCell(attributes);
    else if (local === 'v') this.#place = 'value';
    else if (local === 'is') this.#place = 'rich';
    else if (local === 'f') this.#isFormula = true;
    else if (local === 'row') this.#openRow(attributes);
    else if (local === 'col') this.#readColumns(attributes);
    else if (local === 'mergeCell') {
      const merge = parseArea(attribute(attributes, 'ref') ?? '');
      if (merge) this.#sheet.addMerge(merge);
    }
  }

  text(text: string): void {
    if (this.#place === 'rich') this.#rich.add(text);
    else if (this.#place === 'value' && this.#value.length <= MAX_CELL_CHARACTERS) this.#value += text;
  }

  close(local: string): void {
    if (local === 'extLst') this.#extensions -= 1;
    else if (this.#extensions > 0) return;
    else if (local === 'is') {
      this.#value = this.#rich.take();
      this.#place = 'other';
    } else if (this.#place === 'rich') this.#rich.close(local);
    else if (local === 'v') this.#place = 'other';
    else if (local === 'c') this.#closeCell();
    else if (local === 'row') this.#sheet.closeRow();
  }

  #openRow(attributes: Attributes): void {
    const told = Number(attribute(attributes, 'r'));
    this.#row = isPlace(told, LAST_ROW) ? told : this.#row + 1;
    this.#column = 0;
    const isHidden = isOn(attribute(attributes, 'hidden')) || Number(attribute(attributes, 'ht') ?? 1) === 0;
    this.#sheet.openRow(this.#row, isHidden);
  }

  #readColumns(attributes: Attributes): void {
    const isHidden =
      isOn(attribute(attributes, 'hidden')) || Number(attribute(attributes, 'width') ?? 1) === 0;
    const first = Number(attribute(attributes, 'min'));
    const last = Number(attribute(attributes, 'max'));
    if (isHidden && first >= 1 && last >= first) this.#sheet.hideColumns(first, last);
  }

  /** A cell that does not say where it is comes after the one before it. */
  #openCell(attributes: Attributes): void {
    const letters = /^([A-Za-z]+)\d+$/.exec(attribute(attributes, 'r') ?? '')?.[1];
    this.#column = (letters === undefined ? undefined : columnNumber(letters)) ?? this.#column + 1;
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = this.#context.styles.cell(Number(attribute(attributes, 's') ?? 0));
    this.#value = '';
    this.#isFormula = false;
    this.#place = 'other';
  }

  #closeCell(): void {
    const { fill, bold } = this.#style;
    if (this.#isFormula && this.#value === '' && this.#type !== 'str') this.#sayFormulas();
    this.#sheet.addCell(this.#column, { ...this.#shown(), fill, bold });
  }

  #shown(): Pick<Cell, 'text' | 'kind' | 'value' | 'date'> {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return { text: value === '' ? '' : (this.#context.texts.get(Number(value)) ?? ''), kind: 'text' };
      case 'inlineStr':
        return { text: value, kind: 'text' };
      case 'str':
        return { text: unescaped(value), kind: 'text' };
      case 'b':
        return { text: value === '' ? '' : isOn(value) ? 'VRAI' : 'FAUX', kind: 'boolean' };
      case 'e':
        return { text: value, kind: 'error' };
      case 'd': {
        const serial = serialOf(value);
        const format = this.#format().isDate ? this.#format() : dayFormat;
        return serial === undefined ? { text: value, kind: 'text' } : showNumber(serial, format);
      }
      default:
        return this.#number(value.trim());
    }
  }

  #number(value: string): Pick<Cell, 'text' | 'kind' | 'value' | 'date'> {
    const number = Number(value);
    if (value === '' || !Number.isFinite(number)) return { text: value, kind: 'text' };
    const format = this.#format();
    const shift = format.isDate && this.#context.startsIn1904 ? DAYS_UNTIL_1904 : 0;
    return showNumber(number + shift, format);
  }

  #format(): NumberFormat {
    return this.#context.styles.format(this.#style.formatId);
  }

  #sayFormulas(): void {
    if (this.#saidFormulas) return;
    this.#saidFormulas = true;
    this.#sheet.warn(
      'Des formules n’ont pas de résultat enregistré, leurs cellules sont lues vides : ouvrez le fichier dans votre tableur, enregistrez-le, puis réessayez.',
      this.#row,
      this.#column,
    );
  }
}

const dayFormat = { pattern: 'dd/mm/yyyy', isDate: true };

function isPlace(number: number, last: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= last;
}

/** « B2:D4 ». */
function parseArea(text: string): Merge | undefined {
  const [, left = '', top = '', right = '', bottom = ''] =
    /^\$?([A-Za-z]+)\$?(\d+):\$?([A-Za-z]+)\$?(\d+)$/.exec(text) ?? [];
  const columns = [columnNumber(left), columnNumber(right)];
  const rows = [Number(top), Number(bottom)];
  if (!columns.every(column => column !== undefined) || !rows.every(row => isPlace(row, LAST_ROW))) {
    return undefined;
  }
  return {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
}
