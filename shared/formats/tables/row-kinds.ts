/** What each row under the header is: an action, a section, more of the action above, or none of the plan. */
import { foldName } from '../../actor-names.ts';
import { numberInCell, readNumber } from './action-number.ts';
import { type GridCell, type GridRow, oneLine, textAt, textsOf } from './grid.ts';
import { isColourLegend, isLegendRow } from './legends.ts';
import { type LevelText, readLevel } from './level-text.ts';
import { type Column, columnOf } from './map-columns.ts';
import { readTitleCell } from './title-number.ts';

export type RowKind =
  | { readonly is: 'action' | 'more' | 'blank' | 'legend' }
  | {
      readonly is: 'section';
      readonly text: string;
      readonly cell: GridCell;
      readonly read: LevelText;
      readonly style: string;
      readonly hint: 'axis' | 'orientation' | undefined;
    }
  | { readonly is: 'left-out'; readonly why: string };

const totals =
  /^(?:sous[- ]?total|totaux|total|somme|nombre (?:total|d'actions?)|nb (?:d'|total|actions)|moyenne|grand total)\b/;
const notes =
  /^(?:nb ?:|n\.b\.?|nota|notes?(?: ?:| de)|remarques?(?: ?:| gen)|sources? ?:|\*|\(\*|\(1\)|mise? a jour|maj\b|document (?:valide|de travail|etabli|mis)|version\b|derniere (?:mise|modif)|imprime|edite le|page \d|fait a |valide (?:en|le|par)|copil du|attention ?:|rappel ?:|pour memoire|ce (?:document|tableau)|les actions (?:en|surlign|grise))/;

/** Knows the usual look of the rows of actions, against which sections stand out. */
export class RowJudge {
  readonly #columns: readonly Column[];
  readonly #title: Column | undefined;
  readonly #number: Column | undefined;
  readonly #headerTexts: ReadonlyMap<number, string>;
  readonly #isBoldUsual: boolean;
  readonly #usualFills: ReadonlySet<string | null>;
  readonly #areNumbersUsual: boolean;
  readonly #usualParts: number;
  readonly #isTitleOnly: boolean;
  /** Parts of the numbers that titles begin with: 2 for « Action 1.1 : … »; 0 when most have none. */
  readonly #titleParts: number;

  constructor(
    columns: readonly Column[],
    headerTexts: ReadonlyMap<number, string>,
    body: readonly GridRow[],
  ) {
    this.#columns = columns;
    this.#headerTexts = headerTexts;
    this.#title = columnOf(columns, 'title');
    this.#number = columnOf(columns, 'number');
    const title = this.#title;
    const full = body.filter(row => title && textAt(row, title.number) !== '' && textsOf(row).length > 2);
    this.#isTitleOnly =
      full.length * 2 < body.filter(row => title && textAt(row, title.number) !== '').length;
    const cells = full.flatMap(row => (title ? (row.cells.get(title.number) ?? []) : []));
    this.#isBoldUsual = cells.filter(({ bold }) => bold).length * 2 > cells.length;
    const counts = new Map<string | null, number>();
    for (const { fill } of cells) counts.set(fill, (counts.get(fill) ?? 0) + 1);
    this.#usualFills = new Set(
      [...counts].filter(([, count]) => count * 10 >= cells.length).map(([fill]) => fill),
    );
    const numbers = full.flatMap(row =>
      this.#number ? (readNumber(textAt(row, this.#number.number)) ?? []) : [],
    );
    this.#areNumbersUsual = numbers.length * 2 > full.length;
    const parts = numbers.map(number => number.split('.').length).sort((a, b) => a - b);
    this.#usualParts = parts[Math.floor(parts.length / 2)] ?? 1;
    const inTitles = cells
      .flatMap(({ text }) => readTitleCell(text).number?.split('.').length ?? [])
      .sort((a, b) => a - b);
    this.#titleParts = inTitles.length * 2 > cells.length ? (inTitles[inTitles.length >> 1] ?? 0) : 0;
  }

  judge(row: GridRow): RowKind {
    if (row.hidden) return { is: 'left-out', why: 'ligne masquée' };
    const texts = textsOf(row);
    if (texts.length === 0) return { is: 'blank' };
    if (this.#isHeaderAgain(row)) return { is: 'left-out', why: 'en-tête répété' };
    const [first] = texts;
    const said = foldName(first?.cell.text ?? '');
    if (
      texts.some(({ cell }, index) => index < 3 && totals.test(foldName(cell.text))) &&
      !this.#looksLikeAction(row, texts.length)
    )
      return { is: 'left-out', why: 'ligne de total' };
    if (isLegendRow(row) || (isColourLegend(row) && !this.#hasTitle(row))) return { is: 'legend' };
    if (texts.length === 1 && notes.test(said)) return { is: 'left-out', why: 'note' };
    const section = this.#section(row, texts);
    if (section) return section;
    if (this.#hasTitle(row))
      return {
        is:
          this.#title && row.cells.get(this.#title.number)?.isOwn === false && this.#isTall(row)
            ? 'more'
            : 'action',
      };
    if (texts.length === 1 && first && this.#isNote(first.cell)) return { is: 'left-out', why: 'note' };
    if (this.#isSumRow(row)) return { is: 'left-out', why: 'ligne de total' };
    if (
      this.#number &&
      readNumber(textAt(row, this.#number.number)) !== undefined &&
      row.cells.get(this.#number.number)?.isOwn
    )
      return { is: 'action' };
    return { is: 'more' };
  }

  /** A title that goes down over several rows is that of one action, unless each row has a number of its own. */
  #isTall(row: GridRow): boolean {
    const cell = this.#number && row.cells.get(this.#number.number);
    return !cell || cell.text === '' || !cell.isOwn;
  }

  #hasTitle(row: GridRow): boolean {
    return this.#title !== undefined && textAt(row, this.#title.number) !== '';
  }

  #looksLikeAction(row: GridRow, count: number): boolean {
    return (
      count > 3 &&
      this.#number !== undefined &&
      readNumber(textAt(row, this.#number.number)) !== undefined &&
      this.#hasTitle(row)
    );
  }

  #isHeaderAgain(row: GridRow): boolean {
    const texts = textsOf(row);
    const same = texts.filter(({ column, cell }) =>
      this.#headerTexts
        .get(column)
        ?.split('\n')
        .includes(foldName(cell.text.replace(/\s+/g, ' '))),
    );
    return same.length >= 2 && same.length * 2 > texts.length;
  }

  /** Nothing but counts under the years. */
  #isSumRow(row: GridRow): boolean {
    const texts = textsOf(row);
    return (
      texts.length >= 2 &&
      texts.every(({ cell }) => cell.kind === 'number') &&
      texts.some(({ column }) =>
        this.#columns.some(({ number, years }) => number === column && years.length > 0),
      )
    );
  }

  #isNote({ text, merge }: GridCell): boolean {
    return (
      text.length > 60 || (merge !== undefined && merge.right - merge.left > 1) || this.#title === undefined
    );
  }

  #section(row: GridRow, texts: ReturnType<typeof textsOf>): RowKind | undefined {
    const [first, second] = texts;
    if (!first || texts.length > 2) return undefined;
    const column = this.#columns.find(({ number }) => number === first.column);
    // A value that merged cells bring down is no row of its own.
    const own = texts.filter(({ cell }) => cell.isOwn || cell.merge?.top === row.number);
    if (own.length !== texts.length) return undefined;
    const isWide = first.cell.merge !== undefined && first.cell.merge.right - first.cell.merge.left >= 1;
    const style = `${first.cell.fill ?? ''}/${first.cell.bold}`;
    const field = column?.field;
    const hint = field === 'axis' || field === 'orientation' ? field : undefined;
    const make = (text: string, cell: GridCell): RowKind => ({
      is: 'section',
      text,
      cell,
      read: readLevel(text),
      style,
      hint,
    });
    if (second) {
      // « 1.2 » and « Améliorer … » in two cells: fewer parts than the numbers of actions, or another look.
      const number =
        numberInCell(first.cell, false)?.number ?? readLevel(`${first.cell.text} – x`).number ?? undefined;
      const isFewer =
        number !== undefined && /^[\d.]+$/.test(number) && number.split('.').length < this.#usualParts;
      const isNumber = number !== undefined && first.cell.text.length <= 20;
      // « Axe 1 » and its title in two cells, where no column is for axes.
      const bare = readLevel(first.cell.text);
      const isBare = bare.word !== undefined && bare.title === oneLine(first.cell.text);
      if (isBare && hint === undefined && first.cell.text.length <= 25 && second.cell.text.length > 3)
        return make(`${first.cell.text} : ${second.cell.text}`, second.cell);
      if (
        isNumber &&
        column?.field === 'number' &&
        second.column === this.#title?.number &&
        (isFewer ||
          (this.#standsOut(second.cell) &&
            readNumber(first.cell.text)?.split('.').length !== this.#usualParts))
      )
        return make(`${number} – ${second.cell.text}`, second.cell);
      return undefined;
    }
    const read = readLevel(first.cell.text);
    if (hint && !isWide) return make(first.cell.text, first.cell);
    if (read.word !== undefined) return make(first.cell.text, first.cell);
    if (foldName(first.cell.text).match(/^(?:cf|voir)\b/)) return undefined;
    const isInTitle = first.column === this.#title?.number;
    if (isWide && (first.cell.merge?.right ?? 0) >= (this.#title?.number ?? 0))
      return make(first.cell.text, first.cell);
    if (isInTitle) {
      if (this.#isAboveNumbered(read)) return make(first.cell.text, first.cell);
      const isNumbered = this.#areNumbersUsual || !this.#isTitleOnly;
      return isNumbered && this.#standsOut(first.cell) ? make(first.cell.text, first.cell) : undefined;
    }
    const isBeforeTitle = first.column < (this.#title?.number ?? 0);
    if (
      isBeforeTitle &&
      (this.#standsOut(first.cell) ||
        (read.number !== null && read.level !== undefined && first.cell.text.length > 6))
    )
      return make(first.cell.text, first.cell);
    return undefined;
  }

  /** « a) Soutenir » and « 1. Enfance » alone in the column of « Action 1.1 : … ». */
  #isAboveNumbered({ number, level }: LevelText): boolean {
    if (number === null || level === undefined || this.#titleParts === 0) return false;
    return !/^\d/.test(number) || number.split('.').length < this.#titleParts;
  }

  #standsOut({ bold, fill }: GridCell): boolean {
    return (bold && !this.#isBoldUsual) || !this.#usualFills.has(fill);
  }
}
