import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { cellsOf, firstCells } from './describe-sheet.ts';
import { makeOds } from './make-files.ts';

const read = (table: string, styles?: string) => readWorkbook(makeOds(table, styles), 'plan.ods');
const cell = (text: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, attributes = ''): string =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`;

describe('an OpenDocument spreadsheet', () => {
  it('is read through its repetitions', () => {
    const table =
      row(
        cell('a', 'table:number-columns-repeated="2"') +
          '<table:table-cell table:number-columns-repeated="3"/>' +
          cell('f'),
      ) +
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="7"') +
      row(cell('z'), 'table:number-rows-repeated="2"');
    expect(firstCells(read(table))).toEqual(['A1 a', 'B1 a', 'F1 f', 'A9 z', 'A10 z']);
  });

  it('shows texts as written: paragraphs, blanks, tabs, links; remarks and pictures are no text', () => {
    const table = row(
      '<table:table-cell office:value-type="string"><office:annotation><text:p>remarque</text:p></office:annotation>' +
        '<draw:frame xmlns:draw="d"><text:p>image</text:p></draw:frame><text:p>un\n   <text:a>lien</text:a><text:s text:c="3"/>loin</text:p>' +
        '<text:p>deux<text:line-break/>trois<text:tab/>x</text:p></table:table-cell>',
    );
    expect(firstCells(read(table))).toEqual(['A1 un lien   loin\ndeux\ntrois\tx']);
  });

  it('takes values where no text shows them', () => {
    const table = row(
      '<table:table-cell office:value-type="float" office:value="2.5"/>' +
        '<table:table-cell office:value-type="date" office:date-value="2024-02-01T12:00:00"/>' +
        '<table:table-cell office:value-type="boolean" office:boolean-value="false"/>' +
        '<table:table-cell office:value-type="string" office:string-value="mot"/>' +
        '<table:table-cell office:value-type="date" office:date-value="n’importe quoi"/>',
    );
    expect(firstCells(read(table))).toEqual([
      ...['A1 2.5 (number 2.5)', 'B1 2024-02-01T12:00:00 (date 2024-2-1)', 'C1 FAUX (boolean)', 'D1 mot'],
      'E1 n’importe quoi',
    ]);
  });

  it('gives styles their parents, and cells that of their row or column', () => {
    const style = (name: string, parent: string, content: string): string =>
      `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="${parent}">${content}</style:style>`;
    const styles =
      style('jaune', 'Default', '<style:table-cell-properties fo:background-color="#ffff00" xmlns:fo="f"/>') +
      style('gras', 'jaune', '<style:text-properties fo:font-weight="bold" xmlns:fo="f"/>') +
      style('vide', 'gras', '<style:table-cell-properties fo:background-color="transparent" xmlns:fo="f"/>') +
      style('boucle', 'boucle', '');
    const table =
      '<table:table-column table:default-cell-style-name="jaune"/><table:table-column table:number-columns-repeated="9"/>' +
      row(
        cell('a') +
          cell('b', 'table:style-name="gras"') +
          cell('c', 'table:style-name="vide"') +
          cell('d', 'table:style-name="boucle"'),
      ) +
      row(cell('a') + cell('b'), 'table:default-cell-style-name="gras"');
    expect(firstCells(read(table, styles))).toEqual([
      ...['A1 a #FFFF00', 'B1 b #FFFF00 bold', 'C1 c bold', 'D1 d'],
      ...['A2 a #FFFF00 bold', 'B2 b #FFFF00 bold'],
    ]);
  });

  it('reads rows of headers and groups, merged cells, and tables inside cells as nothing more than their cell', () => {
    const inner = `<table:table-cell><text:p>dehors</text:p><table:table>${row(cell('dedans'))}</table:table></table:table-cell>`;
    const table =
      `<table:table-header-rows>${row(`${cell('titre', 'table:number-columns-spanned="2" table:number-rows-spanned="2"')}<table:covered-table-cell/>`)}</table:table-header-rows>` +
      `<table:table-row-group>${row(`<table:covered-table-cell table:number-columns-repeated="2"><text:p>caché</text:p></table:covered-table-cell>${inner}`)}</table:table-row-group>`;
    const [plan] = read(table).sheets;
    expect(plan?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
    expect(cellsOf(plan)).toEqual(['A1 titre', 'C2 dehors\ndedans']);
  });
});
