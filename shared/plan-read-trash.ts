/** Tells what was deleted, from the entries of a document: what it was, where, and what would come back with it. */
import type { Action, Item, TrashedItem } from './model.ts';
import { entriesAbove, type ItemEntries, type ItemEntry, isLive, takersOf } from './plan-live.ts';
import { mayStand } from './plan-place.ts';

/** The last deleted first. What went along with something is counted there, and not told apart. */
export function readTrash(entries: ItemEntries): readonly TrashedItem[] {
  const all = [...entries.values()];
  if (all.every(({ deletion }) => !deletion)) return [];
  const inUse = parentsInUse(all, entries);
  const deleted = all.filter(entry => entry.deletion && !isUndoneCreation(entry, inUse));
  // Restoring the nearest brings an item back: those further up do not hold it then.
  const taken = Map.groupBy(
    all.filter(entry => !entry.deletion),
    entry => takersOf(entry, entries)[0],
  );
  return deleted.map(entry => trashedItem(entry, taken.get(entry) ?? [], entries)).sort(compareTrashed);
}

/**
 * Tells whether an item that was read again may have changed the corbeille. All that is written in an action that was not
 * deleted leaves it as it is, and that is most of what people write.
 */
export function concernsTrash(known: ItemEntry | undefined, entry: ItemEntry | undefined): boolean {
  if (known === entry) return false;
  if (!known || !entry || known.deletion || entry.deletion) return true;
  const isSettled = known.item.place === entry.item.place && known.freed === entry.freed;
  return !isSettled || known.item.kind !== 'action' || entry.item.kind !== 'action';
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
function isUndoneCreation({ item, deletion }: ItemEntry, inUse: ReadonlySet<string>): boolean {
  if (deletion?.id !== item.id || inUse.has(item.id)) return false;
  return item.kind !== 'action' || isBlank(item);
}

/** Under which something is shown. Known once for all: people undo hundreds of additions. */
function parentsInUse(all: readonly ItemEntry[], entries: ItemEntries): ReadonlySet<string> {
  return new Set(
    all.flatMap(entry => {
      const { parent } = entry.item.place;
      return parent !== null && isLive(entry, entries) ? [parent] : [];
    }),
  );
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
