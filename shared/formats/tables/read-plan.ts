/** Reads a spreadsheet as a plan: which sheet, which header, what each row is, who is who, what each year says. */

import { foldName } from '../../actor-names.ts';
import type { Actor } from '../../model.ts';
import { parseTerritoryFile } from '../territory-file.ts';
import { ActorBook } from './actor-book.ts';
import { buildPlan } from './build-plan.ts';
import { citeActions, sayTwins } from './cited.ts';
import { columnLetter } from './columns.ts';
import type { Draft } from './draft.ts';
import { fillReader } from './fill-marks.ts';
import { MAX_COLUMNS, textsOf } from './grid.ts';
import { wordOfHeader } from './header-words.ts';
import { emptyLegend, isLegendRow, readLegend } from './legends.ts';
import { readLevel } from './level-text.ts';
import { type Column, columnOf, mapColumns } from './map-columns.ts';
import { chooseSheets, type FoundTable } from './pick-sheet.ts';
import {
  type ColumnField,
  Doubts,
  type Mapping,
  NoPlanFound,
  type PlanReading,
  type RowReading,
} from './plan-reading.ts';
import { type ActionRow, type CitedRow, type JudgedRow, readRows } from './plan-rows.ts';
import { readAction, shorten } from './read-actions.ts';
import { meetPeople } from './read-people.ts';
import { RowJudge } from './row-kinds.ts';
import { communesInName, readTitle } from './title-text.ts';
import { Tree } from './tree.ts';
import type { Workbook } from './workbook.ts';
import { yearsInCalendar } from './year-text.ts';

export interface PlanOptions {
  /** The sheet to read, by its name, even a hidden one. */
  readonly sheet?: string | undefined;
  /** What the person says some columns hold, by their letters. */
  readonly columns?: ReadonlyMap<string, ColumnField> | undefined;
  /** Of the territory, when the table does not tell. */
  readonly name?: string | undefined;
  /** Those of the plan that the table is to be read into. */
  readonly actors?: readonly Actor[] | undefined;
}

