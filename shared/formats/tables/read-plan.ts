/** Reads a spreadsheet as a plan: which sheet, which header, what each row is, who is who, what each year says. */

import type { Actor } from '../../model.ts';
import { withPeopleOf } from '../import/same-people.ts';
import { parseTerritoryFile } from '../territory-file.ts';
import { ActorBook } from './actor-book.ts';
import { buildPlan } from './build-plan.ts';
import { citeActions, sayTwins } from './cited.ts';
import { columnLetter } from './columns.ts';
import type { Draft } from './draft.ts';
import { fillReader } from './fill-marks.ts';
import { type Grid, type GridRow, MAX_COLUMNS, textsOf } from './grid.ts';
import { wordOfHeader } from './header-words.ts';
import { rowsOfSource } from './laid-rows.ts';
import { emptyLegend, isLegendRow, readLegend } from './legends.ts';
import { type Column, columnOf, mapColumns } from './map-columns.ts';
import { readOwnWorkbook } from './own-workbook.ts';
import { chooseSheets } from './pick-sheet.ts';
import { axisOfSheet, isAxisRow, type PlanPart, partsOf, sameAction, usesAbove } from './plan-parts.ts';
import { periodOfCalendar, periodOfColumns, widen } from './plan-period.ts';
import {
  type ColumnField,
  Doubts,
  type Mapping,
  NoPlanFound,
  type PlanReading,
  type RowReading,
} from './plan-reading.ts';
import { type ActionRow, type CitedRow, readRows } from './plan-rows.ts';
import { type ActionContext, readAction, shorten } from './read-actions.ts';
import { meetPeople } from './read-people.ts';
import type { FoundTable } from './split-tables.ts';
import { communesInName, nameInTitle, readTitle } from './title-text.ts';
import { Tree } from './tree.ts';
import { layDown } from './upright-fiches.ts';
import type { Workbook } from './workbook.ts';
import { periodIn } from './year-text.ts';

export interface PlanOptions {
  /** The sheet to read, by its name, even a hidden one. */
  readonly sheet?: string | undefined;
  /** What the person says some columns hold, by their letters. */
  readonly columns?: ReadonlyMap<string, ColumnField> | undefined;
  /** Of the territory, when the table does not tell. */
  readonly name?: string | undefined;
  /** Those of the plan that the table is to be read into. */
  readonly actors?: readonly Actor[] | undefined;
  /** Names that the person says are nobody else's. */
  readonly apart?: readonly string[] | undefined;
}

const unnamed = 'Territoire importé';

