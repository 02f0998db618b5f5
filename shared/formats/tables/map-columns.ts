/** Says what each column holds: by its header first, then by what stands in it. */
import { foldName } from '../../actor-names.ts';
import { readNumber } from './action-number.ts';
import { kindOf, looksLikeCommune } from './actor-kinds.ts';
import { columnLetter } from './columns.ts';
import { fieldOfParts, type Header, type HeaderColumn } from './find-header.ts';
import { type Grid, type GridRow, textAt, textsOf } from './grid.ts';
import { isStrategic, isSurelyTitle } from './header-words.ts';
import { isLevelText, readKind, readLevel } from './level-text.ts';
import { looksLikeMark, readSign } from './mark-words.ts';
import type { ColumnField, Doubts } from './plan-reading.ts';
import { yearsInHeader } from './year-text.ts';

export interface Column {
  readonly number: number;
  readonly letter: string;
  /** As the source says it, groups before what they hold. */
  readonly header: string;
  readonly field: ColumnField;
  readonly years: readonly number[];
  /** A semester, a quarter or a month of its year. */
  readonly isPart: boolean;
  /** What the header says besides its field: the commune of « Porteurs – Septèmes » or of « Septèmes 2023 ». */
  readonly sub: string;
}

/** Rows that are looked at to know what a column holds. */
const SAMPLE = 400;

export interface MappingChoice {
  /** What the person says of some columns, by letter. */
  readonly columns: ReadonlyMap<string, ColumnField>;
  /** First year of the period, for « Année 1 ». */
  readonly from: number | null;
}

export function mapColumns(
  grid: Grid,
  header: Header | undefined,
  { columns: chosen, from }: MappingChoice,
  doubts: Doubts,
): readonly Column[] {
  const body = grid.rows.slice(header ? header.last + 1 : 0).filter(row => !row.hidden);
  const sample = body.slice(0, SAMPLE);
  const byNumber = new Map(header?.columns.map(one => [one.column, one]));
  const columns = grid.columns.flatMap(number => {
    const values = valuesIn(sample, number);
    const isUsed = body.some(row => row.cells.has(number));
    const named = byNumber.get(number) ?? { column: number, parts: [] };
    if (named.parts.length === 0 && !isUsed) return [];
    return [guessColumn(named, values, from, header !== undefined, doubts)];
  });
  // Sections and notes tell nothing of a column.
  const full = sample.filter(row => textsOf(row).length > 1);
  const named = communeColumns(columns, grid, full);
  for (const { letter, header: text } of named)
    doubts.say(null, letter, `La colonne « ${text} » est comprise comme celle d’un porteur.`);
  const told = columns.map(one =>
    named.includes(one) ? { ...one, field: 'porteurs' as const, sub: one.header } : one,
  );
  const settled = settleRivals(told, full.length > 0 ? full : sample);
  return settled.map(column => withChoice(column, chosen.get(column.letter)));
}

function withChoice(column: Column, field: ColumnField | undefined): Column {
  if (!field || field === column.field) return column;
  const [, first, last] = /^year:(\d{4})(?:-(\d{4}))?$/.exec(field) ?? [];
  const years = first ? [Number(first), ...(last && last !== first ? [Number(last)] : [])] : [];
  return { ...column, field, years, sub: column.years.length > 0 && first ? column.sub : '' };
}

