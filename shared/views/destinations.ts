/** Where an item may be moved, as a list to choose from. */
import type { Item, ItemId } from '../model.ts';
import { findItem, itemName, type Outline } from './outline.ts';

/** A parent an item may have, with those already there, in order. The root of the plan is `null`. */
export interface Destination {
  readonly parent: ItemId | null;
  readonly title: string;
  /** 0 for an axis or the plan, 1 for an orientation. */
  readonly depth: number;
  readonly siblings: readonly { readonly id: ItemId; readonly title: string }[];
}

export interface Movable {
  readonly kind: Item['kind'];
  readonly id: ItemId;
  readonly parent: ItemId | null;
  readonly name: string;
}

/** The item of this id as people know it, or undefined when it is gone. */
export function findMovable(outline: Outline, id: ItemId): Movable | undefined {
  const found = findItem(outline, id);
  if (!found) return undefined;
  const { kind, place, title } = found.item;
  return { kind, id, parent: place.parent, name: itemName(found.number, title) };
}

/** Where one's eyes go when an item is taken away: to the next beside it, the one before, or what it stood under. */
export function neighbourOf(outline: Outline, id: ItemId): ItemId | undefined {
  const found = findItem(outline, id);
  if (!found) return undefined;
  for (const { parent, siblings } of destinationsFor(outline, found.item.kind)) {
    const index = siblings.findIndex(sibling => sibling.id === id);
    if (index >= 0) return (siblings[index + 1] ?? siblings[index - 1])?.id ?? parent ?? undefined;
  }
  return undefined;
}

export function destinationsFor(outline: Outline, kind: Item['kind']): readonly Destination[] {
  if (kind === 'axis') {
    const siblings = outline.axes.map(({ axis, number }) => sibling(axis, number));
    return [{ parent: null, title: 'Le plan', depth: 0, siblings }];
  }
  return outline.axes.flatMap(({ axis, number, actions, orientations }) => {
    const title = itemName(number, axis.title);
    if (kind === 'orientation') {
      const siblings = orientations.map(entry => sibling(entry.orientation, entry.number));
      return [{ parent: axis.id, title, depth: 0, siblings }];
    }
    return [
      {
        parent: axis.id,
        title,
        depth: 0,
        siblings: actions.map(entry => sibling(entry.action, entry.number)),
      },
      ...orientations.map(entry => ({
        parent: entry.orientation.id,
        title: itemName(entry.number, entry.orientation.title),
        depth: 1,
        siblings: entry.actions.map(inside => sibling(inside.action, inside.number)),
      })),
    ];
  });
}

function sibling(item: Item, number: string | null): { id: ItemId; title: string } {
  return { id: item.id, title: itemName(number, item.title) };
}
