/** Where an item goes when it is moved by one step: the keyboard's way to drag. */
import type { ItemId } from '../model.ts';
import { destinationsFor } from './destinations.ts';
import { findItem, type Outline } from './outline.ts';

export const steps = ['up', 'down', 'in', 'out'] as const;
/** Before the one above, after the one below, into the level under, out to the level over. */
export type Step = (typeof steps)[number];

/** Where an item is to stand: before a sibling, or last under its parent. */
export interface Spot {
  readonly parent: ItemId | null;
  readonly before: ItemId | null;
}

/** @param outline what is in sight: a step that changed nothing to see would look like a fault */
export function stepFrom(outline: Outline, id: ItemId, step: Step): Spot | undefined {
  const kind = findItem(outline, id)?.item.kind;
  if (!kind) return undefined;
  if (step === 'in' || step === 'out') return kind === 'action' ? acrossLevels(outline, id, step) : undefined;
  const places = destinationsFor(outline, kind).map(({ parent, siblings }) => ({
    parent,
    ids: siblings.map(sibling => sibling.id),
  }));
  const at = places.findIndex(({ ids }) => ids.includes(id));
  const place = places[at];
  // What is « À classer » stands after all the others.
  if (!place) return step === 'up' ? endOf(places.at(-1)) : undefined;
  const index = place.ids.indexOf(id);
  const { parent, ids } = place;
  if (step === 'up') return index > 0 ? { parent, before: ids[index - 1] ?? null } : endOf(places[at - 1]);
  if (index < ids.length - 1) return { parent, before: ids[index + 2] ?? null };
  const next = places[at + 1];
  return next && { parent: next.parent, before: next.ids[0] ?? null };
}

function endOf(place: { readonly parent: ItemId | null } | undefined): Spot | undefined {
  return place && { parent: place.parent, before: null };
}

/** An action goes from its axis into the orientation that follows it there, and back. */
function acrossLevels({ axes }: Outline, id: ItemId, step: 'in' | 'out'): Spot | undefined {
  for (const { axis, actions, orientations } of axes) {
    const [first] = orientations;
    if (step === 'in' && first && actions.some(({ action }) => action.id === id))
      return { parent: first.orientation.id, before: first.actions[0]?.action.id ?? null };
    if (step === 'out' && orientations.some(entry => entry.actions.some(({ action }) => action.id === id)))
      return { parent: axis.id, before: null };
  }
  return undefined;
}