/** @throws NoPlanFound when no sheet has one, or when the sheet asked for is not there. */
export function readPlan(workbook: Workbook, options: PlanOptions = {}): PlanReading {
  const doubts = new Doubts();
  for (const { sheet, row, column, message } of workbook.warnings)
    doubts.say(
      row,
      column,
      sheet !== null && workbook.sheets.length > 1 ? `Feuille « ${sheet} » : ${message}` : message,
    );
  const tables = chooseSheets(workbook, options.sheet, doubts);
  const [main] = tables;
  if (!main) throw new NoPlanFound('Aucun plan d’actions n’a été trouvé dans ce fichier.');
  const above = tables.flatMap(({ grid, header }) => grid.rows.slice(0, header?.first ?? 0));
  const title = readTitle(
    above
      .filter(row => !row.hidden && !isLegendRow(row))
      .flatMap(row => textsOf(row).map(({ cell }) => cell.text)),
  );
  const columns = mapColumns(
    main.grid,
    main.header,
    { columns: options.columns ?? new Map(), from: title.period?.from ?? null },
    doubts,
  );
  if (!main.header)
    doubts.say(
      null,
      null,
      'Aucune ligne d’en-tête n’a été reconnue : les colonnes sont devinées à ce qu’elles contiennent.',
    );
  if (!columnOf(columns, 'title') && !(columnOf(columns, 'axis') && columnOf(columns, 'orientation')))
    throw new NoPlanFound('Aucune colonne d’intitulés d’actions n’a été trouvée dans ce fichier.');
  for (const column of main.grid.hiddenColumns)
    doubts.say(null, columnLetter(column), 'Colonne masquée : laissée de côté.');
  for (const { letter, header, field } of columns)
    if (field === 'ignored')
      doubts.say(null, letter, `La colonne « ${header || letter} » est laissée de côté.`);

  const book = new ActorBook(options.actors ?? []);
  const legend = emptyLegend();
  const judged = tables.map(table => judgeTable(table, columns));
  for (const name of title.name ? communesInName(title.name) : [])
    book.mention(name, { row: null, column: null }, 'title');
  if (title.caf) book.mention(title.caf, { row: null, column: null }, 'title');
  for (const row of [
    ...above.filter(one => !one.hidden && isLegendRow(one)),
    ...judged.flat().flatMap(({ row, kind }) => (kind.is === 'legend' ? [row] : [])),
  ])
    readLegend(row, book, legend);
  for (const rows of judged)
    meetPeople(
      rows.filter(({ kind }) => kind.is === 'action' || kind.is === 'more').map(({ row }) => row),
      columns,
      book,
    );
  book.settle(doubts);

  const tree = new Tree();
  const uses: RowReading[] = [];
  const cited: CitedRow[] = [];
  const drafts: Draft[] = [];
  const period = title.period ?? periodOfColumns(columns) ?? periodOfCalendar(judged.flat(), columns);
  for (const [index, table] of tables.entries()) {
    const { grid } = table;
    uses.push(...usesAbove(table, doubts));
    const prefix = tables.length > 1 ? `Feuille « ${grid.name} » : ` : '';
    const rows = readRows(judged[index] ?? [], {
      sheet: grid.name,
      columns,
      tree,
      doubts,
      before: drafts.length,
      prefix,
      axis: axisOfSheet(table, columns, tables.length),
    });
    for (const use of rows.uses) uses.push(use);
    for (const row of grid.beyond) uses.push({ sheet: grid.name, row, use: 'left-out' });
    if (grid.beyond.length > 0)
      doubts.say(
        grid.beyond[0] ?? null,
        null,
        `${prefix}Cette ligne et les ${grid.beyond.length - 1} suivantes sont laissées de côté : un plan n’en a pas tant.`,
      );
    if (grid.isTooWide)
      doubts.say(null, null, `${prefix}Les colonnes après la ${MAX_COLUMNS}e sont laissées de côté.`);
    cited.push(...rows.cited);
    const reader = fillReader(
      grid,
      rows.actions.map(({ row }) => row),
      columns,
      new Set([...legend.fills].flatMap(([fill, meaning]) => (meaning === 'no' ? [fill] : []))),
    );
    readActions(rows.actions, columns, drafts, {
      book,
      doubts,
      period: period ?? { from: null, to: null },
      fills: reader,
      last: new Map(),
      legend,
    });
  }
  if (drafts.length === 0 && tree.axes.length === 0 && tree.loose.length === 0)
    throw new NoPlanFound('Aucune action n’a été trouvée dans ce fichier.');
  const kept = citeActions(drafts, cited, doubts);
  sayTwins(kept, columnOf(columns, 'number')?.letter ?? null, doubts);
  const { territory, sources } = buildPlan(
    kept,
    tree,
    book,
    {
      name: title.name ?? options.name ?? 'Territoire importé',
      period: widen(period, kept, doubts),
      caf: title.caf,
      axis: wordUnder(columns, 'axis', tree.axisWord) ?? 'Axe',
      orientation: wordUnder(columns, 'orientation', tree.orientationWord) ?? 'Orientation',
      action: 'Action',
    },
    doubts,
  );
  return {
    territory: parseTerritoryFile(territory),
    warnings: doubts.all(),
    mapping: mappingOf(tables, columns, uses),
    sources,
  };
}

function judgeTable({ grid, header }: FoundTable, columns: readonly Column[]): readonly JudgedRow[] {
  const body = grid.rows.slice(header ? header.last + 1 : 0);
  const texts = new Map(
    header?.columns.map(({ column, parts }) => [column, parts.map(part => foldName(part)).join('\n')]),
  );
  const judge = new RowJudge(
    columns,
    texts,
    body.filter(row => !row.hidden),
  );
  return body.map(row => ({ row, kind: judge.judge(row) }));
}

