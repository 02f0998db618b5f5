/** A plan as an Excel workbook, which can be read back as the same plan: see docs/export.md. */
import { ACTOR_HUES, type PlanSnapshot } from '../../model.ts';
import { fileName } from '../file-name.ts';
import type { MadeFile } from '../made-file.ts';
import { exportTerritory } from '../territory-file.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { annexTables } from './annex-tables.ts';
import { conventionTable } from './convention-table.ts';
import { deploymentTable, followUpTable } from './deployment-table.ts';
import { actorsTable, sectionsTable, structureTable, themesTable } from './directory-tables.ts';
import { spill } from './overflow.ts';
import { planTable } from './plan-table.ts';
import { Printed } from './printed.ts';
import { packWorkbook } from './xlsx-package.ts';

export const EXCEL_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @param today as `2026-11-29` */
export function planWorkbook(plan: PlanSnapshot, today: string): MadeFile {
  const hues = new Map<string, number>(
    plan.actors.map(({ id, color, rank }) => [id, color ?? rank % ACTOR_HUES]),
  );
  return {
    name: fileName(plan.territory.name, 'plan', today, 'xlsx'),
    type: EXCEL_TYPE,
    bytes: workbookOf(exportTerritory(plan), today, hues),
  };
}

/** @param hues actor id → its hue, from 0 */
export function workbookOf(
  file: TerritoryFile,
  today: string,
  hues: ReadonlyMap<string, number> = new Map(file.actors.map(({ id }, rank) => [id, rank % ACTOR_HUES])),
): Uint8Array<ArrayBuffer> {
  const printed = new Printed(file);
  const tables = [
    planTable(file, printed),
    deploymentTable(file, printed, hues),
    followUpTable(file),
    structureTable(file),
    actorsTable(file, printed, hues),
    themesTable(file),
    ...annexTables(file, printed),
    conventionTable(file),
    sectionsTable(file),
  ];
  return packWorkbook({ title: file.territory.convention, tables: spill(tables), today });
}
