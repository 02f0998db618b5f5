/**
 * Fiches as boxes of two columns, one under the other or one a sheet, and tables whose header goes down: labels stand
 * in a column and what they say beside them. Such sheets are turned into ordinary ones, a row for each action.
 */
import { foldName } from '../../actor-names.ts';
import { readNumber } from './action-number.ts';
import { columnLetter } from './columns.ts';
import { type Grid, type GridCell, type GridRow, gridOf, oneLine, textsOf } from './grid.ts';
import { fieldOfHeader } from './header-words.ts';
import { isLevelText, readLevel } from './level-text.ts';
import { shorten } from './read-actions.ts';
import { readTitleCell } from './title-number.ts';
import type { Cell, Row, Sheet, SourceWarning, Workbook } from './workbook.ts';
import { yearsInHeader } from './year-text.ts';

/** Labels that must be there for a column of them to be a header. */
const LEAST = 3;
const numberLabel = 'N°';
const titleLabel = 'Intitulé de l’action';
const otherLabel = 'Autre';

/** One action: label → what stands beside it. */
interface Block {
  readonly row: number;
  readonly values: Map<string, Cell>;
}

interface FicheSheet {
  readonly sheet: Sheet;
  readonly above: readonly Row[];
  readonly blocks: readonly Block[];
  readonly leftOut: readonly Omit<SourceWarning, 'sheet'>[];
}

/** The same workbook, with its upright sheets laid down. */
export function layDown(workbook: Workbook): Workbook {
  const laid = workbook.sheets.flatMap(sheet => (sheet.hidden ? [] : (fichesIn(sheet) ?? [])));
  if (laid.length === 0) return workbook;
  const labels = new Map<string, string>();
  for (const { blocks } of laid)
    for (const { values } of blocks)
      for (const label of values.keys()) if (!labels.has(keyOf(label))) labels.set(keyOf(label), label);
  const bySheet = new Map(laid.map(one => [one.sheet, one]));
  return {
    sheets: workbook.sheets.map(sheet => {
      const found = bySheet.get(sheet);
      return found ? ordinary(found, labels) : sheet;
    }),
    warnings: [...workbook.warnings, ...laid.flatMap(warningsOf)],
  };
}

function warningsOf({ sheet, blocks, leftOut }: FicheSheet): readonly SourceWarning[] {
  const count = `${blocks.length} ${blocks.length > 1 ? 'actions' : 'action'}`;
  const message = `Les rubriques sont écrites l’une sous l’autre : chacune est lue comme une colonne (${count}).`;
  return [{ row: null, column: null, message }, ...leftOut].map(one => ({ ...one, sheet: sheet.name }));
}

function ordinary({ sheet, above, blocks }: FicheSheet, labels: ReadonlyMap<string, string>): Sheet {
  const columns = new Map([...labels.keys()].map((key, index) => [key, index + 1]));
  const header = new Map([...labels.values()].map((label, index) => [index + 1, textCell(label, true)]));
  const rows = blocks.map(({ row, values }): Row => {
    const cells = [...values].map(([label, cell]): [number, Cell] => [columns.get(keyOf(label)) ?? 1, cell]);
    return { number: row, hidden: false, cells: new Map(cells.sort(([a], [b]) => a - b)) };
  });
  return {
    name: sheet.name,
    hidden: false,
    merges: [],
    hiddenColumns: new Set(),
    rows: [...above, { number: blocks[0]?.row ?? 1, hidden: false, cells: header }, ...rows],
  };
}

function textCell(text: string, bold = false): Cell {
  return { text, kind: 'text', fill: null, bold };
}

function keyOf(label: string): string {
  return foldName(label);
}

/** Undefined when the sheet is not made of labels that go down. */
function fichesIn(sheet: Sheet): FicheSheet | undefined {
  const grid = gridOf(sheet);
  const rows = grid.rows.filter(row => !row.hidden && textsOf(row).length > 0);
  const column = labelColumn(grid, rows);
  if (column === undefined) return undefined;
  const first = rows.findIndex(row => startOf(row) !== undefined || isLabelled(row, column));
  const above = sheet.rows.filter(({ number }) => number < (rows[first]?.number ?? 0));
  const body = rows.slice(first);
  const many = valueColumns(body, column);
  const blocks = many.length > 1 ? acrossBlocks(body, column, many) : downBlocks(body, column);
  const told = blocks.filter(({ values }) => [...values.keys()].some(label => fieldOf(label) === 'title'));
  if (told.length * 2 < blocks.length || told.length === 0) return undefined;
  return { sheet, above, blocks, leftOut: leftOutOf(grid, many.length > 1 ? body : [], [column, ...many]) };
}

