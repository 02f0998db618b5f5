/** Takes out of a plan, for good, what was deleted too long ago to be wanted back. */
import * as Y from 'yjs';
import { rootsOf } from './plan-doc.ts';
import { type ItemEntries, type ItemEntry, takersOf } from './plan-live.ts';
import { deletedKey } from './plan-read-comments.ts';
import { PlanReader } from './plan-reader.ts';
import { numberOrNull, string } from './values.ts';
import { isExpired } from './views/trash.ts';

/**
 * Only the server does it, when it loads a territory and before anyone joins: what somebody was restoring just then
 * would be lost.
 */
export function purgeTrash(doc: Y.Doc, now: number): void {
  const { items, comments } = rootsOf(doc);
  const reader = new PlanReader(rootsOf(doc));
  const { entries } = reader;
  reader.destroy();
  doc.transact(() => {
    for (const entry of entries.values()) if (hasExpired(entry, entries, now)) items.delete(entry.item.id);
    for (const [id, value] of comments) if (isStaleComment(value, items, now)) comments.delete(id);
  }, 'purge');
}

/** What a deletion took goes with it. Were it to stay, it would be shown: nothing would hold it any more. */
function hasExpired(entry: ItemEntry, entries: ItemEntries, now: number): boolean {
  const deletion = entry.deletion ?? takersOf(entry, entries)[0]?.deletion;
  return deletion !== undefined && isExpired(deletion.at, now);
}

/** About something that is gone for good, or deleted too long ago itself. Its answers are told without it. */
function isStaleComment(value: unknown, items: Y.Map<unknown>, now: number): boolean {
  if (!(value instanceof Y.Map)) return false;
  const deletedAt = numberOrNull(value.get(deletedKey));
  return !items.has(string(value.get('item'))) || (deletedAt !== null && isExpired(deletedAt, now));
}
