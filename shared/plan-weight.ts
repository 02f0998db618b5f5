/** How heavy a plan may be beside what can be read in it: years of edits leave their marks in a Yjs document. */

/** Bytes under which no plan is worth the trouble of looking. */
export const HEAVY_PLAN = 200 * 1024;

/** A plan that weighs this many times what the same content would, copied afresh, is slow to open. */
const TOO_HEAVY = 3;

/** @param content bytes the same content would take in a fresh document */
export function isTooHeavy(size: number, content: number): boolean {
  return size > HEAVY_PLAN && size > TOO_HEAVY * content;
}
