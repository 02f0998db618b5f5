import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { firstCells } from './describe-sheet.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readWorkbook(utf8(text), 'dossier/Plan 2024.csv');

describe('delimited text', () => {
  it.each([
    ['semicolons', 'N°;Action\n1.1;Un, deux, trois\n1.2;Créer, aider\n'],
    ['commas', 'N°,Action\n1.1,"Un, deux, trois"\n1.2,"Créer, aider"\n'],
    ['tabs', 'N°\tAction\n1.1\tUn, deux, trois\n1.2\tCréer, aider'],
    ['what its first line announces', 'sep=|\r\nN°|Action\r\n1.1|Un, deux, trois\r\n1.2|Créer, aider\r\n'],
    ['semicolons under a title', 'Plan d’actions, CTG\n\nN°;Action\n1.1;Un, deux, trois\n1.2;Créer, aider\n'],
  ])('is cut at %s', (_, text) => {
    const cells = firstCells(read(text)).map(cell => cell.replace(/^[A-Z]\d+ /, ''));
    expect(cells.slice(-6)).toEqual([
      ...['N°', 'Action', '1.1 (number 1.1)', 'Un, deux, trois', '1.2 (number 1.2)', 'Créer, aider'],
    ]);
  });

  it('numbers rows as spreadsheets do, with lines inside cells and empty rows', () => {
    expect(firstCells(read('a;b\r\n"un\r\ndeux";"dit ""oui"""\r\n\r\n;fin\rz'))).toEqual([
      ...['A1 a', 'B1 b', 'A2 un\ndeux', 'B2 dit "oui"', 'B4 fin', 'A5 z'],
    ]);
  });

  it('keeps what a number written otherwise would lose', () => {
    expect(firstCells(read('007;1.10;0,5;2024;1e3;-2;'))).toEqual([
      ...['A1 007', 'B1 1.10', 'C1 0,5', 'D1 2024 (number 2024)', 'E1 1e3', 'F1 -2 (number -2)'],
    ]);
  });

  it('is named after its file', () => {
    expect(read('a;b').sheets).toMatchObject([{ name: 'Plan 2024', hidden: false, merges: [] }]);
  });

  it.each([
    ['UTF-8', utf8('é;œ’€\nà;b')],
    ['UTF-8 with a mark', utf8('\ufeffé;œ’€\nà;b')],
    ['Windows', Uint8Array.from([0xe9, 0x3b, 0x9c, 0x92, 0x80, 0x0a, 0xe0, 0x3b, 0x62])],
    [
      'UTF-16',
      new Uint8Array(Uint16Array.from([...'\ufeffé;œ’€\nà;b'].map(letter => letter.charCodeAt(0))).buffer),
    ],
    [
      'UTF-16 the other way round',
      Uint8Array.from(
        [...'\ufeffé;œ’€\nà;b'].flatMap(letter => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]),
      ),
    ],
  ])('is read in the letters of %s', (_, bytes) => {
    expect(firstCells(readWorkbook(bytes, 'a.csv'))).toEqual(['A1 é', 'B1 œ’€', 'A2 à', 'B2 b']);
  });
});

describe('a quote that is never closed', () => {
  const told = (row: number, column: string) => ({
    row,
    column,
    message: 'Un guillemet ouvert n’est jamais refermé : il a été lu comme un caractère.',
  });

  it('is a letter like another, and the rows after it are read', () => {
    const { sheets, warnings } = read('a;b\n1;"ouvert\n2;deux\n3;trois');
    expect(firstCells({ sheets, warnings })).toEqual([
      ...['A1 a', 'B1 b', 'A2 1 (number 1)', 'B2 "ouvert', 'A3 2 (number 2)', 'B3 deux'],
      ...['A4 3 (number 3)', 'B4 trois'],
    ]);
    expect(warnings).toMatchObject([told(2, 'B')]);
  });

  it('does not swallow the rows up to the next one that is', () => {
    const { sheets, warnings } = read('a;b\n1;"ouvert\n2;deux\n"3";"trois;\nquatre"');
    expect(firstCells({ sheets, warnings }).slice(3)).toEqual([
      ...['B2 "ouvert', 'A3 2 (number 2)', 'B3 deux', 'A4 3 (number 3)', 'B4 trois;\nquatre'],
    ]);
    expect(warnings).toMatchObject([told(2, 'B')]);
  });

  it('is not mistaken for one inside a word or badly doubled', () => {
    const { sheets, warnings } = read('le "Pôle";"Les "petits" champions";x\n"a;b";c" d;e');
    expect(firstCells({ sheets, warnings })).toEqual([
      ...['A1 le "Pôle"', 'B1 Les "petits" champions', 'C1 x', 'A2 a;b', 'B2 c" d', 'C2 e'],
    ]);
    expect(warnings).toEqual([]);
  });
});
