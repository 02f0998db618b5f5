/** Texts longer than a spreadsheet's cell: their ends stand in a sheet of their own, told by a number. */
import { MAX_CELL_CHARACTERS } from '../tables/bounds.ts';
import { asInCell } from './cell-text.ts';
import { cell, recordText, type Table, type TableRow } from './table.ts';

/** Codes that protect a character count in the cell as well: room is left for them. */
const longest = MAX_CELL_CHARACTERS - 767;

const sheetName = 'Suite des textes';
export const continuedPattern = /… \(suite : feuille « Suite des textes », n° (\d+)\)$/;

/** The same tables, and one more where a text did not fit. */
export function spill(tables: readonly Table[]): readonly Table[] {
  const ends: TableRow[] = [];
  let count = 0;
  const place = (text: string): string => {
    const pieces = cut(asInCell(text));
    const [first = '', ...others] = pieces;
    if (others.length === 0) return text;
    count++;
    for (const piece of others) ends.push({ record: { text: count }, cells: [cell(count), cell(piece)] });
    return `${first}… (suite : feuille « ${sheetName} », n° ${count})`;
  };
  const fitted = tables.map(table => ({
    ...table,
    rows: table.rows.map(row => ({
      ...row,
      record: fitRecord(row.record, place),
      cells: row.cells.map(one =>
        typeof one.value === 'string' ? { ...one, value: place(one.value) } : one,
      ),
    })),
  }));
  if (ends.length === 0) return fitted;
  return [
    ...fitted,
    {
      kind: 'overflow',
      name: sheetName,
      columns: [
        { key: 'number', header: 'N°', width: 8, look: 'number' },
        { key: 'text', header: 'Suite du texte', width: 120, look: 'text' },
      ],
      rows: ends,
      frozen: 0,
    },
  ];
}

function fitRecord(record: TableRow['record'], place: (text: string) => string): TableRow['record'] {
  const told = recordText(record);
  return told.length <= longest ? record : place(told);
}

function cut(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length || at === 0; ) {
    const piece = text.slice(at, at + longest).replace(/[\ud800-\udbff]$/, '');
    pieces.push(piece);
    at += Math.max(1, piece.length);
  }
  return pieces;
}