/** What no action takes: hidden rows and columns, and what stands beside a table in columns without a title. */
function leftOutOf(
  { rows, hiddenColumns, beyond }: Grid,
  body: readonly GridRow[],
  taken: readonly number[],
): FicheSheet['leftOut'] {
  const hidden = rows.filter(row => row.hidden).map(({ number }) => number);
  const beside = body.flatMap(row =>
    textsOf(row).flatMap(({ column, cell }) =>
      taken.includes(column) ? [] : [{ row: row.number, column, cell }],
    ),
  );
  return [
    ...hidden.map(row => ({ row, column: null, message: 'Ligne laissée de côté (ligne masquée).' })),
    ...hiddenColumns.map(column => ({
      row: null,
      column: columnLetter(column),
      message: 'Colonne masquée : laissée de côté.',
    })),
    ...beside.map(({ row, column, cell }) => ({
      row,
      column: columnLetter(column),
      message: `« ${shorten(cell.text)} » est laissé de côté : sa colonne n’a pas d’intitulé d’action.`,
    })),
    ...beyond.slice(0, 1).map(row => ({
      row,
      column: null,
      message: `Cette ligne et les ${beyond.length - 1} suivantes sont laissées de côté : un plan n’en a pas tant.`,
    })),
  ];
}

/** The column in which labels stand one under the other, when no row holds as many of them. */
function labelColumn(grid: Grid, rows: readonly GridRow[]): number | undefined {
  const widest = Math.max(
    0,
    ...rows.map(row => new Set(textsOf(row).flatMap(({ cell }) => fieldOf(cell.text) ?? [])).size),
  );
  for (const column of grid.columns.slice(0, 3)) {
    const cells = rows.flatMap(row => {
      const cell = row.cells.get(column);
      return cell?.isOwn && cell.text !== '' ? [cell.text] : [];
    });
    const fields = cells.flatMap(text => fieldOf(text) ?? []);
    // Years going down may be anything.
    const distinct = new Set(fields.filter(field => !field.startsWith('year'))).size;
    if (distinct >= LEAST && distinct > widest && fields.length * 2 >= cells.length) return column;
  }
  return undefined;
}

/** Columns of which each holds an action: what stands beside the label of titles, when there are several. */
function valueColumns(rows: readonly GridRow[], column: number): readonly number[] {
  const titles = rows.filter(row => fieldOf(row.cells.get(column)?.text ?? '') === 'title');
  const [only] = titles;
  if (titles.length !== 1 || !only) return [];
  const isOfLabels = (at: number): boolean => {
    const texts = rows.map(row => row.cells.get(at)?.text ?? '').filter(text => text !== '');
    return texts.filter(text => /:$/.test(text) || fieldOf(text) !== undefined).length * 2 > texts.length;
  };
  return textsOf(only).flatMap(({ column: at }) => (at > column && !isOfLabels(at) ? [at] : []));
}

function acrossBlocks(
  rows: readonly GridRow[],
  column: number,
  columns: readonly number[],
): readonly Block[] {
  const titleRow = rows.find(row => fieldOf(row.cells.get(column)?.text ?? '') === 'title');
  return columns.map(at => {
    const values = new Map<string, Cell>();
    let label = otherLabel;
    for (const row of rows) {
      const own = row.cells.get(column);
      if (own?.isOwn && own.text !== '') label = labelText(own.text);
      const cell = row.cells.get(at);
      if (cell && (cell.text !== '' || cell.fill !== null) && (cell.isOwn || cell.merge?.left !== at))
        add(values, label, cell);
    }
    return { row: titleRow?.number ?? 1, values };
  });
}

