/** Total readers of the two shapes a document is made of: records in their order, and ordered sets. */
import * as Y from 'yjs';
import { compareOrder, type Ordered } from './plan-order.ts';
import { string } from './values.ts';

/** The records of a flat map in their order; entries that `read` does not recognise are left out. */
export function readOrdered<T extends object>(
  map: Y.Map<unknown>,
  read: (id: string, entry: Y.Map<unknown>) => T | undefined,
): readonly T[] {
  const found: (Ordered & { record: T })[] = [];
  for (const [id, value] of map) {
    if (!(value instanceof Y.Map)) continue;
    const record = read(id, value);
    if (record) found.push({ id, order: string(value.get('order')), record });
  }
  return found.sort(compareOrder).map(({ record }) => record);
}

/** The ids of an ordered set; an entry whose value is false or absent is not in it. */
export function readSet(value: unknown): readonly string[] {
  if (!(value instanceof Y.Map)) return [];
  const members: Ordered[] = [];
  for (const [id, order] of value) if (order) members.push({ id, order: string(order) });
  return members.sort(compareOrder).map(({ id }) => id);
}

/** True of a theme, a row or a role that was deleted and not restored. */
export function isDeleted(record: Y.Map<unknown>): boolean {
  return record.get('deleted') !== undefined;
}
