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

/** An actor takes over a year that is everyone's. A group is marked member by member. */
export function toggleMark(pen: PlanPen, action: ItemId, year: number, actor: ActorId | '*'): void {
  const marks = pen.nested(action, 'marks');
  const members = actor === everyoneKey ? [everyone] : membersOf(actor, pen);
  if (!marks || !isMarkYear(year) || members.length === 0) return;
  const keys = members.map(names => markKeys(year, names));
  const takesOver = actor !== everyoneKey && hasAny(marks, markKeys(year, everyone));
  const on = takesOver || !keys.every(names => hasAny(marks, names));
  pen.gestures.make(() => {
    if (takesOver) writeMember(marks, markKeys(year, everyone), false);
    for (const names of keys) writeMember(marks, names, on);
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
  const members = membersOf(actor, pen);
  // A group may be named itself, from before it had members.
  setMembers(pen, action, role, on ? members : [pen.reader.trail.namesOf(actor), ...members], on);
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

/** The names of those an actor stands for: its own, or those of a group's members. None when it is deleted. */
function membersOf(actor: ActorId, { reader, snapshot }: PlanPen): readonly Names[] {
  const { trail } = reader;
  const known = snapshot.actors.find(({ id }) => id === trail.resolve(actor));
  const ids = known ? standFor(known, snapshot.actors).map(({ id }) => id) : [actor];
  return ids.map(id => trail.namesOf(id)).filter(names => names.length > 0);
}

export function namesIn({ everyone: isAll, actors }: Mark, pen: PlanPen): readonly Names[] {
  return [...(isAll ? [everyone] : []), ...actors.flatMap(actor => membersOf(actor, pen))];
}

/** Makes a year's mark exactly this one, leaving alone the keys that already say so. */
export function writeMark(marks: Y.Map<unknown>, year: number, wanted: readonly Names[]): void {
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
