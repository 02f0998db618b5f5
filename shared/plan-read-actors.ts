/** Total reader of the directory: the actors there are, and whom the ids of the others stand for. */
import type * as Y from 'yjs';
import { type ActorFate, ActorTrail } from './actor-trail.ts';
import { ACTOR_HUES, type Actor, actorId, actorKinds } from './model.ts';
import { aliasPrefix, memberPrefix } from './plan-doc.ts';
import { compareOrder, type Ordered } from './plan-order.ts';
import { readOrdered } from './plan-values.ts';
import { isRecord, list, oneOf, string } from './values.ts';

export interface Directory {
  readonly actors: readonly Actor[];
  readonly trail: ActorTrail;
}

type Entry = Y.Map<unknown>;

/** An actor as its own record tells it, merged and deleted ones included. */
interface ActorRecord extends Omit<Actor, 'aliases' | 'members' | 'rank'> {
  readonly entry: Entry;
}

export function readDirectory(map: Y.Map<unknown>): Directory {
  const records = readOrdered(map, readRecord);
  const trail = new ActorTrail(records.map(readFate));
  const entries = new Map(records.map(({ id, entry }) => [id, entry]));
  const ranked = records.map((record, rank) => ({ ...record, rank }));
  const present = ranked.filter(({ id }) => trail.resolve(id) === id);
  const actors = present.map(({ entry, ...actor }) => {
    // What others were adding to a duplicate while it was merged counts as well.
    const own = trail.namesOf(actor.id).flatMap(id => entries.get(id) ?? []);
    const members = trail.present(keysUnder(own, memberPrefix).map(actorId));
    return {
      ...actor,
      aliases: keysUnder(own, aliasPrefix).filter(text => text.trim() !== '' && text.isWellFormed()),
      members: members.filter(id => id !== actor.id && entries.has(id)),
    };
  });
  return { actors, trail };
}

function readRecord(id: string, entry: Entry): ActorRecord | undefined {
  const kind = oneOf(actorKinds, entry.get('kind'));
  const name = entry.get('name');
  if (!kind || typeof name !== 'string') return undefined;
  const label = string(entry.get('label'), name);
  return {
    id: actorId(id),
    name,
    short: string(entry.get('short'), label),
    label,
    kind,
    color: readColor(entry.get('color')),
    entry,
  };
}

function readColor(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < ACTOR_HUES
    ? value
    : null;
}

function readFate({ id, entry }: ActorRecord): ActorFate {
  const [mergedInto, deleted] = [entry.get('mergedInto'), entry.get('deleted')];
  return {
    id,
    mergedInto: typeof mergedInto === 'string' ? actorId(mergedInto) : undefined,
    deletedNames: isRecord(deleted)
      ? list(deleted.names).filter(name => typeof name === 'string')
      : undefined,
  };
}

/** What the prefixed keys of some records say, in order, each once. */
function keysUnder(entries: readonly Entry[], prefix: string): readonly string[] {
  const found = entries.flatMap(entry => {
    const keys: Ordered[] = [];
    for (const [key, order] of entry)
      if (order && key.startsWith(prefix)) keys.push({ id: key.slice(prefix.length), order: string(order) });
    return keys.sort(compareOrder);
  });
  return [...new Set(found.map(({ id }) => id))];
}
