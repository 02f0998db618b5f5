/** Who the people of a file are, once somebody has said otherwise than the file was read. */
import { sameName } from '../../actor-names.ts';
import type { Actor, Theme } from '../../model.ts';
import { actorsNear } from '../../views/actor-duplicates.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { renamed, withMembers } from './renaming.ts';

type FileActor = TerritoryFile['actors'][number];

/** What a file is read into: nothing yet, or a plan with its own actors and themes. */
export interface ImportHost {
  readonly actors: readonly Actor[];
  readonly themes: readonly Theme[];
}

/**
 * The file with its actors and themes under the ids that the plan gives them.
 * @param people actor of the file → the one it is, of the file or of the plan
 */
export function alignFile(
  file: TerritoryFile,
  host: ImportHost,
  people: ReadonlyMap<string, string>,
): TerritoryFile {
  const themes = themeIds(file, host.themes);
  const actor = (id: string): string => people.get(id) ?? id;
  const actors = file.actors.filter(({ id }) => actor(id) === id);
  const cited = new Set(people.values());
  const joined = host.actors
    .filter(({ id }) => cited.has(id) && actors.every(known => known.id !== id))
    .map(ofPlan);
  return {
    ...file,
    actors: [...actors.map(one => withAliases(one, file, people)), ...joined].map(one =>
      withMembers(one, actor),
    ),
    themes: file.themes.map(({ id, name }) => ({ id: themes.get(id) ?? id, name })),
    actions: file.actions.map(action => renamed(action, actor, id => themes.get(id) ?? id)),
  };
}

/** Actors of a file that the plan does not know, each with the one whose name was probably meant. */
export function likelySlips(
  people: readonly FileActor[],
  actors: readonly Actor[],
): ReadonlyMap<string, Actor> {
  const slips = new Map<string, Actor>();
  for (const { id, name } of people) {
    if (actors.some(actor => actor.id === id)) continue;
    const [meant, ...others] = actorsNear(name, actors);
    if (meant && others.length === 0) slips.set(id, meant);
  }
  return slips;
}

/** Those of the plan by their names; the others under ids that no theme of the plan has. */
function themeIds(file: TerritoryFile, themes: readonly Theme[]): ReadonlyMap<string, string> {
  return new Map(
    file.themes.map(({ id, name }) => {
      const known = themes.find(theme => sameName(theme.name, name));
      return [id, known?.id ?? (themes.some(theme => theme.id === id) ? `${id}-bis` : id)];
    }),
  );
}

/** What somebody was called is another name of who they are: the next file is understood by itself. */
function withAliases(
  actor: FileActor,
  { actors }: TerritoryFile,
  people: ReadonlyMap<string, string>,
): FileActor {
  const same = actors.filter(({ id }) => id !== actor.id && people.get(id) === actor.id);
  const known = [actor.name, actor.label, actor.short, ...(actor.aliases ?? [])];
  const names = same.flatMap(({ name, label, aliases = [] }) => [name, label, ...aliases]);
  const aliases = [...(actor.aliases ?? [])];
  for (const name of names)
    if (![...known, ...aliases].some(other => sameName(other, name))) aliases.push(name);
  return aliases.length > 0 ? { ...actor, aliases } : actor;
}

function ofPlan({ id, name, short, label, kind, aliases }: Actor): FileActor {
  return { id, name, short, label, kind, ...(aliases.length > 0 && { aliases: [...aliases] }) };
}
