/** Takes out of a plan, for good, what was deleted too long ago to be wanted back. */
import * as Y from 'yjs';
import type { ActorTrail } from './actor-trail.ts';
import { actorId } from './model.ts';
import { type Roots, rootsOf } from './plan-doc.ts';
import { purgeImports } from './plan-import-record.ts';
import { type ItemEntries, type ItemEntry, takersOf } from './plan-live.ts';
import { dropMentions } from './plan-merge-actors.ts';
import { deletedKey } from './plan-read-comments.ts';
import { PlanReader } from './plan-reader.ts';
import { isDeleted } from './plan-values.ts';
import { isRecord, numberOrNull, string } from './values.ts';
import { isDated, isExpired } from './views/trash.ts';

/**
 * The server's own note of a deletion, written when it first meets it: `{of, at}`, which deletion and when by its clock.
 * The clock of who deleted may be years late, and would have it purged at once.
 */
const notedKey = 'noted';

/**
 * Only the server does it, when it loads a territory and before anyone joins: what somebody was restoring just then
 * would be lost.
 * @param now by the server's clock
 */
export function purgeTrash(doc: Y.Doc, now: number): void {
  const roots = rootsOf(doc);
  const { items, comments } = roots;
  const reader = new PlanReader(roots);
  const { entries, trail } = reader;
  reader.destroy();
  doc.transact(() => {
    const expired = new Set<string>();
    for (const { item, deletion } of entries.values())
      if (deletion && isNotedLongAgo(items.get(item.id), deletion.id, now)) expired.add(item.id);
    for (const entry of entries.values())
      if (hasExpired(entry, entries, expired)) items.delete(entry.item.id);
    for (const [id, value] of comments) if (isStaleComment(value, items, now)) comments.delete(id);
    purgeImports(roots.meta, now);
    purgeThemes(roots, now);
    purgeActors(roots, trail, now);
    purgeRecords(roots.rows, now);
    for (const row of roots.rows.values()) if (row instanceof Y.Map) purgeRecords(row.get('roles'), now);
  }, 'purge');
}

/** Takes out of a flat map what was deleted too long ago. @returns the ids of what is gone */
function purgeRecords(records: unknown, now: number): readonly string[] {
  if (!(records instanceof Y.Map)) return [];
  const gone = [...records].flatMap(([id, record]) => (isStaleRecord(record, now) ? [id] : []));
  for (const id of gone) records.delete(id);
  return gone;
}

function purgeThemes({ themes, items }: Roots, now: number): void {
  const gone = purgeRecords(themes, now);
  if (gone.length === 0) return;
  for (const item of items.values()) {
    const chosen = item instanceof Y.Map ? item.get('themes') : undefined;
    if (chosen instanceof Y.Map) for (const id of gone) if (chosen.has(id)) chosen.delete(id);
  }
}

/** With the duplicates that were merged into them, and what still names any of these out of sight. */
function purgeActors(roots: Roots, trail: ActorTrail, now: number): void {
  const { actors } = roots;
  const stale = [...actors.keys()].filter(id => {
    const [own] = trail.everyNameOf(actorId(id));
    return own === id && trail.resolve(own) === undefined && isStaleRecord(actors.get(id), now);
  });
  const gone = new Set<string>(stale.flatMap(id => trail.everyNameOf(actorId(id))));
  if (gone.size === 0) return;
  for (const id of gone) actors.delete(id);
  dropMentions(roots, gone);
}

function isStaleRecord(record: unknown, now: number): boolean {
  if (!(record instanceof Y.Map) || !isDeleted(record)) return false;
  return isNotedLongAgo(record, markOf(record.get('deleted')), now);
}

/** Tells one deletion from another. A document may hold what JSON cannot: it is a deletion all the same. */
function markOf(deletion: unknown): string {
  try {
    return String(JSON.stringify(deletion));
  } catch {
    return '';
  }
}

/** What a deletion took goes with it. Were it to stay, it would be shown: nothing would hold it any more. */
function hasExpired(entry: ItemEntry, entries: ItemEntries, expired: ReadonlySet<string>): boolean {
  const holder = entry.deletion ? entry : takersOf(entry, entries)[0];
  return holder !== undefined && expired.has(holder.item.id);
}

/** About something that is gone for good, or deleted too long ago itself. Its answers are told without it. */
function isStaleComment(value: unknown, items: Y.Map<unknown>, now: number): boolean {
  if (!(value instanceof Y.Map)) return false;
  if (!items.has(string(value.get('item')))) return true;
  const deletedAt = numberOrNull(value.get(deletedKey));
  return deletedAt !== null && isNotedLongAgo(value, String(deletedAt), now);
}

/** Notes a deletion that was not noted yet: something deleted again later is another one. */
function isNotedLongAgo(entry: unknown, deletion: string, now: number): boolean {
  if (!(entry instanceof Y.Map)) return false;
  const noted: unknown = entry.get(notedKey);
  const at = isRecord(noted) && noted.of === deletion ? numberOrNull(noted.at) : null;
  if (at === null || !isDated(at)) entry.set(notedKey, { of: deletion, at: now });
  return at !== null && isExpired(at, now);
}
