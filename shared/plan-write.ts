/** The small writers that commands share. Each is to be called inside a transaction. */
import * as Y from 'yjs';
import { sheetMap } from './plan-doc.ts';
import { orderAfter } from './plan-order.ts';
import { readSet, string } from './plan-values.ts';

/** Born with the action, so that no two people create one at once and lose a side. */
export function newActionTypes(): Record<string, Y.Map<unknown>> {
  const sets = ['alsoUnder', 'themes', 'pilots', 'porteurs', 'marks'].map(
    key => [key, new Y.Map<unknown>()] as const,
  );
  return { ...Object.fromEntries(sets), sheet: sheetMap() };
}

/** Adds a member after the present last one. */
export function include(set: Y.Map<unknown>, member: string): void {
  const last = readSet(set).at(-1);
  set.set(member, orderAfter(last === undefined ? undefined : string(set.get(last))));
}

export function lastOrder(map: Y.Map<unknown>): string {
  const orders = [...map.values()].map(entry => (entry instanceof Y.Map ? string(entry.get('order')) : ''));
  return orderAfter(orders.sort().at(-1));
}
