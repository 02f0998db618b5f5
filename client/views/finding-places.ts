/** Where a finding leads: how the place is called, and its address. */
import type { ItemId, PlanSnapshot, RowId } from '../../shared/model.ts';
import type { Where } from '../../shared/views/check/finding.ts';
import { nameOf, outlineOf, shortName, shownTitle } from '../../shared/views/outline.ts';
import { pathOf, withParams } from '../router.ts';

export interface FindingPlace {
  readonly name: string;
  /** What it is called where one sees where it is. */
  readonly title: string;
  readonly href: string;
}

export function findingPlace(where: Where, plan: PlanSnapshot, territory: string): FindingPlace {
  const place = placeOf(where, plan, territory);
  const items = [...plan.axes, ...plan.orientations, ...plan.actions];
  const item = where.is === 'item' ? items.find(({ id }) => id === where.item) : undefined;
  return { ...place, title: item ? shownTitle(item.title) : place.name };
}

function placeOf(where: Where, plan: PlanSnapshot, territory: string): Omit<FindingPlace, 'title'> {
  const to = (id: string): string => withParams('', { vers: id });
  switch (where.is) {
    case 'item':
      return { name: nameOfItem(where.item, plan), href: pathOf(territory, 'plan', to(where.item)) };
    case 'marks':
      return {
        name: nameOfItem(where.action, plan),
        href: pathOf(territory, 'deploiement', to(where.action)),
      };
    case 'actor':
      return {
        name: plan.actors.find(({ id }) => id === where.actor)?.label ?? '',
        href: pathOf(territory, 'annuaire', to(where.actor)),
      };
    case 'theme':
      return {
        name: plan.themes.find(({ id }) => id === where.theme)?.name ?? '',
        href: pathOf(territory, 'territoire', to('themes')),
      };
    case 'period':
      return { name: 'Période de la convention', href: pathOf(territory, 'territoire', to('period')) };
    case 'annex':
      return { name: nameOfRow(where, plan), href: pathOf(territory, 'territoire', to(where.row)) };
  }
}

/** Orientations are often numbered under their axis alone, and two may have one title. */
function nameOfItem(id: ItemId, plan: PlanSnapshot): string {
  const outline = outlineOf(plan);
  const name = nameOf(outline, id) ?? '';
  const above = outline.axes.find(({ orientations }) =>
    orientations.some(({ orientation }) => orientation.id === id),
  );
  if (!above) return name;
  return `${shortName(plan.territory.vocabulary.axis, above.number, above.axis.title)} › ${name}`;
}

function nameOfRow({ annex, row }: Where & { is: 'annex' }, { annexes }: PlanSnapshot): string {
  const isIt = ({ id }: { readonly id: RowId }): boolean => id === row;
  switch (annex) {
    case 'keyFigures':
      return `Chiffre clé : ${annexes.keyFigures.find(isIt)?.label ?? ''}`;
    case 'governance':
      return `Gouvernance : ${annexes.governance.find(isIt)?.name ?? ''}`;
    case 'evaluation':
      return `Question évaluative : ${annexes.evaluation.find(isIt)?.question ?? ''}`;
    case 'notes':
      return 'Note des annexes';
    case 'cooperation':
      return 'Schéma de coopération';
    case 'competences':
      return 'Champs d’intervention';
    case 'facilities':
      return 'Équipements';
  }
}
