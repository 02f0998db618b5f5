/** Axes and orientations of an own workbook: those of « Structure », and those that the rows of « Plan » say instead. */
import { foldName } from '../../actor-names.ts';
import { levelName } from '../sheets/printed.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { freeId, slugOf } from './ids.ts';
import { readLevel } from './level-text.ts';
import type { OwnRow, OwnTable } from './own-tables.ts';
import type { Doubts } from './plan-reading.ts';

export type FileAxis = TerritoryFile['axes'][number];
type FileLevel = Pick<FileAxis, 'id' | 'number' | 'title'>;

export interface Place {
  readonly axis: string | null;
  readonly orientation: string | null;
}

export class OwnLevels {
  readonly axes: FileAxis[] = [];
  readonly #taken: Set<string>;
  readonly #doubts: Doubts;

  /** @param taken ids of the actions, and then those of the levels */
  constructor(structure: OwnTable | undefined, axisWord: string, taken: Set<string>, doubts: Doubts) {
    this.#taken = taken;
    this.#doubts = doubts;
    for (const row of structure?.rows ?? []) this.#readRow(row, axisWord);
  }

  placeOf(row: OwnRow): Place {
    const axis = this.#axisOf(row);
    const told = row.id('orientation');
    const text = row.text('orientation');
    const owner = told === undefined ? undefined : this.#axisWith(told);
    if (row.isAsMade('orientation') && told !== undefined && owner) {
      // Under the axis that the row says now, or where it was when only it moved.
      if (axis === undefined || axis === owner) return { axis: owner.id, orientation: told };
      if (row.isAsMade('axis')) return { axis: owner.id, orientation: told };
    }
    if (text === '') return { axis: axis?.id ?? null, orientation: null };
    const inside = axis && find(text, axis.orientations);
    if (axis && inside) return { axis: axis.id, orientation: inside.id };
    const other = this.axes.find(one => find(text, one.orientations));
    const elsewhere = other && find(text, other.orientations);
    if (other && elsewhere && (axis === undefined || row.isAsMade('axis')))
      return { axis: other.id, orientation: elsewhere.id };
    if (!axis) {
      this.#doubts.say(
        row.number,
        row.letter('orientation'),
        `« ${text} » n’est sous aucun axe : l’action est à classer.`,
      );
      return { axis: null, orientation: null };
    }
    const added = this.#level(text, 'orientation');
    axis.orientations.push(added);
    this.#doubts.say(row.number, row.letter('orientation'), `« ${text} » est ajouté sous « ${axis.title} ».`);
    return { axis: axis.id, orientation: added.id };
  }

  /** Orientations that cite the action as well. */
  citingIn(row: OwnRow, own: string | null): string[] {
    const told = row.ids('alsoUnder');
    const isKept = row.isAsMade('alsoUnder') && told.every(id => this.#axisWith(id));
    const all = this.axes.flatMap(({ orientations }) => orientations);
    const ids = isKept
      ? told
      : row.lines('alsoUnder').flatMap(line => {
          const found = find(line, all);
          if (!found)
            this.#doubts.say(
              row.number,
              row.letter('alsoUnder'),
              `« ${line} » n’est pas dans la structure du plan : la citation est laissée de côté.`,
            );
          return found ? [found.id] : [];
        });
    return [...new Set(ids)].filter(id => id !== own);
  }

  numberOf(orientation: string | null, axis: string | null): string | null {
    const within = this.axes.find(({ id }) => id === axis);
    return within?.orientations.find(({ id }) => id === orientation)?.number ?? within?.number ?? null;
  }

  #axisOf(row: OwnRow): FileAxis | undefined {
    const told = row.id('axis');
    const known = this.axes.find(({ id }) => id === told);
    if (row.isAsMade('axis') && (known || told === undefined)) return known;
    const text = row.text('axis');
    if (text === '') return undefined;
    const found = find(text, this.axes);
    if (found) return found;
    const added = { ...this.#level(text, 'axe'), orientations: [] };
    this.axes.push(added);
    this.#doubts.say(row.number, row.letter('axis'), `« ${text} » est ajouté à la structure du plan.`);
    return added;
  }

  #axisWith(orientation: string): FileAxis | undefined {
    return this.axes.find(({ orientations }) => orientations.some(({ id }) => id === orientation));
  }

  #readRow(row: OwnRow, axisWord: string): void {
    const title = row.raw('title');
    if (title.trim() === '') return;
    const level = {
      id: freeId(row.id() ?? slugOf(title, 'niveau'), this.#taken),
      number: row.text('number') || null,
      title,
    };
    const word = foldName(row.text('level'));
    const isAxis = row.isNew ? word === foldName(axisWord) || word === 'axe' : row.told('level') === 'axis';
    const above = this.axes.at(-1);
    if (isAxis || !above) this.axes.push({ ...level, orientations: [] });
    else above.orientations.push(level);
  }

  #level(text: string, otherwise: string): FileLevel {
    const { number, title } = readLevel(text);
    return { id: freeId(slugOf(title, otherwise), this.#taken), number, title };
  }
}

/** By what the workbook prints, or by the title alone when only one has it. */
function find<Level extends FileLevel>(text: string, levels: readonly Level[]): Level | undefined {
  const wanted = foldName(text);
  const whole = levels.find(level => foldName(levelName(level)) === wanted);
  if (whole) return whole;
  const titled = levels.filter(({ title }) => foldName(title) === wanted);
  const numbered = levels.filter(({ number }) => number !== null && foldName(number) === wanted);
  return titled.length === 1 ? titled[0] : numbered.length === 1 ? numbered[0] : undefined;
}
