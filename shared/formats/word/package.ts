/** The parts of a Word file, and the archive they travel in. */
import { strToU8, zipSync } from 'fflate';
import { margin, mm, type Orientation, paper } from './page.ts';
import type { Part } from './part.ts';
import type { SideParts } from './side-parts.ts';
import { stylesXml } from './styles.ts';
import { escapeXml, paragraphOf, runs } from './text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const footers: Readonly<Record<Orientation, { readonly id: string; readonly file: string }>> = {
  portrait: { id: 'pied1', file: 'footer1.xml' },
  landscape: { id: 'pied2', file: 'footer2.xml' },
};

/** Parts of the document besides its text: relationship, kind, file. */
const companions = [
  ['styles', 'styles', 'styles.xml'],
  ['liste', 'numbering', 'numbering.xml'],
  ['reglages', 'settings', 'settings.xml'],
  ['pied1', 'footer', 'footer1.xml'],
  ['pied2', 'footer', 'footer2.xml'],
] as const;

export interface WordContent {
  readonly title: string;
  readonly subject: string;
  readonly cover: Part;
  readonly parts: readonly Part[];
  readonly side: SideParts;
  /** At the left of each page's foot. */
  readonly foot: string;
  /** As `2026-11-29`. */
  readonly today: string;
}

/** The bytes of the file: the same content gives the same ones. */
export function packWord(content: WordContent): Uint8Array<ArrayBuffer> {
  const { side, today, foot } = content;
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships([
      ['doc', `${office}/officeDocument`, 'word/document.xml'],
      ['core', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ['app', `${office}/extended-properties`, 'docProps/app.xml'],
    ]),
    'docProps/core.xml': coreProperties(content),
    'docProps/app.xml':
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Tablée</Application></Properties>',
    'word/_rels/document.xml.rels': relationships(
      companions.map(([id, kind, file]) => [id, `${office}/${kind}`, file]),
      side.relationships,
    ),
    'word/document.xml': documentXml(content),
    'word/styles.xml': stylesXml,
    'word/numbering.xml': `<w:numbering xmlns:w="${main}">${side.numbering}</w:numbering>`,
    'word/settings.xml': settings(),
    'word/footer1.xml': footer('portrait', foot),
    'word/footer2.xml': footer('landscape', foot),
  };
  const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(`${declaration}${xml}`)] as const);
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(`${today}T12:00:00`) });
}

/** Each part is a section, whose page is told by a last paragraph that takes no room. */
function documentXml({ cover, parts }: WordContent): string {
  const sections = [cover, ...parts].map(({ orientation, content }, index, all) => {
    const page = sectionProperties(orientation, index > 0);
    const isLast = index === all.length - 1;
    const end = `<w:p><w:pPr><w:pStyle w:val="FinPartie"/>${isLast ? '' : page}</w:pPr></w:p>`;
    return `${content}${end}${isLast ? page : ''}`;
  });
  return `<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${sections.join('')}</w:body></w:document>`;
}

function sectionProperties(orientation: Orientation, hasFooter: boolean): string {
  const { width, height } = paper;
  const size =
    orientation === 'landscape'
      ? `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`
      : `<w:pgSz w:w="${width}" w:h="${height}"/>`;
  const { top, right, bottom, left, header, footer: foot } = margin;
  return [
    '<w:sectPr>',
    hasFooter ? `<w:footerReference w:type="default" r:id="${footers[orientation].id}"/>` : '',
    `<w:type w:val="nextPage"/>${size}`,
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${header}" w:footer="${foot}" w:gutter="0"/>`,
    '</w:sectPr>',
  ].join('');
}

/** « CTG Les Pennes – plan du 29 novembre 2026 … page 2 sur 9 » */
function footer(orientation: Orientation, foot: string): string {
  const field = (code: string): string => `<w:fldSimple w:instr=" ${code} ">${runs('1')}</w:fldSimple>`;
  const content = `${runs(`${foot}\tpage `)}${field('PAGE')}${runs(' sur ')}${field('NUMPAGES')}`;
  const style = orientation === 'landscape' ? 'PiedPaysage' : 'Footer';
  return `<w:ftr xmlns:w="${main}" xmlns:r="${office}">${paragraphOf(style, content)}</w:ftr>`;
}

function settings(): string {
  const compatibility = `<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`;
  return `<w:settings xmlns:w="${main}"><w:defaultTabStop w:val="${mm(12.5)}"/><w:characterSpacingControl w:val="doNotCompress"/>${compatibility}<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`;
}

function coreProperties({ title, subject, today }: WordContent): string {
  const moment = `${today}T12:00:00Z`;
  const date = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return [
    `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subject)}</dc:subject>`,
    '<dc:creator>Tablée</dc:creator><cp:lastModifiedBy>Tablée</cp:lastModifiedBy>',
    `${date('created')}${date('modified')}<dc:language>fr-FR</dc:language></cp:coreProperties>`,
  ].join('');
}

function contentTypes(): string {
  const override = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="${type}+xml"/>`;
  return [
    `<Types xmlns="${packages}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="application/xml"/>`,
    override('word/document.xml', `${wordType}.document.main`),
    ...companions.map(([, kind, file]) => override(`word/${file}`, `${wordType}.${kind}`)),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'),
    override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties'),
    '</Types>',
  ].join('');
}

function relationships(told: readonly (readonly [string, string, string])[], others = ''): string {
  const made = told.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${made.join('')}${others}</Relationships>`;
}
