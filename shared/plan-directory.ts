/** Commands on the directory of a plan: its actors. */
import { sameName, shortFor, tidyName } from './actor-names.ts';
import { type ActorId, type ActorKind, actorId } from './model.ts';
import type { PlanPen } from './plan-pen.ts';
import { append } from './plan-write.ts';

export class PlanDirectory {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /** @returns the new actor's id, or that of the actor who already has this name */
  addActor(name: string, kind: ActorKind): ActorId {
    const label = tidyName(name);
    const { actors } = this.#pen.snapshot;
    const known = actors.find(actor => sameName(actor.name, label) || sameName(actor.label, label));
    if (known) return known.id;
    const id = this.#pen.newId();
    const actor = { name: label, short: shortFor(label, actors), label, kind };
    this.#pen.create(() => append(this.#pen.roots.actors, id, actor));
    return actorId(id);
  }
}