function readActions(
  rows: readonly ActionRow[],
  columns: readonly Column[],
  drafts: Draft[],
  context: Parameters<typeof readAction>[3],
): void {
  for (const { draft, row, isMore } of rows) {
    if (!isMore) drafts.push(draft);
    readAction(draft, row, columns, context, isMore);
  }
}

/** What stands above the header: titles, legends, and what is neither. */
function usesAbove({ grid, header }: FoundTable, doubts: Doubts): readonly RowReading[] {
  const first = header?.first ?? 0;
  return grid.rows.slice(0, header ? header.last + 1 : 0).map((row, index): RowReading => {
    const reading = { sheet: grid.name, row: row.number };
    if (index >= first) return { ...reading, use: 'header' };
    const texts = textsOf(row);
    if (row.hidden || texts.length === 0) {
      if (row.hidden) doubts.say(row.number, null, 'Ligne laissée de côté (ligne masquée).');
      return { ...reading, use: 'left-out' };
    }
    const said = shorten(texts.map(({ cell }) => cell.text).join(' · '));
    if (isLegendRow(row)) {
      doubts.say(row.number, null, `Légende : « ${said} ».`);
      return { ...reading, use: 'legend' };
    }
    doubts.say(row.number, null, `Ligne de titre, au-dessus du tableau : « ${said} ».`);
    return { ...reading, use: 'title' };
  });
}

/** Sheets that are called « Axe 1 – Parentalité » hold the actions of that axis. */
function axisOfSheet(
  { grid }: FoundTable,
  columns: readonly Column[],
  count: number,
): ReturnType<typeof readLevel> | undefined {
  const read = readLevel(grid.name);
  return count > 1 && read.word !== undefined && read.level === 'axis' && !columnOf(columns, 'axis')
    ? read
    : undefined;
}

function periodOfColumns(columns: readonly Column[]): { from: number; to: number } | undefined {
  const years = columns.flatMap(column => column.years);
  return years.length > 0 ? { from: Math.min(...years), to: Math.max(...years) } : undefined;
}

function periodOfCalendar(
  rows: readonly JudgedRow[],
  columns: readonly Column[],
): { from: number; to: number } | undefined {
  const calendars = columns.filter(({ field }) => field === 'deadline');
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const { row } of rows)
    for (const { number } of calendars)
      for (const year of yearsInCalendar(row.cells.get(number)?.text ?? '', { from: null, to: null }) ?? [])
        [from, to] = [Math.min(from, year), Math.max(to, year)];
  return to > 0 ? { from, to } : undefined;
}

/** No mark is outside the period: it grows to hold them all. */
function widen(
  period: { from: number; to: number } | undefined,
  drafts: readonly Draft[],
  doubts: Doubts,
): { from: number | null; to: number | null } {
  let { from, to } = period ?? { from: Number.POSITIVE_INFINITY, to: 0 };
  for (const { marks } of drafts)
    for (const year of marks.keys()) [from, to] = [Math.min(from, year), Math.max(to, year)];
  if (to === 0) return { from: null, to: null };
  if (period && (from < period.from || to > period.to))
    doubts.say(
      null,
      null,
      `Des années sont marquées hors de la période ${period.from}-${period.to} : elle devient ${from}-${to}.`,
    );
  return { from, to };
}

function wordUnder(
  columns: readonly Column[],
  field: 'axis' | 'orientation',
  met: string | undefined,
): string | undefined {
  const header = columnOf(columns, field)?.header;
  return wordOfHeader(met ?? '') ?? (header ? wordOfHeader(header) : undefined);
}

function mappingOf(
  tables: readonly FoundTable[],
  columns: readonly Column[],
  rows: readonly RowReading[],
): Mapping {
  const [main] = tables;
  const header = main?.header;
  return {
    sheet: main?.grid.name ?? '',
    sheets: tables.map(({ grid }) => grid.name),
    headerRows:
      header && main ? main.grid.rows.slice(header.first, header.last + 1).map(({ number }) => number) : [],
    columns: columns.map(({ letter, header: text, field }) => ({ column: letter, header: text, field })),
    rows,
  };
}
