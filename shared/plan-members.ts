/**
 * Commands on who takes part in an action, and in which year. An actor may be named under several ids: its own, and those
 * of the duplicates merged into it.
 */
import type * as Y from 'yjs';
import type { ActionRole, ActorId, CellMark, ItemId, Mark } from './model.ts';
import { everyoneKey, isMarkYear, markKey } from './plan-doc.ts';
import type { PlanPen } from './plan-pen.ts';
import { has, include } from './plan-write.ts';
import { standFor } from './views/actor-groups.ts';

/** Every name under which a set may hold one member, its own first. None for an actor that is deleted. */
export type Names = readonly string[];

const everyone: Names = [everyoneKey];

/** An actor takes over a year that is everyone's. */
export function toggleMark(pen: PlanPen, action: ItemId, year: number, actor: ActorId | '*'): void {
  const marks = pen.nested(action, 'marks');
  const names = actor === everyoneKey ? everyone : pen.reader.trail.namesOf(actor);
  if (!marks || !isMarkYear(year) || names.length === 0) return;
  const takesOver = names !== everyone && hasAny(marks, markKeys(year, everyone));
  pen.gestures.make(() => {
    if (takesOver) writeMember(marks, markKeys(year, everyone), false);
    const keys = markKeys(year, names);
    writeMember(marks, keys, takesOver || !hasAny(marks, keys));
  });
}

export function setMarks(pen: PlanPen, changes: readonly CellMark[]): void {
  pen.gestures.make(() => {
    for (const { action, year, mark } of changes) {
      const marks = pen.nested(action, 'marks');
      if (marks && isMarkYear(year)) writeMark(marks, year, namesIn(mark, pen));
    }
  });
}

export function setActor(pen: PlanPen, action: ItemId, role: ActionRole, actor: ActorId, on: boolean): void {
  const { trail } = pen.reader;
  const { actors } = pen.snapshot;
  const known = actors.find(({ id }) => id === trail.resolve(actor));
  const members = known ? standFor(known, actors).map(({ id }) => id) : [];
  const wanted = on && known ? members : [actor, ...members];
  const names = [...new Set(wanted)].map(id => trail.namesOf(id));
  setMembers(pen, action, role, names, on);
}

export function setMembers(
  pen: PlanPen,
  action: ItemId,
  field: ActionRole | 'themes' | 'alsoUnder',
  members: readonly Names[],
  on: boolean,
): void {
  const set = pen.nested(action, field);
  const changes = set ? members.filter(names => names.length > 0 && hasAny(set, names) !== on) : [];
  if (!set || changes.length === 0) return;
  pen.gestures.make(() => {
    for (const names of changes) writeMember(set, names, on);
  });
}

function namesIn(mark: Mark, { reader }: PlanPen): readonly Names[] {
  return [...(mark.everyone ? [everyone] : []), ...mark.actors.map(actor => reader.trail.namesOf(actor))];
}

/** Makes a year's mark exactly this one, leaving alone the keys that already say so. */
function writeMark(marks: Y.Map<unknown>, year: number, wanted: readonly Names[]): void {
  const members = wanted.map(names => markKeys(year, names));
  for (const key of [...marks.keys()])
    if (key.startsWith(`${year}/`) && !members.some(keys => keys.includes(key))) marks.delete(key);
  for (const keys of members) writeMember(marks, keys, true);
}

function markKeys(year: number, names: Names): Names {
  return names.map(name => markKey(year, name));
}

/** Adds a member under its own name, or takes it out under all of them. */
export function writeMember(set: Y.Map<unknown>, names: Names, on: boolean): void {
  if (!on) for (const name of names) set.delete(name);
  else if (names[0] !== undefined && !hasAny(set, names)) include(set, names[0]);
}

export function hasAny(set: Y.Map<unknown>, names: Names): boolean {
  return names.some(name => has(set, name));
}
