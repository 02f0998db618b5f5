/** What people are told of an import that was made, and of one that was taken back. */
import type { Plan } from '../shared/plan.ts';
import { type ImportOutcome, type ImportUndone, PlanImports } from '../shared/plan-imports.ts';
import { nameOf, outlineOf } from '../shared/views/outline.ts';
import { countOf, quote } from '../shared/words.ts';
import type { News } from './controllers/plan-news.ts';
import type { Session } from './session.ts';

/** How many of what was kept are named. */
const NAMED = 2;

export function tellImport({ added, replaced, moved }: ImportOutcome, { snapshot }: Plan): string {
  const word = snapshot.territory.vocabulary.action;
  const told = [
    ...(added > 0 || replaced + moved === 0 ? [`${countOf(added, word)} en plus`] : []),
    ...(replaced > 0 ? [`${countOf(replaced, word)} ${replaced < 2 ? 'mise' : 'mises'} à jour`] : []),
    ...(moved > 0 ? [`${countOf(moved, word)} ${moved < 2 ? 'déplacée' : 'déplacées'}`] : []),
  ];
  return `Import fait : ${told.join(', ')}.`;
}

export function takeImportBack(session: Session | undefined, tell: (news: News) => void): void {
  const { mayEdit, role, plan } = session ?? {};
  if (!mayEdit || role !== 'coordinator' || !plan) {
    tell({ text: 'Le plan ne se modifie pas pour le moment : l’import reste à annuler.' });
    return;
  }
  const undone = plan.extend(PlanImports).takeBack();
  if (!undone) {
    tell({ text: 'Il n’y a plus d’import à annuler.' });
    return;
  }
  const gesture = plan.gestures;
  tell({
    text: describe(undone, plan),
    action: 'Rétablir',
    onAction: () => {
      if (plan.gestures !== gesture || !plan.undo())
        tell({ text: 'Le plan a changé depuis : retrouvez ce qui a été retiré dans la corbeille.' });
    },
  });
}

function describe({ removed, restored, kept }: ImportUndone, { snapshot }: Plan): string {
  const word = snapshot.territory.vocabulary.action;
  const done = [
    ...(removed > 0 || restored === 0
      ? [`${countOf(removed, word)} ${removed < 2 ? 'retirée' : 'retirées'}`]
      : []),
    ...(restored > 0 ? ['ce qui avait été remplacé ou déplacé est revenu'] : []),
  ];
  const text = `L’import est annulé : ${done.join(', et ')}.`;
  if (kept.length === 0) return text;
  const names = kept.slice(0, NAMED).flatMap(id => nameOf(outlineOf(snapshot), id) ?? []);
  const rest = kept.length - names.length;
  const told = [
    ...names.map(name => quote(name.length > 40 ? `${name.slice(0, 39)}…` : name)),
    ...(rest > 0 ? [`${rest} de plus`] : []),
  ];
  return `${text} Gardé, car modifié depuis : ${told.join(', ')}.`;
}
