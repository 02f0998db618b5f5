/** The actions of an own workbook: what « Plan » says of each, and « Déploiement » of its years. */
import { foldName } from '../../actor-names.ts';
import { isPlanned } from '../../model.ts';
import { isStandardSection, type SectionId, sectionIds } from '../../sheet.ts';
import { isRecord, yearOrNull } from '../../values.ts';
import { parseMark } from '../mark-text.ts';
import { fillShape } from '../sheets/rich-shape.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { freeId, slugOf } from './ids.ts';
import { readKind } from './level-text.ts';
import type { OwnDirectory } from './own-directory.ts';
import type { OwnLevels } from './own-levels.ts';
import type { OwnRow, OwnTable } from './own-tables.ts';
import type { Doubts } from './plan-reading.ts';

export type FileAction = TerritoryFile['actions'][number];

export interface OwnContext {
  readonly directory: OwnDirectory;
  readonly levels: OwnLevels;
  /** Ids of the actions, of the axes and of the orientations. */
  readonly taken: Set<string>;
  readonly numbering: TerritoryFile['territory']['numbering'];
  /** Added columns that are a section of the territory's, by number → its id. */
  readonly sections: ReadonlyMap<number, string>;
  readonly doubts: Doubts;
}

export interface ReadAction {
  readonly action: FileAction;
  /** In « Plan »; undefined for an action that only « Déploiement » has. */
  readonly row: OwnRow | undefined;
}

export function readOwnActions(
  plan: OwnTable,
  deployment: OwnTable | undefined,
  context: OwnContext,
): readonly ReadAction[] {
  const { taken, doubts } = context;
  const years = deploymentRows(plan, deployment);
  const read: ReadAction[] = [];
  for (const { row, id, years: yearRow } of years) {
    const main = row ?? yearRow;
    if (!main) continue;
    const title = titleOf(row, yearRow);
    if (title === undefined) {
      doubts.say(main.number, null, 'Ligne sans intitulé d’action : laissée de côté.');
      continue;
    }
    const own = freeId(id ?? slugOf(title, 'action'), taken);
    read.push({ action: readAction(own, title, row, yearRow, plan, deployment, context), row });
  }
  return numberNew(inOrder(read), context);
}

interface Pair {
  readonly id: string | undefined;
  readonly row: OwnRow | undefined;
  readonly years: OwnRow | undefined;
}

/** By their record; the rows that people have added, by number and title. An id told twice is the first row's. */
function deploymentRows(plan: OwnTable, deployment: OwnTable | undefined): readonly Pair[] {
  const left = new Set(deployment?.rows ?? []);
  const seen = new Set<string>();
  const take = (row: OwnRow | undefined): OwnRow | undefined => {
    if (row) left.delete(row);
    return row;
  };
  const pairs = plan.rows.map((row): Pair => {
    const told = row.id();
    const id = told !== undefined && !seen.has(told) ? told : undefined;
    if (id !== undefined) seen.add(id);
    const match =
      id === undefined
        ? [...left].find(other => other.isNew && sameAction(other, row))
        : [...left].find(other => other.id() === id);
    return { id, row, years: take(match) };
  });
  // Rows of actions that somebody has taken out of « Plan » go with them; those that somebody added stay.
  const added = [...left]
    .filter(row => row.isNew)
    .map((years): Pair => ({ id: undefined, row: undefined, years }));
  return [...pairs, ...added];
}

function sameAction(one: OwnRow, other: OwnRow): boolean {
  return foldName(one.text('title')) === foldName(other.text('title'));
}

/** Where both sheets were changed, « Plan » is right. */
function titleOf(row: OwnRow | undefined, years: OwnRow | undefined): string | undefined {
  const [own, other] = [row?.raw('title') ?? '', years?.raw('title') ?? ''];
  const isOther = other.trim() !== '' && !years?.isAsMade('title') && (row?.isAsMade('title') ?? true);
  if (isOther || own.trim() === '') return other.trim() === '' ? undefined : other;
  return own;
}

function readAction(
  id: string,
  title: string,
  row: OwnRow | undefined,
  years: OwnRow | undefined,
  plan: OwnTable,
  deployment: OwnTable | undefined,
  context: OwnContext,
): FileAction {
  const { directory, levels } = context;
  const { axis, orientation } = row ? levels.placeOf(row) : { axis: null, orientation: null };
  const people = (key: 'pilots' | 'porteurs'): string[] => {
    const isThere = years?.column(key) !== undefined && !years.isAsMade(key);
    const source = isThere && (row?.isAsMade(key) ?? true) ? years : (row ?? years);
    return source ? directory.actorsIn(source, key) : [];
  };
  const partners = row ? directory.actorsIn(row, 'partners') : [];
  const { deployment: marks, notes } = years
    ? readMarks(years, deployment, context)
    : { deployment: {}, notes: [] };
  return {
    id,
    number: (row ?? years)?.text('number') || null,
    title,
    axis,
    orientation,
    alsoUnder: row ? levels.citingIn(row, orientation) : [],
    themes: row ? directory.themesIn(row, 'themes') : [],
    kind: row ? kindIn(row, context.doubts) : null,
    pilots: people('pilots'),
    porteurs: people('porteurs'),
    ...(partners.length > 0 && { partners }),
    deployment: marks,
    ...readSheet(row, plan, notes, context),
  };
}

function kindIn(row: OwnRow, doubts: Doubts): FileAction['kind'] {
  const text = row.text('kind');
  const kind = readKind(text);
  if (text !== '' && kind === undefined)
    doubts.say(row.number, row.letter('kind'), `« ${text} » n’est pas une origine : laissé de côté.`);
  return kind ?? null;
}

