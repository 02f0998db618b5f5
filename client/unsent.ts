/** How much of somebody's work on a territory the server never had: what decides whether anything may be taken away. */

/** Nobody makes more gestures than this without a connection: a greater number was not written here. */
const MAX_PENDING = 100_000;

/** How many gestures the server had not acknowledged when last counted, on this visit or the one before. */
export function unsentIn(territory: string): number {
  const stored = read(`tablee.pending.${territory}`);
  if (stored === null) return 0;
  const count = Number(stored);
  // What cannot be a count says at least that something was left.
  return Number.isInteger(count) && count >= 0 && count <= MAX_PENDING ? count : 1;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be forbidden by the browser's settings; there is then nothing to remember.
    return null;
  }
}
