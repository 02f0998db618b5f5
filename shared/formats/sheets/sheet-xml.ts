/** One table as a sheet of a workbook: texts are always text, whatever they begin with. */
import { columnLetter } from '../tables/columns.ts';
import { asInCell } from './cell-text.ts';
import type { CellLook, Looks } from './looks.ts';
import {
  asideSign,
  crossing,
  headerSign,
  type Look,
  recordText,
  type Table,
  type TableCell,
} from './table.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Rows above the records: keys, header. */
export const HEAD_ROWS = 2;
/** Points: a row is never so high that one cannot see past it. */
const line = 15;
const highest = 225;
/** Characters side by side on a page. */
const MOST_ACROSS = 210;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return asInCell(text).replace(/[&<>"]/g, sign => entities[sign] ?? sign);
}

export function sheetXml(table: Table, looks: Looks): string {
  const { columns, rows, frozen, legend = [], spare = 0 } = table;
  const lastRow = HEAD_ROWS + rows.length;
  const area = `A${HEAD_ROWS}:${columnLetter(columns.length + 1)}${Math.max(lastRow, HEAD_ROWS + 1)}`;
  const start = `${columnLetter(frozen + 2)}${HEAD_ROWS + 1}`;
  const pane = `xSplit="${frozen + 1}" ySplit="${HEAD_ROWS}" topLeftCell="${start}" activePane="bottomRight" state="frozen"`;
  return [
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"${table.kind === 'plan' ? ' tabSelected="1"' : ''}>`,
    `<pane ${pane}/><selection pane="bottomRight" activeCell="${start}" sqref="${start}"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${line}"/>`,
    columnsXml(table, looks),
    '<sheetData>',
    rowXml(1, [crossing(table.kind), ...columns.map(({ key }) => key)].map(plainCell), looks, 'hidden="1"'),
    rowXml(
      HEAD_ROWS,
      [
        { ...plainCell(`${headerSign}${rows.length}`) },
        ...columns.map(({ header, look }) => ({
          value: header,
          look: look === 'mark' ? ('yearHeader' as const) : ('header' as const),
        })),
      ],
      looks,
      heightOf(columns.map(({ header, width }) => linesIn(header, width))),
    ),
    ...rows.map(({ record, cells }, index) =>
      rowXml(
        HEAD_ROWS + 1 + index,
        [
          plainCell(recordText(record)),
          ...columns.map(({ look }, at) => ({ ...(cells[at] ?? { value: null }), look })),
        ],
        looks,
        heightOf(cells.map(({ value }, at) => linesIn(String(value ?? ''), columns[at]?.width ?? 10))),
      ),
    ),
    ...legend.map((text, index) =>
      rowXml(lastRow + 2 + index, [plainCell(asideSign), { value: text, look: 'aside' }], looks),
    ),
    '</sheetData>',
    `<autoFilter ref="${area}"/>`,
    validationsXml(table, lastRow + spare),
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesAcross(table)}" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;L${escapeXml(table.name.replaceAll('&', '&&'))}&amp;Rpage &amp;P sur &amp;N</oddFooter></headerFooter>`,
    '</worksheet>',
  ].join('');
}

/** As many pages side by side as keep the letters readable. */
function pagesAcross({ columns }: Table): number {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return width <= MOST_ACROSS ? 1 : Math.ceil(width / (MOST_ACROSS * 0.7));
}

/** What a program must know of a sheet from outside it: the area of its filter, the rows and columns that each page repeats. */
export function definedNames({ name, columns, rows }: Table, index: number): string {
  const sheet = `'${escapeXml(name).replaceAll("'", "''")}'!`;
  const last = Math.max(HEAD_ROWS + rows.length, HEAD_ROWS + 1);
  const area = `${sheet}$A$${HEAD_ROWS}:$${columnLetter(columns.length + 1)}$${last}`;
  return [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${area}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${repeated(columns, sheet)}${sheet}$${HEAD_ROWS}:$${HEAD_ROWS}</definedName>`,
  ].join('');
}

/** The number and the title of an action, on each of the pages that lie side by side. */
function repeated(columns: Table['columns'], sheet: string): string {
  const at = columns.findIndex(({ key }) => key === 'number');
  if (at < 0 || columns[at + 1]?.key !== 'title' || columns.length < 4) return '';
  return `${sheet}$${columnLetter(at + 2)}:$${columnLetter(at + 3)},`;
}

interface StyledCell extends TableCell {
  readonly look: CellLook['look'];
}

function plainCell(value: string): StyledCell {
  return { value, look: 'plain' };
}

/** New rows have the look of those that are there: « 1.2 » typed in one stays « 1.2 ». */
function columnsXml({ columns }: Table, looks: Looks): string {
  const told = columns.map(({ width, look }, at) => {
    const style = looks.of({ look: bareLook(look) });
    return `<col min="${at + 2}" max="${at + 2}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  return `<cols><col min="1" max="1" width="10" hidden="1" customWidth="1"/>${told.join('')}</cols>`;
}

/** Without the border of a record. */
function bareLook(look: Look): CellLook['look'] {
  return look === 'text' || look === 'number' || look === 'date' ? 'plain' : 'bare';
}

function rowXml(number: number, cells: readonly StyledCell[], looks: Looks, attributes = ''): string {
  const made = cells.map(({ value, fill, look }, at) => {
    const place = `${columnLetter(at + 1)}${number}`;
    const text = typeof value === 'string' ? value : '';
    const style = looks.of({ look, fill, isQuoted: look !== 'plain' && /^['=+\-@]/.test(text) });
    if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
    if (text === '') return `<c r="${place}" s="${style}"/>`;
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${protectCodes(escapeXml(text))}</t></is></c>`;
  });
  return `<row r="${number}"${attributes === '' ? '' : ` ${attributes}`}>${made.join('')}</row>`;
}

/** `_x0041_` would be read as « A ». */
function protectCodes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / (width * 1.05))), 0);
}

function heightOf(counts: readonly number[]): string {
  const height = Math.min(highest, Math.max(1, ...counts) * line + 3);
  return `ht="${height}" customHeight="1"`;
}

function validationsXml({ columns }: Table, lastRow: number): string {
  const checks = columns.flatMap(({ choices, look }, at) => {
    const letter = columnLetter(at + 2);
    const where = `sqref="${letter}${HEAD_ROWS + 1}:${letter}${Math.max(lastRow, HEAD_ROWS + 1)}"`;
    if (choices)
      return [
        `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Choix" error="Choisissez dans la liste." ${where}><formula1>"${escapeXml(choices.join(','))}"</formula1></dataValidation>`,
      ];
    if (look === 'date')
      return [
        `<dataValidation type="date" operator="greaterThan" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Date" error="Écrivez une date, par exemple 15/06/2026." ${where}><formula1>1</formula1></dataValidation>`,
      ];
    return [];
  });
  return checks.length === 0
    ? ''
    : `<dataValidations count="${checks.length}">${checks.join('')}</dataValidations>`;
}
