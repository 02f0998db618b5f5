/**
 * What an update may hold before it is applied. Yjs takes anything that can be read, and some of it would cost everybody:
 * types nested thousands deep overflow its stack when they are deleted, in the middle of a transaction; thousands of
 * pieces put at one and the same place are compared two by two. Only the server asks, for it hears from anybody.
 */
import * as Y from 'yjs';

/** Twice what the deepest lists of a fiche need, and a tenth of what overflows. */
const MAX_DEPTH = 200;

/** Bytes of edits that wait for an earlier one: Yjs goes through them all each time that another one comes. */
const MAX_WAITING = 32 * 1024;

/** A plain value of the plan is a list in a record, at most. */
const MAX_VALUE_DEPTH = 16;

/** Pieces that one update may put between the same two neighbours. People at work at once make a few. */
const MAX_RIVALS = 1_000;

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded['structs'][number];

/** An update that nobody's work looks like. */
export class HostileUpdate extends Error {
  override readonly name = 'HostileUpdate';
}

/** The plan has no room for an update. */
export class PlanTooBig extends Error {
  override readonly name = 'PlanTooBig';
}

/** More edits wait for an earlier one than a plan can have lost: their sender is to give all it has, in one piece. */
export class TooMuchWaiting extends Error {
  override readonly name = 'TooMuchWaiting';
}

/** @throws HostileUpdate */
export function guardUpdate(doc: Y.Doc, { structs, ds }: Decoded): void {
  for (const struct of structs) {
    if (!isRange(struct.id.clock, struct.length)) throw new HostileUpdate('plan-guard: a piece of no length');
    guardValues(struct);
    // Documents inside of documents are no part of any plan, and each of them has the server keep one more.
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc)
      throw new HostileUpdate('plan-guard: a document inside of the plan');
  }
  for (const ranges of ds.clients.values()) guardRanges(ranges);
  if (structs.length > MAX_RIVALS) guardRivals(structs);
  const waiting = doc.store.pendingStructs?.update;
  // What waits is looked at again with whatever comes: it may be what was missing.
  if (waiting) guardDepth(doc, [...structs, ...structsIn(waiting)]);
  else if (structs.some(holdsType)) guardDepth(doc, structs);
}

const known = new WeakMap<Uint8Array, readonly Struct[]>();

/** Read once: it may wait for long, while everybody else writes. */
function structsIn(waiting: Uint8Array): readonly Struct[] {
  const structs = known.get(waiting) ?? Y.decodeUpdateV2(waiting).structs;
  known.set(waiting, structs);
  return structs;
}

/** What JSON cannot hold stops whoever writes it down, and so does what is nested without end. */
function guardValues(struct: Struct): void {
  if (!(struct instanceof Y.Item)) return;
  const { content } = struct;
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) guardValue(content.arr);
  else if (content instanceof Y.ContentEmbed) guardValue(content.embed);
  else if (content instanceof Y.ContentFormat) guardValue(content.value);
}

function guardValue(value: unknown, depth = 0): void {
  if (typeof value === 'bigint') throw new HostileUpdate('plan-guard: a value that JSON cannot hold');
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (depth > MAX_VALUE_DEPTH) throw new HostileUpdate('plan-guard: a value nested too deep');
  for (const inside of Object.values(value)) guardValue(inside, depth + 1);
}

/** Yjs writes what it cannot delete yet as differences: ranges that are empty or go back give what nobody can read. */
function guardRanges(ranges: readonly { readonly clock: number; readonly len: number }[]): void {
  let end = 0;
  for (const { clock, len } of ranges) {
    if (clock < end || !isRange(clock, len)) throw new HostileUpdate('plan-guard: ranges out of order');
    end = clock + len;
  }
}

function isRange(clock: number, length: number): boolean {
  return length > 0 && Number.isSafeInteger(clock + length);
}

function guardRivals(structs: readonly Struct[]): void {
  const counts = new Map<string, number>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { origin, rightOrigin, parent, parentSub } = struct;
    const sides = [origin, rightOrigin].map(id => (id ? `${id.client}:${id.clock}` : ''));
    const holder = parent instanceof Y.ID ? `${parent.client}:${parent.clock}` : String(parent);
    const place = `${sides.join(' ')} ${holder} ${parentSub}`;
    const count = (counts.get(place) ?? 0) + 1;
    if (count > MAX_RIVALS) throw new HostileUpdate('plan-guard: too many pieces at one place');
    counts.set(place, count);
  }
}

