/** The years of a plan: what its title says, its columns, its calendars, and every mark. */
import type { Draft } from './draft.ts';
import type { Column } from './map-columns.ts';
import type { Doubts } from './plan-reading.ts';
import type { JudgedRow } from './plan-rows.ts';
import { yearsInCalendar } from './year-text.ts';

export function periodOfColumns(columns: readonly Column[]): { from: number; to: number } | undefined {
  const years = columns.flatMap(column => column.years);
  return years.length > 0 ? { from: Math.min(...years), to: Math.max(...years) } : undefined;
}

export function periodOfCalendar(
  rows: readonly JudgedRow[],
  columns: readonly Column[],
): { from: number; to: number } | undefined {
  const calendars = columns.filter(({ field }) => field === 'deadline');
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const { row } of rows)
    for (const { number } of calendars)
      for (const year of yearsInCalendar(row.cells.get(number)?.text ?? '', { from: null, to: null }) ?? [])
        [from, to] = [Math.min(from, year), Math.max(to, year)];
  return to > 0 ? { from, to } : undefined;
}

/** No mark is outside the period: it grows to hold them all. */
export function widen(
  period: { from: number; to: number } | undefined,
  drafts: readonly Draft[],
  doubts: Doubts,
): { from: number | null; to: number | null } {
  let { from, to } = period ?? { from: Number.POSITIVE_INFINITY, to: 0 };
  for (const { marks } of drafts)
    for (const year of marks.keys()) [from, to] = [Math.min(from, year), Math.max(to, year)];
  if (to === 0) return { from: null, to: null };
  if (period && (from < period.from || to > period.to))
    doubts.say(
      null,
      null,
      `Des années sont marquées hors de la période ${period.from}-${period.to} : elle devient ${from}-${to}.`,
    );
  return { from, to };
}
