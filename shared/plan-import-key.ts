/** Where a plan keeps what an import did, as long as it may be taken back: `import/<id>` in `meta`. */
import type * as Y from 'yjs';
import { isRecord, numberOrNull } from './values.ts';

/** Milliseconds during which an import is offered to be taken back. */
const KEPT = 24 * 60 * 60 * 1000;

export const importPrefix = 'import/';

/** The keys of imports that may still be taken back, each with when they were made by the clock of who made them. */
export function recentImports(meta: Y.Map<unknown>, now: number, kept = KEPT): ReadonlyMap<string, number> {
  const recent = new Map<string, number>();
  for (const [key, value] of meta) {
    const at = key.startsWith(importPrefix) && isRecord(value) ? numberOrNull(value.at) : null;
    // That clock may be wrong, either way.
    if (at !== null && Math.abs(now - at) < kept) recent.set(key, at);
  }
  return recent;
}
