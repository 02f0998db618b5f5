/** Actors and themes of a file under other ids. */
import type { TerritoryFile } from '../territory-schema.ts';

type FileAction = TerritoryFile['actions'][number];
type FileActor = TerritoryFile['actors'][number];

export function renamed(
  action: FileAction,
  actor: (id: string) => string,
  theme: (id: string) => string,
): FileAction {
  const all = (ids: readonly string[]): string[] => [...new Set(ids.map(actor))];
  return {
    ...action,
    themes: [...new Set(action.themes.map(theme))],
    pilots: all(action.pilots),
    porteurs: all(action.porteurs),
    ...(action.partners && { partners: all(action.partners) }),
    deployment: Object.fromEntries(
      Object.entries(action.deployment).map(([year, mark]) => [year, mark === 'all' ? mark : all(mark)]),
    ),
  };
}

export function withMembers({ members = [], ...actor }: FileActor, name: (id: string) => string): FileActor {
  const present = [...new Set(members.map(name))].filter(id => id !== actor.id);
  return present.length > 0 ? { ...actor, members: present } : actor;
}
