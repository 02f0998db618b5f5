/** The axes and orientations of a plan, as rows and columns bring them. */
import { foldName } from '../../actor-names.ts';
import type { LevelText } from './level-text.ts';

export interface DraftOrientation {
  number: string | null;
  readonly title: string;
  readonly row: number;
}

export interface DraftAxis {
  number: string | null;
  readonly title: string;
  readonly row: number;
  readonly orientations: DraftOrientation[];
}

export class Tree {
  readonly axes: DraftAxis[] = [];
  /** Orientations that no axis holds: they become axes when there is none. */
  readonly loose: DraftOrientation[] = [];
  /** The territory's own words, as first met. */
  axisWord: string | undefined;
  orientationWord: string | undefined;
  readonly #axes = new Map<string, DraftAxis>();
  readonly #orientations = new Map<DraftAxis | null, Map<string, DraftOrientation>>();

  axis({ number, title, word }: LevelText, row: number): DraftAxis {
    this.axisWord ??= word;
    const found = find(this.#axes, number, title);
    if (found) {
      found.number ??= number;
      return found;
    }
    const axis: DraftAxis = { number, title, row, orientations: [] };
    this.axes.push(axis);
    note(this.#axes, number, title, axis);
    return axis;
  }

  orientation(axis: DraftAxis | null, { number, title, word }: LevelText, row: number): DraftOrientation {
    this.orientationWord ??= word;
    const known = this.#orientations.get(axis) ?? new Map<string, DraftOrientation>();
    this.#orientations.set(axis, known);
    const found = find(known, number, title);
    if (found) {
      found.number ??= number;
      return found;
    }
    const orientation: DraftOrientation = { number, title, row };
    (axis?.orientations ?? this.loose).push(orientation);
    note(known, number, title, orientation);
    return orientation;
  }

  /** In the order of the numbers where they all have one: a table may go through its actions by theirs. */
  sort(): void {
    sortByNumber(this.axes);
    sortByNumber(this.loose);
    for (const { orientations } of this.axes) sortByNumber(orientations);
  }

  /** The axis that « 2.1 » is under. */
  axisOfNumber(number: string | null): DraftAxis | undefined {
    const [first, second] = number?.split('.') ?? [];
    return second === undefined ? undefined : this.axes.find(axis => axis.number === first);
  }
}

function find<T extends { number: string | null }>(
  known: ReadonlyMap<string, T>,
  number: string | null,
  title: string,
): T | undefined {
  const found = known.get(keyOf(title));
  return found && (found.number === null || number === null || found.number === number)
    ? found
    : known.get(`${number} ${keyOf(title)}`);
}

function note<T>(known: Map<string, T>, number: string | null, title: string, item: T): void {
  if (!known.has(keyOf(title))) known.set(keyOf(title), item);
  known.set(`${number} ${keyOf(title)}`, item);
}

function keyOf(title: string): string {
  return foldName(title)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function sortByNumber(items: { readonly number: string | null }[]): void {
  const isPlain = (test: RegExp): boolean =>
    items.every(({ number }) => number !== null && test.test(number));
  const isSorted = isPlain(/^\d+$/) || isPlain(/^\d+\.\d+$/) || isPlain(/^[a-z]$/) || isPlain(/^[A-Z]$/);
  if (!isSorted) return;
  items.sort((a, b) => (a.number ?? '').localeCompare(b.number ?? '', 'fr', { numeric: true }));
}
