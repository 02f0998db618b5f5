/** Where many items go at once, each last under its parent: order keys that none of them shares with another. */
import type { Item, ItemId } from './model.ts';
import type { ItemEntries } from './plan-live.ts';
import { compareOrder, type Ordered, type Placement, placeAt } from './plan-order.ts';

interface Standing extends Ordered {
  order: string;
  readonly parent: ItemId | null;
}

export class ImportOrders {
  readonly #kinds: Readonly<Record<Item['kind'], Standing[]>> = { axis: [], orientation: [], action: [] };

  constructor(entries: ItemEntries) {
    for (const { item } of entries.values())
      this.#kinds[item.kind].push({ id: item.id, order: item.place.order, parent: item.place.parent });
    for (const items of Object.values(this.#kinds)) items.sort(compareOrder);
  }

  /** The place after all that stands under a parent, what was given before counted; last of all when nothing does. */
  last(id: ItemId, kind: Item['kind'], parent: ItemId | null): Placement {
    const items = this.#kinds[kind];
    const index = items.findLastIndex(item => item.parent === parent) + 1 || items.length;
    const placement = placeAt(items, index);
    const rekeyed = new Map(placement.rekeyed.map(other => [other.id, other.order]));
    for (const item of items) item.order = rekeyed.get(item.id) ?? item.order;
    items.splice(index, 0, { id, order: placement.order, parent });
    return placement;
  }

  /** The same for an item that stands somewhere already. */
  move(id: ItemId, kind: Item['kind'], parent: ItemId | null): Placement {
    const items = this.#kinds[kind];
    const index = items.findIndex(item => item.id === id);
    if (index >= 0) items.splice(index, 1);
    return this.last(id, kind, parent);
  }
}
