/**
 * Watches the directory of a document for actors that are merged, deleted or brought back, and tells whose transactions
 * made the ids of actors stand for others than before: that changes who is seen in the items, without touching them.
 */
import type * as Y from 'yjs';
import type { ActorTrail } from './actor-trail.ts';
import { type ActorId, actorId } from './model.ts';

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

export class PlanFates {
  readonly #actors: Y.Map<unknown>;
  readonly #onTouch: () => void;
  #touches = new Map<string, Set<unknown>>();

  constructor(actors: Y.Map<unknown>, onTouch: () => void) {
    this.#actors = actors;
    this.#onTouch = onTouch;
    actors.observeDeep(this.#onEvents);
  }

  get isTouched(): boolean {
    return this.#touches.size > 0;
  }

  /** The ids that no longer stand for whom they did, each with the origins of the transactions that did it. */
  take(before: ActorTrail, after: ActorTrail): ReadonlyMap<ActorId, ReadonlySet<unknown>> {
    const touches = this.#touches;
    this.#touches = new Map();
    // Of two that are merged, only one is touched, while all that stood for it stand for another.
    const near = [...touches.keys()].flatMap(id =>
      [before, after].flatMap(trail => trail.everyNameOf(actorId(id))),
    );
    const moved = new Set(near.filter(id => before.resolve(id) !== after.resolve(id)));
    return new Map(
      [...moved].map(id => {
        const names = [id, ...before.everyNameOf(id), ...after.everyNameOf(id)];
        return [id, new Set(names.flatMap(name => [...(touches.get(name) ?? [])]))];
      }),
    );
  }

  destroy(): void {
    this.#actors.unobserveDeep(this.#onEvents);
  }

  readonly #onEvents = (events: Events, { origin }: Y.Transaction): void => {
    const ids = events.flatMap(actorsIn);
    for (const id of ids) this.#touches.set(id, (this.#touches.get(id) ?? new Set()).add(origin));
    if (ids.length > 0) this.#onTouch();
  };
}

/** The actors whose fate an event tells: not those that are only renamed. */
function actorsIn({ path: [id], keys }: Y.YEvent<Y.AbstractType<unknown>>): readonly string[] {
  if (id === undefined) return [...keys.keys()];
  return keys.has('mergedInto') || keys.has('deleted') ? [String(id)] : [];
}
