/** Boxes of a fiche left empty that most of the others fill. A box that few fill is a choice, and is not spoken of. */
import type { Action, PlanSnapshot } from '../../model.ts';
import { countOf, quote } from '../../words.ts';
import { allActions, callAction, type Finding, finding, itemPlace, listed } from './finding.ts';

export function emptySections(plan: PlanSnapshot): readonly Finding[] {
  const { actions } = plan;
  const expected = plan.territory.sections.filter(({ id, isHidden }) => {
    const filled = actions.filter(action => isFilled(action, id)).length;
    return !isHidden && filled >= 2 && filled * 4 >= actions.length * 3;
  });
  if (expected.length === 0) return blankFiches(plan);
  return allActions(plan).flatMap(entry => {
    const empty = expected.filter(({ id }) => !isFilled(entry.action, id));
    if (empty.length === 0) return [];
    const names = listed(empty.map(({ name }) => quote(name)));
    const text = `${callAction(plan, entry)} : rien dans ${names}.`;
    return finding('empty-sections', text, itemPlace(entry.action.id));
  });
}

/** Where some fiches are begun, those that are not, told together: not to have written one yet contradicts nothing. */
function blankFiches(plan: PlanSnapshot): readonly Finding[] {
  const all = allActions(plan);
  const blank = all.filter(({ action }) => isBlank(action));
  if (blank.length === 0 || blank.length === all.length) return [];
  const count = countOf(blank.length, plan.territory.vocabulary.action);
  const text = `${count} sur ${all.length} ${blank.length < 2 ? 'a' : 'ont'} une fiche encore vide.`;
  return [finding('empty-sections', text, ...blank.map(({ action }) => itemPlace(action.id)))];
}

function isBlank({ sheet }: Action): boolean {
  return Object.values(sheet).every(lines => lines.every(line => line.trim() === ''));
}

/** Partners may be said by their names alone. */
function isFilled({ sheet, partners }: Action, section: string): boolean {
  const lines = sheet[section] ?? [];
  return lines.some(line => line.trim() !== '') || (section === 'partners' && partners.length > 0);
}
