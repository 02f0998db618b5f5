/** Reads the cells of the rows of actions into drafts, once everybody is known. */
import { foldName } from '../../actor-names.ts';
import type { ActorBook } from './actor-book.ts';
import { bodyOfPerson } from './actor-kinds.ts';
import { addMark, readCalendar, spanColumns, yearsBetween } from './calendar.ts';
import { allBut, type Deployment, exceptedIn, readMark } from './cell-marks.ts';
import { addLines, type Draft, itemsOf } from './draft.ts';
import type { FillReader } from './fill-marks.ts';
import { type GridCell, type GridRow, oneLine } from './grid.ts';
import type { Legend } from './legends.ts';
import { readKind } from './level-text.ts';
import type { Column } from './map-columns.ts';
import { readSign } from './mark-words.ts';
import { splitNames } from './name-split.ts';
import { type Doubts, type SectionField, sectionFields } from './plan-reading.ts';
import { splitThemes } from './theme-text.ts';
import type { CalendarPeriod } from './year-text.ts';

/** Longer names are sentences. */
const LONGEST_NAME = 100;

export interface ActionContext {
  readonly book: ActorBook;
  readonly doubts: Doubts;
  readonly period: CalendarPeriod;
  readonly fills: FillReader;
  readonly legend: Legend;
  /** Those whom the marks of the whole sheet are for. */
  readonly only: readonly string[] | undefined;
  /** What each column said last, for « idem ». */
  readonly last: Map<number, string>;
}

/** The cells that a row says under a column: its own, and those that a merged area brings down. */
export function cellUnder(row: GridRow, column: Column): GridCell | undefined {
  const cell = row.cells.get(column.number);
  if (!cell) return undefined;
  const isSpread = cell.merge !== undefined && cell.merge.left < column.number;
  return isSpread && column.years.length === 0 && column.field !== 'pilots' && column.field !== 'porteurs'
    ? undefined
    : cell;
}

/** Adds what a row says to an action. @param isMore the row goes on with an action: what merges bring down is known */
export function readAction(
  draft: Draft,
  row: GridRow,
  columns: readonly Column[],
  context: ActionContext,
  isMore: boolean,
): void {
  const span = spanColumns(columns);
  const [start = '', end = ''] = span?.map(column => cellUnder(row, column)?.text ?? '') ?? [];
  const years = yearsBetween(start, end);
  for (const year of years ?? []) addMark(draft.marks, year, 'all');
  for (const column of columns) {
    const cell = cellUnder(row, column);
    if (!cell || (isMore && !cell.isOwn)) continue;
    if (span?.includes(column)) {
      if (!years && cell.text !== '') keepSpan(draft, row, column, cell.text, context);
      continue;
    }
    const text = dittoOf(cell.text, row, column, context);
    if (column.years.length > 0) readYear(draft, row, column, { ...cell, text }, context);
    else if (text !== '') readText(draft, row, column, text, context);
  }
}

