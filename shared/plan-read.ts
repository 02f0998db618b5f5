/** Total readers of the Yjs layout: whatever a document holds, they give records or skip them, and never throw. */
import * as Y from 'yjs';
import {
  type Action,
  type Actor,
  type ActorId,
  actionOrigins,
  actorId,
  actorKinds,
  type Item,
  type ItemId,
  itemId,
  levelStyles,
  type Mark,
  type Marks,
  numberings,
  type Period,
  type Place,
  type PlanSnapshot,
  type PreviousPeriod,
  type Sheet,
  sectionIds,
  type Territory,
  type Theme,
  themeId,
} from './model.ts';
import { type Deletion, everyoneKey, rootsOf } from './plan-doc.ts';
import { compareOrder, type Ordered } from './plan-order.ts';
import { readAnnexes } from './plan-read-rows.ts';
import { fragmentLines } from './plan-text.ts';
import {
  isRecord,
  list,
  numberOrNull,
  oneOf,
  readOrdered,
  readSet,
  string,
  stringOrNull,
} from './plan-values.ts';

/** An item of the document, deleted or not. */
export interface ItemEntry {
  readonly item: Item;
  readonly deletion: Deletion | undefined;
}

/** The whole document at once, for programs that read it once. The client reads through `Plan`, piece by piece. */
export function readPlan(doc: Y.Doc): PlanSnapshot {
  const { meta, actors, themes, items, rows } = rootsOf(doc);
  const entries = new Map<string, ItemEntry>();
  for (const [id, value] of items) {
    const entry = readItem(id, value);
    if (entry) entries.set(id, entry);
  }
  return Object.freeze({
    territory: readTerritory(meta),
    actors: readActors(actors),
    themes: readThemes(themes),
    ...liveItems(entries),
    annexes: readAnnexes(rows),
  });
}

/** Sorts out what is live: neither deleted itself nor still under a deleted item that took it along. */
export function liveItems(
  entries: ReadonlyMap<string, ItemEntry>,
): Pick<PlanSnapshot, 'axes' | 'orientations' | 'actions'> {
  const live = [...entries.values()].filter(entry => isLive(entry, entries)).map(({ item }) => item);
  live.sort((a, b) => compareOrder(orderedItem(a), orderedItem(b)));
  return {
    axes: Object.freeze(live.filter(item => item.kind === 'axis')),
    orientations: Object.freeze(live.filter(item => item.kind === 'orientation')),
    actions: Object.freeze(live.filter(item => item.kind === 'action')),
  };
}

export function isLive(entry: ItemEntry, entries: ReadonlyMap<string, ItemEntry>): boolean {
  return entry.deletion === undefined && takerOf(entry, entries) === undefined;
}

/** The deleted item that took this one along and still has it under it. */
export function takerOf(entry: ItemEntry, entries: ReadonlyMap<string, ItemEntry>): ItemEntry | undefined {
  const { id } = entry.item;
  let above = parentOf(entry, entries);
  // Three levels: no chain of parents is longer, however the document was made.
  for (let depth = 0; above && depth < 3; depth++) {
    if (above.deletion?.took.includes(id)) return above;
    above = parentOf(above, entries);
  }
  return undefined;
}

export function orderedItem(item: Item): Ordered {
  return { id: item.id, order: item.place.order };
}

/** Undefined when the entry is not an item. A sheet known to be unchanged is passed to keep its identity. */
export function readItem(id: string, value: unknown, knownSheet?: Sheet): ItemEntry | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  const title = value.get('title');
  const place = readPlace(value.get('place'));
  if (!(title instanceof Y.Text) || !place) return undefined;
  const number = value.get('number');
  const base = {
    id: itemId(id),
    place,
    title: title.toString(),
    fixedNumber: typeof number === 'string' ? number : undefined,
  };
  const item = readKind(value, base, knownSheet);
  return item && { item: Object.freeze(item), deletion: readDeletion(value.get('deleted')) };
}

export function readTerritory(meta: Y.Map<unknown>): Territory {
  return Object.freeze({
    id: string(meta.get('id')),
    name: string(meta.get('name')),
    convention: string(meta.get('convention')),
    caf: string(meta.get('caf')),
    period: readPeriod(meta.get('period')),
    signedOn: stringOrNull(meta.get('signedOn')),
    previousPeriods: list(meta.get('previousPeriods')).flatMap(readPreviousPeriod),
    vocabulary: {
      axis: string(meta.get('word.axis'), 'Axe'),
      orientation: string(meta.get('word.orientation'), 'Orientation'),
      action: string(meta.get('word.action'), 'Action'),
    },
    numbering: oneOf(numberings, meta.get('numbering')) ?? 'none',
    axisStyle: oneOf(levelStyles, meta.get('axisStyle')) ?? 'none',
    orientationStyle: oneOf(levelStyles, meta.get('orientationStyle')) ?? 'none',
  });
}

