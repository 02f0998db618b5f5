/** « cf » references to an orientation that is not in the plan any more. */
import type { PlanSnapshot } from '../../model.ts';
import { allActions, callAction, type Finding, finding, itemPlace } from './finding.ts';

export function lostReferences(plan: PlanSnapshot): readonly Finding[] {
  const orientations = new Set(plan.orientations.map(({ id }) => id));
  return allActions(plan)
    .filter(({ action }) => action.alsoUnder.some(id => !orientations.has(id)))
    .map(entry =>
      finding(
        'lost-reference',
        `${callAction(plan, entry)} : renvoi vers une place qui n’est plus dans le plan.`,
        itemPlace(entry.action.id),
      ),
    );
}
