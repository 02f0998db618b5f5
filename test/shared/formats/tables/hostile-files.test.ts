/** Files made to fill the memory, to run for ever, or to be taken for something else. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { readPasted } from '../../../../shared/formats/tables/read-pasted.ts';
import { UnreadableFile } from '../../../../shared/formats/tables/workbook.ts';
import { cellsOf, firstCells } from './describe-sheet.ts';
import { makeOds, makeXlsx, sheetData, textCell, xlsxParts } from './make-files.ts';

const tooBig = /contient beaucoup plus qu’un plan/;
const damaged = /abîmé ou incomplet/;
const refusal = (bytes: Uint8Array, name = 'plan.xlsx'): string => {
  try {
    readWorkbook(bytes, name);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  return 'read';
};

describe('a file that swells', () => {
  it('is refused while it is unpacked, whatever size it claims', () => {
    const bomb = makeXlsx({ sheet: `${sheetData(textCell('a'))}<x>${' '.repeat(101 * 2 ** 20)}</x>` });
    expect(bomb.length).toBeLessThan(200_000);
    expect(refusal(bomb)).toMatch(tooBig);
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 46 < bomb.length; at += 1) {
      const isBig = view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 100 * 2 ** 20;
      if (isBig) view.setUint32(at + 24, 10, true);
    }
    expect(refusal(bomb)).toMatch(tooBig);
  });

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'],
    ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'],
  ])('by %s is refused', (_, declaration) => {
    const sheet = `<?xml version="1.0"?>${declaration}<worksheet>${sheetData(textCell('&b;'))}</worksheet>`;
    expect(refusal(makeXlsx({ sheet }))).toMatch(damaged);
  });

  it('by entities it does not declare shows them as they are', () => {
    expect(firstCells(readWorkbook(makeXlsx({ sheet: sheetData(textCell('&b; &#233;')) }), ''))).toEqual([
      'A1 &b; é',
    ]);
  });

  it('by depth, or by one tag without end, is refused', () => {
    expect(refusal(makeXlsx({ sheet: '<a>'.repeat(5000) }))).toMatch(damaged);
    expect(refusal(makeXlsx({ sheet: `<a b="${'c'.repeat(9 * 2 ** 20)}"/>` }))).toMatch(tooBig);
    expect(() => readPasted({ html: `<table>${'<div>'.repeat(5000)}`, text: '' })).toThrow(UnreadableFile);
  });
});

describe('a sheet that claims more than a plan', () => {
  const stopped =
    'Cette feuille contient beaucoup plus qu’un plan : elle n’a pas été lue à partir de cette ligne.';

  it('is read up to its ten thousandth row, and that is said', () => {
    const sheet = `<sheetData>${`<row>${textCell('a')}${textCell('b')}</row>`.repeat(200_000)}</sheetData>`;
    const { sheets, warnings } = readWorkbook(makeXlsx({ sheet }), '');
    expect(sheets[0]?.rows).toHaveLength(10_000);
    expect(warnings).toEqual([{ sheet: 'Plan', row: 10_001, column: null, message: stopped }]);
    const csv = readWorkbook(strToU8('a;b\n'.repeat(200_000)), 'a.csv');
    expect(csv.sheets[0]?.rows).toHaveLength(10_000);
    expect(csv.warnings).toMatchObject([{ row: 10_001, message: stopped }]);
  });

  it('leaves room for the sheets after it', () => {
    const big = `<sheetData>${`<row>${textCell('a').repeat(100)}</row>`.repeat(1000)}</sheetData>`;
    const bytes = makeXlsx({
      sheet: big,
      workbook: '<sheets><sheet name="Gros" r:id="a"/><sheet name="Plan" r:id="b"/></sheets>',
      relations:
        '<Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="x/worksheet" Target="s.xml"/>',
      more: { 'xl/s.xml': strToU8(`<worksheet>${sheetData(textCell('du plan'))}</worksheet>`) },
    });
    const { sheets, warnings } = readWorkbook(bytes, '');
    expect(warnings).toMatchObject([{ sheet: 'Gros', row: 501, message: stopped }]);
    expect(cellsOf(sheets[1])).toEqual(['A1 du plan']);
  });

  it('in columns is read up to the thousandth', () => {
    const repeated = (attribute: string): string =>
      `<table:table-cell ${attribute}><text:p>a</text:p></table:table-cell>`;
    const table = `<table:table-row table:number-rows-repeated="1000000">${repeated('table:number-columns-repeated="1000000"')}</table:table-row>`;
    const { sheets, warnings } = readWorkbook(makeOds(table), '');
    expect(sheets[0]?.rows[0]?.cells.size).toBe(1000);
    expect(warnings.map(({ column, message }) => [column, message.slice(0, 40)])).toEqual([
      ['ALM', 'Cette feuille a plus de 1 000 colonnes'.replace(' 000', '\u202f000').concat(' :')],
      [null, 'Cette feuille contient beaucoup plus qu’'],
    ]);
  });

  it('in one cell is cut where Excel itself would', () => {
    const texts = `<si><t>${'é'.repeat(2 ** 20)}</t></si>`;
    const { sheets, warnings } = readWorkbook(
      makeXlsx({ texts, sheet: sheetData('<c t="s"><v>0</v></c>') }),
      '',
    );
    expect(sheets[0]?.rows[0]?.cells.get(1)?.text).toHaveLength(32_767);
    expect(warnings).toMatchObject([{ sheet: 'Plan', row: 1, column: 'A' }]);
    const csv = readWorkbook(strToU8(`a;"${'x'.repeat(2 ** 20)}";b`), 'a.csv');
    expect(csv.sheets[0]?.rows[0]?.cells.get(2)?.text).toHaveLength(32_767);
    expect(csv.sheets[0]?.rows[0]?.cells.get(3)?.text).toBe('b');
  });

  it('says the same doubt twenty times, then that there are more', () => {
    const { warnings } = readWorkbook(strToU8('a;"b\n'.repeat(500)), 'a.csv');
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)?.message).toMatch(/Il en va de même plus loin\.$/);
  });
});

describe('an archive that is not what it seems', () => {
  it('is refused when a part is twice there, missing, changed or cut', () => {
    const bytes = makeXlsx({
      sheet: sheetData(textCell('a'.repeat(500))),
      more: { 'xl/worksheets/sheet2.xml': strToU8('<x/>') },
    });
    const twice = Uint8Array.from(bytes, (byte, at) =>
      byte === 0x32 && String.fromCharCode(...bytes.subarray(at - 5, at)) === 'sheet' ? 0x31 : byte,
    );
    expect(refusal(twice)).toMatch(damaged);
    expect(refusal(bytes.subarray(0, bytes.length - 60))).toMatch(damaged);
    expect(refusal(bytes.subarray(0, 200))).toMatch(damaged);
    const { 'xl/worksheets/sheet1.xml': _, ...others } = xlsxParts({});
    expect(refusal(zipSync(others))).toMatch(damaged);
    const stored = zipSync(xlsxParts({ sheet: sheetData(textCell('sans compression')) }), { level: 0 });
    expect(refusal(stored)).toBe('read');
    const changed = Uint8Array.from(stored);
    changed[new TextDecoder('latin1').decode(stored).indexOf('sans compression')] = 0x53;
    expect(refusal(changed)).toMatch(damaged);
  });

  it('reads no part by a path that climbs out, and no name is more than a name', () => {
    const bytes = makeXlsx({
      workbook: '<sheets><sheet name="__proto__" r:id="a"/></sheets>',
      relations: '<Relationship Id="a" Type="x/worksheet" Target="../../../../xl/worksheets/sheet1.xml"/>',
      sheet: sheetData(textCell('__proto__') + textCell('constructor')),
      more: { '../../evil.txt': strToU8('x'), __proto__: strToU8('x') },
    });
    const { sheets } = readWorkbook(bytes, '');
    expect(sheets[0]?.name).toBe('__proto__');
    expect(cellsOf(sheets[0])).toEqual(['A1 __proto__', 'B1 constructor']);
  });
});

describe('a file of another kind', () => {
  const ole = (name: string): Uint8Array =>
    Uint8Array.from([
      ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      ...Array(600).fill(0),
      ...[...name].flatMap(letter => [letter.charCodeAt(0), 0]),
    ]);
  const archive = (...paths: readonly string[]): Uint8Array =>
    zipSync(Object.fromEntries(paths.map(path => [path, strToU8('<x/>')])));

  it.each<[string, Uint8Array, RegExp]>([
    ['is empty', new Uint8Array(), /^Ce fichier est vide/],
    ['holds blanks', strToU8(' \n\t\n'), /^Ce fichier est vide/],
    [
      'is an old Excel one',
      ole('Workbook'),
      /\(\.xls\) : ouvrez-le, choisissez « Enregistrer sous » et le format \.xlsx/,
    ],
    ['is an old Word one', ole('WordDocument'), /\(\.doc\)/],
    ['is locked', ole('EncryptedPackage'), /mot de passe/],
    ['is a PDF', strToU8('%PDF-1.7\n'), /PDF/],
    ['is a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /image/],
    ['is a Word document', archive('[Content_Types].xml', 'word/document.xml'), /Word \(\.docx\)/],
    ['is a Numbers one', archive('Index/Document.iwa'), /Numbers/],
    ['is a binary workbook', archive('[Content_Types].xml', 'xl/workbook.bin'), /\.xlsb/],
    ['is a plain archive', archive('a.txt'), /\.zip/],
    ['is an empty archive', zipSync({}), /\.zip/],
    ['is a territory', strToU8('{\n  "version": 1}'), /\.json/],
    [
      'is an old XML workbook',
      strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      /XML de 2003/,
    ],
    ['is a page without a table', strToU8('<!doctype html><p>a'), /pas de tableau/],
    ['is noise', Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31) % 251), /pas un tableau/],
  ])('that %s is told what it is and what to do, whatever its name', (_, bytes, message) => {
    expect(refusal(bytes, 'plan.xlsx')).toMatch(message);
    expect(refusal(bytes, 'plan.csv')).toMatch(/ : .*\.$/s);
  });
});
