/** The parts of an Excel workbook, and the archive they travel in. */
import { strToU8, zipSync } from 'fflate';
import { Looks } from './looks.ts';
import { definedNames, escapeXml, sheetXml } from './sheet-xml.ts';
import type { Table } from './table.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface WorkbookContent {
  readonly title: string;
  readonly tables: readonly Table[];
  /** As `2026-11-29`. */
  readonly today: string;
}

/** The bytes of the file: the same content gives the same ones. */
export function packWorkbook({ title, tables, today }: WorkbookContent): Uint8Array<ArrayBuffer> {
  const looks = new Looks();
  const sheets = tables.map((table, index) => [
    `xl/worksheets/sheet${index + 1}.xml`,
    sheetXml(table, looks),
  ]);
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(tables.length),
    '_rels/.rels': relationships([
      [`${office}/officeDocument`, 'xl/workbook.xml'],
      [`${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      [`${office}/extended-properties`, 'docProps/app.xml'],
    ]),
    'docProps/core.xml': coreProperties(title, today),
    'docProps/app.xml':
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Tablée</Application></Properties>',
    'xl/workbook.xml': workbookXml(tables),
    'xl/_rels/workbook.xml.rels': relationships([
      ...tables.map((_, index) => [`${office}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
      [`${office}/styles`, 'styles.xml'],
    ]),
    ...Object.fromEntries(sheets),
    'xl/styles.xml': looks.xml,
  };
  const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(declaration + xml)] as const);
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(`${today}T12:00:00`) });
}

function workbookXml(tables: readonly Table[]): string {
  const sheets = tables.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return [
    `<workbook xmlns="${main}" xmlns:r="${office}">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="850"/></bookViews>',
    `<sheets>${sheets.join('')}</sheets>`,
    `<definedNames>${tables.map(definedNames).join('')}</definedNames>`,
    '</workbook>',
  ].join('');
}

function contentTypes(sheets: number): string {
  const override = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="${type}+xml"/>`;
  return [
    `<Types xmlns="${packages}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('xl/workbook.xml', `${sheetType}.sheet.main`),
    ...Array.from({ length: sheets }, (_, index) =>
      override(`xl/worksheets/sheet${index + 1}.xml`, `${sheetType}.worksheet`),
    ),
    override('xl/styles.xml', `${sheetType}.styles`),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'),
    override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties'),
    '</Types>',
  ].join('');
}

function relationships(told: readonly (readonly [type: string, target: string])[]): string {
  const made = told.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${made.join('')}</Relationships>`;
}

function coreProperties(title: string, today: string): string {
  const moment = `${today}T12:00:00Z`;
  const date = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return [
    `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>Tablée</dc:creator><cp:lastModifiedBy>Tablée</cp:lastModifiedBy>`,
    `${date('created')}${date('modified')}<dc:language>fr-FR</dc:language></cp:coreProperties>`,
  ].join('');
}