function readMarks(
  row: OwnRow,
  table: OwnTable | undefined,
  { directory, doubts }: OwnContext,
): { deployment: FileAction['deployment']; notes: readonly string[] } {
  const told = row.told('marks');
  const actors = directory.records;
  const marks: FileAction['deployment'] = {};
  const notes: string[] = [];
  for (const [year, column] of yearColumns(table)) {
    const text = row.cells.get(column)?.text.trim() ?? '';
    if (text === '') continue;
    const key = `year:${year}`;
    const ids = isRecord(told) ? told[year] : undefined;
    const known = Array.isArray(ids) ? ids.filter(id => typeof id === 'string' && directory.isActor(id)) : [];
    if (row.isAsMade(key) && known.length > 0) {
      marks[year] = [...new Set<string>(known)];
      continue;
    }
    const mark = parseMark(text, actors);
    if (mark && isPlanned(mark)) marks[year] = mark.everyone ? 'all' : [...mark.actors];
    if (mark) continue;
    notes.push(`${year} : ${text}`);
    doubts.say(
      row.number,
      row.letter(key),
      `« ${text} » n’est pas une marque de ${year} : gardé dans les détails de l’action.`,
    );
  }
  return { deployment: marks, notes };
}

/** Those of the workbook, and the columns that somebody has added under a year. */
function yearColumns(table: OwnTable | undefined): readonly (readonly [year: string, column: number])[] {
  const told = [...(table?.keys ?? [])].flatMap(([column, key]) =>
    key.startsWith('year:') ? [[key.slice('year:'.length), column] as const] : [],
  );
  const added = [...(table?.added ?? [])].map(([column, header]) => [header.trim(), column] as const);
  const seen = new Set<string>();
  return [...told, ...added].filter(([year]) => {
    const isYear = /^\d{4}$/.test(year) && yearOrNull(Number(year)) !== null && !seen.has(year);
    seen.add(year);
    return isYear;
  });
}

function readSheet(
  row: OwnRow | undefined,
  plan: OwnTable,
  notes: readonly string[],
  { sections }: OwnContext,
): Pick<FileAction, 'sheet' | 'ownSheet' | 'richSheet'> {
  const lines: Record<string, string[]> = Object.fromEntries(sectionIds.map(id => [id, []]));
  const rich: NonNullable<FileAction['richSheet']> = {};
  let deadline: string | null = null;
  for (const [column, key] of row ? plan.keys : []) {
    if (!key.startsWith('section:') || !row) continue;
    const id = key.slice('section:'.length);
    if (id === 'deadline') deadline = row.text(key) === '' ? null : row.raw(key);
    else lines[id] = row.lines(key);
    const shapes = row.told('rich');
    const shape = isRecord(shapes) ? shapes[key] : undefined;
    if (shape === undefined || column === undefined || !row.isAsMade(key)) continue;
    const blocks = fillShape(shape, id === 'deadline' ? linesOfText(deadline) : (lines[id] ?? []));
    if (blocks) rich[id] = blocks;
  }
  for (const [column, header] of row ? plan.added : []) {
    const text = row?.cells.get(column)?.text.trim() ?? '';
    const own = sections.get(column);
    if (text === '') continue;
    if (own !== undefined) lines[own] = [...(lines[own] ?? []), text];
    else lines.details?.push(`${header.trim()} : ${text}`);
  }
  lines.details?.push(...notes);
  const own = Object.entries(lines).filter(([id, texts]) => !isStandardSection(id) && texts.length > 0);
  const standard = Object.fromEntries(
    sectionIds
      .filter((id): id is Exclude<SectionId, 'deadline'> => id !== 'deadline')
      .map(id => [id, lines[id] ?? []]),
  ) as Omit<FileAction['sheet'], 'deadline'>;
  if (notes.length > 0) delete rich.details;
  return {
    sheet: { ...standard, deadline },
    ...(own.length > 0 && { ownSheet: Object.fromEntries(own) }),
    ...(Object.keys(rich).length > 0 && { richSheet: rich }),
  };
}

function linesOfText(text: string | null): readonly string[] {
  return text === null ? [] : text.split('\n');
}

/** The order of the plan's file, as long as people have left the rows in theirs; new rows after the one above them. */
function inOrder(read: readonly ReadAction[]): readonly ReadAction[] {
  const told = (entry: ReadAction, key: string): number | undefined => {
    const value = entry.row?.told(key);
    return typeof value === 'number' ? value : undefined;
  };
  const rows = read.flatMap(entry => told(entry, 'row') ?? []);
  if (rows.some((row, index) => index > 0 && row <= (rows[index - 1] ?? 0))) return read;
  let last = -1;
  const placed = read.map(entry => {
    last = told(entry, 'place') ?? last;
    return { entry, place: last };
  });
  return placed.sort((one, other) => one.place - other.place).map(({ entry }) => entry);
}

/** A number for the new rows that have none, where the plan's actions have one. */
function numberNew(read: readonly ReadAction[], { numbering, levels }: OwnContext): readonly ReadAction[] {
  const used = read.flatMap(({ action }) => action.number ?? []);
  return read.map(({ action, row }) => {
    if (action.number !== null || numbering === 'none' || (row && !row.isNew && row.id() === action.id))
      return { action, row };
    const parent = numbering === 'hierarchical' ? levels.numberOf(action.orientation, action.axis) : '';
    if (parent === null) return { action, row };
    const start = parent === '' ? '' : `${parent}.`;
    const ranks = used
      .filter(number => number.startsWith(start))
      .map(number => Number(number.slice(start.length)));
    const number = `${start}${Math.max(0, ...ranks.filter(Number.isInteger)) + 1}`;
    used.push(number);
    return { action: { ...action, number }, row };
  });
}
