/** A reading told in few words, for tests to compare. */
import type { PlanReading } from '../../../../shared/formats/tables/plan-reading.ts';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';

type Action = TerritoryFile['actions'][number];

/** « 1 Parentalité > a Soutenir » */
export function tree({ axes }: TerritoryFile): readonly string[] {
  return axes.map(axis => [label(axis), ...axis.orientations.map(one => `> ${label(one)}`)].join(' '));
}

function label({ number, title }: { readonly number: string | null; readonly title: string }): string {
  return number === null ? title : `${number} ${title}`;
}

/** Year → `*` for everyone, else the labels of those it is planned for. */
export function marks(file: TerritoryFile, action: Action): string {
  const labels = new Map(file.actors.map(actor => [actor.id, actor.label]));
  return Object.entries(action.deployment)
    .map(([year, mark]) => `${year}:${mark === 'all' ? '*' : mark.map(id => labels.get(id)).join('+')}`)
    .join(' ');
}

export function people(file: TerritoryFile, ids: readonly string[]): readonly (string | undefined)[] {
  return ids.map(id => file.actors.find(actor => actor.id === id)?.label);
}

export function kinds({ actors }: TerritoryFile): Readonly<Record<string, string>> {
  return Object.fromEntries(actors.map(({ label: name, kind }) => [name, kind]));
}

/** Number, title, and where it is. */
export function places({ axes, actions }: TerritoryFile): readonly string[] {
  const levels = new Map<string | null, string>(
    axes.flatMap(axis => [
      [axis.id, label(axis)] as const,
      ...axis.orientations.map(one => [one.id, label(one)] as const),
    ]),
  );
  return actions.map(({ number, title, axis, orientation }) =>
    [number ?? '–', title, `@ ${levels.get(axis) ?? '–'}`, `> ${levels.get(orientation) ?? '–'}`].join(' '),
  );
}

/** « 12D message » */
export function doubts({ warnings }: PlanReading): readonly string[] {
  return warnings.map(({ row, column, message }) => `${row ?? ''}${column ?? ''} ${message}`.trim());
}
