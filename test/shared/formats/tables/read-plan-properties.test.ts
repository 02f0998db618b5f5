import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../shared/formats/tables/grid.ts';
import { NoPlanFound, type PlanReading } from '../../../../shared/formats/tables/plan-reading.ts';
import { readPlan } from '../../../../shared/formats/tables/read-plan.ts';
import type { Workbook } from '../../../../shared/formats/tables/workbook.ts';
import { parseTerritoryFile } from '../../../../shared/formats/territory-file.ts';
import { type Given, sheetOf, workbookOf } from './sheets.ts';

const headers = [
  'N°',
  'Action',
  'Axe',
  'Orientation',
  'Pilotes',
  'Porteurs',
  'Les Pennes',
  '2022',
  '2023',
  '2022 S2',
  'Année 2',
  'Calendrier',
  'Thématique',
  'Partenaires',
  'Etat',
  'Budget',
  '',
  '__proto__',
];
const words = [
  'X',
  'x(L)',
  'xx',
  '1',
  '0',
  'non',
  'sauf Gilette',
  'Les 2 communes',
  'CAF/Septèmes',
  'LPM',
  'Les Pennes-Mirabeau',
  'Septèmes',
  'L = Les Pennes',
  'Légende : S = Septèmes',
  'Axe 1 – Parentalité',
  'Enjeu n°3 : Droits',
  '1.1. Améliorer',
  'a) Soutenir',
  'cf 1.2.2',
  'Total',
  'NB : note',
  '1.2.2',
  '1-févr',
  '2022-2024',
  'dès 2023',
  'Fin 2024',
  '__proto__',
  'constructor',
  '<b>x</b>',
  '=1+1',
  '\ud800',
  '\u0000',
  '‮',
  '’',
  '(',
  'Idem',
  '- a\n- b',
  'nouvelle',
  'M. Durand',
  '…',
  '2024',
  '🙂',
];
const given: fc.Arbitrary<Given> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constant('') },
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc.integer({ min: -5, max: 2030 }),
  fc.record({
    t: fc.constantFrom('', ...words),
    fill: fc.constantFrom('FF0000', 'EEEEEE', '00B050'),
    bold: fc.boolean(),
  }),
  fc.record({
    t: fc.constantFrom('1-févr', '01/02/2024'),
    date: fc.constant({ year: 2024, month: 2, day: 1 }),
  }),
);
const merge = fc
  .tuple(fc.nat(5), fc.nat(9), fc.nat(4), fc.nat(4))
  .map(
    ([left, top, right, bottom]) =>
      `${String.fromCharCode(65 + left)}${top + 1}:${String.fromCharCode(65 + left + right)}${top + bottom + 1}`,
  );

const sheet = fc
  .record({
    before: fc.array(fc.array(given, { maxLength: 3 }), { maxLength: 2 }),
    header: fc.option(fc.array(fc.constantFrom(...headers), { minLength: 2, maxLength: 9 }), { freq: 6 }),
    body: fc.array(fc.array(given, { maxLength: 9 }), { maxLength: 12 }),
    merges: fc.array(merge, { maxLength: 3 }),
    hiddenRows: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 2 }),
    hiddenColumns: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 1 }),
    name: fc.constantFrom('Feuil1', 'Axe 2 – Jeunesse', '__proto__'),
    hidden: fc.boolean(),
  })
  .map(({ before, header, body, ...options }) =>
    sheetOf([...before, ...(header ? [header] : []), ...body], options),
  );

function readOrRefuse(workbook: Workbook): PlanReading | undefined {
  try {
    return readPlan(workbook);
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(NoPlanFound);
    return undefined;
  }
}

describe('any table at all', { timeout: 60_000 }, () => {
  it('is a territory file or is refused, and every row of it is accounted for once', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 2 }), sheets => {
        const reading = readOrRefuse(workbookOf(...sheets));
        if (!reading) return;
        read++;
        const { territory, mapping, warnings, sources } = reading;
        expect(parseTerritoryFile(JSON.parse(JSON.stringify(territory)))).toEqual(territory);
        // The sheet that holds the plan comes first, wherever it is in the workbook.
        const rows = mapping.sheets.flatMap(name => sheets.find(one => one.name === name)?.rows ?? []);
        if (new Set(sheets.map(({ name }) => name)).size === sheets.length)
          expect(mapping.rows.map(({ row }) => row)).toEqual(rows.map(({ number }) => number));
        expect([...sources.keys()]).toEqual(territory.actions.map(({ id }) => id));
        for (const { message } of warnings) expect(message.trim()).not.toBe('');
      }),
      { numRuns: 400 },
    );
    expect(read).toBeGreaterThan(80);
  });

  it('says the row of everything that it leaves out', () => {
    fc.assert(
      fc.property(sheet, one => {
        const reading = readOrRefuse(workbookOf({ ...one, hidden: false }));
        if (!reading) return;
        const texts = new Map(
          one.rows.map(row => [
            row.number,
            [...row.cells].some(
              ([column, { text }]) => !one.hiddenColumns.has(column) && cleanText(text) !== '',
            ),
          ]),
        );
        const said = new Set(reading.warnings.map(({ row }) => row));
        for (const { row, use } of reading.mapping.rows)
          if ((use === 'left-out' || use === 'legend' || use === 'title') && texts.get(row))
            expect(said).toContain(row);
      }),
      { numRuns: 300 },
    );
  });
});
