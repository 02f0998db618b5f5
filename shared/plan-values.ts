/** The small total readers the others are made of: a value of the expected shape, or its absence. */
import * as Y from 'yjs';
import { compareOrder, type Ordered } from './plan-order.ts';

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

export function string(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

export function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A year of a plan's time. Another number would make lists of years that no memory holds. */
export function yearOrNull(value: unknown): number | null {
  const year = numberOrNull(value);
  return year !== null && Number.isInteger(year) && year >= 1900 && year <= 2100 ? year : null;
}

export function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find(one => one === value);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