export function readActors(actors: Y.Map<unknown>): readonly Actor[] {
  return readOrdered(actors, (id, entry) => {
    const kind = oneOf(actorKinds, entry.get('kind'));
    const name = entry.get('name');
    if (!kind || typeof name !== 'string') return undefined;
    const label = string(entry.get('label'), name);
    return { id: actorId(id), name, short: string(entry.get('short'), label), label, kind };
  });
}

export function readThemes(themes: Y.Map<unknown>): readonly Theme[] {
  return readOrdered(themes, (id, entry) => {
    const name = entry.get('name');
    return typeof name === 'string' ? { id: themeId(id), name } : undefined;
  });
}

function readKind(
  value: Y.Map<unknown>,
  base: { id: ItemId; place: Place; title: string; fixedNumber: string | undefined },
  knownSheet: Sheet | undefined,
): Item | undefined {
  switch (value.get('kind')) {
    case 'axis':
      return { kind: 'axis', ...base };
    case 'orientation':
      return { kind: 'orientation', ...base };
    case 'action':
      return readAction(value, base, knownSheet);
    default:
      return undefined;
  }
}

function readAction(
  value: Y.Map<unknown>,
  base: { id: ItemId; place: Place; title: string; fixedNumber: string | undefined },
  knownSheet: Sheet | undefined,
): Action {
  return {
    kind: 'action',
    ...base,
    origin: oneOf(actionOrigins, value.get('origin')) ?? null,
    alsoUnder: readSet(value.get('alsoUnder')).map(itemId),
    themes: readSet(value.get('themes')).map(themeId),
    pilots: readSet(value.get('pilots')).map(actorId),
    porteurs: readSet(value.get('porteurs')).map(actorId),
    marks: readMarks(value.get('marks')),
    sheet: knownSheet ?? readSheet(value.get('sheet')),
  };
}

function readMarks(value: unknown): Marks {
  const years: Record<string, { everyone: boolean; actors: ActorId[] }> = {};
  for (const key of readSet(value)) {
    const [, year, actor] = /^(\d{4})\/(.+)$/.exec(key) ?? [];
    if (year === undefined || actor === undefined) continue;
    years[year] ??= { everyone: false, actors: [] };
    if (actor === everyoneKey) years[year].everyone = true;
    else years[year].actors.push(actorId(actor));
  }
  const marks: Record<string, Mark> = years;
  for (const mark of Object.values(marks)) Object.freeze(mark);
  return Object.freeze(marks);
}

function readSheet(value: unknown): Sheet {
  const lines = sectionIds.map(section => [
    section,
    fragmentLines(value instanceof Y.Map ? value.get(section) : undefined),
  ]);
  return Object.freeze(Object.fromEntries(lines));
}

function parentOf(entry: ItemEntry, entries: ReadonlyMap<string, ItemEntry>): ItemEntry | undefined {
  const { parent } = entry.item.place;
  return parent === null ? undefined : entries.get(parent);
}

function readPlace(value: unknown): Place | undefined {
  if (!isRecord(value)) return undefined;
  const { parent, order } = value;
  if (typeof order !== 'string') return undefined;
  return Object.freeze({ parent: typeof parent === 'string' ? itemId(parent) : null, order });
}

function readDeletion(value: unknown): Deletion | undefined {
  if (!isRecord(value)) return undefined;
  return {
    at: numberOrNull(value.at) ?? 0,
    took: list(value.took).filter(id => typeof id === 'string'),
  };
}

function readPeriod(value: unknown): Period {
  const from = isRecord(value) ? numberOrNull(value.from) : null;
  const to = isRecord(value) ? numberOrNull(value.to) : null;
  return from === null || to === null ? { from: null, to: null } : { from, to };
}

function readPreviousPeriod(value: unknown): PreviousPeriod[] {
  if (!isRecord(value)) return [];
  const from = numberOrNull(value.from);
  const to = numberOrNull(value.to);
  return from === null || to === null ? [] : [{ from, to, actions: numberOrNull(value.actions) }];
}
