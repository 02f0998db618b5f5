/** Takes out of a plan, for good, what was deleted too long ago to be wanted back. */
import type * as Y from 'yjs';
import { rootsOf } from './plan-doc.ts';
import { type ItemEntries, type ItemEntry, takersOf } from './plan-live.ts';
import { PlanReader } from './plan-reader.ts';
import { isExpired } from './views/trash.ts';

/**
 * Only the server does it, when it loads a territory and before anyone joins: what somebody was restoring just then
 * would be lost.
 */
export function purgeTrash(doc: Y.Doc, now: number): void {
  const roots = rootsOf(doc);
  const reader = new PlanReader(roots);
  const { entries } = reader;
  reader.destroy();
  const expired = [...entries.values()].filter(entry => hasExpired(entry, entries, now));
  if (expired.length === 0) return;
  doc.transact(() => {
    for (const { item } of expired) roots.items.delete(item.id);
  }, 'purge');
}

/** What a deletion took goes with it. Were it to stay, it would be shown: nothing would hold it any more. */
function hasExpired(entry: ItemEntry, entries: ItemEntries, now: number): boolean {
  const deletion = entry.deletion ?? takersOf(entry, entries)[0]?.deletion;
  return deletion !== undefined && isExpired(deletion.at, now);
}