function guessColumn(
  { column, parts }: HeaderColumn,
  values: readonly string[],
  from: number | null,
  isHeaded: boolean,
  doubts: Doubts,
): Column {
  const letter = columnLetter(column);
  const header = parts.join(' – ');
  const base = { number: column, letter, header, years: [], isPart: false, sub: '' };
  const named = fieldOfParts(parts);
  const inYears = header.length < 60 ? yearsInHeader(parts.join(' ')) : undefined;
  if (inYears && (!named || named.field === 'deadline' || inYears.rest === '')) {
    const years =
      inYears.relative === undefined ? inYears.years : from === null ? [] : [from + inYears.relative - 1];
    const isMarked = values.length === 0 || values.filter(looksLikeMark).length * 2 >= values.length;
    if (years.length > 0 && (inYears.rest === '' || isMarked)) {
      if (inYears.relative !== undefined)
        doubts.say(null, letter, `« ${header} » est comprise comme l’année ${years[0]}.`);
      if (years.length > 1)
        doubts.say(
          null,
          letter,
          `« ${header} » couvre plusieurs années : chacune reçoit les marques de la colonne.`,
        );
      const field: ColumnField =
        years.length > 1 ? `year:${years[0] ?? 0}-${years[years.length - 1] ?? 0}` : `year:${years[0] ?? 0}`;
      return { ...base, field, years, isPart: inYears.isPart, sub: inYears.rest };
    }
    if (inYears.relative !== undefined)
      doubts.say(
        null,
        letter,
        `« ${header} » : l’année n’est pas connue, la colonne est gardée dans les détails.`,
      );
  }
  // « Nouvelle », « En cours », « Reconduite »: crosses under each.
  const last = parts[parts.length - 1] ?? '';
  const isCrossed = values.length > 0 && values.every(value => readSign(value) !== undefined);
  if (readKind(last) && isCrossed) return { ...base, field: 'kind', sub: last };
  if (named) return { ...base, field: named.field, sub: named.sub };
  if (header === '') return { ...base, field: guessByContent(values, isHeaded) };
  return { ...base, field: 'detail' };
}

/** Columns of crosses that are called by a name: « Carros | Gilette », without a word for what they are above them. */
function communeColumns(
  columns: readonly Column[],
  grid: Grid,
  sample: readonly GridRow[],
): readonly Column[] {
  const marked = columns.filter(({ field, header, number }) => {
    const values = valuesIn(sample, number);
    const isNamed = looksLikeCommune(header, true) || kindOf(header) === 'caf';
    return (
      field === 'detail' &&
      isNamed &&
      values.length > 0 &&
      values.every(value => readSign(value) !== undefined)
    );
  });
  const isMet = ({ header, number }: Column): boolean =>
    looksLikeCommune(header, false) ||
    grid.rows
      .slice(0, SAMPLE)
      .some(({ cells }) =>
        [...cells].some(
          ([column, { text }]) => column !== number && text.length > header.length && text.includes(header),
        ),
      );
  return marked.some(isMet) ? marked : [];
}

/** A column without a name: numbers and axes are known by their look. */
function guessByContent(values: readonly string[], isHeaded: boolean): ColumnField {
  const distinct = [...new Set(values)];
  if (distinct.length === 0) return 'detail';
  const share = (test: (value: string) => boolean): number => distinct.filter(test).length / distinct.length;
  // Sections stand among the numbers of actions.
  const own = distinct.filter(value => readLevel(value).number === null && !isLevelText(value));
  const numbers = own.filter(value => readNumber(value) !== undefined);
  if (
    numbers.length > 1 &&
    numbers.length >= own.length * 0.9 &&
    !numbers.every(value => readSign(value) !== undefined)
  )
    return 'number';
  if (share(isLevelText) >= 0.5) return 'axis';
  // Where nothing says what columns are, names that speak for themselves do.
  const isBody = (value: string): boolean =>
    /^(?:caf|commune|departement|etat|service)$/.test(kindOf(value)) && value.length < 60;
  if (!isHeaded && share(isBody) >= 0.6) return 'pilots';
  return 'detail';
}

function valuesIn(rows: readonly GridRow[], column: number): readonly string[] {
  return rows.flatMap(row => {
    const cell = row.cells.get(column);
    return cell?.isOwn && cell.text !== '' ? [cell.text] : [];
  });
}

