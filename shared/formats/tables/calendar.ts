/** A calendar in one cell: « 2022 à 2024 » is marks, « L : 2022-2026 S : 2023-2026 » is marks by commune, the rest is text. */
import { foldName } from '../../actor-names.ts';
import type { ActorBook } from './actor-book.ts';
import { type Deployment, idsOfAll } from './cell-marks.ts';
import { oneLine } from './grid.ts';
import type { Column } from './map-columns.ts';
import { type CalendarPeriod, yearRange, yearsInCalendar } from './year-text.ts';

const piecePattern =
  /^(?:(\p{L}[^:\d]*?)\s*:\s*(.+)|(.*\d)\s*\(([^()]+)\)|(.*\d)\s*[:–—-]?\s+(\p{L}[^:\d]*))$/u;

/** Undefined when the cell says anything but years. */
export function readCalendar(
  text: string,
  period: CalendarPeriod,
  book: ActorBook,
): ReadonlyMap<number, Deployment> | undefined {
  const line = oneLine(text.replace(/\n/g, ' ; ').replace(/; ;/g, ';'));
  const plain = yearsInCalendar(line.replace(/;/g, ','), period);
  if (plain) return new Map(plain.map(year => [year, 'all']));
  const pieces = text.includes('\n') || line.includes(';') ? line.split(/\s*;\s*/) : splitByNames(line);
  const marks = new Map<number, string[]>();
  for (const piece of pieces.filter(one => one !== '')) {
    const [, before, after, first, inside, second, last] = piecePattern.exec(piece) ?? [];
    const years = yearsInCalendar(after ?? first ?? second ?? '', period);
    const ids = years && idsOfAll((before ?? inside ?? last ?? '').trim(), book);
    if (!years || !ids) return undefined;
    for (const year of years) marks.set(year, [...new Set([...(marks.get(year) ?? []), ...ids])]);
  }
  return marks.size > 0 ? marks : undefined;
}

/** « L: 2022-2026 S: 2023-2026 » and « 2022 (L), 2023 (S) ». */
function splitByNames(line: string): readonly string[] {
  const named = /:/.test(line) ? line.split(/[\s,/]+(?=\p{L}[^:\d]*:)/u) : line.split(/(?<=\))\s*[,/]?\s*/u);
  return named.map(piece => piece.replace(/[\s,/]+$/, '').trim());
}

/** Columns of a beginning and of an end, which make one calendar: « Date de début | Date de fin ». */
export function spanColumns(columns: readonly Column[]): readonly [Column, Column] | undefined {
  const calendars = columns.filter(({ field }) => field === 'deadline');
  const start = calendars.find(({ header }) =>
    /\b(?:debut|demarrage|lancement|commencement)\b/.test(foldName(header)),
  );
  const end = calendars.find(({ header }) => /\b(?:fin|cloture|achevement|terme)\b/.test(foldName(header)));
  return start && end && start !== end ? [start, end] : undefined;
}

/** The years from one cell to the other; undefined unless each is one year. */
export function yearsBetween(start: string, end: string): readonly number[] | undefined {
  const [from, to] = [start, end].map(text => (/^\d{4}$/.test(text.trim()) ? Number(text) : Number.NaN));
  const years = yearRange(from ?? Number.NaN, to ?? Number.NaN);
  return years.length > 0 ? years : undefined;
}

/** Later marks add to earlier ones: a year planned for all stays so. */
export function addMark(marks: Map<number, Deployment>, year: number, mark: Deployment): void {
  const before = marks.get(year);
  if (before === 'all') return;
  if (mark === 'all' || before === undefined) marks.set(year, mark);
  else marks.set(year, [...new Set([...before, ...mark])]);
}
