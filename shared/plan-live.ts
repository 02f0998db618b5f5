/** Which items of a document are live: neither deleted themselves nor still under a deleted item that took them. */
import type { Item, PlanSnapshot } from './model.ts';
import type { Deletion } from './plan-doc.ts';
import { compareOrder, type Ordered } from './plan-order.ts';

/** An item of the document, deleted or not. */
export interface ItemEntry {
  readonly item: Item;
  readonly deletion: Deletion | undefined;
  /** Ids of deletions that took it along and do not hold it any more. */
  readonly freed: readonly string[];
}

/** Every readable item by id. */
export type ItemEntries = ReadonlyMap<string, ItemEntry>;

/** No chain of parents is longer, however the document was made: an action, its orientation, its axis. */
const LEVELS = 3;

export function liveItems(entries: ItemEntries): Pick<PlanSnapshot, 'axes' | 'orientations' | 'actions'> {
  const live = [...entries.values()].filter(entry => isLive(entry, entries)).map(({ item }) => item);
  live.sort(compareItems);
  return {
    axes: live.filter(item => item.kind === 'axis'),
    orientations: live.filter(item => item.kind === 'orientation'),
    actions: live.filter(item => item.kind === 'action'),
  };
}

export function isLive(entry: ItemEntry, entries: ItemEntries): boolean {
  return entry.deletion === undefined && takersOf(entry, entries).length === 0;
}

/** The deleted items that took this one along and still have it under them: more than one when two people deleted. */
export function takersOf(entry: ItemEntry, entries: ItemEntries): readonly ItemEntry[] {
  return entriesAbove(entry, entries).filter(
    ({ deletion }) => deletion?.took.includes(entry.item.id) && !entry.freed.includes(deletion.id),
  );
}

/** What an item stands under, deleted or not, the nearest first. */
export function entriesAbove(entry: ItemEntry, entries: ItemEntries): readonly ItemEntry[] {
  const above: ItemEntry[] = [];
  let next = parentOf(entry, entries);
  for (let depth = 0; next && depth < LEVELS; depth++) {
    above.push(next);
    next = parentOf(next, entries);
  }
  return above;
}

export function compareItems(a: Item, b: Item): number {
  return compareOrder(orderedItem(a), orderedItem(b));
}

export function orderedItem({ id, place }: Item): Ordered {
  return { id, order: place.order };
}

function parentOf({ item }: ItemEntry, entries: ItemEntries): ItemEntry | undefined {
  const { parent } = item.place;
  return parent === null ? undefined : entries.get(parent);
}
