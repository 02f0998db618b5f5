/** What actors, themes and sections are called, and what those that are gone were called last. */
import { ActorTrail } from './actor-trail.ts';
import type { Roots } from './plan-doc.ts';
import { readThemes } from './plan-read.ts';
import { readDirectory } from './plan-read-actors.ts';
import { readSections } from './plan-sections.ts';

export class PlanNames {
  readonly #roots: Roots;
  readonly actors = new Map<string, string>();
  readonly themes = new Map<string, string>();
  readonly sections = new Map<string, string>();

  /** Whom the ids of actors stand for now. */
  trail = new ActorTrail();
  #isStale = true;

  constructor(roots: Roots) {
    this.#roots = roots;
    this.refresh();
    for (const root of this.#watched) root.observeDeep(this.#onEvents);
  }

  destroy(): void {
    for (const root of this.#watched) root.unobserveDeep(this.#onEvents);
  }

  get #watched(): readonly (Roots['actors'] | Roots['meta'])[] {
    const { actors, themes, meta } = this.#roots;
    return [actors, themes, meta];
  }

  readonly #onEvents = (): void => {
    this.#isStale = true;
  };

  refresh(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    const { actors, themes, meta } = this.#roots;
    const directory = readDirectory(actors);
    this.trail = directory.trail;
    for (const { id, label } of directory.actors) this.actors.set(id, label);
    for (const { id, name } of readThemes(themes)) this.themes.set(id, name);
    for (const { id, name } of readSections(meta)) this.sections.set(id, name);
  }
}
