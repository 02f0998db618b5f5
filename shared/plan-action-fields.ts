/** What an action of a territory file holds, as the shared types it is born with. */
import type * as Y from 'yjs';
import type { TerritoryFile } from './formats/territory-schema.ts';
import { linesIn, richIn } from './formats/territory-sheet.ts';
import { everyoneKey, markKey, orderedSet, sectionFragment, sheetMap, textOf } from './plan-doc.ts';
import { firstOrders } from './plan-order.ts';
import { richFragment } from './plan-rich.ts';

type FileAction = TerritoryFile['actions'][number];

const sets = ['alsoUnder', 'themes', 'pilots', 'porteurs', 'partners'] as const;

/**
 * All of an entry but its place.
 * @param own ids of the sections that the territory has added
 */
export function actionFields(action: FileAction, own: readonly string[]): Readonly<Record<string, unknown>> {
  // What is in a section that fiches no more have is shown all the same, and must not be lost.
  const sections = [...new Set([...own, ...Object.keys(action.ownSheet ?? {})])];
  return {
    kind: 'action',
    title: textOf(action.title),
    ...Object.fromEntries(sets.map(key => [key, setOf(action[key] ?? [])])),
    marks: setOf(marksOf(action.deployment)),
    sheet: sheetMap(sections, fragmentsOf(action)),
    ...(action.kind !== null && { origin: action.kind }),
  };
}

export function setOf(ids: readonly string[]): Y.Map<unknown> {
  return orderedSet(ids, firstOrders(ids.length));
}

function fragmentsOf(action: FileAction): ReadonlyMap<string, Y.XmlFragment> {
  return new Map(
    Object.entries(linesIn(action)).map(([id, lines]) => {
      const rich = richIn(action, id);
      return [id, rich ? richFragment(rich) : sectionFragment(id, lines)];
    }),
  );
}

function marksOf(deployment: FileAction['deployment']): string[] {
  return Object.entries(deployment).flatMap(([year, mark]) =>
    mark === 'all' ? [markKey(year, everyoneKey)] : mark.map(actor => markKey(year, actor)),
  );
}
