/** What the cells of a workbook look like: background, bold, and how numbers are shown. */
import { MAX_FORMATS } from './bounds.ts';
import { asFill, hexColour, tinted } from './colours.ts';
import { type NumberFormat, numberFormat, plainFormat } from './number-display.ts';
import { type Attributes, attribute, isOn, localName, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface CellStyle {
  readonly fill: string | null;
  readonly bold: boolean;
  readonly formatId: number;
}

export interface WorkbookStyles {
  /** @param index as cells name their style: its place among them */
  readonly cell: (index: number) => CellStyle;
  /** How numbers are shown: looked at only where it is used, as old workbooks carry thousands. */
  readonly format: (id: number) => NumberFormat;
}

export const plainStyle: CellStyle = { fill: null, bold: false, formatId: 0 };

/** More than Excel takes. */
const MAX_STYLES = 70_000;

export function readStyles(
  archive: Archive,
  path: string | undefined,
  theme: readonly string[],
): WorkbookStyles {
  const reading = new StylesReading(theme);
  if (path !== undefined) {
    readXml(give => archive.unpack(path, give), {
      open: (name, attributes) => reading.open(localName(name), attributes),
      text: () => {},
      close: name => reading.close(localName(name)),
    });
  }
  const formats = new Map<number, NumberFormat>();
  return {
    cell: index => reading.styles[index] ?? plainStyle,
    format: id => {
      const known = formats.get(id);
      if (known) return known;
      const isTooMany = formats.size >= MAX_FORMATS;
      const format = isTooMany ? plainFormat : numberFormat(reading.patterns.get(id), id);
      if (!isTooMany) formats.set(id, format);
      return format;
    },
  };
}

class StylesReading {
  readonly styles: CellStyle[] = [];
  readonly #theme: readonly string[];
  readonly patterns = new Map<number, string>();
  readonly #bolds: boolean[] = [];
  readonly #fills: (string | null)[] = [];
  readonly #indexed = [...indexedColours];
  /** The list being read: its elements are numbered by their order. */
  #list = '';
  #pattern = '';
  #paletteSize = 0;

  constructor(theme: readonly string[]) {
    this.#theme = theme;
  }

  open(local: string, attributes: Attributes): void {
    if (lists.has(local)) this.#list = local;
    else if (this.#list === 'numFmts' && local === 'numFmt') {
      this.patterns.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
    } else if (this.#list === 'fonts') this.#openInFonts(local, attributes);
    else if (this.#list === 'fills') this.#openInFills(local, attributes);
    else if (this.#list === 'cellXfs' && local === 'xf') this.#addStyle(attributes);
    else if (this.#list === 'indexedColors' && local === 'rgbColor') {
      const colour = hexColour(attribute(attributes, 'rgb'));
      if (colour !== undefined) this.#indexed[this.#paletteSize] = colour;
      this.#paletteSize += 1;
    }
  }

  close(local: string): void {
    if (local === this.#list) this.#list = '';
  }

  #openInFonts(local: string, attributes: Attributes): void {
    if (local === 'font') this.#bolds.push(false);
    if (local === 'b') this.#bolds[this.#bolds.length - 1] = isOn(attribute(attributes, 'val') ?? '1');
  }

  #openInFills(local: string, attributes: Attributes): void {
    const last = this.#fills.length - 1;
    if (local === 'fill') {
      this.#fills.push(null);
      this.#pattern = '';
    } else if (local === 'patternFill') {
      this.#pattern = attribute(attributes, 'patternType') ?? 'none';
      // Hatching without a colour of its own is black on white.
      if (!['none', 'solid'].includes(this.#pattern)) this.#fills[last] = 'BFBFBF';
    } else if (local === 'fgColor' && this.#pattern !== 'none') {
      const colour = this.#colour(attributes);
      if (colour !== undefined) this.#fills[last] = asFill(colour);
    } else if (local === 'color' && this.#fills[last] === null) {
      // The first colour of a gradient.
      this.#fills[last] = asFill(this.#colour(attributes));
    }
  }

  #addStyle(attributes: Attributes): void {
    if (this.styles.length >= MAX_STYLES) return;
    const number = (name: string): number => Number(attribute(attributes, name) ?? 0);
    this.styles.push({
      fill: this.#fills[number('fillId')] ?? null,
      bold: this.#bolds[number('fontId')] ?? false,
      formatId: number('numFmtId'),
    });
  }

  /** Undefined for the automatic one, which is none for a background. */
  #colour(attributes: Attributes): string | undefined {
    const place = attribute(attributes, 'theme');
    const index = attribute(attributes, 'indexed');
    const base =
      hexColour(attribute(attributes, 'rgb')) ??
      (place === undefined ? undefined : this.#theme[Number(place)]) ??
      (index === undefined ? undefined : this.#indexed[Number(index)]);
    return base === undefined ? undefined : tinted(base, Number(attribute(attributes, 'tint') ?? 0));
  }
}

const lists = new Set([
  ...['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles'],
  ...['dxfs', 'tableStyles', 'indexedColors', 'mruColors', 'extLst'],
]);

const firstIndexed = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF'];

/** The palette that older workbooks number their colours in. Past it, 64 and 65 are automatic. */
const indexedColours: readonly string[] = [
  ...firstIndexed,
  ...firstIndexed,
  ...['800000', '008000', '000080', '808000', '800080', '008080', 'C0C0C0', '808080'],
  ...['9999FF', '993366', 'FFFFCC', 'CCFFFF', '660066', 'FF8080', '0066CC', 'CCCCFF'],
  ...['000080', 'FF00FF', 'FFFF00', '00FFFF', '800080', '800000', '008080', '0000FF'],
  ...['00CCFF', 'CCFFFF', 'CCFFCC', 'FFFF99', '99CCFF', 'FF99CC', 'CC99FF', 'FFCC99'],
  ...['3366FF', '33CCCC', '99CC00', 'FFCC00', 'FF9900', 'FF6600', '666699', '969696'],
  ...['003366', '339966', '003300', '333300', '993300', '993366', '333399', '333333'],
];
