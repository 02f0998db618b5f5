/** Tells what was deleted, from the entries of a document: what it was, where, and what would come back with it. */
import type { Action, Item, TrashedItem } from './model.ts';
import { entriesAbove, type ItemEntries, type ItemEntry, isLive, takersOf } from './plan-live.ts';
import { mayStand } from './plan-place.ts';

/** The last deleted first. What went along with something is counted there, and not told apart. */
export function readTrash(entries: ItemEntries): readonly TrashedItem[] {
  const all = [...entries.values()];
  const deleted = all.filter(entry => entry.deletion && !isUndoneCreation(entry, all, entries));
  if (deleted.length === 0) return [];
  // Restoring the nearest brings an item back: those further up do not hold it then.
  const taken = Map.groupBy(
    all.filter(entry => !entry.deletion),
    entry => takersOf(entry, entries)[0],
  );
  return deleted.map(entry => trashedItem(entry, taken.get(entry) ?? [], entries)).sort(compareTrashed);
}

function trashedItem(entry: ItemEntry, taken: readonly ItemEntry[], entries: ItemEntries): TrashedItem {
  const { id, kind, title, place } = entry.item;
  const count = (wanted: Item['kind']): number => taken.filter(({ item }) => item.kind === wanted).length;
  return {
    id,
    kind,
    title,
    deletedAt: entry.deletion?.at ?? 0,
    orientations: count('orientation'),
    actions: count('action'),
    path:
      kind === 'axis'
        ? []
        : entriesAbove(entry, entries)
            .map(({ item }) => item.title)
            .reverse(),
    hasPlace: kind === 'axis' || place.parent === null || mayStand(kind, place.parent, entries),
  };
}

/**
 * Undoing an addition deletes the item as it was before it was shown. Nobody misses it, unless others have put something
 * into it meanwhile.
 */
function isUndoneCreation(
  { item, deletion }: ItemEntry,
  all: readonly ItemEntry[],
  entries: ItemEntries,
): boolean {
  if (deletion?.id !== item.id) return false;
  const isInUse = all.some(other => other.item.place.parent === item.id && isLive(other, entries));
  return !isInUse && (item.kind !== 'action' || isBlank(item));
}

/** No more than the title it was added with. */
function isBlank(action: Action): boolean {
  const { alsoUnder, themes, pilots, porteurs, partners, marks, sheet } = action;
  const sets = [alsoUnder, themes, pilots, porteurs, partners, Object.keys(marks), ...Object.values(sheet)];
  return sets.every(({ length }) => length === 0);
}

function compareTrashed(a: TrashedItem, b: TrashedItem): number {
  return b.deletedAt - a.deletedAt || (a.id < b.id ? -1 : 1);
}
