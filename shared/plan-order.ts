/** Order keys: where an item goes among others, and what to do when two were put at the same place at once. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** A key for the newcomer, and new keys for the neighbours that had to make room (none but in a tie). */
export interface Placement {
  readonly order: string;
  readonly rekeyed: readonly Ordered[];
}

/** The one order of the plan: by key, ties by id, with `<` so that every machine agrees. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Keys for `count` items, in order, after nothing. */
export function firstOrders(count: number): readonly string[] {
  return generateNKeysBetween(null, null, count);
}

export function orderAfter(last: string | undefined): string {
  return last !== undefined && isOrderKey(last)
    ? generateKeyBetween(last, null)
    : generateKeyBetween(null, null);
}

/**
 * A key that sorts just before `sorted[index]`. Items that hold the same key as their neighbour, as two people who
 * insert at one place at once give them, or a key that is not one, get new keys: only those in the way.
 * @param sorted by `compareOrder`
 */
export function placeAt(sorted: readonly Ordered[], index: number): Placement {
  const floor = sorted.slice(0, index).findLast(({ order }) => isOrderKey(order))?.order ?? null;
  let end = index;
  while (end < sorted.length && !isAbove(sorted[end]?.order, floor)) end++;
  const ceiling = sorted[end]?.order ?? null;
  const [order = '', ...keys] = generateNKeysBetween(floor, ceiling, 1 + end - index);
  const rekeyed = sorted
    .slice(index, end)
    .map(({ id }, position) => ({ id, order: keys[position] ?? order }));
  return { order, rekeyed };
}

function isAbove(key: string | undefined, floor: string | null): boolean {
  return key !== undefined && isOrderKey(key) && (floor === null || key > floor);
}

function isOrderKey(key: string): boolean {
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    // The library tells a malformed key only by throwing; a foreign document may hold one.
    return false;
  }
}
