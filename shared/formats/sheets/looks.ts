/** Styles of the workbook's cells: each look that a sheet uses, once. */
import type { Look } from './table.ts';

export interface CellLook {
  readonly look: Look | 'header' | 'yearHeader' | 'aside' | 'plain' | 'bare';
  readonly fill?: string | undefined;
  /** Begins as a formula does: stays text even for who edits it. */
  readonly isQuoted?: boolean;
}

/** Fonts: text, bold header, soft note, bold title. */
const fonts = [
  '<font><sz val="11"/><color rgb="FF1C2733"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>',
  '<font><i/><sz val="10"/><color rgb="FF4D5A68"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><color rgb="FF1C2733"/><name val="Calibri"/><family val="2"/></font>',
];
const headerFill = '0B5D5B';

const side = (name: string): string => `<${name} style="thin"><color rgb="FFDDD6C8"/></${name}>`;
const borders = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
];

/** Number formats: 49 is text, 14 a day as the reader's country writes it. */
const faces: Readonly<
  Record<CellLook['look'], { font: number; border: number; format: number; align: string }>
> = {
  plain: { font: 0, border: 0, format: 0, align: '' },
  bare: { font: 0, border: 0, format: 49, align: 'vertical="top" wrapText="1"' },
  header: { font: 1, border: 1, format: 0, align: 'vertical="center" wrapText="1"' },
  aside: { font: 2, border: 0, format: 0, align: 'vertical="top"' },
  yearHeader: {
    font: 1,
    border: 1,
    format: 49,
    align: 'horizontal="center" vertical="center" wrapText="1"',
  },
  text: { font: 0, border: 1, format: 0, align: 'vertical="top" wrapText="1"' },
  code: { font: 0, border: 1, format: 49, align: 'vertical="top" wrapText="1"' },
  title: { font: 3, border: 1, format: 49, align: 'vertical="top" wrapText="1"' },
  mark: { font: 3, border: 1, format: 49, align: 'horizontal="center" vertical="center" wrapText="1"' },
  number: { font: 0, border: 1, format: 0, align: 'horizontal="right" vertical="top"' },
  date: { font: 0, border: 1, format: 14, align: 'horizontal="center" vertical="top"' },
};

export class Looks {
  readonly #styles = new Map<string, number>();
  readonly #xml: string[] = [];
  readonly #fills: string[] = [];

  constructor() {
    this.of({ look: 'plain' });
  }

  /** The number of the style. */
  of({ look, fill, isQuoted = false }: CellLook): number {
    const key = `${look} ${fill ?? ''} ${isQuoted}`;
    const known = this.#styles.get(key);
    if (known !== undefined) return known;
    const { font, border, format, align } = faces[look];
    const number = this.#xml.length;
    this.#styles.set(key, number);
    this.#xml.push(
      [
        `<xf numFmtId="${format}" fontId="${font}" fillId="${this.#fill(look === 'header' || look === 'yearHeader' ? headerFill : fill)}" borderId="${border}" xfId="0"`,
        `${isQuoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"`,
        align === '' ? '/>' : ` applyAlignment="1"><alignment ${align}/></xf>`,
      ].join(''),
    );
    return number;
  }

  get xml(): string {
    const solid = this.#fills.map(
      fill =>
        `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
    );
    // The first two are what every workbook must have.
    const fills = [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
      ...solid,
    ];
    const group = (name: string, all: readonly string[]): string =>
      `<${name} count="${all.length}">${all.join('')}</${name}>`;
    return [
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      group('fonts', fonts),
      group('fills', fills),
      group('borders', borders),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      group('cellXfs', this.#xml),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }

  #fill(colour: string | undefined): number {
    if (colour === undefined) return 0;
    if (!this.#fills.includes(colour)) this.#fills.push(colour);
    return this.#fills.indexOf(colour) + 2;
  }
}
