/** Axes, orientations and themes under which there is no action. */
import type { Axis, Orientation, PlanSnapshot } from '../../model.ts';
import { quote } from '../../words.ts';
import { outlineOf, shownTitle } from '../outline.ts';
import { type Finding, finding, itemPlace } from './finding.ts';

/** In a plan that has no action yet, it is said once. An axis without action is not said again of its orientations. */
export function emptyBranches(plan: PlanSnapshot): readonly Finding[] {
  const { axes, unfiled } = outlineOf(plan);
  if (axes.length === 0) return [];
  const word = plan.territory.vocabulary.action.toLocaleLowerCase('fr');
  if (plan.actions.length === 0) return [finding('no-action', `Le plan est encore sans ${word}.`)];
  const cited = new Set(plan.actions.flatMap(({ alsoUnder }) => alsoUnder));
  const emptyOf = (orientations: typeof unfiled.orientations) =>
    orientations.filter(({ orientation, actions }) => actions.length === 0 && !cited.has(orientation.id));
  const empty = axes.flatMap(({ axis, count, orientations }): readonly (Axis | Orientation)[] => {
    const none = emptyOf(orientations);
    const isEmpty = count === 0 && none.length === orientations.length;
    return isEmpty ? [axis] : none.map(({ orientation }) => orientation);
  });
  const loose = emptyOf(unfiled.orientations).map(({ orientation }) => orientation);
  return [...empty, ...loose].map(({ id, title }) =>
    finding('empty-branch', `${quote(shownTitle(title))} : sans ${word}.`, itemPlace(id)),
  );
}

/** Where no action has a theme, that is said of the actions. */
export function themesWithoutAction({ themes, actions, territory }: PlanSnapshot): readonly Finding[] {
  const word = territory.vocabulary.action.toLocaleLowerCase('fr');
  const used = new Set(actions.flatMap(action => action.themes));
  if (used.size === 0) return [];
  return themes
    .filter(({ id }) => !used.has(id))
    .map(({ id, name }) =>
      finding('unused-theme', `${quote(name)} : sans ${word}.`, {
        is: 'theme',
        theme: id,
      }),
    );
}
