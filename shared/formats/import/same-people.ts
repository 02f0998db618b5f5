/**
 * Who of a plan's people a file means, when it names them by ids of its own: « caf » is another Caf in each territory.
 */
import { foldName } from '../../actor-names.ts';
import type { Actor } from '../../model.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { renamed, withMembers } from './renaming.ts';

type Named = Pick<Actor, 'name' | 'label'> & { readonly aliases?: readonly string[] | undefined };

/** Ids that plans give are drawn at random: such a one is of one person, by whatever name. */
const madeByPlan = /^[\da-f]{32}$/;

/** The file with the plan's id for whoever the plan knows by name, and an id that the plan does not have for the others. */
export function withPeopleOf(file: TerritoryFile, actors: readonly Actor[]): TerritoryFile {
  if (actors.length === 0) return file;
  const ids = idsIn(file, actors);
  const id = (of: string): string => ids.get(of) ?? of;
  return {
    ...file,
    actors: file.actors.map(actor => withMembers({ ...actor, id: id(actor.id) }, id)),
    actions: file.actions.map(action => renamed(action, id, theme => theme)),
  };
}

function idsIn(file: TerritoryFile, actors: readonly Actor[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const known = new Set<string>(actors.map(({ id }) => id));
  const give = (of: string, id: string): void => {
    ids.set(of, id);
    taken.add(id);
  };
  for (const { id, ...names } of file.actors)
    if (actors.some(actor => actor.id === id && (madeByPlan.test(id) || isNamedAs(actor, names))))
      give(id, id);
  for (const { id, ...names } of file.actors) {
    if (ids.has(id)) continue;
    const [same, ...others] = actors.filter(actor => !taken.has(actor.id) && isNamedAs(actor, names));
    if (same && others.length === 0) give(id, same.id);
  }
  const own = new Set(file.actors.map(({ id }) => id));
  for (const { id } of file.actors) {
    if (ids.has(id) || !known.has(id)) continue;
    let count = 2;
    while (known.has(`${id}-${count}`) || own.has(`${id}-${count}`)) count++;
    ids.set(id, `${id}-${count}`);
  }
  return ids;
}

/** The full name of one is among the names of the other: « Caf », which many are called for short, tells nobody apart. */
function isNamedAs(one: Named, other: Named): boolean {
  return namesOf(one).has(foldName(other.name)) || namesOf(other).has(foldName(one.name));
}

function namesOf({ name, label, aliases = [] }: Named): ReadonlySet<string> {
  return new Set([name, label, ...aliases].map(foldName));
}
