/** Boxes of a fiche left empty that most of the others fill. A box that few fill is a choice, and is not spoken of. */
import type { Action, PlanSnapshot } from '../../model.ts';
import { quote } from '../../words.ts';
import { allActions, callAction, type Finding, finding, itemPlace, listed } from './finding.ts';

export function emptySections(plan: PlanSnapshot): readonly Finding[] {
  const { actions } = plan;
  const expected = plan.territory.sections.filter(({ id, isHidden }) => {
    const filled = actions.filter(action => isFilled(action, id)).length;
    return !isHidden && filled >= 2 && filled * 4 >= actions.length * 3;
  });
  return allActions(plan).flatMap(entry => {
    const empty = expected.filter(({ id }) => !isFilled(entry.action, id));
    if (empty.length === 0) return [];
    const names = listed(empty.map(({ name }) => quote(name)));
    const text = `${callAction(plan, entry)} : rien dans ${names}.`;
    return finding('empty-sections', text, itemPlace(entry.action.id));
  });
}

/** Partners may be said by their names alone. */
function isFilled({ sheet, partners }: Action, section: string): boolean {
  const lines = sheet[section] ?? [];
  return lines.some(line => line.trim() !== '') || (section === 'partners' && partners.length > 0);
}
