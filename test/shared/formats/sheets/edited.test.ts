/** What people change in the workbook wins, and the rest is as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workbookOf } from '../../../../shared/formats/sheets/plan-workbook.ts';
import { columnLetter } from '../../../../shared/formats/tables/columns.ts';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { readPlan } from '../../../../shared/formats/tables/read-plan.ts';
import type { Cell, Workbook } from '../../../../shared/formats/tables/workbook.ts';
import { parseTerritoryFile } from '../../../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import { cafe, dialogue, nursery, parents, pennes, septemes } from '../../territories.ts';
import { fullTerritory } from './full-territory.ts';

const typed = (text: string): Cell => ({ text, kind: 'text', fill: null, bold: false });

/** The sheets as people have them before their eyes: rows of texts, the hidden ones included. */
class Edited {
  readonly sheets: Map<string, string[][]>;

  constructor(file: TerritoryFile = fullTerritory) {
    const { sheets } = readWorkbook(workbookOf(file, '2026-11-29'), 'plan.xlsx');
    this.sheets = new Map(
      sheets.map(({ name, rows }) => {
        const width = Math.max(...rows.flatMap(({ cells }) => [...cells.keys()]));
        const grid = Array.from({ length: rows.at(-1)?.number ?? 0 }, () => Array<string>(width).fill(''));
        for (const { number, cells } of rows)
          for (const [column, { text }] of cells) (grid[number - 1] ?? [])[column - 1] = text;
        return [name, grid];
      }),
    );
  }

  grid(sheet: string): string[][] {
    return this.sheets.get(sheet) ?? [];
  }

  column(sheet: string, header: string): number {
    const column = this.grid(sheet)[1]?.indexOf(header) ?? -1;
    if (column < 0) throw new Error(`no column ${header}`);
    return column;
  }

  row(sheet: string, text: string): string[] {
    const row = this.grid(sheet).find(cells => cells.includes(text));
    if (!row) throw new Error(`no row ${text}`);
    return row;
  }

  write(sheet: string, text: string, header: string, value: string): this {
    this.row(sheet, text)[this.column(sheet, header)] = value;
    return this;
  }

  add(sheet: string, values: Readonly<Record<string, string>>, at = 3): this {
    const grid = this.grid(sheet);
    const row = Array<string>(grid[1]?.length ?? 0).fill('');
    for (const [header, value] of Object.entries(values)) row[this.column(sheet, header)] = value;
    grid.splice(at, 0, row);
    return this;
  }

  read() {
    const sheets = [...this.sheets].map(([name, grid]) => ({
      name,
      hidden: false,
      merges: [],
      hiddenColumns: new Set([1]),
      rows: grid.map((cells, row) => ({
        number: row + 1,
        hidden: row === 0,
        cells: new Map(
          cells.flatMap((text, column) => (text === '' ? [] : [[column + 1, typed(text)] as const])),
        ),
      })),
    }));
    return readPlan({ sheets, warnings: [] } satisfies Workbook);
  }
}

