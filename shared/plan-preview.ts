/** A file as the plan it would be: to be looked at before anything of it is written. */
import * as Y from 'yjs';
import type { TerritoryFile } from './formats/territory-schema.ts';
import type { PlanSnapshot } from './model.ts';
import { readPlan } from './plan-reader.ts';
import { seedTerritory } from './plan-seed.ts';

export function previewPlan(file: TerritoryFile): PlanSnapshot {
  const doc = new Y.Doc();
  seedTerritory(doc, file);
  const plan = readPlan(doc);
  doc.destroy();
  return plan;
}
