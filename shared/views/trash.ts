/** The corbeille: what was deleted from the plan and may still come back. */
import type { PlanSnapshot, TrashedItem } from '../model.ts';

/** How long what was deleted is kept. */
export const TRASH_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

/** Before Tablée: a time that a machine without a working clock has written. */
const EARLIEST = Date.UTC(2025, 0);

/** What may still come back, the last deleted first. */
export function shownTrash({ trash }: PlanSnapshot, now: number): readonly TrashedItem[] {
  return trash.filter(({ deletedAt }) => !isExpired(deletedAt, now));
}

/** What is of no known date is kept: the clock that dated it may be years late. */
export function isExpired(deletedAt: number, now: number): boolean {
  return isDated(deletedAt) && now - deletedAt > TRASH_DAYS * DAY;
}

export function isDated(deletedAt: number): boolean {
  return deletedAt >= EARLIEST;
}