/** Depths are found from the top down, without recursion: a chain may be as long as the update. */
function guardDepth(doc: Y.Doc, structs: readonly Struct[]): void {
  const find = finder(structs);
  const depths = new Map<Y.Item, number>();
  for (const struct of structs) {
    const path: { readonly item: Y.Item; readonly step: number }[] = [];
    const met = new Set<Y.Item>();
    let item = struct instanceof Y.Item ? struct : undefined;
    let depth = 0;
    while (item) {
      const known = depths.get(item);
      if (known !== undefined || met.has(item)) {
        depth = known ?? 0;
        break;
      }
      met.add(item);
      const next = above(item);
      path.push({ item, step: next?.step ?? 0 });
      item = next && find(next.id);
      if (next && !item) depth = depthInDoc(doc, next.id);
    }
    for (const { item: below, step } of path.reverse()) {
      depth += step;
      if (depth > MAX_DEPTH) throw new HostileUpdate('plan-guard: nested too deep');
      depths.set(below, depth);
    }
  }
}

/** What an item stands in, or else a neighbour that stands in the same. Undefined at the top. */
function above({ parent, origin, rightOrigin }: Y.Item): { id: Y.ID; step: number } | undefined {
  if (parent instanceof Y.ID) return { id: parent, step: 1 };
  const neighbour = parent === null ? (origin ?? rightOrigin) : null;
  return neighbour ? { id: neighbour, step: 0 } : undefined;
}

/** How many types an item of the document is inside of; 0 when it is not there. */
function depthInDoc({ store }: Y.Doc, id: Y.ID): number {
  if (id.clock >= Y.getState(store, id.client)) return 0;
  let struct: unknown = Y.getItem(store, id);
  let depth = 0;
  while (struct instanceof Y.Item && depth <= MAX_DEPTH) {
    struct = struct.parent instanceof Y.AbstractType ? struct.parent._item : null;
    depth++;
  }
  return depth;
}

/** Finds the struct of an update that an id falls in. */
function finder(structs: readonly Struct[]): (id: Y.ID) => Y.Item | undefined {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const own = byClient.get(struct.id.client);
    if (own) own.push(struct);
    else byClient.set(struct.id.client, [struct]);
  }
  for (const own of byClient.values()) own.sort((a, b) => a.id.clock - b.id.clock);
  return ({ client, clock }) => {
    const own = byClient.get(client) ?? [];
    let low = 0;
    let high = own.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((own[middle]?.id.clock ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    const found = own[low - 1];
    return found instanceof Y.Item && clock < found.id.clock + found.length ? found : undefined;
  };
}

function holdsType(struct: Struct): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentType;
}

/** The edits a document keeps aside until an earlier one comes. */
export class Waiting {
  readonly #doc: Y.Doc;
  readonly #structs: Y.Doc['store']['pendingStructs'];
  readonly #deletions: Uint8Array | null;

  constructor(doc: Y.Doc) {
    const { pendingStructs, pendingDs } = doc.store;
    this.#doc = doc;
    // Yjs changes it in place.
    this.#structs = pendingStructs && { ...pendingStructs, missing: new Map(pendingStructs.missing) };
    this.#deletions = pendingDs;
  }

  /**
   * Whether others wait now. When they are too many, those that were added are let go again.
   * @throws TooMuchWaiting
   */
  hasChanged(): boolean {
    const { store } = this.#doc;
    const [before, now] = [
      [this.#structs?.update, this.#deletions],
      [store.pendingStructs?.update, store.pendingDs],
    ];
    if (now.every((bytes, index) => isSame(bytes, before[index]))) return false;
    if (lengthOf(now) <= Math.max(MAX_WAITING, lengthOf(before))) return true;
    store.pendingStructs = this.#structs;
    store.pendingDs = this.#deletions;
    throw new TooMuchWaiting('plan-guard: too many edits wait for an earlier one');
  }
}

type Bytes = Uint8Array | null | undefined;

function lengthOf(parts: readonly Bytes[]): number {
  return parts.reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0);
}

function isSame(a: Bytes, b: Bytes): boolean {
  if (!a || !b) return !a && !b;
  return a === b || (a.length === b.length && a.every((byte, index) => byte === b[index]));
}

/**
 * Whether a document still works. An error in the middle of what Yjs does after a transaction leaves it deaf: it takes
 * what comes, and never again tells that anything has changed.
 */
export class Pulse {
  #isBusy = false;

  constructor(doc: Y.Doc) {
    doc.on('beforeAllTransactions', () => {
      this.#isBusy = true;
    });
    doc.on('afterAllTransactions', () => {
      this.#isBusy = false;
    });
  }

  /** To be asked between two transactions. */
  get hasStopped(): boolean {
    return this.#isBusy;
  }
}
