/** The annexes of a plan, a sheet for each. */
import type { TerritoryFile } from '../territory-schema.ts';
import { asInCell, printLines, sumOf } from './cell-text.ts';
import type { Printed } from './printed.ts';
import { cell, type Table, type TableRow } from './table.ts';

export const communeColumn = (id: string): string => `commune:${id}`;

export function annexTables(file: TerritoryFile, printed: Printed): readonly Table[] {
  return [
    facilities(file, printed),
    competences(file),
    governance(file),
    cooperation(file, printed),
    evaluation(file),
    figures(file),
    notes(file),
  ];
}

function facilities({ facilities: all }: TerritoryFile, printed: Printed): Table {
  return {
    kind: 'facilities',
    name: 'Équipements',
    columns: [
      { key: 'commune', header: 'Commune', width: 28, look: 'code' },
      { key: 'type', header: 'Type', width: 30, look: 'code' },
      { key: 'name', header: 'Nom', width: 44, look: 'title' },
      { key: 'address', header: 'Adresse', width: 48, look: 'code' },
    ],
    rows: all.map(({ commune, kind, name, address }) => ({
      record: citing('commune', commune, printed),
      cells: [cell(printed.actors(commune === null ? [] : [commune])), cell(kind), cell(name), cell(address)],
    })),
    frozen: 1,
  };
}

/** A column for each commune, and for whoever else is cited. */
function competences({ actors, competences: all }: TerritoryFile): Table {
  const cited = new Set(all.flatMap(({ communes }) => communes));
  const communes = actors.filter(
    ({ id, kind, members = [] }) => cited.has(id) || (kind === 'commune' && members.length === 0),
  );
  return {
    kind: 'competences',
    name: 'Champs d’intervention',
    columns: [
      { key: 'category', header: 'Domaine', width: 30, look: 'code' },
      { key: 'label', header: 'Champ d’intervention', width: 50, look: 'title' },
      ...communes.map(
        ({ id, label }) => ({ key: communeColumn(id), header: label, width: 16, look: 'mark' }) as const,
      ),
    ],
    rows: all.map(row => ({
      record: { communes: row.communes },
      cells: [
        cell(row.category),
        cell(row.label),
        ...communes.map(({ id }) => cell(row.communes.includes(id) ? 'X' : '')),
      ],
    })),
    frozen: 2,
  };
}

function governance({ governance: all }: TerritoryFile): Table {
  return {
    kind: 'governance',
    name: 'Gouvernance',
    columns: [
      { key: 'name', header: 'Instance', width: 30, look: 'title' },
      { key: 'missions', header: 'Missions', width: 60, look: 'text' },
      { key: 'members', header: 'Membres', width: 50, look: 'text' },
      { key: 'meetings', header: 'Réunions', width: 26, look: 'text' },
    ],
    rows: all.map(({ name, missions, members, meetings }) => ({
      record: {},
      cells: [cell(name), cell(printLines(missions)), cell(printLines(members)), cell(meetings)],
    })),
    frozen: 1,
  };
}

/** A row for each function of an actor; the first one says who, and the duties. */
function cooperation({ cooperation: all }: TerritoryFile, printed: Printed): Table {
  return {
    kind: 'cooperation',
    name: 'Coopération',
    columns: [
      { key: 'actor', header: 'Acteur', width: 30, look: 'code' },
      { key: 'role', header: 'Fonction', width: 44, look: 'title' },
      { key: 'fte', header: 'ETP', width: 8, look: 'number' },
      { key: 'duties', header: 'Missions', width: 70, look: 'text' },
    ],
    rows: all.flatMap(({ actor, roles, duties }): readonly TableRow[] => {
      const [first, ...others] = roles;
      return [
        {
          record: { ...citing('actor', actor, printed), begins: true, ...(!first && { isBare: true }) },
          cells: [
            cell(printed.actors(actor === null ? [] : [actor])),
            cell(first?.title ?? ''),
            cell(first?.fte ?? null),
            cell(printLines(duties)),
          ],
        },
        ...others.map(({ title, fte }) => ({
          record: { begins: false },
          cells: [cell(''), cell(title), cell(fte), cell('')],
        })),
      ];
    }),
    frozen: 1,
    legend: ['Une ligne sans acteur ajoute une fonction à l’acteur de la ligne qui la précède.'],
  };
}

function evaluation({ evaluation: all }: TerritoryFile): Table {
  return {
    kind: 'evaluation',
    name: 'Évaluation',
    columns: [
      { key: 'question', header: 'Question évaluative', width: 60, look: 'title' },
      { key: 'indicators', header: 'Indicateurs', width: 80, look: 'text' },
    ],
    rows: all.map(({ question, indicators }) => ({
      record: {},
      cells: [cell(question), cell(printLines(indicators))],
    })),
    frozen: 1,
  };
}

function figures({ keyFigures }: TerritoryFile): Table {
  return {
    kind: 'figures',
    name: 'Chiffres clés',
    columns: [
      { key: 'label', header: 'Chiffre', width: 60, look: 'title' },
      { key: 'value', header: 'Valeur', width: 14, look: 'number' },
      { key: 'unit', header: 'Unité', width: 22, look: 'code' },
      { key: 'year', header: 'Année', width: 10, look: 'number' },
    ],
    rows: keyFigures.map(({ label, value, unit, year }) => ({
      record: {},
      cells: [cell(label), cell(value), cell(unit), cell(year)],
    })),
    frozen: 1,
  };
}

function notes({ quirks }: TerritoryFile): Table {
  return {
    kind: 'notes',
    name: 'Notes',
    columns: [{ key: 'text', header: 'Note sur le plan', width: 120, look: 'text' }],
    rows: quirks.map(text => ({ record: {}, cells: [cell(text)] })),
    frozen: 0,
  };
}

function citing(key: string, id: string | null, printed: Printed): Readonly<Record<string, unknown>> {
  return id === null ? {} : { [key]: id, sums: { [key]: sumOf(asInCell(printed.actors([id]))) } };
}
