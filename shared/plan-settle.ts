/** Turns what was just read into the next state: frozen, and the same as before wherever nothing changed. */

/**
 * Freezes `next` at every depth. A piece equal to its counterpart in `before` is replaced by that one, so that
 * comparing two snapshots with `Object.is` finds exactly what changed. Records of a list are matched by their `id`.
 * @param next just read: nobody else holds it yet
 */
export function settle<T>(next: T, before: T | undefined): T {
  if (typeof next !== 'object' || next === null || Object.isFrozen(next)) return next;
  const earlier = isObject(before) && Array.isArray(before) === Array.isArray(next) ? before : undefined;
  const counterpart = finder(earlier);
  const keys = Object.keys(next);
  let isSame = earlier !== undefined && Object.keys(earlier).length === keys.length;
  for (const key of keys) {
    const piece = settle(Reflect.get(next, key), counterpart(key, Reflect.get(next, key)));
    Reflect.set(next, key, piece);
    isSame &&= Object.is(piece, earlier && Reflect.get(earlier, key));
  }
  return isSame && before !== undefined ? before : Object.freeze(next);
}

function finder(earlier: object | undefined): (key: string, piece: unknown) => unknown {
  if (!earlier) return () => undefined;
  if (!Array.isArray(earlier)) return key => Reflect.get(earlier, key);
  const byId = new Map(earlier.map(record => [idOf(record), record]));
  return (key, piece) => {
    const id = idOf(piece);
    return id === undefined ? Reflect.get(earlier, key) : byId.get(id);
  };
}

function idOf(value: unknown): unknown {
  return isObject(value) && 'id' in value ? value.id : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
