/** Order keys: where an item goes among others, and what to do when two were put at the same place at once. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Far beyond what inserting at one place all day gives; the library recurses on each character. */
const LONGEST_KEY = 2000;

/** The library's digits but the first, zero. */
const DIGITS = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

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

/** A key after all of these, whatever they are. */
export function orderAfter(keys: readonly string[]): string {
  return generateKeyBetween(keys.filter(isOrderKey).sort().at(-1) ?? null, null);
}

/**
 * A key that sorts just before `sorted[index]`. Items that hold the same key as their neighbour, as two people who
 * insert at one place at once give them, or a key that is not one, get new keys: only those in the way.
 * @param sorted by `compareOrder`
 */
export function placeAt(sorted: readonly Ordered[], index: number): Placement {
  const start = sorted.slice(0, index).findLastIndex(({ order }) => isOrderKey(order)) + 1;
  const floor = sorted[start - 1]?.order ?? null;
  let end = index;
  while (end < sorted.length && !isAbove(sorted[end]?.order, floor)) end++;
  const ceiling = sorted[end]?.order ?? null;
  const keys = generateNKeysBetween(floor, ceiling, 1 + end - start);
  const [order = ''] = keys.splice(index - start, 1);
  const rekeyed = sorted
    .slice(start, end)
    .map(({ id }, position) => ({ id, order: keys[position] ?? order }));
  return { order: rekeyed.length === 0 ? unlike(order, ceiling) : order, rekeyed };
}

/**
 * Two people who insert at one place at once must not get one key: making room between the two later would write their
 * places again, over a move that somebody makes of one of them meanwhile.
 */
function unlike(order: string, ceiling: string | null): string {
  const longer = order + randomDigits();
  return ceiling === null || longer < ceiling ? longer : order;
}

/** Three digits of the library's alphabet; a key may not end with its zero. */
function randomDigits(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(3)), byte => DIGITS.charAt(byte % 61)).join('');
}

function isAbove(key: string | undefined, floor: string | null): boolean {
  return key !== undefined && isOrderKey(key) && (floor === null || key > floor);
}

/**
 * A foreign document may hold anything; the library looks at the length of a key, not at its characters. Keys of the
 * lowest kind (`A…`) count as none: under the very last of them the library finds no room, and throws.
 */
function isOrderKey(key: string): boolean {
  if (key.length > LONGEST_KEY || !/^[B-Za-z][0-9A-Za-z]*$/.test(key)) return false;
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    // The library tells a malformed key only by throwing.
    return false;
  }
}
