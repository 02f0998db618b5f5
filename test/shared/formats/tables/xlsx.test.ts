import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { cellsOf, firstCells } from './describe-sheet.ts';
import { makeXlsx, sheetData, textCell, type XlsxParts } from './make-files.ts';

const read = (parts: XlsxParts) => readWorkbook(makeXlsx(parts), 'plan.xlsx');

/** Formats of numbers, one style after the other. */
const formats = (...codes: readonly string[]): string =>
  `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('')}</numFmts>` +
  `<cellXfs>${codes.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs>`;

describe('texts of a workbook', () => {
  it('come from the shared table, runs joined and readings left out, or from the cell', () => {
    const texts =
      '<si><t>simple</t></si>' +
      '<si><r><t xml:space="preserve">deux </t></r><r><rPr><b/></rPr><t>morceaux</t></r><rPh><t>lecture</t></rPh></si>';
    const sheet = sheetData(
      '<c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>9</v></c><c t="str"><f>A1</f><v>calculé</v></c>' +
        '<c t="inlineStr"><is><r><t>en </t></r><r><t>ligne</t></r></is></c>',
    );
    expect(firstCells(read({ texts, sheet }))).toEqual([
      ...['A1 deux morceaux', 'B1 simple', 'D1 calculé', 'E1 en ligne'],
    ]);
  });

  it('keep line breaks, escaped characters, markup and formulas as they are written', () => {
    const sheet = sheetData(
      textCell('un_x000D_\ndeux') + textCell('_x005F_x0041_') + textCell('&lt;script&gt;') + textCell('=1+1'),
    );
    expect(firstCells(read({ sheet }))).toEqual(['A1 un\ndeux', 'B1 _x0041_', 'C1 <script>', 'D1 =1+1']);
  });
});

describe('numbers of a workbook', () => {
  it('are shown by their format, in French, with their value', () => {
    const styles = formats('General', '0%', '#,##0.00 &quot;€&quot;', '0.0', 'pas un [format');
    const sheet = sheetData(
      '<c><v>1.1000000000000001</v></c><c s="1"><v>0.25</v></c><c s="2"><v>1234.5</v></c><c s="3"><v>2</v></c>' +
        '<c s="4"><v>7</v></c><c s="99"><v>2024</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>abc</v></c>',
    );
    expect(firstCells(read({ styles, sheet }))).toEqual([
      ...[
        'A1 1.1 (number 1.1)',
        'B1 25% (number 0.25)',
        'C1 1 234,50 € (number 1234.5)',
        'D1 2,0 (number 2)',
      ],
      ...['E1 7 (number 7)', 'F1 2024 (number 2024)', 'G1 VRAI (boolean)', 'H1 #N/A (error)', 'I1 abc'],
    ]);
  });

  it('are days when their format says so, whatever it shows of them', () => {
    const styles = formats('d-mmm', 'mmm-yy', 'dd/mm/yyyy', 'yyyy', '[$-40C]d mmmm yyyy;@', '[h]:mm', 'h:mm');
    const sheet = sheetData([0, 1, 2, 3, 4, 5, 6].map(style => `<c s="${style}"><v>45323</v></c>`).join(''));
    expect(firstCells(read({ styles, sheet }))).toEqual([
      ...['A1 1-févr (date 2024-2-1)', 'B1 févr-24 (date 2024-2-1)', 'C1 01/02/2024 (date 2024-2-1)'],
      ...['D1 2024 (date 2024-2-1)', 'E1 1 février 2024 (date 2024-2-1)'],
      ...['F1 1087752:00 (number 45323)', 'G1 0:00 (number 45323)'],
    ]);
  });

  it('count days from 1904 where the workbook does, and read those written as text', () => {
    const workbook =
      '<workbookPr date1904="1"/><sheets><sheet name="Plan" sheetId="1" r:id="rId1" xmlns:r="x"/></sheets>';
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const sheet = sheetData(
      '<c s="1"><v>43861</v></c><c t="d"><v>2024-02-01T00:00:00</v></c><c><v>43861</v></c>',
    );
    expect(firstCells(read({ workbook, styles, sheet }))).toEqual([
      ...['A1 01/02/2024 (date 2024-2-1)', 'B1 01/02/2024 (date 2024-2-1)', 'C1 43861 (number 43861)'],
    ]);
  });

  it('that are no day of any calendar stay numbers', () => {
    const styles = formats('dd/mm/yyyy');
    const sheet = sheetData('<c s="0"><v>-5</v></c><c s="0"><v>1e9</v></c>');
    const [row] = read({ styles, sheet }).sheets[0]?.rows ?? [];
    expect([...(row?.cells.values() ?? [])].map(({ kind }) => kind)).toEqual(['number', 'number']);
  });

  it('of formulas without a result are told once', () => {
    const sheet = sheetData('<c><f>1+1</f></c><c><f>2+2</f></c>');
    expect(read({ sheet }).warnings).toMatchObject([{ sheet: 'Plan', row: 1, column: 'A' }]);
  });
});

