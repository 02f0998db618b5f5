/** Several tables one under the other in a sheet, each with a header of its own: each is read as its own says. */
import { foldName } from '../../actor-names.ts';
import { fieldOfParts, findHeader, type Header } from './find-header.ts';
import { type Grid, type GridRow, textsOf } from './grid.ts';

export interface FoundTable {
  readonly grid: Grid;
  /** Undefined when no row says what the columns are. */
  readonly header: Header | undefined;
}

/** More tables in one sheet would be no plan's. */
const MOST_SPLITS = 12;

export function tablesIn(grid: Grid): readonly FoundTable[] {
  return tablesWithin(grid, MOST_SPLITS);
}

/** The best header is found first: other tables may stand above it and below it. */
function tablesWithin(grid: Grid, splits: number): readonly FoundTable[] {
  const header = findHeader(grid);
  const whole = { grid, header };
  if (!header || splits === 0 || !hasTitle(header)) return [whole];
  const at = startOf(grid.rows, header.first);
  const above = { ...grid, rows: grid.rows.slice(0, at), beyond: [] };
  if (isTable(findHeader(above), header, above.rows.length - 1))
    return [
      ...tablesWithin(above, splits - 1),
      ...tablesWithin({ ...grid, rows: grid.rows.slice(at) }, splits - 1),
    ];
  const from = header.last + 1;
  const below = { ...grid, rows: grid.rows.slice(from) };
  const next = findHeader(below);
  const start = next && startOf(below.rows, next.first);
  if (!start || !isTable(next, header, below.rows.length - 1)) return [whole];
  const own = { ...grid, rows: grid.rows.slice(0, from + start), beyond: [] };
  return [
    { grid: own, header: findHeader(own) },
    ...tablesWithin({ ...grid, rows: grid.rows.slice(from + start) }, splits - 1),
  ];
}

/** Another header than that of the table, with something under it. */
function isTable(found: Header | undefined, header: Header, last: number): boolean {
  return (
    found !== undefined &&
    found.last < last &&
    found.score >= header.score * 0.6 &&
    hasTitle(found) &&
    !isSame(header, found)
  );
}

function hasTitle({ columns }: Header): boolean {
  return columns.some(({ parts }) => fieldOfParts(parts)?.field === 'title');
}

/** Where the table of a header begins, with the section above it; 0 unless something parts it from what is above. */
function startOf(rows: readonly GridRow[], first: number): number {
  const isGap = (at: number): boolean => (rows[at]?.number ?? 0) - (rows[at - 1]?.number ?? 0) > 1;
  let at = first;
  while (at > 0 && !isGap(at) && isAlone(rows[at - 1])) at--;
  return at < first || isGap(at) ? at : 0;
}

function isAlone(row: GridRow | undefined): boolean {
  return row !== undefined && textsOf(row).length <= 1;
}

/** The header of the table, that comes again. */
function isSame(a: Header, b: Header): boolean {
  const texts = new Map(a.columns.map(({ column, parts }) => [column, parts.map(part => foldName(part))]));
  const same = b.columns.filter(({ column, parts }) =>
    parts.some(part => texts.get(column)?.includes(foldName(part))),
  );
  return same.length * 2 > b.columns.length;
}