function downBlocks(rows: readonly GridRow[], column: number): readonly Block[] {
  const blocks: Block[] = [];
  let axis: Cell | undefined;
  let label = otherLabel;
  const open = (row: GridRow): Block => {
    const block: Block = { row: row.number, values: new Map(axis ? [['Axe', axis]] : []) };
    blocks.push(block);
    label = otherLabel;
    return block;
  };
  for (const row of rows) {
    const texts = textsOf(row);
    const start = startOf(row);
    if (start) {
      const { values } = open(row);
      if (start.number) values.set(numberLabel, textCell(start.number));
      if (start.title) values.set(titleLabel, textCell(start.title));
      else label = titleLabel;
      continue;
    }
    const [lead] = texts;
    if (texts.length === 1 && lead?.column === column && isLevelText(lead.cell.text) && isWide(lead.cell)) {
      const { level, word } = readLevel(lead.cell.text);
      if (level === 'axis' && word !== undefined) {
        axis = lead.cell;
        continue;
      }
    }
    let current = blocks[blocks.length - 1];
    let valueAt = 0;
    for (const [index, { column: at, cell }] of texts.entries()) {
      const isFirst = at === column && texts.length > 1;
      // What stands right beside a label is what it says, whatever its words: « Portage de repas ».
      const isNamed = cell.isOwn && (at !== valueAt || /:$/.test(cell.text)) && isLabel(cell, isFirst);
      if (!isNamed) {
        if (cell.isOwn) add((current ?? open(row)).values, label, cell);
        continue;
      }
      const name = labelText(cell.text);
      if (!current || (index === 0 && beginsAgain(name, current))) current = open(row);
      label = name;
      valueAt = (cell.merge?.right ?? at) + 1;
    }
  }
  return blocks;
}

function isWide({ merge, bold, fill }: GridCell): boolean {
  return bold || fill !== null || (merge !== undefined && merge.right > merge.left);
}

/** A label by its words; where others stand, any short text is one. */
function isLabel({ text }: GridCell, isFirst: boolean): boolean {
  return (
    fieldOf(text) !== undefined || (isFirst && text.length <= 60) || (/:$/.test(text) && text.length <= 60)
  );
}

/** « Intitulé » again is another fiche. */
function beginsAgain(label: string, { values }: Block): boolean {
  const field = fieldOf(label);
  const isFirst = field === 'axis' || field === 'orientation' || field === 'number' || field === 'title';
  const hasTitle = [...values.keys()].some(known => fieldOf(known) === 'title');
  return (
    isFirst && hasTitle && [...values.keys()].some(known => fieldOf(known) === field) && !isOnlyStart(values)
  );
}

/** « Fiche action n° 1.1 » stands above, and its own labels follow. */
function isOnlyStart(values: ReadonlyMap<string, Cell>): boolean {
  return [...values.keys()].every(label => ['Axe', numberLabel, titleLabel].includes(label));
}

/** « Fiche action n° 1.1 : Créer … » alone in its row. */
function startOf(row: GridRow): { number: string | undefined; title: string } | undefined {
  const texts = textsOf(row);
  const [only] = texts;
  if (texts.length !== 1 || !only || !/^fiches?[ -]?(?:actions?|projets?|n ?[°º]|\d)/i.test(only.cell.text))
    return undefined;
  const number = readNumber(only.cell.text);
  if (number !== undefined) return { number, title: '' };
  const read = readTitleCell(only.cell.text);
  return {
    number: read.number,
    title: read.number === undefined ? only.cell.text.replace(/^[^:–—]*[:–—]\s*/, '') : read.title,
  };
}

function isLabelled(row: GridRow, column: number): boolean {
  return fieldOf(row.cells.get(column)?.text ?? '') !== undefined;
}

function labelText(text: string): string {
  return oneLine(text).replace(/\s*:$/, '');
}

function fieldOf(text: string): string | undefined {
  const label = labelText(text);
  if (label === '' || label.length > 60) return undefined;
  const years = yearsInHeader(label);
  if (years && years.rest === '') return `year ${label}`;
  const field = fieldOfHeader(label);
  // « Caf » and « Carros » are what labels say.
  return field === undefined || isLevelText(label) ? undefined : field;
}

function add(values: Map<string, Cell>, label: string, cell: Cell): void {
  const same = [...values.keys()].find(known => keyOf(known) === keyOf(label)) ?? label;
  const before = values.get(same);
  values.set(same, before ? { ...textCell(`${before.text}\n${cell.text}`), fill: before.fill } : cell);
}
