/** « Tous » in the deployment of an action that only one carries: the grid then says another thing than the porteurs. */
import type { Action, Actor, PlanSnapshot } from '../../model.ts';
import { communesIn, standFor } from '../actor-groups.ts';
import { allActions, callAction, type Finding, finding } from './finding.ts';

export function everyoneForOne(plan: PlanSnapshot): readonly Finding[] {
  if (communesIn(plan.actors).length < 2) return [];
  return allActions(plan).flatMap(entry => {
    const { action } = entry;
    const one =
      Object.values(action.marks).some(({ everyone }) => everyone) && onlyPorteur(action, plan.actors);
    if (!one) return [];
    const text = `${callAction(plan, entry)} : « tous » dans le déploiement, pour ${one}.`;
    return finding('everyone-for-one', text, { is: 'marks', action: action.id });
  });
}

/** The Caf beside one commune does not make it everyone: « tous » is said of communes. */
function onlyPorteur({ porteurs }: Action, actors: readonly Actor[]): string | undefined {
  const named = actors.filter(({ id }) => porteurs.includes(id));
  const known = [...new Set(named.flatMap(actor => standFor(actor, actors)))];
  const communes = communesIn(known);
  const [first, ...others] = communes.length > 0 ? communes : known;
  if (!first || others.length > 0) return undefined;
  return `${known.length === 1 ? 'un seul porteur' : 'une seule commune'} : ${first.label}`;
}