export const ditto = /^(?:idem|id\.?|ditto|["”“″〃]+|''|\/\/|»)$/i;

/** « Idem » says what the row above says. */
function dittoOf(text: string, row: GridRow, column: Column, { last, doubts }: ActionContext): string {
  const above = last.get(column.number);
  if (!ditto.test(text) || column.field === 'title' || column.field === 'number') {
    if (text !== '') last.set(column.number, text);
    return text;
  }
  if (above === undefined) return text;
  doubts.say(row.number, column.letter, `« ${text} » est lu comme au-dessus : « ${shorten(above)} ».`);
  return above;
}

function readText(draft: Draft, row: GridRow, column: Column, text: string, context: ActionContext): void {
  const { doubts } = context;
  const { field, letter, header } = column;
  switch (field) {
    case 'pilots':
    case 'porteurs':
      readPeople(draft, row, { ...column, field }, text, context);
      break;
    case 'themes':
      if (column.sub !== '' && readSign(text) === 'no') break;
      if (column.sub !== '' && readSign(text) === 'yes') draft.themes.add(column.sub);
      else for (const theme of splitThemes(text)) draft.themes.add(theme);
      break;
    case 'kind': {
      const kind = readKind(text) ?? (readSign(text) === 'yes' ? readKind(column.sub) : undefined);
      if (kind) draft.kind ??= kind;
      else if (readSign(text) !== 'no') {
        keep(draft, column, text);
        doubts.say(
          row.number,
          letter,
          `« ${shorten(text)} » (${header}) n’est pas une nature d’action : gardé dans les détails.`,
        );
      }
      break;
    }
    case 'deadline':
      readDeadline(draft, row, column, text, context);
      break;
    case 'detail':
      keep(draft, column, text);
      break;
    case 'partners':
      addLines(draft.texts.get('partners') ?? [], itemsOf(text.replace(/\s*;\s*/g, '\n')));
      break;
    default:
      if (isSection(field)) addLines(draft.texts.get(field) ?? [], itemsOf(text));
  }
}

function isSection(field: string): field is SectionField {
  return (sectionFields as readonly string[]).includes(field);
}

function keep(draft: Draft, { header, letter }: Column, text: string): void {
  const label = header === '' ? `Colonne ${letter}` : oneLine(header);
  addLines(
    draft.texts.get('details') ?? [],
    itemsOf(text).map(item => `${label} : ${item}`),
  );
}

function readDeadline(
  draft: Draft,
  row: GridRow,
  column: Column,
  text: string,
  { book, doubts, period }: ActionContext,
): void {
  if (readSign(text) === 'no') return;
  const marks = readCalendar(text, period, book);
  for (const [year, mark] of marks ?? []) addMark(draft.marks, year, mark);
  if (marks) return;
  addLines(draft.deadline, itemsOf(text));
  doubts.say(
    row.number,
    column.letter,
    `« ${shorten(text)} » n’est pas une suite d’années : gardé tel quel dans les échéances.`,
  );
}

/** A beginning or an end that makes no years with the other is kept with its name. */
function keepSpan(
  draft: Draft,
  row: GridRow,
  { header, letter }: Column,
  text: string,
  { doubts }: ActionContext,
): void {
  if (readSign(text) === 'no') return;
  addLines(draft.deadline, [`${oneLine(header)} : ${oneLine(text)}`]);
  doubts.say(
    row.number,
    letter,
    `« ${shorten(text)} » est gardé dans les échéances : début et fin ne sont pas deux années.`,
  );
}

function readPeople(
  draft: Draft,
  row: GridRow,
  column: Column & { readonly field: 'pilots' | 'porteurs' },
  text: string,
  { book, doubts }: ActionContext,
): void {
  const { letter, header, sub, field } = column;
  const add = (ids: readonly string[]): void => {
    for (const id of ids) draft[field].add(id);
  };
  const sign = readSign(text);
  if (sub !== '') {
    const ids = book.idsOf(sub);
    if (sign === 'no') return;
    if (ids) add(ids);
    if (!ids || (sign !== 'yes' && sign !== 'both')) {
      keep(draft, column, text);
      doubts.say(row.number, letter, `« ${shorten(text)} » (${oneLine(header)}) est gardé dans les détails.`);
    }
    return;
  }
  if (sign === 'no') return;
  if (sign === 'undecided' || (sign === 'yes' && !book.idsOf(text))) {
    keep(draft, column, text);
    doubts.say(row.number, letter, `« ${shorten(text)} » ne nomme personne : gardé dans les détails.`);
    return;
  }
  const excepted = exceptedIn(text);
  const rest = excepted === undefined ? undefined : allBut(excepted, book);
  if (rest) {
    add(rest);
    return;
  }
  for (const name of splitNames(text, one => book.knows(one))) {
    const body = bodyOfPerson(name);
    const ids = nameIds(body ?? name, book);
    if (ids) add(ids);
    if (ids && body) {
      keep(draft, column, name);
      doubts.say(
        row.number,
        letter,
        `« ${shorten(name)} » est compris comme « ${body} » ; le nom de la personne est gardé dans les détails.`,
      );
    }
    if (!ids) {
      keep(draft, column, name);
      doubts.say(
        row.number,
        letter,
        `« ${shorten(name)} » ne se lit pas comme un nom : gardé dans les détails.`,
      );
    }
  }
}

function nameIds(name: string, book: ActorBook): readonly string[] | undefined {
  return isName(name) ? book.idsOf(name) : undefined;
}

/** Short enough, and no word for nobody. */
export function isName(name: string): boolean {
  return (
    name.length <= LONGEST_NAME &&
    readSign(name) !== 'undecided' &&
    (readSign(name) !== 'no' || /^\p{L}+$/u.test(name))
  );
}

function readYear(draft: Draft, row: GridRow, column: Column, cell: GridCell, context: ActionContext): void {
  const { book, doubts, fills } = context;
  const only = column.sub === '' ? context.only : book.idsOf(column.sub);
  const add = (mark: Deployment): void => {
    for (const year of column.years) addMark(draft.marks, year, mark);
  };
  if (cell.text === '') {
    const colour = fills.markOf(row, column);
    if (colour !== undefined) add(colourMark(colour, only, row, column, context));
    return;
  }
  if (cell.kind === 'boolean') {
    if (!/^(?:faux|false|non|0)$/.test(foldName(cell.text))) add(only ?? 'all');
    return;
  }
  const { mark, isText, doubt } = readMark(cell.text, column.years[0] ?? 0, book, context.legend, only);
  if (mark) add(mark);
  if (isText) keep(draft, column, cell.text);
  if (doubt) doubts.say(row.number, column.letter, doubt);
}

function colourMark(
  colour: string,
  only: readonly string[] | undefined,
  row: GridRow,
  column: Column,
  { book, doubts, fills, legend }: ActionContext,
): Deployment {
  const meaning = legend.fills.get(colour);
  if (meaning && typeof meaning === 'object') {
    const ids = book.idsOf(meaning.name);
    if (ids) return ids;
    doubts.say(
      row.number,
      column.letter,
      `La couleur de « ${meaning.name} » compte comme une marque pour tous.`,
    );
  } else if (fills.colours.length > 1 && meaning === undefined)
    doubts.say(null, null, 'Les cases de plusieurs couleurs comptent toutes comme une marque pour tous.');
  else if (meaning === undefined) doubts.say(null, null, 'Les cases en couleur comptent comme des marques.');
  return only ?? 'all';
}

export function shorten(text: string): string {
  const line = oneLine(text);
  return line.length > 60 ? `${[...line].slice(0, 59).join('')}…` : line;
}
