/** The sheets that a plan is read from: those of its actions, and those that say more of the same ones. */
import { foldName } from '../../actor-names.ts';
import { looksLikeCommune } from './actor-kinds.ts';
import type { Draft } from './draft.ts';
import { type GridRow, textsOf } from './grid.ts';
import { isLegendRow } from './legends.ts';
import { readLevel } from './level-text.ts';
import { type Column, columnOf, mapColumns } from './map-columns.ts';
import type { ChosenSheets } from './pick-sheet.ts';
import { Doubts, type RowReading } from './plan-reading.ts';
import type { JudgedRow } from './plan-rows.ts';
import { shorten } from './read-actions.ts';
import { RowJudge } from './row-kinds.ts';
import type { FoundTable } from './split-tables.ts';
import { readTitleCell } from './title-number.ts';

export interface PlanPart {
  readonly table: FoundTable;
  readonly columns: readonly Column[];
  readonly rows: readonly JudgedRow[];
  /** It says more of the actions of the parts before it, besides those of its own. */
  readonly isMore: boolean;
  /** The commune that the sheet is called by, where each has its own. */
  readonly commune: string | undefined;
}

/** @param from first year of the period */
export function partsOf(
  main: readonly FoundTable[],
  { others, all }: Pick<ChosenSheets, 'others' | 'all'>,
  columns: readonly Column[],
  from: number | null,
  doubts: Doubts,
): readonly PlanPart[] {
  const areCommunes = main.length > 1 && main.every(({ grid }) => looksLikeCommune(grid.name, true));
  if (areCommunes)
    doubts.say(
      null,
      null,
      'Chaque feuille est comprise comme celle d’une commune : ses marques sont les siennes.',
    );
  const parts = main.map(
    (table, index): PlanPart => ({
      table,
      columns,
      rows: judgeTable(table, columns),
      isMore: areCommunes && index > 0,
      commune: areCommunes ? table.grid.name : undefined,
    }),
  );
  const known = new Set(parts.flatMap(titlesIn));
  const more: PlanPart[] = [];
  for (const table of others) {
    const part = partOf(table, from, known, doubts);
    const own = part || areCommunes ? undefined : ownPart(table, columns, from, doubts);
    if (part) more.push(part);
    if (own) parts.push(own);
    const [name, first] = [table.grid.name, main[0]?.grid.name];
    if (own && name === first)
      doubts.say(
        table.grid.rows[0]?.number ?? null,
        null,
        'Un tableau qui a son propre en-tête commence ici.',
      );
    else
      doubts.say(
        null,
        null,
        part
          ? `La feuille « ${name} » a les mêmes actions que « ${first} » : elle les complète.`
          : own
            ? `La feuille « ${name} » n’a pas les mêmes colonnes que « ${first} » : ses actions sont ajoutées.`
            : `La feuille « ${name} » n’est pas lue : elle n’a pas le même en-tête que « ${first} ».`,
      );
  }
  const place = ({ table }: PlanPart): number => all.indexOf(table);
  return [...parts.sort((a, b) => place(a) - place(b)), ...more];
}

/** What tells a table of actions from another one. */
const telling: readonly string[] = [
  'axis',
  'orientation',
  'pilots',
  'porteurs',
  'deadline',
  'objectives',
  'partners',
];

/** A table of other actions: undefined unless it has what the main one has, or nearly. */
function ownPart(
  table: FoundTable,
  main: readonly Column[],
  from: number | null,
  doubts: Doubts,
): PlanPart | undefined {
  if (!table.header) return undefined;
  const columns = mapColumns(table.grid, table.header, { columns: new Map(), from }, new Doubts());
  const fields = (of: readonly Column[]): ReadonlySet<string> =>
    new Set([
      ...of.map(({ field }) => field).filter(field => telling.includes(field)),
      ...(yearsOf(of).size > 0 ? ['years'] : []),
    ]);
  const [wanted, own] = [[...fields(main)], fields(columns)];
  const shared = wanted.filter(field => own.has(field)).length;
  const isPast =
    yearsOf(main).size > 0 &&
    own.has('years') &&
    ![...yearsOf(columns)].some(year => yearsOf(main).has(year));
  if (!columnOf(columns, 'title') || shared === 0 || shared * 2 < wanted.length || isPast) return undefined;
  mapColumns(table.grid, table.header, { columns: new Map(), from }, doubts);
  return { table, columns, rows: judgeTable(table, columns), isMore: false, commune: undefined };
}

function yearsOf(columns: readonly Column[]): ReadonlySet<number> {
  return new Set(columns.flatMap(({ years }) => years));
}

/** Undefined when the actions of the sheet are mostly others. */
function partOf(
  table: FoundTable,
  from: number | null,
  known: ReadonlySet<string>,
  doubts: Doubts,
): PlanPart | undefined {
  if (!table.header) return undefined;
  const columns = mapColumns(table.grid, table.header, { columns: new Map(), from }, new Doubts());
  if (!columnOf(columns, 'title')) return undefined;
  const part = { table, columns, rows: judgeTable(table, columns), isMore: true, commune: undefined };
  const titles = titlesIn(part);
  const met = titles.filter(title => known.has(title)).length;
  if (met < 2 || met * 2 < titles.length) return undefined;
  mapColumns(table.grid, table.header, { columns: new Map(), from }, doubts);
  return part;
}

function titlesIn({ rows, columns }: Pick<PlanPart, 'rows' | 'columns'>): readonly string[] {
  const title = columnOf(columns, 'title');
  if (!title) return [];
  return rows
    .filter(({ kind }) => kind.is === 'action')
    .map(({ row }) => foldName(readTitleCell(row.cells.get(title.number)?.text ?? '').title));
}

/** The action that another sheet means: by its number and title, else by its title alone. */
export function sameAction(draft: Draft, drafts: readonly Draft[]): Draft | undefined {
  const title = foldName(draft.title);
  const alike = drafts.filter(known => foldName(known.title) === title);
  return alike.find(({ number }) => number === draft.number) ?? (alike.length === 1 ? alike[0] : undefined);
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

/** What stands above the header: titles, legends, and what is neither. */
export function usesAbove({ grid, header }: FoundTable, doubts: Doubts): readonly RowReading[] {
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
    if (isAxisRow(row)) return { ...reading, use: 'axis' };
    doubts.say(row.number, null, `Ligne de titre, au-dessus du tableau : « ${said} ».`);
    return { ...reading, use: 'title' };
  });
}

/** Sheets that are called « Axe 1 – Parentalité » hold the actions of that axis. */
export function axisOfSheet(
  { grid, header }: FoundTable,
  columns: readonly Column[],
  count: number,
): ReturnType<typeof readLevel> | undefined {
  const above = columnOf(columns, 'axis') ? undefined : axisAbove({ grid, header });
  if (above) return above;
  const read = readLevel(grid.name);
  return count > 1 && read.word !== undefined && read.level === 'axis' && !columnOf(columns, 'axis')
    ? read
    : undefined;
}

/** « AXE 1 : … » between the title and the header. */
function axisAbove({ grid, header }: FoundTable): ReturnType<typeof readLevel> | undefined {
  const row = grid.rows.slice(0, header?.first ?? 0).findLast(isAxisRow);
  return row && readLevel(textsOf(row)[0]?.cell.text ?? '');
}

/** Alone in its row, and an axis by its own word. */
export function isAxisRow(row: GridRow): boolean {
  const [only, ...others] = textsOf(row);
  if (row.hidden || !only || others.length > 0) return false;
  const { word, level, number } = readLevel(only.cell.text);
  return word !== undefined && level === 'axis' && number !== null;
}
