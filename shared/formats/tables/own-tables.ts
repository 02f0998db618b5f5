/** The sheets of a workbook that Tablée made, found again by their hidden keys wherever people have moved them. */
import { isRecord, list } from '../../values.ts';
import { readLines, sumOf } from '../sheets/cell-text.ts';
import { continuedPattern } from '../sheets/overflow.ts';
import { asideSign, crossingPattern, headerSign, type SheetKind, sheetKinds } from '../sheets/table.ts';
import { columnLetter } from './columns.ts';
import type { Cell, Row, Sheet, Workbook } from './workbook.ts';

export interface OwnTable {
  readonly kind: SheetKind;
  readonly sheet: string;
  readonly headerRow: number;
  /** How many records the sheet had when it was made. */
  readonly made: number;
  /** Column number → key. */
  readonly keys: ReadonlyMap<number, string>;
  /** Columns that somebody has added, by number → header. */
  readonly added: ReadonlyMap<number, string>;
  readonly headers: ReadonlyMap<number, string>;
  readonly rows: readonly OwnRow[];
  /** Rows above and below the records, and those that say nothing. */
  readonly aside: readonly number[];
}

export class OwnRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly #keys: ReadonlyMap<number, string>;
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #whole: (text: string) => string;

  constructor(
    row: Row,
    keys: ReadonlyMap<number, string>,
    record: Readonly<Record<string, unknown>>,
    whole: (text: string) => string,
  ) {
    this.number = row.number;
    this.cells = row.cells;
    this.#keys = keys;
    this.#record = record;
    this.#whole = whole;
  }

  get isNew(): boolean {
    return Object.keys(this.#record).length === 0;
  }

  /** The value of the record, of whatever type: nobody vouches for it. */
  told(key: string): unknown {
    return this.#record[key];
  }

  ids(key: string): string[] {
    return list(this.#record[key]).filter(id => typeof id === 'string');
  }

  id(key = 'id'): string | undefined {
    const id = this.#record[key];
    return typeof id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? id : undefined;
  }

  column(key: string): number | undefined {
    for (const [column, known] of this.#keys) if (known === key) return column;
    return undefined;
  }

  letter(key: string): string | null {
    const column = this.column(key);
    return column === undefined ? null : columnLetter(column);
  }

  cell(key: string): Cell | undefined {
    const column = this.column(key);
    return column === undefined ? undefined : this.cells.get(column);
  }

  /** As it is in the cell, for texts that may begin or end with a space. */
  raw(key: string): string {
    return this.#whole(this.cell(key)?.text ?? '').toWellFormed();
  }

  text(key: string): string {
    return this.raw(key).trim();
  }

  lines(key: string): string[] {
    return readLines(this.raw(key));
  }

  /** Whether the cell says what it said when the workbook was made: the record knows it better then. */
  isAsMade(key: string): boolean {
    const sums = this.#record.sums;
    if (!isRecord(sums)) return false;
    const text = this.raw(key);
    return text === '' ? sums[key] === undefined : sums[key] === sumOf(text);
  }
}

/** Undefined when the workbook is somebody else's. */
export function findOwnTables(workbook: Workbook): ReadonlyMap<SheetKind, OwnTable> | undefined {
  const marked = workbook.sheets.flatMap(sheet => {
    const place = crossingOf(sheet);
    return place ? [{ sheet, ...place }] : [];
  });
  if (!marked.some(({ kind }) => kind === 'plan')) return undefined;
  const ends = endsIn(marked.find(({ kind }) => kind === 'overflow'));
  const whole = (text: string): string => wholeText(text, ends);
  const tables = new Map<SheetKind, OwnTable>();
  // A sheet that somebody has copied in the workbook is there twice: the first one is it.
  for (const place of marked) if (!tables.has(place.kind)) tables.set(place.kind, readTable(place, whole));
  return tables;
}

interface Crossing {
  readonly kind: SheetKind;
  readonly column: number;
  readonly row: Row;
}

/** Somebody may have put rows above it, and columns before. */
const FARTHEST = 20;

function crossingOf(sheet: Sheet): Crossing | undefined {
  for (const row of sheet.rows.slice(0, FARTHEST))
    for (const [column, { text }] of row.cells) {
      if (column > FARTHEST) break;
      const word = crossingPattern.exec(text)?.[1];
      const kind = sheetKinds.find(known => known === word);
      if (kind) return { kind, column, row };
    }
  return undefined;
}

function readTable(
  { sheet, kind, column, row: keyRow }: Crossing & { sheet: Sheet },
  whole: (text: string) => string,
): OwnTable {
  const keys = new Map<number, string>();
  for (const [at, { text }] of keyRow.cells) if (at !== column && text !== '') keys.set(at, text);
  const below = sheet.rows.filter(({ number }) => number > keyRow.number);
  const signOf = (row: Row): string => row.cells.get(column)?.text ?? '';
  const header = below.find(row => signOf(row).startsWith(headerSign));
  const headers = new Map([...(header?.cells ?? [])].map(([at, { text }]) => [at, text]));
  headers.delete(column);
  const added = new Map([...headers].filter(([at, text]) => !keys.has(at) && text.trim() !== ''));
  const rows: OwnRow[] = [];
  const aside: number[] = sheet.rows
    .filter(({ number }) => number <= keyRow.number)
    .map(({ number }) => number);
  for (const row of below) {
    const sign = signOf(row);
    const says = [...row.cells].some(([at, { text }]) => at !== column && text.trim() !== '');
    if (row === header) continue;
    if (row.number < (header?.number ?? 0) || sign === asideSign || !says) aside.push(row.number);
    else rows.push(new OwnRow(row, keys, recordIn(whole(sign)), whole));
  }
  return {
    kind,
    sheet: sheet.name,
    headerRow: header?.number ?? keyRow.number,
    made: Number((header && signOf(header).slice(headerSign.length)) || 0) || 0,
    keys,
    added,
    headers,
    rows,
    aside: aside.sort((one, other) => one - other),
  };
}

function recordIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const record: unknown = JSON.parse(text);
    return isRecord(record) ? record : {};
  } catch {
    return {};
  }
}

/** Number of a text → its ends, one after the other. */
function endsIn(place: (Crossing & { sheet: Sheet }) | undefined): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  if (!place) return ends;
  for (const row of readTable(place, text => text).rows) {
    const number = row.text('number');
    ends.set(number, (ends.get(number) ?? '') + row.raw('text'));
  }
  return ends;
}

function wholeText(text: string, ends: ReadonlyMap<string, string>): string {
  const number = continuedPattern.exec(text)?.[1];
  const end = number === undefined ? undefined : ends.get(number);
  return end === undefined ? text : text.replace(continuedPattern, () => end);
}
