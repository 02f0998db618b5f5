/** Commands on the directory of a plan: its actors and its themes. */
import { sameName, shortFor, tidyName } from './actor-names.ts';
import { type ActorId, type ActorKind, actorId, type ThemeId, themeId } from './model.ts';
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

  addTheme(name: string): ThemeId {
    const label = tidyName(name);
    const known = this.#pen.snapshot.themes.find(theme => sameName(theme.name, label));
    if (known) return known.id;
    const id = this.#pen.newId();
    this.#pen.create(() => append(this.#pen.roots.themes, id, { name: label }));
    return themeId(id);
  }
}
