/** « Acteurs », « Thématiques », the axes with their orientations, the sections of the fiches. */
import { kindNames } from '../../actor-names.ts';
import { ACTOR_HUES } from '../../model.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { sectionsIn } from '../territory-sheet.ts';
import { asInCell, printLines, sumOf } from './cell-text.ts';
import { actorFill, axisFill } from './palette.ts';
import type { Printed } from './printed.ts';
import { cell, type Table } from './table.ts';

export const yesNo = ['oui', 'non'] as const;

export function actorsTable(
  { actors }: TerritoryFile,
  printed: Printed,
  hues: ReadonlyMap<string, number>,
): Table {
  return {
    kind: 'actors',
    name: 'Acteurs',
    columns: [
      { key: 'name', header: 'Nom', width: 40, look: 'title' },
      { key: 'short', header: 'Abréviation', width: 13, look: 'code' },
      { key: 'label', header: 'Nom court', width: 26, look: 'code' },
      { key: 'kind', header: 'Nature', width: 16, look: 'code', choices: Object.values(kindNames) },
      { key: 'aliases', header: 'Autres noms', width: 34, look: 'code' },
      { key: 'members', header: 'Réunit', width: 34, look: 'code' },
      {
        key: 'color',
        header: `Couleur (1 à ${ACTOR_HUES})`,
        width: 12,
        look: 'number',
        choices: Array.from({ length: ACTOR_HUES }, (_, hue) => String(hue + 1)),
      },
    ],
    rows: actors.map(({ id, name, short, label, kind, aliases = [], members = [], color }) => {
      const group = printed.actors(members);
      return {
        record: {
          id,
          printed: sumOf(printed.actors([id])),
          ...(members.length > 0 && { members, sums: { members: sumOf(asInCell(group)) } }),
        },
        cells: [
          cell(name),
          cell(short, actorFill(hues.get(id) ?? 0)),
          cell(label),
          cell(kindNames[kind]),
          cell(printLines(aliases)),
          cell(group),
          cell(color ?? null),
        ],
      };
    }),
    frozen: 1,
    spare: 50,
  };
}

export function themesTable({ themes }: TerritoryFile): Table {
  return {
    kind: 'themes',
    name: 'Thématiques',
    columns: [{ key: 'name', header: 'Thématique', width: 60, look: 'title' }],
    rows: themes.map(({ id, name }) => ({ record: { id }, cells: [cell(name)] })),
    frozen: 0,
  };
}

export function structureTable({ territory, axes }: TerritoryFile): Table {
  const { axis: axisWord, orientation: orientationWord } = territory.vocabulary;
  return {
    kind: 'structure',
    name: 'Structure',
    columns: [
      { key: 'level', header: 'Niveau', width: 18, look: 'code' },
      { key: 'number', header: 'N°', width: 10, look: 'code' },
      { key: 'title', header: 'Intitulé', width: 90, look: 'title' },
    ],
    rows: axes.flatMap(({ orientations, ...axis }, rank) => [
      {
        record: { id: axis.id, level: 'axis' },
        cells: [axisWord, axis.number, axis.title].map(text => cell(text, axisFill(rank))),
      },
      ...orientations.map(({ id, number, title }) => ({
        record: { id, level: 'orientation' },
        cells: [orientationWord, number, title].map(text => cell(text)),
      })),
    ]),
    frozen: 0,
    legend: [`Chaque ${orientationWord.toLocaleLowerCase('fr')} appartient au niveau qui la précède.`],
  };
}

export function sectionsTable(file: TerritoryFile): Table {
  return {
    kind: 'sections',
    name: 'Rubriques',
    columns: [
      { key: 'name', header: 'Rubrique des fiches', width: 50, look: 'title' },
      { key: 'hidden', header: 'Masquée', width: 12, look: 'code', choices: yesNo },
    ],
    rows: sectionsIn(file).map(({ id, name, isHidden }, row) => ({
      record: {
        id,
        row,
        // Those that the plan's own texts give are not told by its file.
        ...(!file.territory.sections && { isDefault: true, sum: sumOf(`${asInCell(name)} ${isHidden}`) }),
      },
      cells: [cell(name), cell(isHidden ? 'oui' : 'non')],
    })),
    frozen: 0,
  };
}
