/** Turns what was just read into the next state: frozen, and the same as before wherever nothing changed. */

/**
 * Freezes `next` at every depth. A piece equal to its counterpart in `before` is replaced by that one, so that
 * comparing two snapshots with `Object.is` finds exactly what changed. Records of a list are matched by their `id`.
 * @param next just read: nobody else holds it yet
 */
export function settle<T>(next: T, before: T | undefined): T {
  if (isSettled(next) || !isObject(next)) return next;
  const isSame = Array.isArray(next)
    ? settleList(next, Array.isArray(before) ? before : undefined)
    : settleRecord(next, isObject(before) && !Array.isArray(before) ? before : undefined);
  return isSame && before !== undefined ? before : Object.freeze(next);
}

/** @returns whether all of it is as before */
function settleRecord(next: object, before: object | undefined): boolean {
  const keys = Object.keys(next);
  let isSame = before !== undefined && Object.keys(before).length === keys.length;
  for (const key of keys) {
    const earlier = before && Reflect.get(before, key);
    const piece = settle(Reflect.get(next, key), earlier);
    Reflect.set(next, key, piece);
    isSame &&= Object.is(piece, earlier);
  }
  return isSame;
}

/** A list of hundreds of records of which one was read again is what each letter leaves: the others cost nothing. */
function settleList(next: unknown[], before: readonly unknown[] | undefined): boolean {
  let byId: ReadonlyMap<unknown, unknown> | undefined;
  let isSame = before?.length === next.length;
  for (const [index, piece] of next.entries()) {
    if (!isSettled(piece)) {
      const id = idOf(piece);
      if (id !== undefined) byId ??= new Map(before?.map(record => [idOf(record), record]));
      next[index] = settle(piece, id === undefined ? before?.[index] : byId?.get(id));
    }
    isSame &&= Object.is(next[index], before?.[index]);
  }
  return isSame;
}

function isSettled(value: unknown): boolean {
  return !isObject(value) || Object.isFrozen(value);
}

function idOf(value: unknown): unknown {
  return isObject(value) && 'id' in value ? value.id : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
