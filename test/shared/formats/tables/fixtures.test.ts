/** Files as LibreOffice writes them: see test/fixtures/tables/README.md. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { cellsOf } from './describe-sheet.ts';

const read = (name: string) =>
  readWorkbook(readFileSync(new URL(`../../../fixtures/tables/${name}`, import.meta.url)), name);

/** What differs is how each program shows a day, a decimal and a truth. */
const cells = ({ day, decimal, error, truth }: Record<'day' | 'decimal' | 'error' | 'truth', string>) => [
  'A1 CTG 2022 – 2026 bold',
  ...['A4 N° #D9E2F3 bold', 'B4 Intitulé\nde l’action #D9E2F3 bold', 'C4 Début #D9E2F3 bold'],
  ...['D4 Interne #D9E2F3 bold', 'E4 2023 (number 2023) #D9E2F3 bold', 'F4 2024 (number 2024) #D9E2F3 bold'],
  ...[`A5 ${day} (date 2024-2-1)`, 'B5 Créer un lieu  d’accueil', 'C5 04/09/2023 (date 2023-9-4)'],
  ...['D5 50% (number 0.5)', 'E5  #92D050', 'F5 X'],
  ...[`A6 ${decimal} (number 1.1) ~`, 'B6 Ligne cachée ~'],
  ...['A7 Enjeu 2', 'B7 <b>gras</b> & =1+1', `C7 #DIV/0! ${error}`, `D7 ${truth}`, 'F7 x(L) #92D050'],
  ...['B8 pareil ~', 'C8 pareil ~'],
];

describe('a file of LibreOffice', () => {
  it.each([
    ['plan.xlsx', { day: '1-févr', decimal: '1.1', error: '(error)', truth: 'VRAI (number 1)' }],
    ['plan.ods', { day: '1-févr.', decimal: '1.1', error: '(error)', truth: 'TRUE (boolean)' }],
    ['plan.fods', { day: '1-févr.', decimal: '1,1', error: '(number 0)', truth: 'VRAI (boolean)' }],
  ])('is read cell by cell, with colours, dates, merged areas and what is hidden: %s', (name, told) => {
    const { sheets, warnings } = read(name);
    const [plan, hidden] = sheets;
    expect(cellsOf(plan)).toEqual(cells(told));
    expect(plan).toMatchObject({ name: 'Plan d’actions', hidden: false, hiddenColumns: new Set([4]) });
    expect(plan?.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 4 },
      { top: 7, left: 1, bottom: 8, right: 1 },
    ]);
    expect(hidden).toMatchObject({ name: '__proto__', hidden: true });
    expect(cellsOf(hidden)).toEqual(['A1 constructor']);
    expect(warnings).toEqual([]);
  });

  it('is read from text as well', () => {
    expect(cellsOf(read('plan.csv').sheets[0])).toEqual([
      'A1 CTG 2022 – 2026',
      ...['A4 N°', 'B4 Intitulé\nde l’action', 'C4 Début', 'D4 Interne'],
      ...['E4 2023 (number 2023)', 'F4 2024 (number 2024)'],
      ...['A5 01/02/2024', 'B5 Créer un lieu  d’accueil', 'C5 04/09/2023', 'D5 50%', 'F5 X'],
      ...['A6 1.1 (number 1.1)', 'B6 Ligne cachée'],
      ...['A7 Enjeu 2', 'B7 <b>gras</b> & =1+1', 'C7 #DIV/0!', 'D7 TRUE', 'F7 x(L)'],
      ...['B8 pareil', 'C8 pareil'],
    ]);
  });
});
