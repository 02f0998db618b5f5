/** Spreadsheet files made in tests, down to what no program would write. */
import { strToU8, type Zippable, zipSync } from 'fflate';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export interface XlsxParts {
  /** What stands in `worksheet`, or the whole part when it begins with `<?xml`. */
  readonly sheet?: string;
  /** What stands in `workbook`. */
  readonly workbook?: string;
  readonly styles?: string;
  /** What stands in `sst`. */
  readonly texts?: string;
  readonly relations?: string;
  readonly more?: Zippable;
}

export function makeXlsx(parts: XlsxParts = {}): Uint8Array {
  return zipSync(xlsxParts(parts), { level: 6 });
}

export function xlsxParts({ sheet = '', workbook, styles, texts, relations, more }: XlsxParts): Zippable {
  const part = (root: string, content: string): Uint8Array =>
    strToU8(content.startsWith('<?xml') ? content : `${xml}<${root} xmlns="${main}">${content}</${root}>`);
  const sheets = `<sheets><sheet name="Plan" sheetId="1" r:id="rId1" xmlns:r="${office}"/></sheets>`;
  return {
    '[Content_Types].xml': strToU8(`${xml}<Types/>`),
    '_rels/.rels': relationships('<Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/>'),
    'xl/workbook.xml': part('workbook', workbook ?? sheets),
    'xl/_rels/workbook.xml.rels': relationships(
      relations ??
        '<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>' +
          '<Relationship Id="rId2" Type="x/styles" Target="styles.xml"/>' +
          '<Relationship Id="rId3" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>',
    ),
    'xl/worksheets/sheet1.xml': part('worksheet', sheet),
    ...(styles === undefined ? {} : { 'xl/styles.xml': part('styleSheet', styles) }),
    ...(texts === undefined ? {} : { 'xl/sharedStrings.xml': part('sst', texts) }),
    ...more,
  };
}

function relationships(content: string): Uint8Array {
  return strToU8(`${xml}<Relationships>${content}</Relationships>`);
}

/** @param rows what stands in `row`, one after the other */
export function sheetData(...rows: readonly string[]): string {
  return `<sheetData>${rows.map(row => `<row>${row}</row>`).join('')}</sheetData>`;
}

export function textCell(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

const odf = ['office', 'style', 'text', 'table']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** @param table what stands in the only table */
export function makeOds(table: string, styles = ''): Uint8Array {
  const content =
    `${xml}<office:document-content ${odf}><office:automatic-styles>${styles}</office:automatic-styles>` +
    `<office:body><office:spreadsheet><table:table table:name="Plan">${table}</table:table>` +
    '</office:spreadsheet></office:body></office:document-content>';
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
  });
}