describe('the look of a workbook', () => {
  it('gives backgrounds by colour, theme with its tint and palette; white and none are none', () => {
    const fills = [
      '<patternFill patternType="none"/>',
      '<patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill>',
      '<patternFill patternType="solid"><fgColor rgb="0092D050"/><bgColor indexed="64"/></patternFill>',
      '<patternFill patternType="solid"><fgColor theme="4" tint="0.7999816888943144"/></patternFill>',
      '<patternFill patternType="solid"><fgColor theme="5" tint="-0.249977111117893"/></patternFill>',
      '<patternFill patternType="solid"><fgColor indexed="10"/></patternFill>',
      '<patternFill patternType="solid"><fgColor theme="0"/></patternFill>',
      '<patternFill patternType="lightUp"/>',
      '<gradientFill><stop position="0"><color rgb="FF00B0F0"/></stop><stop position="1"><color theme="0"/></stop></gradientFill>',
    ];
    const styles =
      `<fonts><font/><font><b/></font><font><b val="0"/></font></fonts><fills>${fills.map(fill => `<fill>${fill}</fill>`).join('')}</fills>` +
      `<cellStyleXfs><xf fillId="1"/></cellStyleXfs><cellXfs>${fills.map((_, index) => `<xf fillId="${index}" fontId="${index % 3}"/>`).join('')}</cellXfs>` +
      '<dxfs><dxf><fill><patternFill patternType="solid"><fgColor rgb="FF123456"/></patternFill></fill></dxf></dxfs>';
    const sheet = sheetData(fills.map((_, index) => `<c s="${index}"><v>${index}</v></c>`).join(''));
    const cells = [...(read({ styles, sheet }).sheets[0]?.rows[0]?.cells.values() ?? [])];
    expect(cells.map(({ fill }) => fill)).toEqual([
      ...[null, 'FFFF00', '92D050', 'DAE3F3', 'C55A11', 'FF0000', null, 'BFBFBF', '00B0F0'],
    ]);
    expect(cells.map(({ bold }) => bold)).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('keeps coloured cells that hold nothing, not those below and beside all that is written', () => {
    const styles =
      '<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>' +
      '<cellXfs><xf/><xf fillId="1"/></cellXfs>';
    const painted = '<c s="1"/>'.repeat(300);
    const sheet = sheetData(
      textCell('a') + textCell('b') + textCell('c'),
      '<c s="1"/>',
      `${textCell('d')}<c/><c s="1"/>`,
      ...Array.from({ length: 400 }, () => painted),
    );
    expect(firstCells(read({ styles, sheet }))).toEqual([
      ...['A1 a', 'B1 b', 'C1 c', 'A2  #FFFF00', 'A3 d', 'C3  #FFFF00'],
    ]);
  });
});

describe('places in a workbook', () => {
  it('are told by cells and rows, or follow from those before', () => {
    const row = (attributes: string, cells: string): string => `<row ${attributes}>${cells}</row>`;
    const cell = (place: string): string => `<c r="${place}"><v>1</v></c>`;
    const sheet =
      '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols><sheetData>' +
      row('', textCell('a')) +
      row('r="5" hidden="1"', `${cell('C5')}${textCell('après')}${cell('A5')}`) +
      row('', `${cell('ZZZZ9')}${cell('AB7')}`) +
      row('ht="0" customHeight="1"', textCell('z')) +
      '</sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A9"/><mergeCell ref="?"/></mergeCells>';
    const [plan] = read({ sheet }).sheets;
    expect(cellsOf(plan)).toEqual([
      'A1 a',
      ...['A5 1 (number 1) ~', 'C5 1 (number 1) ~', 'D5 après ~'],
      ...['A6 1 (number 1)', 'AB6 1 (number 1)', 'A7 z ~'],
    ]);
    expect(plan?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
    expect(plan?.hiddenColumns).toEqual(new Set([2, 3, 5]));
  });

  it('under a merged area hold nothing', () => {
    const sheet = `${sheetData(textCell('a') + textCell('caché'), textCell('caché') + textCell('caché') + textCell('c'))}<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`;
    expect(firstCells(read({ sheet }))).toEqual(['A1 a', 'C2 c']);
  });

  it('are found whatever the prefixes, the namespaces and the paths of parts', () => {
    const strict = 'http://purl.oclc.org/ooxml';
    const bytes = makeXlsx({
      workbook:
        '<?xml version="1.0"?><x:workbook xmlns:x="x"><x:sheets><x:sheet name="É" state="veryHidden" sheetId="1" rel:id="a"/></x:sheets></x:workbook>',
      relations: `<Relationship Id="a" Type="${strict}/officeDocument/relationships/worksheet" Target="../xl/./Worksheets/../worksheets\\Sheet1.xml"/>`,
      sheet:
        '<?xml version="1.0"?><x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    const [plan] = readWorkbook(bytes, 'plan.xlsm').sheets;
    expect(plan).toMatchObject({ name: 'É', hidden: true });
    expect(cellsOf(plan)).toEqual(['A1 1 (number 1)']);
  });
});
