/** Reads delimited text: comma, semicolon or tab, as spreadsheets write it and as they put it on the clipboard. */
import { unguardFormula } from '../sheets/formula-guard.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import type { Cell, Workbook } from './workbook.ts';
import { SheetBuilder, SheetFull, WorkbookBuilder } from './workbook-builder.ts';

/** French spreadsheets write the first: it wins when several would do. */
const delimiters = [';', '\t', ',', '|'];
const SAMPLE = 64 * 1024;

/** @param delimiter found out when undefined */
export function readCsv(text: string, sheetName: string, delimiter?: string): Workbook {
  const announced = /^\ufeff?sep=(.)(?:\r\n?|\n|$)/i.exec(text);
  const content = announced ? text.slice(announced[0].length) : text.replace(/^\ufeff/, '');
  const workbook = new WorkbookBuilder();
  const sheet = new SheetBuilder(workbook, sheetName, false);
  try {
    for (const row of csvRows(content, announced?.[1] ?? delimiter ?? findDelimiter(content))) {
      addRow(sheet, row);
    }
    sheet.closeRow();
  } catch (error) {
    if (!(error instanceof SheetFull)) throw error;
  }
  sheet.finish();
  return workbook.finish();
}

function addRow(sheet: SheetBuilder, { number, fields, unclosed }: CsvRow): void {
  sheet.openRow(number, false);
  for (const [index, field] of fields.entries()) sheet.addCell(index + 1, cellOf(unguardFormula(field)));
  if (unclosed !== undefined) {
    sheet.warn(
      'Un guillemet ouvert n’est jamais refermé : il a été lu comme un caractère.',
      number,
      unclosed,
    );
  }
}

/** A number only when it is written as numbers are: « 007 » and « 1.10 » say more than their value. */
function cellOf(text: string): Cell {
  const number = Number(text);
  const isNumber = text !== '' && Number.isFinite(number) && String(number) === text;
  return {
    text,
    fill: null,
    bold: false,
    ...(isNumber ? { kind: 'number', value: number } : { kind: 'text' }),
  };
}

/** The one that cuts most rows into the same number of cells: commas of sentences come at random. */
function findDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const [best = ';'] = delimiters
    .map(delimiter => ({ delimiter, score: evenness(sample, delimiter) }))
    .sort((one, other) => other.score - one.score)
    .map(({ delimiter }) => delimiter);
  return best;
}

function evenness(sample: string, delimiter: string): number {
  const rowsBySize = new Map<number, number>();
  for (const { fields } of csvRows(sample, delimiter)) {
    rowsBySize.set(fields.length, (rowsBySize.get(fields.length) ?? 0) + 1);
  }
  return Math.max(0, ...[...rowsBySize].map(([size, rows]) => rows * (size - 1)));
}
