/** The territory file of a plan, as somebody takes it away. */
import type { PlanSnapshot } from '../model.ts';
import { fileName } from './file-name.ts';
import type { MadeFile } from './made-file.ts';
import { exportTerritory } from './territory-file.ts';

/** @param today as `2026-11-29` */
export function territoryDownload(plan: PlanSnapshot, today: string): MadeFile {
  return {
    name: fileName(plan.territory.name, 'fichier de territoire', today, 'json'),
    type: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify(exportTerritory(plan), null, 2)}\n`),
  };
}
