/** The small writers that commands share. Each is to be called inside a transaction. */
import * as Y from 'yjs';
import { actionSets, sheetMap } from './plan-doc.ts';
import { compareOrder, type Ordered, orderAfter, placeAt } from './plan-order.ts';
import type { Section } from './sheet.ts';
import { string } from './values.ts';

/** Born with the action, so that no two people create one at once and lose a side. */
export function newActionTypes(sections: readonly Section[]): Record<string, Y.Map<unknown>> {
  const sets = actionSets.map(key => [key, new Y.Map<unknown>()] as const);
  const own = sections.filter(({ isOwn }) => isOwn).map(({ id }) => id);
  return { ...Object.fromEntries(sets), sheet: sheetMap(own) };
}

/** True for a member as readers see it: a key that a foreign program has set to nothing is none. */
export function has(set: Y.Map<unknown>, member: string): boolean {
  return Boolean(set.get(member));
}

/**
 * Adds a member after the present last one.
 * @param prefix that of the keys which are the set, in a map that holds other things too
 */
export function include(set: Y.Map<unknown>, member: string, prefix = ''): void {
  if (has(set, member)) return;
  const orders = [...set].filter(([key]) => key.startsWith(prefix)).map(([, order]) => string(order));
  set.set(member, orderAfter(orders));
}

/** Adds a record after the present last one. */
export function append(map: Y.Map<unknown>, id: string, fields: Readonly<Record<string, unknown>>): void {
  const orders = [...map.values()].map(entry => (entry instanceof Y.Map ? string(entry.get('order')) : ''));
  map.set(id, new Y.Map(Object.entries({ ...fields, order: orderAfter(orders) })));
}

/**
 * The order keys that put a record just before another one of its map, or last, those in a tie there stepping aside.
 * None where the record is there already.
 * @param isPeer tells which records of the map it is sorted with
 */
export function findMoves(
  map: Y.Map<unknown>,
  id: string,
  before: string | null,
  isPeer: (record: Y.Map<unknown>) => boolean = () => true,
): readonly Ordered[] {
  const sorted: Ordered[] = [];
  for (const [key, record] of map)
    if (record instanceof Y.Map && isPeer(record))
      sorted.push({ id: key, order: string(record.get('order')) });
  sorted.sort(compareOrder);
  const others = sorted.filter(other => other.id !== id);
  const found = others.findIndex(other => other.id === before);
  const index = found < 0 ? others.length : found;
  if (sorted[index]?.id === id || before === id) return [];
  const { order, rekeyed } = placeAt(others, index);
  return [{ id, order }, ...rekeyed];
}

export function applyMoves(map: Y.Map<unknown>, moves: readonly Ordered[]): void {
  for (const { id, order } of moves) {
    const record = map.get(id);
    if (record instanceof Y.Map) record.set('order', order);
  }
}

/**
 * A random id in the form that territory files want. `crypto.randomUUID` would be shorter, but browsers refuse it on
 * the plain http:// of a town hall's own network.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