/** One column is the title, one the number, one each level: the others keep what they say under their own names. */
function settleRivals(given: readonly Column[], sample: readonly GridRow[]): readonly Column[] {
  let columns = given;
  const change = (column: Column, field: ColumnField): void => {
    columns = columns.map(one => (one.number === column.number ? { ...one, field } : one));
  };
  const of = (field: ColumnField): readonly Column[] => columns.filter(one => one.field === field);
  const values = (column: Column): readonly string[] => valuesIn(sample, column.number);

  for (const column of of('title')) {
    const held = values(column);
    const isNumber = held.length > 0 && held.every(value => readNumber(value) !== undefined);
    if (isNumber && of('title').length > 1) change(column, of('number').length === 0 ? 'number' : 'detail');
  }
  const [best, ...others] = [...of('title')].sort(
    (a, b) => titleRank(b) - titleRank(a) || a.number - b.number,
  );
  for (const column of others) change(column, 'detail');
  // Without a title, the most telling column is one: objectives are what some plans call their actions.
  if (!best) {
    const isTree = of('axis').length > 0 && of('orientation').length > 0;
    const stands = isTree
      ? (['objectives', 'details', 'methods'] as const)
      : (['objectives', 'details', 'detail', 'orientation', 'methods'] as const);
    const candidates = stands
      .flatMap(field => of(field))
      .map(column => ({ column, told: new Set(values(column).filter(value => value.length > 8)).size }));
    const most = Math.max(0, ...candidates.map(({ told }) => told));
    const title = candidates.find(({ told }) => told > 0 && told * 2 >= most);
    if (title) change(title.column, 'title');
  }
  for (const column of of('number').slice(1)) change(column, 'detail');
  for (const column of of('number'))
    if (
      values(column).some(value => value.length > 25) &&
      values(column).filter(value => readNumber(value) === undefined).length * 2 > values(column).length
    )
      change(column, of('title').length === 0 ? 'title' : 'detail');
  for (const [level, number] of [
    ['axis', 'axisNumber'],
    ['orientation', 'orientationNumber'],
  ] as const) {
    const isBare = (column: Column): boolean =>
      values(column).length > 0 &&
      values(column).every(value => value.length < 8 && readNumber(value) !== undefined);
    const bare = of(level).find(isBare);
    if (bare && of(level).some(column => !isBare(column)) && of(number).length === 0) change(bare, number);
  }
  const axes = of('axis');
  if (axes.length > 1) {
    const strategic = axes.find(({ header }) => isStrategic(header));
    const second = strategic ?? axes[1];
    if (second && of('orientation').length === 0) change(second, 'orientation');
    for (const column of of('axis').slice(1)) change(column, 'detail');
  }
  for (const column of of('orientation').slice(1)) change(column, 'detail');
  for (const [field, level] of [
    ['axisNumber', 'axis'],
    ['orientationNumber', 'orientation'],
  ] as const)
    for (const [index, column] of of(field).entries()) {
      // « N° axe » alone says the axis itself.
      if (of(level).length === 0 && index === 0) change(column, level);
      else if (index > 0) change(column, 'detail');
    }
  for (const column of of('kind').filter(({ sub }) => !readKind(sub))) {
    const held = values(column);
    const known = held.filter(value => readKind(value) !== undefined).length;
    const isProgress = held.some(value =>
      /\b(termin|realise|a faire|non demarre|abandon|fait\b|report|demarre)/.test(foldName(value)),
    );
    if (isProgress || (held.length > 0 && known * 2 < held.length)) change(column, 'detail');
  }
  for (const column of of('kind')
    .slice(1)
    .filter(({ sub }) => !readKind(sub)))
    change(column, 'detail');
  return columns;
}

function titleRank({ header }: Column): number {
  return isSurelyTitle(header) ? 1 : 0;
}

export function columnOf(columns: readonly Column[], field: ColumnField): Column | undefined {
  return columns.find(column => column.field === field);
}

/** The text of a row under a field, or '' when no column has it. */
export function textUnder(row: GridRow, column: Column | undefined): string {
  return column ? textAt(row, column.number) : '';
}
