/** Where a plan keeps what an import did, as long as it may be taken back: `import/<id>` in `meta`. */
import type * as Y from 'yjs';
import { isRecord, numberOrNull } from './values.ts';

/** Milliseconds during which an import is offered to be taken back. */
export const IMPORT_KEPT = 24 * 60 * 60 * 1000;

export const importPrefix = 'import/';

/** When an import was made, by the clock of who made it; undefined for what is none. */
export function importedAt(value: unknown): number | undefined {
  return isRecord(value) && isRecord(value.items) ? (numberOrNull(value.at) ?? 0) : undefined;
}

/** That of the last import which may still be taken back. */
export function lastImportKey(meta: Y.Map<unknown>, now: number): string | undefined {
  let last: { key: string; at: number } | undefined;
  for (const [key, value] of meta) {
    const at = key.startsWith(importPrefix) ? importedAt(value) : undefined;
    // The clock of who imported may be wrong, either way.
    if (at === undefined || Math.abs(now - at) >= IMPORT_KEPT) continue;
    if (!last || at > last.at || (at === last.at && key < last.key)) last = { key, at };
  }
  return last?.key;
}
