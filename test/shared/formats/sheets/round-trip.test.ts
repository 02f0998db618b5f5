/** A workbook is the plan: what Tablée writes, it reads back, ids and formatted texts included. */
import { describe, expect, it } from 'vitest';
import { workbookOf } from '../../../../shared/formats/sheets/plan-workbook.ts';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { readPlan } from '../../../../shared/formats/tables/read-plan.ts';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import { bigPlan } from '../../../fixtures/big-plan.ts';
import { findOffice, noOffice, OFFICE_PATIENCE, savedAgain } from '../../../office.ts';
import { exampleNames, readExample } from '../../territories.ts';
import { fullTerritory } from './full-territory.ts';

const today = '2026-11-29';

function readBack(bytes: Uint8Array) {
  return readPlan(readWorkbook(bytes, 'plan.xlsx'));
}

const plans: readonly (readonly [string, TerritoryFile])[] = [
  ...exampleNames.map(name => [name, readExample(name)] as const),
  ['a plan that has something of everything', fullTerritory],
];

describe('a workbook', () => {
  it.each(plans)('gives back %s as it was', (_, file) => {
    const { territory, warnings } = readBack(workbookOf(file, today));
    expect(territory).toEqual(file);
    expect(warnings).toEqual([]);
  });

  it('gives back three hundred actions with their fiches', () => {
    const file = bigPlan();
    const start = performance.now();
    const bytes = workbookOf(file, today);
    const made = performance.now();
    const { territory } = readBack(bytes);
    console.info(
      `300 actions: ${(bytes.length / 1024).toFixed(0)} KB made in ${(made - start).toFixed(0)} ms, read in ${(performance.now() - made).toFixed(0)} ms`,
    );
    expect(territory).toEqual(file);
  });

  it('is the same file for the same plan', () => {
    expect(workbookOf(fullTerritory, today)).toEqual(workbookOf(fullTerritory, today));
  });
});

describe.skipIf(!findOffice())(findOffice() ? 'a workbook that LibreOffice has saved' : noOffice, () => {
  it(
    'gives back each plan as it was',
    async () => {
      const saved = await savedAgain(
        plans.map(([, file]) => workbookOf(file, today)),
        'xlsx',
      );
      for (const [index, [, file]] of plans.entries()) {
        const { territory, warnings } = readBack(saved[index] ?? new Uint8Array());
        expect(territory).toEqual(file);
        expect(warnings).toEqual([]);
      }
    },
    OFFICE_PATIENCE,
  );
});
