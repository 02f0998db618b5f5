/** Whom each actor's id stands for now: duplicates are merged into others, and those that are deleted stand for nobody. */
import type { Action, ActorId, Marks } from './model.ts';

/** What an actor's record says of its fate. */
export interface ActorFate {
  readonly id: ActorId;
  readonly mergedInto: ActorId | undefined;
  /** When it is deleted: the ids it had then. */
  readonly deletedNames: readonly string[] | undefined;
}

export class ActorTrail {
  /** Nobody is merged or deleted: every id stands for itself. */
  readonly isPlain: boolean;
  /** Actors by the ids that stand for them, each its own first. */
  readonly #names = new Map<ActorId, readonly ActorId[]>();
  readonly #actors = new Map<ActorId, ActorId>();
  readonly #gone: ReadonlySet<ActorId>;

  constructor(fates: readonly ActorFate[] = []) {
    this.isPlain = fates.every(({ mergedInto, deletedNames }) => !mergedInto && !deletedNames);
    const byId = new Map(fates.map(fate => [fate.id, fate]));
    for (const { id } of fates) {
      const actor = endOf(id, byId);
      this.#actors.set(id, actor);
      const names = this.#names.get(actor) ?? [actor];
      this.#names.set(actor, id === actor ? names : [...names, id]);
    }
    this.#gone = new Set(
      [...this.#names].filter(([id, names]) => isGone(names, byId.get(id))).map(([id]) => id),
    );
  }

  /** The actor of this id, whatever became of it; an id nobody knows stands for itself. Undefined when it is deleted. */
  resolve(id: ActorId): ActorId | undefined {
    const actor = this.#actors.get(id) ?? id;
    return this.#gone.has(actor) ? undefined : actor;
  }

  /** Every id under which documents may name an actor, its own first; none when it is deleted. */
  namesOf(id: ActorId): readonly ActorId[] {
    const actor = this.resolve(id);
    return actor === undefined ? [] : this.everyNameOf(actor);
  }

  /** The same, for one that may be deleted. */
  everyNameOf(id: ActorId): readonly ActorId[] {
    return this.#names.get(this.#actors.get(id) ?? id) ?? [id];
  }

  /** The actors these ids stand for, each once. */
  present(ids: readonly ActorId[]): readonly ActorId[] {
    return [...new Set(ids.flatMap(id => this.resolve(id) ?? []))];
  }
}

/** An action naming actors as they are now. */
export function withPresentActors(action: Action, trail: ActorTrail): Action {
  const marks: Record<string, Marks[string]> = {};
  for (const [year, { everyone, actors }] of Object.entries(action.marks)) {
    const present = trail.present(actors);
    if (everyone || present.length > 0) marks[year] = { everyone, actors: present };
  }
  return {
    ...action,
    pilots: trail.present(action.pilots),
    porteurs: trail.present(action.porteurs),
    partners: trail.present(action.partners),
    marks,
  };
}

/**
 * Where the chain of mergers ends. Two people who merge two actors into each other at once make a circle: everyone then
 * sees the one of the lowest id.
 */
function endOf(start: ActorId, fates: ReadonlyMap<ActorId, ActorFate>): ActorId {
  const path = [start];
  for (let id = nextOf(start, fates); id !== undefined; id = nextOf(id, fates)) {
    const again = path.indexOf(id);
    if (again >= 0) return path.slice(again).sort()[0] ?? start;
    path.push(id);
  }
  return path.at(-1) ?? start;
}

/** A record that is not there leads nowhere: what it names would be lost. */
function nextOf(id: ActorId, fates: ReadonlyMap<ActorId, ActorFate>): ActorId | undefined {
  const next = fates.get(id)?.mergedInto;
  return next !== undefined && fates.has(next) ? next : undefined;
}

/** An actor into which somebody was merging another one meanwhile stays: nobody has agreed to delete that one. */
function isGone(names: readonly ActorId[], fate: ActorFate | undefined): boolean {
  return (
    fate?.deletedNames !== undefined && names.every(id => id === fate.id || fate.deletedNames?.includes(id))
  );
}
