/** Where an item may stand and how it gets there: parents, siblings, order keys. Writing it down is `Plan`'s. */
import type { Item, ItemId } from './model.ts';
import {
  compareItems,
  type ItemEntries,
  type ItemEntry,
  isLive,
  orderedItem,
  takersOf,
} from './plan-live.ts';
import { type Placement, placeAt } from './plan-order.ts';

export type ItemKind = Item['kind'];

/** Before the sibling `before`, or last under `parent` when there is no such sibling. */
export interface Spot {
  readonly parent: ItemId | null;
  readonly before: ItemId | null;
}

export function liveItem(id: string, entries: ItemEntries): Item | undefined {
  const entry = entries.get(id);
  return entry && isLive(entry, entries) ? entry.item : undefined;
}

/** An axis stands at the root, an orientation in an axis, an action in either or « À classer » (null). */
export function mayStand(kind: ItemKind, parent: ItemId | null, entries: ItemEntries): boolean {
  if (parent === null) return kind !== 'orientation';
  const holder = liveItem(parent, entries);
  return holder !== undefined && holds(holder.kind, kind);
}

/** True when moving the item there would change nothing. */
export function stands(item: Item, { parent, before }: Spot, entries: ItemEntries): boolean {
  if (item.place.parent !== parent) return false;
  const siblings = [...entries.values()]
    .filter(entry => entry.item.kind === item.kind && isLive(entry, entries))
    .map(entry => entry.item)
    .filter(other => shownParent(other, entries) === parent)
    .sort(compareItems);
  const next = siblings[siblings.findIndex(({ id }) => id === item.id) + 1];
  return (next?.id ?? null) === before;
}

/** The order key for a spot among all items of the kind, once those in a tie have stepped aside. */
export function findRoom(
  id: ItemId,
  kind: ItemKind,
  { parent, before }: Spot,
  entries: ItemEntries,
): Placement {
  const others = [...entries.values()]
    .map(({ item }) => item)
    .filter(item => item.kind === kind && item.id !== id)
    .sort(compareItems);
  const isSibling = (item: Item) => shownParent(item, entries) === parent;
  const target = others.findIndex(item => item.id === before && isSibling(item));
  const afterSiblings = others.findLastIndex(isSibling) + 1;
  const index = target >= 0 ? target : afterSiblings || others.length;
  return placeAt(others.map(orderedItem), index);
}

/** Ids of the items that stand under this one, at any depth. */
export function idsUnder(id: ItemId, items: readonly Item[]): readonly ItemId[] {
  const holder = items.find(item => item.id === id);
  if (!holder) return [];
  return items
    .filter(item => item.place.parent === id && holds(holder.kind, item.kind))
    .flatMap(item => [item.id, ...idsUnder(item.id, items)]);
}

/** What is to come back with a hidden item: each item, with the deletion that took it along. */
export function releasesFor(
  hidden: ItemEntry,
  entries: ItemEntries,
): readonly { readonly id: ItemId; readonly deletion: string }[] {
  const items = [...entries.values()].map(({ item }) => item);
  const back = [hidden.item.id, ...idsUnder(hidden.item.id, items)];
  const deletions = takersOf(hidden, entries).flatMap(({ deletion }) => deletion ?? []);
  return deletions.flatMap(({ id: deletion, took }) =>
    back.filter(id => took.includes(id)).map(id => ({ id, deletion })),
  );
}

/** What is left « À classer » stands under nothing, whatever its place says. */
function shownParent({ kind, place }: Item, entries: ItemEntries): ItemId | null {
  return mayStand(kind, place.parent, entries) ? place.parent : null;
}

function holds(holder: ItemKind, kind: ItemKind): boolean {
  return kind === 'action' ? holder !== 'action' : kind === 'orientation' && holder === 'axis';
}
