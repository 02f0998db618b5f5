/** Actions that lack what the others have: said for each one, or once when most of the plan lacks it. */
import { type Action, isPlanned, type PlanSnapshot } from '../../model.ts';
import { countOf } from '../../words.ts';
import { lacksTheme } from '../by-theme.ts';
import { allActions, callAction, type Finding, finding, itemPlace, type RuleId } from './finding.ts';

export function actionsWithoutPilot(plan: PlanSnapshot): readonly Finding[] {
  return lacking(plan, 'no-pilot', 'pilote', ({ pilots }) => pilots.length > 0);
}

export function actionsWithoutPorteur(plan: PlanSnapshot): readonly Finding[] {
  return lacking(plan, 'no-porteur', 'porteur', ({ porteurs }) => porteurs.length > 0);
}

export function actionsWithoutTheme(plan: PlanSnapshot): readonly Finding[] {
  if (plan.themes.length === 0) return [];
  return lacking(plan, 'no-theme', 'thématique', action => !lacksTheme(action, plan.themes));
}

/** A plan without a period has no years to choose among: that is another rule's. */
export function actionsWithoutYear(plan: PlanSnapshot): readonly Finding[] {
  if (plan.territory.period.from === null) return [];
  return lacking(plan, 'no-year', 'année planifiée', ({ marks }) => Object.values(marks).some(isPlanned));
}

/** Where a plan has no orientations, its actions stand under axes. An action cited elsewhere has a place there. */
export function actionsWithoutOrientation(plan: PlanSnapshot): readonly Finding[] {
  const { vocabulary } = plan.territory;
  const hasOrientations = plan.orientations.length > 0;
  const parents = new Set((hasOrientations ? plan.orientations : plan.axes).map(({ id }) => id));
  if (parents.size === 0) return [];
  const word = (hasOrientations ? vocabulary.orientation : vocabulary.axis).toLocaleLowerCase('fr');
  const stands = ({ place, alsoUnder }: Action): boolean =>
    (place.parent !== null && parents.has(place.parent)) || alsoUnder.some(id => parents.has(id));
  return lacking(plan, 'no-orientation', word, stands);
}

function lacking(
  plan: PlanSnapshot,
  rule: RuleId,
  what: string,
  has: (action: Action) => boolean,
): readonly Finding[] {
  const all = allActions(plan);
  const without = all.filter(({ action }) => !has(action));
  if (without.length === 0) return [];
  if (without.length === all.length) return [finding(rule, `Tout le plan est sans ${what}.`)];
  if (without.length * 2 > all.length) {
    const text = `${countOf(without.length, plan.territory.vocabulary.action)} sur ${all.length} sont sans ${what}.`;
    return [finding(rule, text, ...without.map(({ action }) => itemPlace(action.id)))];
  }
  return without.map(entry =>
    finding(rule, `${callAction(plan, entry)} : sans ${what}.`, itemPlace(entry.action.id)),
  );
}
