/** The annexes as the page of the territory shows them: their names, and the columns of each. */
import type { Actor } from '../../shared/model.ts';
import type { RowKind } from '../../shared/row-cells.ts';
import type { Column } from '../elements/annex-table.ts';

export interface AnnexSheet {
  readonly kind: RowKind;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly lead: string;
  readonly addText: string;
  readonly columns: (actors: readonly Actor[]) => readonly Column[];
}

const communesOf = (actors: readonly Actor[]): readonly Actor[] =>
  actors.filter(({ kind }) => kind === 'commune');

const optionsOf = (actors: readonly Actor[]): readonly { readonly value: string; readonly text: string }[] =>
  actors.map(({ id, label }) => ({ value: id, text: label }));

/** In the order of the official annexes. */
export const annexSheets: readonly AnnexSheet[] = [
  {
    kind: 'facility',
    title: 'Équipements',
    lead: 'Les structures et services de chaque commune.',
    addText: 'Ajouter un équipement',
    columns: () => [
      { is: 'line', label: 'Type', cell: 'kind', isShort: true },
      { is: 'line', label: 'Nom', cell: 'name' },
      { is: 'line', label: 'Adresse', cell: 'address' },
    ],
  },
  {
    kind: 'competence',
    title: 'Champs d’intervention',
    lead: 'Qui exerce quoi : cochez les communes concernées.',
    addText: 'Ajouter un champ',
    columns: actors => [
      { is: 'line', label: 'Domaine', cell: 'category', isShort: true },
      { is: 'line', label: 'Champ d’intervention', cell: 'label' },
      ...communesOf(actors).map(({ id, label }) => ({
        is: 'tick' as const,
        label,
        name: label,
        commune: id,
      })),
    ],
  },
  {
    kind: 'governance',
    title: 'Gouvernance',
    lead: 'Les instances qui pilotent et suivent la convention. Une mission ou un membre par ligne.',
    addText: 'Ajouter une instance',
    columns: () => [
      { is: 'line', label: 'Instance', cell: 'name', isShort: true },
      { is: 'list', label: 'Missions', cell: 'missions' },
      { is: 'list', label: 'Membres', cell: 'members' },
      { is: 'text', label: 'Réunions', cell: 'meetings', isShort: true },
    ],
  },
  {
    kind: 'cooperation',
    title: 'Schéma de coopération',
    lead: 'Les postes qui font vivre la convention, en équivalents temps plein (ETP), et qui mène les actions communes.',
    addText: 'Ajouter un acteur',
    columns: actors => [
      { is: 'choice', label: 'Acteur', cell: 'actor', options: optionsOf(actors) },
      { is: 'roles', label: 'Fonctions' },
      { is: 'list', label: 'Missions', cell: 'duties' },
    ],
  },
  {
    kind: 'evaluation',
    title: 'Questions évaluatives',
    lead: 'Ce que l’évaluation devra dire, et à quoi on le verra. Un indicateur par ligne.',
    addText: 'Ajouter une question',
    columns: () => [
      { is: 'text', label: 'Question', cell: 'question' },
      { is: 'list', label: 'Indicateurs', cell: 'indicators' },
    ],
  },
  {
    kind: 'keyFigure',
    title: 'Chiffres clés',
    lead: 'Les repères du diagnostic.',
    addText: 'Ajouter un chiffre',
    columns: () => [
      { is: 'line', label: 'Indicateur', cell: 'label' },
      { is: 'measure', label: 'Valeur', cell: 'value', measure: 'number' },
      { is: 'line', label: 'Unité', cell: 'unit', isShort: true },
      { is: 'measure', label: 'Année', cell: 'year', measure: 'year' },
    ],
  },
  {
    kind: 'note',
    title: 'Notes',
    lead: 'Ce qu’il faut savoir pour lire ce plan : contradictions des documents, choix faits en les recopiant.',
    addText: 'Ajouter une note',
    columns: () => [{ is: 'text', label: 'Note', cell: 'text' }],
  },
];

/** For a facility whose commune is not one of the actors any more. */
export function communeColumn(actors: readonly Actor[]): Column {
  return { is: 'choice', label: 'Commune', cell: 'commune', options: optionsOf(communesOf(actors)) };
}

const columns = new WeakMap<readonly Actor[], Map<RowKind, readonly Column[]>>();

/** Made once for one list of actors, so that a table is drawn again only when it changes. */
export function columnsOf(sheet: AnnexSheet, actors: readonly Actor[]): readonly Column[] {
  const known = columns.get(actors) ?? new Map<RowKind, readonly Column[]>();
  columns.set(actors, known);
  const made = known.get(sheet.kind) ?? sheet.columns(actors);
  known.set(sheet.kind, made);
  return made;
}
