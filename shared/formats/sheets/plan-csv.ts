/** A plan as delimited text, the way a French Excel opens it: one row an action, years as columns. */
import type { PlanSnapshot } from '../../model.ts';
import { fileName } from '../file-name.ts';
import type { MadeFile } from '../made-file.ts';
import { exportTerritory } from '../territory-file.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { guardFormula } from './formula-guard.ts';
import { planTable } from './plan-table.ts';
import { inSheetOrder, Printed, yearsIn } from './printed.ts';

/** Left out where no action has any: a reader would take them for something else. */
const rare = ['partners', 'alsoUnder'];

/** @param today as `2026-11-29` */
export function planCsv(plan: PlanSnapshot, today: string): MadeFile {
  return {
    name: fileName(plan.territory.name, 'plan', today, 'csv'),
    type: 'text/csv;charset=utf-8',
    bytes: new TextEncoder().encode(csvOf(exportTerritory(plan))),
  };
}

export function csvOf(file: TerritoryFile): string {
  const printed = new Printed(file);
  const table = planTable(file, printed);
  const kept = table.columns.flatMap(({ key, header }, at) => {
    const isSaid = table.rows.some(({ cells }) => cells[at]?.value);
    return rare.includes(key) && !isSaid ? [] : [{ header, at, isSection: key.startsWith('section:') }];
  });
  const years = yearsIn(file);
  const before = kept.filter(({ isSection }) => !isSection);
  const after = kept.filter(({ isSection }) => isSection);
  const actions = inSheetOrder(file);
  const rows = table.rows.map(({ cells }, row) => {
    const texts = (columns: typeof kept): string[] => columns.map(({ at }) => String(cells[at]?.value ?? ''));
    const marks = years.map(year => printed.mark(actions[row]?.deployment[String(year)]));
    return [...texts(before), ...marks, ...texts(after)];
  });
  const header = [before.map(one => one.header), years.map(String), after.map(one => one.header)].flat();
  return writeCsv([header, ...rows]);
}

/** With the mark that tells Excel it is UTF-8, semicolons and lines that end as Windows ends them. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map(row => `${row.map(field).join(';')}\r\n`).join('')}`;
}

function field(text: string): string {
  const safe = guardFormula(text.toWellFormed());
  return /[";,\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
