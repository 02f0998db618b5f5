/** Which sheets hold the plan: the one that has most of it, and those that go on with it under the same header. */
import { foldName } from '../../actor-names.ts';
import { fieldOfParts } from './find-header.ts';
import { gridOf, textsOf } from './grid.ts';
import { type Doubts, NoPlanFound } from './plan-reading.ts';
import { type FoundTable, tablesIn } from './split-tables.ts';
import type { Workbook } from './workbook.ts';

export interface ChosenSheets {
  /** Those that have the header of the one with most of a plan, in the order of the file. */
  readonly main: readonly FoundTable[];
  readonly others: readonly FoundTable[];
  /** Both, in the order of the file. */
  readonly all: readonly FoundTable[];
}

export function chooseSheets({ sheets }: Workbook, wanted: string | undefined, doubts: Doubts): ChosenSheets {
  if (wanted !== undefined) {
    const named =
      sheets.find(({ name }) => name === wanted) ??
      sheets.find(({ name }) => foldName(name) === foldName(wanted));
    if (!named)
      throw new NoPlanFound(
        `Il n’y a pas de feuille « ${wanted} ». Ce fichier a ${sheets.map(({ name }) => `« ${name} »`).join(', ')}.`,
      );
    return choose(tablesIn(gridOf(named)), doubts);
  }
  for (const { name, hidden } of sheets)
    if (hidden) doubts.say(null, null, `La feuille masquée « ${name} » est laissée de côté.`);
  const tables = sheets
    .filter(({ hidden, rows }) => !hidden && rows.length > 0)
    .flatMap(sheet => tablesIn(gridOf(sheet)));
  return choose(tables, doubts);
}

function choose(tables: readonly FoundTable[], doubts: Doubts): ChosenSheets {
  const ranked = [...tables].sort((a, b) => worthOf(b) - worthOf(a));
  const [main] = ranked;
  if (!main) return { main: [], others: [], all: tables };
  const read = tables.filter(table => table === main || hasSameHeader(table, main));
  if (new Set(read.map(({ grid }) => grid.name)).size > 1)
    doubts.say(
      null,
      null,
      `Les feuilles ${read.map(({ grid }) => `« ${grid.name} »`).join(', ')} ont le même en-tête : elles sont lues ensemble.`,
    );
  return { main: found(read), others: tables.filter(table => !read.includes(table)), all: tables };
}

function found(tables: readonly FoundTable[]): readonly FoundTable[] {
  if (tables.every(({ grid }) => grid.rows.every(row => textsOf(row).length === 0)))
    throw new NoPlanFound('Ce tableau est vide.');
  return tables;
}

/** Fields that are known, by the rows that follow. */
function worthOf({ grid, header }: FoundTable): number {
  if (!header) return Math.min(grid.rows.length, 50) / 1000;
  const rows = grid.rows.slice(header.last + 1).filter(row => !row.hidden && textsOf(row).length > 1).length;
  const hasTitle = header.columns.some(({ parts }) => fieldOfParts(parts)?.field === 'title');
  return header.score * (hasTitle ? 1 : 0.4) * Math.log2(2 + Math.min(rows, 300));
}

function hasSameHeader(a: FoundTable, b: FoundTable): boolean {
  const words = ({ header }: FoundTable): string | undefined =>
    header?.columns.map(({ column, parts }) => `${column} ${foldName(parts.join(' '))}`).join('|');
  return a.header !== undefined && words(a) === words(b);
}
