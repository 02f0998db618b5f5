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

  constructor(roots: Roots) {
    this.#roots = roots;
    this.refresh();
  }

  refresh(): void {
    const { actors, themes, meta } = this.#roots;
    const directory = readDirectory(actors);
    this.trail = directory.trail;
    for (const { id, label } of directory.actors) this.actors.set(id, label);
    for (const { id, name } of readThemes(themes)) this.themes.set(id, name);
    for (const { id, name } of readSections(meta)) this.sections.set(id, name);
  }
}
