/** The deployment grid: its rows, the bars each cell shows, and the totals of each year. */

import {
  type Action,
  type Actor,
  type ActorId,
  type Axis,
  type ItemId,
  isPlanned,
  type Mark,
  markAt,
  type Orientation,
} from '../model.ts';
import { communesIn, standFor } from './actor-groups.ts';
import type { NumberedAction, Outline } from './outline.ts';

export type DeploymentRow =
  | { readonly is: 'axis'; readonly axis: Axis; readonly number: string | null; readonly rank: number }
  | {
      readonly is: 'orientation';
      readonly orientation: Orientation;
      readonly number: string | null;
      readonly rank: number;
    }
  | { readonly is: 'unfiled' }
  /** An action that stands in another row, cited under an orientation. */
  | {
      readonly is: 'cited';
      readonly action: Action;
      readonly number: string | null;
      readonly rank: number;
      readonly orientation: ItemId;
    }
  | { readonly is: 'action'; readonly action: Action; readonly number: string | null; readonly rank: number };

/** A stretch of one cell: everyone's (`'*'`) or one actor's lane. It joins its neighbours unless it starts or ends. */
export interface Bar {
  readonly actor: ActorId | '*';
  /** False keeps the lane empty here so that the others stay aligned. */
  readonly on: boolean;
  readonly starts: boolean;
  readonly ends: boolean;
}

/** Rank given to rows that belong to no axis. */
export const noRank = -1;

/** Rows in reading order: each axis, its orientations, their actions; « À classer » last when there is any. */
export function deploymentRows(outline: Outline): readonly DeploymentRow[] {
  const rows: DeploymentRow[] = [];
  const addActions = (actions: readonly NumberedAction[], rank: number) => {
    for (const { action, number } of actions) rows.push({ is: 'action', action, number, rank });
  };
  for (const { axis, number, rank, actions, orientations } of outline.axes) {
    rows.push({ is: 'axis', axis, number, rank });
    addActions(actions, rank);
    for (const entry of orientations) {
      const { orientation } = entry;
      if (entry.actions.length === 0 && entry.cited.length === 0) continue;
      rows.push({ is: 'orientation', orientation, number: entry.number, rank });
      addActions(entry.actions, rank);
      for (const { action, number: cited } of entry.cited)
        rows.push({ is: 'cited', action, number: cited, rank, orientation: orientation.id });
    }
  }
  const { orientations, actions } = outline.unfiled;
  const unfiled = [...orientations.flatMap(entry => entry.actions), ...actions];
  if (unfiled.length > 0) {
    rows.push({ is: 'unfiled' });
    addActions(unfiled, noRank);
  }
  return rows;
}

/**
 * The bars of each year of an action. A year for everyone is one full bar; the others have one lane for each
 * actor that is marked by name anywhere in the action, in the actors' order.
 */
export function barsOf(
  action: Action,
  years: readonly number[],
  actors: readonly Actor[],
): readonly (readonly Bar[])[] {
  const marks = years.map(year => markAt(action, year));
  const named = new Set(marks.flatMap(mark => (mark.everyone ? [] : mark.actors)));
  const lanes = actors.filter(actor => named.has(actor.id)).map(actor => actor.id);
  const everyone = (index: number) => marks[index]?.everyone === true;
  const byName = (index: number, actor: ActorId) =>
    !everyone(index) && marks[index]?.actors.includes(actor) === true;
  return marks.map((mark, index) => {
    if (mark.everyone)
      return [{ actor: '*', on: true, starts: !everyone(index - 1), ends: !everyone(index + 1) }];
    return lanes.map(actor => ({
      actor,
      on: byName(index, actor),
      starts: !byName(index - 1, actor),
      ends: !byName(index + 1, actor),
    }));
  });
}

const lists = new Intl.ListFormat('fr');

/** Those a mark names, as one says it: « Les Pennes et Septèmes ». Empty when it names nobody. */
export function namesIn(mark: Mark, actors: readonly Actor[]): string {
  return lists.format(actors.filter(({ id }) => mark.actors.includes(id)).map(({ label }) => label));
}

/** How many actions are planned in each year. */
export function yearTotals(actions: readonly Action[], years: readonly number[]): readonly number[] {
  return years.map(year => actions.filter(action => isPlanned(markAt(action, year))).length);
}

/** Whom « Qui ? » offers: the action's porteurs first, those of a group one by one, then the communes, each once. */
export function candidates(action: Action, actors: readonly Actor[]): readonly Actor[] {
  const byId = new Map<ActorId, Actor>(actors.map(actor => [actor.id, actor]));
  const porteurs = action.porteurs
    .flatMap(id => byId.get(id) ?? [])
    .flatMap(actor => standFor(actor, actors));
  return [...new Set([...porteurs, ...communesIn(actors)])];
}
