/** How a plan's items and people are told on paper. */
import {
  type Action,
  type ActionRole,
  type Actor,
  isPlanned,
  markAt,
  type PlanSnapshot,
  yearsOf,
} from '../../model.ts';
import { actionYears } from '../../views/action-years.ts';
import { type NumberedAction, shownTitle } from '../../views/outline.ts';

/** « Enjeu 1 – L’adaptation de l’offre »; the title alone when there is no number. */
export function printedName(word: string, number: string | null, title: string): string {
  return number === null ? shownTitle(title) : `${word} ${number} – ${shownTitle(title)}`;
}

/** « Caf, Les Pennes, Septèmes », in the order of the action. */
export function peopleOf(action: Action, role: ActionRole, actors: readonly Actor[]): string {
  return action[role].flatMap(id => actors.find(actor => actor.id === id)?.label ?? []).join(', ');
}

export function themesOf(action: Action, { themes }: PlanSnapshot): string {
  return themes
    .filter(({ id }) => action.themes.includes(id))
    .map(({ name }) => name)
    .join(', ');
}

/** What a territory calls a section; undefined when its fiches do not have it. */
export function sectionName({ territory, actions }: PlanSnapshot, id: string): string | undefined {
  const section = territory.sections.find(known => known.id === id);
  const isWritten = actions.some(({ sheet }) => (sheet[id] ?? []).length > 0);
  return section && (!section.isHidden || isWritten) ? section.name : undefined;
}

/** By number where numbers run through the plan, as conventions have it; as the plan is built elsewhere. */
export function inPrintedOrder<T extends NumberedAction>(
  actions: readonly T[],
  { territory }: PlanSnapshot,
): readonly T[] {
  if (territory.numbering !== 'continuous') return actions;
  const rank = ({ number }: T): number => Number.parseInt(number ?? '', 10) || Infinity;
  return actions.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** What the fiche says of time where no year does. */
export function deadlineOf(action: Action, years: readonly number[]): string {
  return years.some(year => isPlanned(markAt(action, year))) ? '' : action.sheet.deadline.join('\n');
}

/** The years of an action, or what its fiche says instead. */
export function whenOf(action: Action, { territory, actors }: PlanSnapshot): string {
  const years = yearsOf(territory.period);
  return actionYears(action, years, actors) || deadlineOf(action, years);
}
