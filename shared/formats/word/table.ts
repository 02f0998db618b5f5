/** Real tables: a style, fixed widths, a first row that comes back on every page, rows that no page cuts. */
import { mm } from './page.ts';
import { paragraph, type StyleId } from './text.ts';

export interface Column {
  /** Empty for all the columns of a table without headers. */
  readonly header: string;
  /** Millimetres. */
  readonly width: number;
  readonly headerStyle?: StyleId;
}

/** What one cell holds. */
export interface Cell {
  /** Paragraphs, as XML. */
  readonly content: string;
  /** Letters in it, where they may be many. */
  readonly length?: number;
}

export interface TableOptions {
  readonly style: 'TableauPlan' | 'TableauFiche' | 'TableauCadres';
  readonly columns: readonly Column[];
  /** A row that has fewer cells ends earlier. */
  readonly rows: readonly (readonly Cell[])[];
  /** At least, in millimetres. */
  readonly rowHeight?: number;
}

/** Letters of a page, about: a row that has more would not fit on any. */
const LONGEST = 3_000;

/** Which parts of the style a table takes, as Word's bits: the first row's or the first column's look, no bands. */
const looks: Readonly<Record<TableOptions['style'], string>> = {
  TableauPlan: lookOf('0620', true, false),
  TableauFiche: lookOf('0680', false, true),
  TableauCadres: lookOf('0600', false, false),
};

export function table({ style, columns, rows, rowHeight }: TableOptions): string {
  const widths = columns.map(({ width }) => mm(width));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const hasHeader = columns.some(({ header }) => header !== '');
  const head = columns.map(({ header, headerStyle }) => text(header, headerStyle ?? 'TableauEntete'));
  const height = rowHeight === undefined ? '' : `<w:trHeight w:val="${mm(rowHeight)}" w:hRule="atLeast"/>`;
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${looks[style]}</w:tblPr>`,
    `<w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    hasHeader ? row(head, widths, '<w:cantSplit/><w:tblHeader/>') : '',
    ...rows.map(cells => row(cells, widths, `${isLong(cells) ? '' : '<w:cantSplit/>'}${height}`)),
    '</w:tbl>',
  ].join('');
}

export function text(content: string, style: StyleId = 'TableauTexte'): Cell {
  return { content: paragraph(style, content) };
}

function isLong(cells: readonly Cell[]): boolean {
  return cells.some(({ length = 0 }) => length > LONGEST);
}

function row(cells: readonly Cell[], widths: readonly number[], properties: string): string {
  const missing = widths.slice(cells.length);
  const room = missing.reduce((sum, width) => sum + width, 0);
  const short =
    missing.length > 0
      ? `<w:gridAfter w:val="${missing.length}"/><w:wAfter w:w="${room}" w:type="dxa"/>`
      : '';
  const made = cells.map(({ content }, index) => {
    // A cell without a paragraph is what Word « repairs ».
    const inside = content === '' ? paragraph('TableauTexte', '') : content;
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[index] ?? 0}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
  });
  const told = short + properties;
  return `<w:tr>${told === '' ? '' : `<w:trPr>${told}</w:trPr>`}${made.join('')}</w:tr>`;
}

function lookOf(bits: string, firstRow: boolean, firstColumn: boolean): string {
  const on = (is: boolean): string => (is ? '1' : '0');
  return `<w:tblLook w:val="${bits}" w:firstRow="${on(firstRow)}" w:lastRow="0" w:firstColumn="${on(firstColumn)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
}
