/** The documents that a plan may be printed as: what each is called, and whether the plan has anything to put in it. */
import { type PlanSnapshot, yearsOf } from '../model.ts';
import { plural } from '../words.ts';

export const planDocumentIds = ['themes', 'outline', 'deployment', 'sheets', 'annexes'] as const;
export type PlanDocumentId = (typeof planDocumentIds)[number];

export interface PlanDocument {
  readonly id: PlanDocumentId;
  /** « Le plan par thématiques » */
  readonly title: string;
  /** For the name of its file: « par thématiques » */
  readonly fileWord: string;
  /** The plan says nothing that would be in it. */
  readonly isEmpty: boolean;
}

/** All of them, in the order in which a convention has them. */
export function planDocuments(plan: PlanSnapshot): readonly PlanDocument[] {
  const { themes, axes, orientations, actions, annexes, territory } = plan;
  const { axis, orientation } = territory.vocabulary;
  const byLevel = `par ${pluralOf(axis)}${orientations.length > 0 ? ` et ${pluralOf(orientation)}` : ''}`;
  const hasNoAction = actions.length === 0;
  const { facilities, competences, governance, cooperation, evaluation } = annexes;
  const hasTime =
    yearsOf(territory.period).length > 0 || actions.some(({ sheet }) => sheet.deadline.length > 0);
  const rows = [facilities, competences, governance, cooperation, evaluation];
  return [
    {
      id: 'themes',
      title: 'Le plan par thématiques',
      fileWord: 'par thématiques',
      isEmpty: hasNoAction || themes.length === 0,
    },
    {
      id: 'outline',
      title: `Le plan ${byLevel}`,
      fileWord: byLevel,
      isEmpty: hasNoAction && axes.length + orientations.length === 0,
    },
    {
      id: 'deployment',
      title: 'Le déploiement',
      fileWord: 'déploiement',
      isEmpty: hasNoAction || !hasTime,
    },
    { id: 'sheets', title: 'Les fiches actions', fileWord: 'fiches actions', isEmpty: hasNoAction },
    {
      id: 'annexes',
      title: 'Équipements, champs d’intervention, gouvernance, coopération et évaluation',
      fileWord: 'annexes',
      isEmpty: rows.every(({ length }) => length === 0),
    },
  ];
}

function pluralOf(word: string): string {
  return plural(word.toLocaleLowerCase('fr'));
}
