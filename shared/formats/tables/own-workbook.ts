/**
 * Reads back a workbook that Tablée made: the same plan, ids included, but for what people have changed in it, which
 * wins. Rows and columns may have been moved, added, filtered or taken out.
 */
import { foldName } from '../../actor-names.ts';
import { isOwnSectionId } from '../../sheet.ts';
import type { SheetKind } from '../sheets/table.ts';
import { parseTerritoryFile, TerritoryFileError } from '../territory-file.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { columnLetter } from './columns.ts';
import { readOwnActions } from './own-actions.ts';
import { readOwnAnnexes } from './own-annexes.ts';
import { OwnDirectory } from './own-directory.ts';
import { OwnLevels } from './own-levels.ts';
import { findOwnTables, type OwnTable } from './own-tables.ts';
import { readOwnSections, readOwnTerritory } from './own-territory.ts';
import {
  type ColumnField,
  Doubts,
  type Mapping,
  ownFields,
  type PlanReading,
  sectionFields,
} from './plan-reading.ts';
import type { Workbook } from './workbook.ts';

/** @returns undefined when it is somebody else's workbook, or too far from what it was: any table may be read as a plan */
export function readOwnWorkbook(workbook: Workbook, name: string): PlanReading | undefined {
  const tables = findOwnTables(workbook);
  const plan = tables?.get('plan');
  if (!tables || !plan) return undefined;
  const doubts = new Doubts();
  for (const { row, column, message } of workbook.warnings) doubts.say(row, column, message);
  try {
    return readTables(tables, plan, name, doubts);
  } catch (error) {
    if (error instanceof TerritoryFileError) return undefined;
    throw error;
  }
}

function readTables(
  tables: ReadonlyMap<SheetKind, OwnTable>,
  plan: OwnTable,
  name: string,
  doubts: Doubts,
): PlanReading {
  const directory = new OwnDirectory(tables.get('actors'), tables.get('themes'), doubts);
  const territory = readOwnTerritory(tables.get('convention'), name, doubts);
  const sections = readOwnSections(tables.get('sections'), doubts);
  const taken = new Set<string>();
  const levels = new OwnLevels(tables.get('structure'), territory.vocabulary.axis, taken, doubts);
  const deployment = tables.get('deployment');
  const read = readOwnActions(plan, deployment, {
    directory,
    levels,
    taken,
    numbering: territory.numbering,
    sections: addedSections(plan, sections ?? []),
    doubts,
  });
  const actions = read.map(({ action }) => action);
  const annexes = readOwnAnnexes(tables, directory, doubts);
  const known = new Set((sections ?? []).map(({ id }) => id));
  const orphans = new Set(
    actions.flatMap(({ ownSheet }) => Object.keys(ownSheet ?? {})).filter(id => !known.has(id)),
  );
  sayChanges(plan, tables, doubts);
  return {
    territory: parseTerritoryFile({
      format: 'tablee.territory',
      version: 1,
      territory: {
        ...territory,
        ...((sections || orphans.size > 0) && {
          sections: [
            ...(sections ?? []),
            ...[...orphans].map(id => ({ id, name: headerOf(plan, id), hidden: false })),
          ],
        }),
      },
      actors: directory.actors,
      themes: directory.themes,
      axes: levels.axes,
      actions,
      ...annexes,
    } satisfies TerritoryFile),
    warnings: doubts.all(),
    mapping: mappingOf(plan),
    sources: new Map(read.flatMap(({ action, row }) => (row ? [[action.id, row.number]] : []))),
  };
}

/** Columns that somebody has added under the name of a section. */
function addedSections(
  { added }: OwnTable,
  sections: NonNullable<TerritoryFile['territory']['sections']>,
): ReadonlyMap<number, string> {
  return new Map(
    [...added].flatMap(([column, header]) => {
      const section = sections.find(
        ({ id, name }) => isOwnSectionId(id) && foldName(name) === foldName(header),
      );
      return section ? [[column, section.id]] : [];
    }),
  );
}

/** A section that was taken out of « Rubriques », and still holds something. */
function headerOf({ keys, headers }: OwnTable, id: string): string {
  const column = [...keys].find(([, key]) => key === `section:${id}`)?.[0];
  return (column !== undefined && headers.get(column)?.trim()) || id;
}

function sayChanges(plan: OwnTable, tables: ReadonlyMap<SheetKind, OwnTable>, doubts: Doubts): void {
  const kept = new Set(plan.rows.flatMap(row => row.id() ?? [])).size;
  const gone = plan.made - kept;
  if (gone > 0)
    doubts.say(
      null,
      null,
      gone === 1
        ? 'Une action du classeur d’origine n’y est plus.'
        : `${gone} actions du classeur d’origine n’y sont plus.`,
    );
  for (const [column, header] of plan.added)
    doubts.say(
      plan.headerRow,
      columnLetter(column),
      `La colonne « ${header} » a été ajoutée : elle est gardée dans la fiche des actions.`,
    );
  if (!tables.has('deployment'))
    doubts.say(
      null,
      null,
      'La feuille « Déploiement » n’est plus dans le classeur : aucune année n’est marquée.',
    );
  const followUp = tables.get('follow-up');
  const written = (followUp?.rows ?? []).filter(row =>
    [...(followUp?.keys ?? [])].some(
      ([column, key]) => /^(state|why|date):/.test(key) && row.cells.get(column)?.text.trim(),
    ),
  ).length;
  if (written > 0)
    doubts.say(
      null,
      null,
      `Le suivi de ${written} action${written > 1 ? 's' : ''} reste dans le classeur : Tablée ne le reprend pas encore.`,
    );
}

function mappingOf(plan: OwnTable): Mapping {
  const columns = [...plan.keys].map(([column, key]) => ({
    column: columnLetter(column),
    header: plan.headers.get(column) ?? '',
    field: fieldOf(key),
  }));
  const added = [...plan.added].map(([column, header]) => ({
    column: columnLetter(column),
    header,
    field: 'detail' as const,
  }));
  return {
    sheet: plan.sheet,
    sheets: [plan.sheet],
    headerRows: [plan.headerRow],
    columns: [...columns, ...added],
    rows: [
      ...plan.aside.map(row => ({ sheet: plan.sheet, row, use: 'left-out' as const })),
      { sheet: plan.sheet, row: plan.headerRow, use: 'header' as const },
      ...plan.rows.map(({ number }) => ({ sheet: plan.sheet, row: number, use: 'action' as const })),
    ].sort((one, other) => one.row - other.row),
  };
}

function fieldOf(key: string): ColumnField {
  const section = key.startsWith('section:') ? key.slice('section:'.length) : undefined;
  if (section === 'deadline') return 'deadline';
  if (section !== undefined) return sectionFields.find(known => known === section) ?? 'detail';
  if (key === 'partners' || key === 'alsoUnder') return ownFields[key];
  return planFields.find(known => known === key) ?? 'detail';
}

const planFields = [
  'axis',
  'orientation',
  'number',
  'title',
  'themes',
  'pilots',
  'porteurs',
  'kind',
] as const;