/** @throws NoPlanFound when no sheet has one, or when the sheet asked for is not there. */
export function readPlan(given: Workbook, options: PlanOptions = {}): PlanReading {
  const own = readOwnWorkbook(given, options.name ?? unnamed);
  if (own && !options.columns?.size && (options.sheet ?? own.mapping.sheet) === own.mapping.sheet)
    return { ...own, territory: withPeopleOf(own.territory, options.actors ?? []), isOwn: true };
  const workbook = layDown(given);
  const doubts = new Doubts();
  if (own)
    doubts.say(
      null,
      null,
      'Ce classeur vient de Tablée. Lu autrement que tel quel, il est un tableau comme un autre : la mise en forme des textes et les réglages du plan n’en sont plus repris.',
    );
  for (const { sheet, row, column, message } of workbook.warnings)
    doubts.say(
      row,
      column,
      sheet !== null && workbook.sheets.length > 1 ? `Feuille « ${sheet} » : ${message}` : message,
    );
  const chosen = chooseSheets(workbook, options.sheet, doubts);
  const { main: tables } = chosen;
  const [main] = tables;
  if (!main) throw new NoPlanFound('Aucun plan d’actions n’a été trouvé dans ce fichier.');
  const above = tables.flatMap(({ grid, header }) => grid.rows.slice(0, header?.first ?? 0));
  const title = readTitle(
    above
      .filter(row => !row.hidden && !isLegendRow(row) && !isAxisRow(row))
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

  const book = new ActorBook(options.actors ?? [], options.apart);
  const legend = emptyLegend();
  const parts = partsOf(tables, chosen, columns, title.period?.from ?? null, doubts);
  for (const name of title.name ? communesInName(title.name) : [])
    book.mention(name, { row: null, column: null }, 'title');
  if (title.caf) book.mention(title.caf, { row: null, column: null }, 'title');
  for (const row of [
    ...above.filter(one => !one.hidden && isLegendRow(one)),
    ...rowsThatAre('legend', parts),
  ])
    readLegend(row, book, legend);
  for (const { commune } of parts)
    if (commune !== undefined) book.mention(commune, { row: null, column: null }, 'commune');
  for (const part of parts) meetPeople(rowsThatAre('action', [part]), part.columns, book);
  book.settle(doubts);

  const tree = new Tree();
  const uses: RowReading[] = [];
  const cited: CitedRow[] = [];
  const drafts: Draft[] = [];
  const period =
    title.period ??
    periodOfColumns(parts.flatMap(part => part.columns)) ??
    periodOfCalendar(
      parts.flatMap(({ rows }) => rows),
      columns,
    ) ??
    periodIn(options.name ?? '');
  for (const part of parts) {
    const { grid } = part.table;
    doubts.prefix = parts.length > 1 ? `Feuille « ${grid.name} » : ` : '';
    for (const use of usesAbove(part.table, doubts)) uses.push(use);
    // What says more of known actions brings no axis of its own, where these have some.
    const own = part.isMore && tree.axes.length + tree.loose.length > 0 && !part.commune ? new Tree() : tree;
    const rows = readRows(part.rows, {
      sheet: grid.name,
      columns: part.columns,
      tree: own,
      doubts,
      before: drafts.length,
      axis: axisOfSheet(part.table, part.columns, parts.length),
    });
    for (const use of rows.uses) uses.push(use);
    for (const row of grid.beyond) uses.push({ sheet: grid.name, row, use: 'left-out' });
    sayBounds(grid, doubts);
    if (own === tree) cited.push(...rows.cited);
    const excluded = [...legend.fills].flatMap(([fill, meaning]) => (meaning === 'no' ? [fill] : []));
    const actionRows = rows.actions.map(({ row }) => row);
    readActions(part, rows.actions, drafts, own === tree, {
      book,
      doubts,
      period: period ?? { from: null, to: null },
      fills: fillReader(grid, actionRows, part.columns, new Set(excluded)),
      last: new Map(),
      legend,
      only: part.commune === undefined ? undefined : book.idsOf(part.commune),
    });
  }
  doubts.prefix = '';
  if (drafts.length === 0 && tree.axes.length === 0 && tree.loose.length === 0)
    throw new NoPlanFound('Aucune action n’a été trouvée dans ce fichier.');
  const kept = citeActions(drafts, cited, doubts);
  sayTwins(kept, columnOf(columns, 'number')?.letter ?? null, doubts);
  const { territory, sources } = buildPlan(
    kept,
    tree,
    book,
    {
      name: title.name ?? (nameInTitle(options.name ?? '') || options.name) ?? unnamed,
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
    mapping: mappingOf(main, parts, columns, rowsOfSource(given, workbook, uses)),
    sources,
  };
}

function rowsThatAre(kind: 'legend' | 'action', parts: readonly PlanPart[]): readonly GridRow[] {
  return parts.flatMap(({ rows }) =>
    rows
      .filter(({ kind: { is } }) => is === kind || (kind === 'action' && is === 'more'))
      .map(({ row }) => row),
  );
}

function sayBounds({ beyond, isTooWide }: Grid, doubts: Doubts): void {
  const [first] = beyond;
  if (first !== undefined)
    doubts.say(
      first,
      null,
      `Cette ligne et les ${beyond.length - 1} suivantes sont laissées de côté : un plan n’en a pas tant.`,
    );
  if (isTooWide) doubts.say(null, null, `Les colonnes après la ${MAX_COLUMNS}e sont laissées de côté.`);
}

/** @param hasTree the actions that are new here keep the place they are given */
function readActions(
  { columns, isMore: isPartMore, commune }: PlanPart,
  rows: readonly ActionRow[],
  drafts: Draft[],
  hasTree: boolean,
  context: ActionContext,
): void {
  const known = [...drafts];
  const meant = new Map<Draft, Draft>();
  for (const { draft, row, isMore } of rows) {
    if (!isMore) {
      const same = isPartMore ? sameAction(draft, known) : undefined;
      if (same && hasTree) {
        same.axis ??= draft.axis;
        same.orientation ??= draft.orientation;
      }
      const one = same ?? (hasTree ? draft : { ...draft, axis: null, orientation: null });
      meant.set(draft, one);
      if (!same) drafts.push(one);
      if (!same && isPartMore && commune === undefined)
        context.doubts.say(
          row.number,
          null,
          `L’action « ${shorten(draft.title)} » n’est que dans cette feuille : elle est ajoutée.`,
        );
    }
    const target = meant.get(draft);
    if (target) readAction(target, row, columns, context, isMore);
  }
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
  main: FoundTable,
  parts: readonly PlanPart[],
  columns: readonly Column[],
  rows: readonly RowReading[],
): Mapping {
  const { header } = main;
  return {
    sheet: main.grid.name,
    sheets: [...new Set(parts.map(({ table }) => table.grid.name))],
    headerRows: header ? main.grid.rows.slice(header.first, header.last + 1).map(({ number }) => number) : [],
    columns: columns.map(({ letter, header: text, field }) => ({ column: letter, header: text, field })),
    rows,
  };
}
