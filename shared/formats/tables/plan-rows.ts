/** Goes through the rows of a sheet: sections, actions, what goes on with them, and what is left out and said. */
import { foldName } from '../../actor-names.ts';
import { numberInCell, readNumber } from './action-number.ts';
import { type Draft, newDraft } from './draft.ts';
import { type GridRow, oneLine, textAt, textsOf } from './grid.ts';
import { type LevelText, readLevel } from './level-text.ts';
import { type Column, columnOf, textUnder } from './map-columns.ts';
import type { Doubts, RowReading, RowUse } from './plan-reading.ts';
import { shorten } from './read-actions.ts';
import type { RowKind } from './row-kinds.ts';
import { levelsOfSections } from './section-levels.ts';
import { type Citation, readCitation, readTitleCell } from './title-number.ts';
import type { DraftAxis, DraftOrientation, Tree } from './tree.ts';

/** More actions than any convention has: the rest of the rows is left out, and said. */
export const MAX_ACTIONS = 2_000;

export interface JudgedRow {
  readonly row: GridRow;
  readonly kind: RowKind;
}

/** A row that goes to an action: its first one, or one that goes on with it. */
export interface ActionRow {
  readonly draft: Draft;
  readonly row: GridRow;
  readonly isMore: boolean;
}

export interface CitedRow {
  readonly row: GridRow;
  readonly citation: Citation;
  readonly orientation: DraftOrientation | null;
}

export interface SheetRows {
  readonly actions: readonly ActionRow[];
  readonly cited: readonly CitedRow[];
  readonly uses: readonly RowReading[];
}

export interface RowsContext {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly tree: Tree;
  readonly doubts: Doubts;
  /** How many actions other sheets have given. */
  readonly before: number;
  /** An axis that the sheet's own name tells. */
  readonly axis: LevelText | undefined;
}

interface Place {
  axis: DraftAxis | null;
  orientation: DraftOrientation | null;
}

export function readRows(judged: readonly JudgedRow[], context: RowsContext): SheetRows {
  const { columns, tree, doubts, sheet } = context;
  const title = columnOf(columns, 'title');
  const numbers = columnOf(columns, 'number');
  const sections = judged.flatMap(({ kind }) => (kind.is === 'section' ? [kind] : []));
  const levels = levelsOfSections(sections, {
    axis: columnOf(columns, 'axis') !== undefined,
    orientation: columnOf(columns, 'orientation') !== undefined,
  });
  const lastAction = judged.findLastIndex(({ kind }) => kind.is === 'action');
  const parts = numbers
    ? judged.flatMap(({ row }) => readNumber(textAt(row, numbers.number))?.split('.').length ?? [])
    : [];
  const hasThreeParts = parts.filter(count => count >= 3).length * 2 > parts.length;
  const place: Place = { axis: context.axis ? tree.axis(context.axis, 0) : null, orientation: null };
  let theme: string | undefined;
  let last: Draft | undefined;
  let sectionIndex = 0;
  let isFull = false;
  let count = 0;
  const actions: ActionRow[] = [];
  const cited: CitedRow[] = [];
  const uses: RowReading[] = [];
  const note = (row: GridRow, use: RowUse): void => void uses.push({ sheet, row: row.number, use });
  const leaveOut = (row: GridRow, why: string): void => {
    note(row, 'left-out');
    const texts = textsOf(row).map(({ cell }) => oneLine(cell.text));
    doubts.say(
      row.number,
      null,
      `Ligne laissée de côté (${why})${texts.length > 0 ? ` : « ${shorten(texts.join(' · '))} »` : ''}.`,
    );
  };

  for (const [index, { row, kind }] of judged.entries()) {
    switch (kind.is) {
      case 'blank':
        note(row, 'left-out');
        break;
      case 'left-out':
        leaveOut(row, kind.why);
        break;
      case 'legend':
        note(row, 'legend');
        doubts.say(
          row.number,
          null,
          `Légende : « ${shorten(
            textsOf(row)
              .map(({ cell }) => cell.text)
              .join(' · '),
          )} ».`,
        );
        break;
      case 'section': {
        const level = levels[sectionIndex++] ?? 'axis';
        const isLast = index > lastAction && kind.read.word === undefined && kind.read.number === null;
        if (isLast && kind.hint === undefined) {
          leaveOut(row, 'note');
          break;
        }
        note(row, level);
        if (level === 'theme') theme = kind.read.title;
        else enter(level, kind.read, row.number, place, tree);
        break;
      }
      case 'more':
        // A table of axes and orientations has no action yet.
        if (!title && placeByColumns(row, columns, place, tree)) {
          note(row, 'orientation');
          break;
        }
        if (!last) {
          leaveOut(row, 'sans intitulé d’action');
          break;
        }
        note(row, 'more');
        actions.push({ draft: last, row, isMore: true });
        if (textsOf(row).some(({ cell }) => cell.isOwn && cell.merge === undefined))
          doubts.say(row.number, null, `Ligne sans intitulé : jointe à l’action « ${shorten(last.title)} ».`);
        break;
      case 'action': {
        if (isFull || context.before + count >= MAX_ACTIONS) {
          if (!isFull)
            doubts.say(
              row.number,
              null,
              `Un plan a ${MAX_ACTIONS} actions au plus : cette ligne et les suivantes sont laissées de côté.`,
            );
          isFull = true;
          note(row, 'left-out');
          break;
        }
        placeByColumns(row, columns, place, tree);
        const citation = citationIn(row, title, numbers);
        if (citation) {
          note(row, 'cited');
          cited.push({ row, citation, orientation: place.orientation });
          break;
        }
        last = makeDraft(row, title, numbers, hasThreeParts, place, context);
        if (theme) last.themes.add(theme);
        count++;
        note(row, 'action');
        actions.push({ draft: last, row, isMore: false });
      }
    }
  }
  return { actions, cited, uses };
}

