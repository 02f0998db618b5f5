/** Axes and orientations of a file beside those of a plan: the same by what they are called. */
import type { Action, ItemId, PlanSnapshot } from '../../model.ts';
import { outlineOf } from '../../views/outline.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import type { FileAction } from './fields.ts';
import { isSameLevel } from './likeness.ts';

/** The file's ids → the plan's, for those that the plan has. */
export function knownLevels({ axes }: TerritoryFile, plan: PlanSnapshot): ReadonlyMap<string, ItemId> {
  const present = outlineOf(plan).axes;
  const known = new Map<string, ItemId>();
  for (const axis of axes) {
    const host = present.find(entry => isSameLevel({ number: entry.number, title: entry.axis.title }, axis));
    if (!host) continue;
    known.set(axis.id, host.axis.id);
    for (const orientation of axis.orientations) {
      const own = host.orientations.find(entry =>
        isSameLevel({ number: entry.number, title: entry.orientation.title }, orientation),
      );
      if (own) known.set(orientation.id, own.orientation.id);
    }
  }
  return known;
}

/**
 * The orientations that are to cite an action of the plan as a file has it, which stays where it stands: it is not cited
 * there, and a citation where the file has it stays. None when the file says none.
 * @param levels the file's ids → the plan's
 */
export function citationsIn(
  { alsoUnder, orientation }: FileAction,
  { alsoUnder: present, place }: Action,
  levels: ReadonlyMap<string, string>,
): readonly string[] {
  if (alsoUnder.length === 0) return [];
  const told = alsoUnder.map(id => levels.get(id) ?? id);
  const main = levels.get(orientation ?? '');
  const kept = present.filter(id => id === main);
  return [...new Set<string>([...told, ...kept])].filter(id => id !== place.parent);
}
