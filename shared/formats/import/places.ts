/** Actions that a table has elsewhere than the plan has them: an import moves those alone that people say. */
import type { PlanSnapshot } from '../../model.ts';
import { outlineOf } from '../../views/outline.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { isSameLevel } from './likeness.ts';
import type { ImportMatch } from './matches.ts';

export interface PlacedElsewhere {
  readonly match: ImportMatch;
  /** Title of what it is under in the plan; null for what is under nothing. */
  readonly from: string | null;
  /** Title of what it is under in the table. */
  readonly under: string;
}

interface Level {
  readonly number: string | null;
  readonly title: string;
}

interface Place {
  readonly axis: Level | null;
  readonly orientation: Level | null;
}

/** Those whose axis or orientation is another one in the file; where it says none, it says nothing. */
export function placedElsewhere(
  file: TerritoryFile,
  matches: readonly ImportMatch[],
  plan: PlanSnapshot,
): readonly PlacedElsewhere[] {
  const present = placesIn(plan);
  return matches.flatMap(match => {
    const told = placeIn(file, match.incoming);
    const under = told.orientation ?? told.axis;
    const { axis, orientation } = present.get(match.existing.id) ?? { axis: null, orientation: null };
    const isElsewhere = isOther(told.axis, axis) || isOther(told.orientation, orientation);
    const from = (orientation ?? axis)?.title ?? null;
    return under && isElsewhere ? [{ match, from, under: under.title }] : [];
  });
}

function isOther(told: Level | null, present: Level | null): boolean {
  return told !== null && (present === null || !isSameLevel(told, present));
}

function placeIn({ axes }: TerritoryFile, { axis, orientation }: ImportMatch['incoming']): Place {
  const holder = axes.find(({ id, orientations }) =>
    orientation === null ? id === axis : orientations.some(own => own.id === orientation),
  );
  return {
    axis: holder ?? null,
    orientation: holder?.orientations.find(({ id }) => id === orientation) ?? null,
  };
}

function placesIn(plan: PlanSnapshot): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { axis: own, number, actions, orientations } of outlineOf(plan).axes) {
    const axis = { number, title: own.title };
    for (const { action } of actions) places.set(action.id, { axis, orientation: null });
    for (const entry of orientations)
      for (const { action } of entry.actions)
        places.set(action.id, {
          axis,
          orientation: { number: entry.number, title: entry.orientation.title },
        });
  }
  return places;
}
