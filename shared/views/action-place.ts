/** Where an action stands for its fiche: what it is under, and which ones are before and after it in reading order. */
import type { Action, ItemId } from '../model.ts';
import { actionsInOrder, itemName, type Outline } from './outline.ts';

export interface ActionPlace {
  readonly action: Action;
  readonly number: string | null;
  /** Of its axis, for the hue; -1 under none. */
  readonly rank: number;
  /** Names of its axis and of its orientation, as far as it has them. */
  readonly above: readonly string[];
  /** From 1. */
  readonly position: number;
  readonly count: number;
  readonly previous: ItemId | null;
  readonly next: ItemId | null;
}

export function findAction(outline: Outline, id: ItemId): ActionPlace | undefined {
  const all = actionsInOrder(outline);
  const index = all.findIndex(({ action }) => action.id === id);
  const found = all[index];
  return (
    found && {
      ...found,
      ...placeOf(outline, id),
      position: index + 1,
      count: all.length,
      previous: all[index - 1]?.action.id ?? null,
      next: all[index + 1]?.action.id ?? null,
    }
  );
}

function placeOf({ axes, unfiled }: Outline, id: ItemId): Pick<ActionPlace, 'rank' | 'above'> {
  const isIt = ({ action }: { readonly action: Action }): boolean => action.id === id;
  for (const { axis, number, rank, actions, orientations } of axes) {
    const name = itemName(number, axis.title);
    if (actions.some(isIt)) return { rank, above: [name] };
    const holder = orientations.find(entry => entry.actions.some(isIt));
    if (holder) return { rank, above: [name, itemName(holder.number, holder.orientation.title)] };
  }
  const loose = unfiled.orientations.find(entry => entry.actions.some(isIt));
  return { rank: -1, above: ['À classer', ...(loose ? [itemName(null, loose.orientation.title)] : [])] };
}
