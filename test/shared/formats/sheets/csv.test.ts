/** The CSV that French spreadsheets open: what it holds, and that none of its texts is worked out or lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from '../../../../shared/formats/sheets/formula-guard.ts';
import { csvOf, planCsv, writeCsv } from '../../../../shared/formats/sheets/plan-csv.ts';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { readPlan } from '../../../../shared/formats/tables/read-plan.ts';
import { readExample } from '../../territories.ts';
import { planOf } from '../word/reading.ts';
import { fullTerritory } from './full-territory.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the CSV of a plan', () => {
  it('is UTF-8 with its mark, semicolons and Windows lines, under a dated name', () => {
    const { name, bytes } = planCsv(planOf('pennes-septemes'), '2026-11-29');
    expect(name).toBe('CTG Les Pennes-Mirabeau et Septèmes-les-Vallons – plan – 2026-11-29.csv');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text.split('\r\n')[0]).toMatch(
      /^Enjeu;Orientation;N°;Action;Thématiques;Pilotes;Porteurs;Origine;2022;2023;/,
    );
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('is read back with its actions, their people, years and details', () => {
    const file = readExample('pennes-septemes');
    const { territory } = readPlan(readWorkbook(bytesOf(csvOf(file)), 'plan.csv'));
    const brief = ({ actions, actors }: typeof file) => {
      const labels = new Map(actors.map(({ id, label }) => [id, label]));
      const named = (ids: readonly string[]) => ids.map(id => labels.get(id)).sort();
      return actions.map(({ number, title, pilots, porteurs, deployment }) => ({
        number,
        title,
        pilots: named(pilots),
        porteurs: named(porteurs),
        deployment: Object.fromEntries(
          Object.entries(deployment).map(([year, mark]) => [year, mark === 'all' ? mark : named(mark)]),
        ),
      }));
    };
    expect(brief(territory)).toEqual(brief(file));
    expect(territory.actions.flatMap(({ deployment }) => Object.keys(deployment))).toHaveLength(104);
  });

  it('begins no cell as a formula does', () => {
    const cells = csvOf(fullTerritory)
      .slice(1)
      .split(/;|\r\n/)
      .map(cell => cell.replace(/^"/, ''));
    expect(cells.some(cell => cell.startsWith("'="))).toBe(true);
    expect(cells.filter(cell => /^\s*[=+\-@]/.test(cell))).toEqual([]);
  });
});

describe('the guard against formulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-3', "'-3"],
    ['@moi', "'@moi"],
    [' =A1', "' =A1"],
    ["'=1+1", "''=1+1"],
    ["l'eau", "l'eau"],
    ["'apostrophe", "'apostrophe"],
    ['a-b', 'a-b'],
  ])('writes %j as %j, and reads it back', (text, guarded) => {
    expect(guardFormula(text)).toBe(guarded);
    expect(unguardFormula(guarded)).toBe(text);
  });

  it('loses nothing of any text through a file', () => {
    const text = fc
      .array(
        fc.oneof(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', '"', ';', ' ', 'é'), fc.string()),
        {
          maxLength: 6,
        },
      )
      .map(parts =>
        parts
          .join('')
          .toWellFormed()
          .replaceAll(/[\r\0]/g, '')
          .replaceAll('\ufeff', ''),
      );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), texts => {
        const rows = [['début', ...texts, 'fin']];
        const [sheet] = readWorkbook(bytesOf(writeCsv(rows)), 'a.csv').sheets;
        const cells = sheet?.rows[0]?.cells;
        expect(['début', ...texts, 'fin'].map((_, at) => cells?.get(at + 1)?.text ?? '')).toEqual(rows[0]);
      }),
    );
  });
});
