/** How the workbook prints what its records cite: actors, themes, axes, orientations. */
import { actionRoles } from '../../model.ts';
import type { TerritoryFile } from '../territory-schema.ts';

export type FileAction = TerritoryFile['actions'][number];
type FileActor = TerritoryFile['actors'][number];

const between = ', ';

export class Printed {
  readonly #actors: ReadonlyMap<string, string>;
  readonly #shorts: ReadonlyMap<string, string>;
  readonly #themes: ReadonlyMap<string, string>;
  readonly #levels: ReadonlyMap<string, string>;

  constructor({ actors, themes, axes }: TerritoryFile) {
    this.#actors = new Map(actors.map(actor => [actor.id, actorName(actor, actors)]));
    this.#shorts = new Map(actors.map(({ id, short }) => [id, short]));
    this.#themes = new Map(themes.map(({ id, name }) => [id, name]));
    this.#levels = new Map(
      axes.flatMap(axis => [axis, ...axis.orientations]).map(level => [level.id, levelName(level)]),
    );
  }

  actors(ids: readonly string[]): string {
    return ids.flatMap(id => this.#actors.get(id) ?? []).join(between);
  }

  themes(ids: readonly string[]): string {
    return ids.flatMap(id => this.#themes.get(id) ?? []).join(between);
  }

  /** An axis or an orientation: « 1.2 – Soutenir les parents ». */
  level(id: string | null): string {
    return (id !== null && this.#levels.get(id)) || '';
  }

  levels(ids: readonly string[]): string {
    return ids.map(id => this.level(id)).join('\n');
  }

  /** `X`, `x(L, S)`, as conventions print it. */
  mark(mark: 'all' | readonly string[] | undefined): string {
    if (mark === undefined) return '';
    return mark === 'all' ? 'X' : `x(${mark.flatMap(id => this.#shorts.get(id) ?? []).join(between)})`;
  }
}

/** Two actors may have one label: they are then told by their whole names. */
function actorName({ name, label, short }: FileActor, actors: readonly FileActor[]): string {
  if (actors.filter(other => other.label === label).length === 1) return label;
  return actors.filter(other => other.name === name).length === 1 ? name : `${name} (${short})`;
}

export function levelName({ number, title }: { number: string | null; title: string }): string {
  return number === null ? title : `${number} – ${title}`;
}

/** Years of the period, and those that an action is planned for outside it. */
export function yearsIn({ territory: { period }, actions }: TerritoryFile): readonly number[] {
  const years = new Set(actions.flatMap(({ deployment }) => Object.keys(deployment).map(Number)));
  if (period.from !== null && period.to !== null)
    for (let year = period.from; year <= period.to; year++) years.add(year);
  return [...years].sort((one, other) => one - other);
}

/** Under its axis and orientation; « À classer » last. Where numbers run through the plan, they give the order. */
export function inSheetOrder({ territory, axes, actions }: TerritoryFile): readonly FileAction[] {
  if (territory.numbering === 'continuous') return actions;
  const places = axes.flatMap(axis => [axis.id, ...axis.orientations.map(({ id }) => id)]);
  const rank = ({ axis, orientation }: FileAction): number => {
    const place = places.indexOf(orientation ?? axis ?? '');
    return place < 0 ? places.length : place;
  };
  return actions.toSorted((one, other) => rank(one) - rank(other));
}

/** Those in the roles of an action, for its record. */
export function peopleIn(action: FileAction): Record<string, readonly string[]> {
  return Object.fromEntries(
    actionRoles.flatMap(role => {
      const ids = action[role] ?? [];
      return ids.length > 0 ? [[role, ids]] : [];
    }),
  );
}
