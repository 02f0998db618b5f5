/** The items of a plan by what their numbers are to be compared with: axes, orientations, actions. */
import type { ItemId, PlanSnapshot } from '../../model.ts';
import { outlineOf } from '../outline.ts';
import { allActions } from './finding.ts';

export interface Numbered {
  readonly id: ItemId;
  readonly number: string | null;
}

/** Items that are numbered together, in reading order, and the territory's word for one of them. */
export interface NumberedScope {
  readonly word: string;
  readonly entries: readonly Numbered[];
}

/** « 1.2 » is one orientation in the whole plan; « a » and « 2 » begin again under each axis. */
export function numberedScopes(plan: PlanSnapshot): readonly NumberedScope[] {
  const { vocabulary, orientationStyle } = plan.territory;
  const { axes } = outlineOf(plan);
  const byAxis = axes.map(({ orientations }) =>
    orientations.map(({ orientation, number }) => ({ id: orientation.id, number })),
  );
  const orientations = orientationStyle === 'path' ? [byAxis.flat()] : byAxis;
  return [
    { word: vocabulary.axis, entries: axes.map(({ axis, number }) => ({ id: axis.id, number })) },
    ...orientations.map(entries => ({ word: vocabulary.orientation, entries })),
    {
      word: vocabulary.action,
      entries: allActions(plan).map(({ action, number }) => ({ id: action.id, number })),
    },
  ];
}