function enter(level: 'axis' | 'orientation', read: LevelText, row: number, place: Place, tree: Tree): void {
  if (level === 'axis') {
    place.axis = tree.axis(read, row);
    place.orientation = null;
    return;
  }
  const axis = place.axis ?? tree.axisOfNumber(read.number) ?? null;
  place.axis = axis;
  place.orientation = tree.orientation(axis, read, row);
}

/** An empty cell goes on with what is above it. @returns whether the row says some level */
function placeByColumns(row: GridRow, columns: readonly Column[], place: Place, tree: Tree): boolean {
  const axis = levelUnder(row, columnOf(columns, 'axis'), columnOf(columns, 'axisNumber'));
  if (axis) {
    const found = tree.axis(axis, row.number);
    if (found !== place.axis) place.orientation = null;
    place.axis = found;
  }
  const orientation = levelUnder(
    row,
    columnOf(columns, 'orientation'),
    columnOf(columns, 'orientationNumber'),
  );
  if (orientation) enter('orientation', orientation, row.number, place, tree);
  return axis !== undefined || orientation !== undefined;
}

function levelUnder(
  row: GridRow,
  column: Column | undefined,
  numbers: Column | undefined,
): LevelText | undefined {
  const text = textUnder(row, column);
  const number = textUnder(row, numbers);
  if (text === '' || column === undefined) return undefined;
  const read = readLevel(text);
  const bare = readNumber(text);
  const isBare =
    bare !== undefined &&
    (/\d/.test(bare) || bare.length < 3) &&
    read.number === null &&
    read.word === undefined;
  const own =
    number === '' ? read.number : (readLevel(`${number} – x`).number ?? readNumber(number) ?? number);
  if (!isBare) return { ...read, number: read.number ?? own };
  const word = column.header.replace(/^.*[°º] */, '') || 'Axe';
  return { ...read, number: bare, title: `${word} ${bare}` };
}

function citationIn(
  row: GridRow,
  title: Column | undefined,
  numbers: Column | undefined,
): Citation | undefined {
  const text = textUnder(row, title);
  const number = textUnder(row, numbers);
  const byNumber = /[a-z]{2}/i.test(number) ? readCitation(number) : undefined;
  if (byNumber) return { number: byNumber.number, title: text || byNumber.title };
  return readNumber(number) === undefined ? readCitation(text) : undefined;
}

function makeDraft(
  row: GridRow,
  title: Column | undefined,
  numbers: Column | undefined,
  hasThreeParts: boolean,
  { axis, orientation }: Place,
  { sheet, doubts }: RowsContext,
): Draft {
  const read = readTitleCell(textUnder(row, title));
  const cell = numbers && row.cells.get(numbers.number);
  const recovered = cell && cell.text !== '' ? numberInCell(cell, hasThreeParts) : undefined;
  const letter = numbers?.letter ?? null;
  if (recovered?.wasDate)
    doubts.say(
      row.number,
      letter,
      `Le tableur a fait une date du numéro : « ${cell?.text} » est compris comme « ${recovered.number} ».`,
    );
  const written = cell && cell.text !== '' && !recovered ? oneLine(cell.text) : undefined;
  if (written !== undefined && written.length > 30)
    doubts.say(row.number, letter, `« ${shorten(written)} » n’est pas un numéro : gardé dans les détails.`);
  const own = recovered?.number ?? (written !== undefined && written.length <= 30 ? written : undefined);
  // « 3. Élaborer … » beside a 3 says it twice; beside another number it is part of the title.
  const isPrefix =
    read.number !== undefined && (own === undefined || foldName(own) === foldName(read.number));
  const full =
    isPrefix || read.number === undefined ? read.title : readTitleWhole(textUnder(row, title), read.title);
  const draft = newDraft({
    sheet,
    row: row.number,
    number: own ?? (isPrefix ? (read.number ?? null) : null),
    title: full || 'Action sans intitulé',
    axis,
    orientation,
  });
  if (full === '') doubts.say(row.number, title?.letter ?? null, `Cette action n’a pas d’intitulé.`);
  if (read.isCut)
    doubts.say(
      row.number,
      title?.letter ?? null,
      `L’intitulé est trop long : il est coupé, le texte entier est dans les détails.`,
    );
  draft.texts.get('details')?.push(...read.more);
  if (written !== undefined && written.length > 30)
    draft.texts.get('details')?.push(`${numbers?.header || 'Numéro'} : ${written}`);
  return draft;
}

function readTitleWhole(text: string, title: string): string {
  const line = oneLine(text);
  const at = line.indexOf(title.replace(/…$/, ''));
  return at > 0 ? line.slice(0, at) + title : title;
}