function actionOf({ actions }: TerritoryFile, id: string) {
  const found = actions.find(action => action.id === id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}

const creche = actionOf(fullTerritory, nursery).title;

describe('a workbook that people have changed', () => {
  it('is as it was when they changed nothing, numbers typed again as text included', () => {
    const { territory, warnings } = new Edited().read();
    expect(territory).toEqual(fullTerritory);
    expect(warnings).toEqual([]);
  });

  it('has the titles, people, themes and origins of now, and the ids of before', () => {
    const { territory, warnings } = new Edited()
      .write('Plan', 'Café des parents', 'Pilotes', 'Septèmes, Nouvelle structure')
      .write('Plan', 'Café des parents', 'Thématiques', 'Handicap ; Logement')
      .write('Plan', 'Café des parents', 'Origine', 'Reconduite')
      .write('Plan', 'Café des parents', 'Action', 'Café des familles')
      .read();
    const action = actionOf(territory, cafe);
    expect(action).toMatchObject({
      title: 'Café des familles',
      kind: 'renewed',
      axis: parents,
      orientation: dialogue,
    });
    expect(action.pilots).toEqual([septemes, 'nouvelle-structure']);
    expect(action.themes).toEqual(['handicap', 'logement']);
    expect(territory.actors.at(-1)).toMatchObject({ name: 'Nouvelle structure', kind: 'association' });
    const column = columnLetter(new Edited().column('Plan', 'Pilotes') + 1);
    expect(warnings).toContainEqual({
      row: 7,
      column,
      message: '« Nouvelle structure » n’est pas dans la feuille « Acteurs » : cet acteur est ajouté.',
    });
  });

  it('keeps the formatting of the texts that nobody touched, and the words of the others', () => {
    const edited = new Edited();
    const { territory } = edited.write('Plan', creche, 'Public cible', 'Les familles\nLes enfants').read();
    const { sheet, richSheet } = actionOf(territory, nursery);
    expect(sheet.audience).toEqual(['Les familles', 'Les enfants']);
    expect(Object.keys(richSheet ?? {})).toEqual(['objectives']);
  });

  it('has the marks of now: crosses added, taken away, and given to some', () => {
    const { territory, warnings } = new Edited()
      .write('Déploiement', creche, '2024', 'x(L)')
      .write('Déploiement', creche, '2025', '')
      .write('Déploiement', creche, '2026', 'x')
      .write('Déploiement', 'Café des parents', '2025', 'S')
      .write('Déploiement', 'Café des parents', '2026', 'à voir')
      .read();
    expect(actionOf(territory, nursery).deployment).toEqual({
      '2023': actionOf(fullTerritory, nursery).deployment['2023'],
      '2024': [pennes],
      '2026': 'all',
    });
    expect(actionOf(territory, cafe).deployment).toEqual({ '2025': [septemes] });
    expect(actionOf(territory, cafe).sheet.details).toContain('2026 : à voir');
    expect(warnings.map(({ message }) => message)).toContain(
      '« à voir » n’est pas une marque de 2026 : gardé dans les détails de l’action.',
    );
  });

  it('has the rows that were added, with their years by title, and no more those taken out', () => {
    const edited = new Edited()
      .add('Plan', {
        Axe: '2 – Parentalité',
        Orientation: 'Dialoguer',
        Action: 'Ciné-débat',
        Porteurs: 'Les Pennes',
      })
      .add('Déploiement', { Action: 'Ciné-débat', '2026': 'X' });
    const grid = edited.grid('Plan');
    grid.splice(grid.indexOf(edited.row('Plan', 'Forum')), 1);
    const { territory, warnings } = edited.read();
    expect(actionOf(territory, 'cine-debat')).toMatchObject({
      axis: parents,
      orientation: dialogue,
      porteurs: [pennes],
      deployment: { '2026': 'all' },
      number: '5',
    });
    expect(territory.actions.map(({ title }) => title)).not.toContain('Forum');
    expect(warnings.map(({ message }) => message)).toContain(
      'Une action du classeur d’origine n’y est plus.',
    );
  });

  it('is the same whatever columns and sheets were moved, and rows put above', () => {
    const edited = new Edited();
    for (const row of edited.grid('Plan')) row.splice(2, 0, ...row.splice(6, 3));
    edited.grid('Plan').unshift(['', 'Pour le comité de pilotage'], []);
    const [first, ...others] = [...edited.sheets];
    edited.sheets.clear();
    for (const [name, grid] of [...others, first].filter(entry => entry !== undefined))
      edited.sheets.set(`Ma ${name}`, grid);
    expect(edited.read().territory).toEqual(fullTerritory);
  });

  it('has the actions in the order of the rows once somebody has sorted them', () => {
    const edited = new Edited();
    const grid = edited.grid('Plan');
    grid.push(...grid.splice(2, 1));
    const { territory } = edited.read();
    expect(territory.actions.at(-1)?.id).toBe(nursery);
    expect(territory.actions.map(({ id }) => id).sort()).toEqual(
      fullTerritory.actions.map(({ id }) => id).sort(),
    );
  });

  it('takes a row that was copied for a new action', () => {
    const edited = new Edited();
    const copy = [...edited.row('Plan', 'Café des parents')];
    copy[edited.column('Plan', 'Action')] = 'Café des aînés';
    edited.grid('Plan').push(copy);
    const { territory } = edited.read();
    expect(actionOf(territory, cafe).title).toBe('Café des parents');
    expect(actionOf(territory, 'cafe-des-aines')).toMatchObject({ axis: parents, orientation: dialogue });
  });

  it('keeps a column that was added, under its name', () => {
    const edited = new Edited();
    edited.grid('Plan').forEach((row, at) => {
      row.push(at === 1 ? 'Budget 2026' : at === 2 ? '12 000 €' : '');
    });
    const { territory, warnings } = edited.read();
    expect(actionOf(territory, nursery).sheet.details).toContain('Budget 2026 : 12 000 €');
    expect(warnings.map(({ message }) => message)).toContain(
      'La colonne « Budget 2026 » a été ajoutée : elle est gardée dans la fiche des actions.',
    );
  });

  it('has actors and axes by their new names wherever they are cited', () => {
    const { territory } = new Edited()
      .write('Acteurs', 'Septèmes-les-Vallons', 'Nom court', 'Septèmes (13)')
      .write('Structure', 'Parentalité', 'Intitulé', 'Soutien aux parents')
      .read();
    expect(territory.actors.find(({ id }) => id === septemes)?.label).toBe('Septèmes (13)');
    expect(territory.axes.find(({ id }) => id === parents)?.title).toBe('Soutien aux parents');
    expect(territory.actions).toEqual(fullTerritory.actions);
  });

  it('is a valid plan, or is refused, whatever people write in it', () => {
    const sheets = [...new Edited().sheets.keys()];
    const text = fc.oneof(
      fc.constantFrom(
        '',
        'X',
        'x(L, S)',
        '{"id":"forum"}',
        '{"id":"enfance","axis":"forum"}',
        '-',
        '#9',
        '__proto__',
        '2 – Parentalité',
        'Caf, Caf',
        '3000',
      ),
      fc.string(),
    );
    const change = fc.record({ sheet: fc.constantFrom(...sheets), row: fc.nat(), column: fc.nat(), text });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 30 }), changes => {
        const edited = new Edited();
        for (const { sheet, row, column, text } of changes) {
          const grid = edited.grid(sheet);
          const cells = grid[2 + (row % Math.max(1, grid.length - 2))];
          if (cells) cells[column % cells.length] = text;
        }
        const { territory } = edited.read();
        expect(parseTerritoryFile(JSON.parse(JSON.stringify(territory)))).toEqual(territory);
      }),
      { numRuns: 60 },
    );
  });

  it('is said to be a table like any other, once a column is to be something else', () => {
    const workbook = readWorkbook(workbookOf(fullTerritory, '2026-11-29'), 'plan.xlsx');
    const said = (columns?: ReadonlyMap<string, 'ignored'>): string =>
      readPlan(workbook, { columns })
        .warnings.map(({ message }) => message)
        .join('\n');
    expect(said(new Map([['F', 'ignored']]))).toMatch(/vient de Tablée.*mise en forme/);
    expect(said()).not.toMatch(/vient de Tablée/);
  });

  it('says that what was followed up stays in the workbook', () => {
    const { territory, warnings } = new Edited().write('Suivi', creche, '2024 – état', 'Réalisé').read();
    expect(territory).toEqual(fullTerritory);
    expect(warnings.map(({ message }) => message)).toEqual([
      'Le suivi de 1 action reste dans le classeur : Tablée ne le reprend pas encore.',
    ]);
  });
});
