/** How long the corbeille keeps what was deleted from the plan. */
/** Counted from when the server first met the deletion. */
export const TRASH_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

/** Before Tablée: a time that a machine without a working clock has written. */
const EARLIEST = Date.UTC(2025, 0);

/** What is of no known date is kept: the clock that dated it may be years late. */
export function isExpired(deletedAt: number, now: number): boolean {
  return isDated(deletedAt) && now - deletedAt > TRASH_DAYS * DAY;
}

export function isDated(deletedAt: number): boolean {
  return deletedAt >= EARLIEST;
}
