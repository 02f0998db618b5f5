/** Finds the rows that say what the columns are, wherever they stand: by what rows say together, not by their place. */
import { type Grid, type GridCell, type GridRow, oneLine, textsOf } from './grid.ts';
import { fieldOfHeader } from './header-words.ts';
import type { ColumnField } from './plan-reading.ts';
import { yearsInHeader } from './year-text.ts';

export interface HeaderColumn {
  readonly column: number;
  /** What stands over the column, from the top, each text once. */
  readonly parts: readonly string[];
}

export interface Header {
  /** Positions in the rows of the grid. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly HeaderColumn[];
  readonly score: number;
}

/** Rows in which a header is looked for. */
const DEEPEST = 120;
const TALLEST = 3;
/** A longer text is what somebody wrote in a cell. */
const LONGEST = 90;

const worth: Readonly<Partial<Record<ColumnField, number>>> = {
  title: 4,
  pilots: 3,
  porteurs: 3,
  axis: 3,
  orientation: 3,
};

/** Undefined when no row looks like one. */
export function findHeader({ rows }: Grid): Header | undefined {
  let best: Header | undefined;
  const fieldOf = remembering();
  for (let first = 0; first < Math.min(rows.length, DEEPEST); first++) {
    if (rows[first]?.hidden) continue;
    for (let last = first; last < Math.min(first + TALLEST, rows.length); last++) {
      if (rows[last]?.hidden) break;
      const columns = headerColumns(rows.slice(first, last + 1));
      const score = scoreOf(columns, rows.slice(first, last + 1), fieldOf) - 1.5 * (last - first);
      if (score > (best?.score ?? (columns.length > 1 ? 3.9 : 5))) best = { first, last, columns, score };
    }
  }
  return best && widened(best, rows);
}

export function headerColumns(rows: readonly GridRow[]): readonly HeaderColumn[] {
  const numbers = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
  return numbers.flatMap(column => {
    const parts: string[] = [];
    for (const row of rows) {
      const text = headerText(row.cells.get(column));
      if (text !== '' && !parts.includes(text)) parts.push(text);
    }
    return parts.length > 0 ? [{ column, parts }] : [];
  });
}

/** A date stands for its year: some spreadsheets make one of « 2022 ». */
export function headerText(cell: GridCell | undefined): string {
  if (!cell) return '';
  if (cell.date) return String(cell.date.year);
  const written = /^\d{1,2}[/.-]\d{1,2}[/.-]((?:19|20)\d\d)$/.exec(cell.text);
  return written?.[1] ?? oneLine(cell.text.replace(/-\n(?=\p{Ll})/gu, ''));
}

/** The field that stands over a column, and the part of the header that names it no further: « Porteurs – Septèmes ». */
export function fieldOfParts(parts: readonly string[]): { field: ColumnField; sub: string } | undefined {
  const last = parts[parts.length - 1] ?? '';
  const above = parts.slice(0, -1).join(' ');
  const joined = parts.join(' ');
  const own = fieldOfHeader(last);
  const parent = above === '' ? undefined : fieldOfHeader(above);
  if (parent === 'axis' || parent === 'orientation') {
    const both = own === 'number' || own === 'title' ? fieldOfHeader(joined) : undefined;
    if (both && both !== 'title') return { field: both, sub: '' };
  }
  if (own) return { field: own, sub: '' };
  const both = above === '' ? undefined : fieldOfHeader(joined);
  if (both && both !== parent) return { field: both, sub: '' };
  return parent ? { field: parent, sub: last } : undefined;
}

/** The same texts come again in every row that is tried. */
function remembering(): typeof fieldOfParts {
  const known = new Map<string, ReturnType<typeof fieldOfParts>>();
  return parts => {
    const key = parts.join('\n');
    if (!known.has(key)) known.set(key, fieldOfParts(parts));
    return known.get(key);
  };
}

function scoreOf(
  columns: readonly HeaderColumn[],
  rows: readonly GridRow[],
  fieldOf: typeof fieldOfParts,
): number {
  const fields = new Map<ColumnField, number>();
  let years = 0;
  for (const { parts } of columns) {
    const field = fieldOf(parts)?.field;
    const inYears = yearsInHeader(parts.join(' '));
    if (inYears && inYears.rest === '' && (!field || field === 'deadline')) years++;
    else if (field) fields.set(field, (fields.get(field) ?? 0) + 1);
  }
  const named = [...fields.keys()].filter(field => field !== 'number' && field !== 'detail');
  if (!fields.has('title') && named.length + (years > 1 ? 1 : 0) < 2) return 0;
  let score = Math.min(years, 6) * 1.5;
  for (const [field, count] of fields) score += (worth[field] ?? 2) + Math.min(count - 1, 4) * 0.5;
  for (const row of rows)
    for (const { cell } of textsOf(row))
      if (cell.text.length > LONGEST || /^[x✓✔]$/i.test(cell.text)) score -= 2;
  return score;
}

/** With the rows that merged cells or groups of columns join to it: « Porteurs » over « Les Pennes | Septèmes ». */
function widened(header: Header, rows: readonly GridRow[]): Header {
  let { first, last } = header;
  while (first > 0 && last - first < TALLEST && isGroupRow(rows[first - 1], rows[first])) first--;
  const bottom = Math.max(
    ...rows
      .slice(first, last + 1)
      .flatMap(row => [...row.cells.values()].map(cell => cell.merge?.bottom ?? 0)),
  );
  while (last + 1 < rows.length && last - first < TALLEST) {
    const next = rows[last + 1];
    if (!next || next.hidden || !(next.number <= bottom ? isShort(next) : goesOn(rows[last], next))) break;
    last++;
  }
  return { ...header, first, last, columns: headerColumns(rows.slice(first, last + 1)) };
}

function isShort(row: GridRow): boolean {
  return textsOf(row).every(({ cell }) => cell.text.length <= LONGEST);
}

/** A row of groups above: names over some of the columns, none of them over all. */
function isGroupRow(row: GridRow | undefined, header: GridRow | undefined): boolean {
  if (!row || !header || row.hidden || header.number - row.number > 1 || !isShort(row)) return false;
  const texts = textsOf(row);
  const from = Math.min(...header.cells.keys());
  const isGroup = ({ column, cell }: { column: number; cell: GridCell }): boolean =>
    (cell.merge ? cell.merge.left > from && cell.merge.right > cell.merge.left : column > from) &&
    (fieldOfHeader(cell.text) !== undefined ||
      yearsInHeader(cell.text)?.rest === '' ||
      cell.merge !== undefined);
  if (texts.length === 0 || !texts.some(isGroup)) return false;
  return texts.length > 1 || texts.every(({ cell }) => fieldOfHeader(cell.text) !== undefined);
}

/** A row of names under groups: two or more of them, under what is merged or with nothing of its own above. */
function goesOn(above: GridRow | undefined, row: GridRow): boolean {
  if (!above || row.number - above.number > 1) return false;
  const texts = textsOf(row);
  const isUnder = ({ column, cell }: { column: number; cell: GridCell }): boolean => {
    const over = above.cells.get(column);
    const isGroup =
      over?.merge !== undefined && over.merge.right > over.merge.left && over.merge.bottom < row.number;
    return cell.text.length < 40 && !/^[x✓✔1]$/i.test(cell.text) && (isGroup || !over || over.text === '');
  };
  const under = texts.filter(isUnder);
  const first = [...above.cells].find(([, cell]) => cell.text !== '')?.[0];
  return (
    under.length >= 2 &&
    texts.length - under.length <= 1 &&
    (above.cells.size > texts.length || isUnderGroups(texts, first))
  );
}

function isUnderGroups(texts: readonly { readonly column: number }[], first: number | undefined): boolean {
  return first !== undefined && texts.every(({ column }) => column > first);
}
