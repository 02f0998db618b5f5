/** Actions apart from their tree: each with its number and the rank of its axis, for tables that group them otherwise. */
import { noRank } from './deployment.ts';
import type { NumberedAction, Outline } from './outline.ts';

export interface RankedAction extends NumberedAction {
  /** Rank of the axis from 0: its hue. */
  readonly rank: number;
}

const known = new WeakMap<Outline, readonly RankedAction[]>();

/** Every action once, in reading order, those « À classer » last. Computed once per outline. */
export function rankedActions(outline: Outline): readonly RankedAction[] {
  const actions = known.get(outline) ?? rank(outline);
  known.set(outline, actions);
  return actions;
}

function rank({ axes, unfiled }: Outline): readonly RankedAction[] {
  const ranked = (actions: readonly NumberedAction[], of: number): readonly RankedAction[] =>
    actions.map(entry => ({ ...entry, rank: of }));
  return [
    ...axes.flatMap(axis => [
      ...ranked(axis.actions, axis.rank),
      ...axis.orientations.flatMap(({ actions }) => ranked(actions, axis.rank)),
    ]),
    ...unfiled.orientations.flatMap(({ actions }) => ranked(actions, noRank)),
    ...ranked(unfiled.actions, noRank),
  ];
}
