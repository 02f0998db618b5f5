/** Total readers of the Yjs layout: whatever a document holds, they give records or skip them, and never throw. */
import * as Y from 'yjs';
import {
  type Action,
  type ActorId,
  actionOrigins,
  actorId,
  type Item,
  itemId,
  levelStyles,
  type Marks,
  numberings,
  type Period,
  type Place,
  type PreviousPeriod,
  type Territory,
  type Theme,
  themeId,
} from './model.ts';
import { type Deletion, everyoneKey, freedPrefix } from './plan-doc.ts';
import type { ItemEntry } from './plan-live.ts';
import { readSheet } from './plan-read-sheet.ts';
import { readSections } from './plan-sections.ts';
import { isDeleted, readOrdered, readSet } from './plan-values.ts';
import { isRecord, list, numberOrNull, oneOf, string, stringOrNull, yearOrNull } from './values.ts';

/** What an action has written in its fiche. */
export type Written = Pick<Action, 'sheet' | 'richSheet'>;

/** Undefined when the entry is not an item. A fiche known to be unchanged is passed to keep its identity. */
export function readItem(id: string, value: unknown, written?: Written): ItemEntry | undefined {
  if (!(value instanceof Y.Map)) return undefined;
  const title = value.get('title');
  const place = readPlace(value.get('place'));
  if (!(title instanceof Y.Text) || !place) return undefined;
  const number = value.get('number');
  const base = {
    id: itemId(id),
    place,
    title: title.toString(),
    fixedNumber: typeof number === 'string' ? number.trim() : undefined,
  };
  const item = readKind(value, base, written);
  return item && { item, deletion: readDeletion(value.get('deleted')), freed: readFreed(value) };
}

export function readTerritory(meta: Y.Map<unknown>): Territory {
  return {
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
    sections: readSections(meta),
  };
}

export function readThemes(themes: Y.Map<unknown>): readonly Theme[] {
  return readOrdered(themes, (id, entry) => {
    const name = entry.get('name');
    return typeof name === 'string' && !isDeleted(entry) ? { id: themeId(id), name } : undefined;
  });
}

/** What axes, orientations and actions have in common. */
type ItemBase = Pick<Item, 'id' | 'place' | 'title' | 'fixedNumber'>;

function readKind(value: Y.Map<unknown>, base: ItemBase, written: Written | undefined): Item | undefined {
  switch (value.get('kind')) {
    case 'axis':
      return { kind: 'axis', ...base };
    case 'orientation':
      return { kind: 'orientation', ...base };
    case 'action':
      return readAction(value, base, written);
    default:
      return undefined;
  }
}

function readAction(value: Y.Map<unknown>, base: ItemBase, written: Written | undefined): Action {
  return {
    kind: 'action',
    ...base,
    origin: oneOf(actionOrigins, value.get('origin')) ?? null,
    alsoUnder: readSet(value.get('alsoUnder')).map(itemId),
    themes: readSet(value.get('themes')).map(themeId),
    pilots: readSet(value.get('pilots')).map(actorId),
    porteurs: readSet(value.get('porteurs')).map(actorId),
    partners: readSet(value.get('partners')).map(actorId),
    marks: readMarks(value.get('marks')),
    ...(written ?? readSheet(value.get('sheet'))),
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
  return years;
}

function readPlace(value: unknown): Place | undefined {
  if (!isRecord(value)) return undefined;
  const { parent, order } = value;
  if (typeof order !== 'string') return undefined;
  return { parent: typeof parent === 'string' ? itemId(parent) : null, order };
}

function readDeletion(value: unknown): Deletion | undefined {
  if (!isRecord(value)) return undefined;
  return {
    id: string(value.id),
    at: numberOrNull(value.at) ?? 0,
    took: list(value.took).filter(id => typeof id === 'string'),
  };
}

function readFreed(value: Y.Map<unknown>): readonly string[] {
  const keys = [...value.keys()].filter(key => key.startsWith(freedPrefix) && value.get(key) === true);
  return keys.sort().map(key => key.slice(freedPrefix.length));
}

function readPeriod(value: unknown): Period {
  const from = isRecord(value) ? yearOrNull(value.from) : null;
  const to = isRecord(value) ? yearOrNull(value.to) : null;
  return from === null || to === null ? { from: null, to: null } : { from, to };
}

function readPreviousPeriod(value: unknown): PreviousPeriod[] {
  if (!isRecord(value)) return [];
  const from = yearOrNull(value.from);
  const to = yearOrNull(value.to);
  return from === null || to === null ? [] : [{ from, to, actions: numberOrNull(value.actions) }];
}
