/** Commands on the themes of a plan. */
import * as Y from 'yjs';
import { sameName, tidyName } from './actor-names.ts';
import { type ThemeId, themeId } from './model.ts';
import type { PlanPen } from './plan-pen.ts';
import { isDeleted } from './plan-values.ts';
import { append, applyMoves, findMoves } from './plan-write.ts';

export class PlanThemes {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /** @returns the new theme's id, or that of the theme which already has this name */
  add(name: string): ThemeId {
    const label = tidyName(name);
    const known = this.#pen.snapshot.themes.find(theme => sameName(theme.name, label));
    if (known) return known.id;
    const id = this.#pen.newId();
    this.#pen.create(() => append(this.#pen.roots.themes, id, { name: label }));
    return themeId(id);
  }

  /** A theme keeps the name it has rather than none. */
  rename(id: ThemeId, name: string): void {
    const theme = this.#theme(id);
    const label = name.trim().toWellFormed();
    if (!theme || label === '' || theme.get('name') === label) return;
    this.#pen.gestures.goOn(`rename ${id}`, () => theme.set('name', label));
  }

  /** Actions that have the theme keep it out of sight: they have it again when it is restored. */
  delete(id: ThemeId): void {
    const theme = this.#theme(id);
    if (theme) this.#pen.gestures.make(() => theme.set('deleted', this.#pen.now()));
  }

  restore(id: ThemeId): void {
    const theme = this.#known(id);
    if (theme && isDeleted(theme)) this.#pen.gestures.make(() => theme.delete('deleted'));
  }

  /** Puts a theme just before another, or last. */
  move(id: ThemeId, before: ThemeId | null): void {
    const { themes } = this.#pen.roots;
    const moves = this.#theme(id) ? findMoves(themes, id, before) : [];
    if (moves.length > 0) this.#pen.gestures.make(() => applyMoves(themes, moves));
  }

  #known(id: ThemeId): Y.Map<unknown> | undefined {
    const theme = this.#pen.roots.themes.get(id);
    return theme instanceof Y.Map ? theme : undefined;
  }

  #theme(id: ThemeId): Y.Map<unknown> | undefined {
    const theme = this.#known(id);
    return theme && !isDeleted(theme) ? theme : undefined;
  }
}
