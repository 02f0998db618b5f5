/** What people have noted as contradictory in the documents of their plan (« Désaccord : … ») and is still to be settled. */
import type { PlanSnapshot } from '../../model.ts';
import { allActions, type Finding, finding, itemPlace } from './finding.ts';

export function notedDisagreements(plan: PlanSnapshot): readonly Finding[] {
  const actions = new Map(allActions(plan).map(({ action, number }) => [number, action.id]));
  return plan.annexes.notes.flatMap(note => {
    const [, text] = /^désaccord\s*:\s*(.+)$/is.exec(note.text) ?? [];
    if (text === undefined) return [];
    const [, number = null] = /^(?:action|fiche) (\d[\d.]*\d|\d)/i.exec(text) ?? [];
    const action = number === null ? undefined : actions.get(number);
    const places = action === undefined ? [] : [itemPlace(action)];
    return finding('noted-disagreement', sentence(text), ...places, {
      is: 'annex',
      annex: 'notes',
      row: note.id,
    });
  });
}

function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
