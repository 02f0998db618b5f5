/**
 * The named styles of every document. All that one sees comes from them, so that a secretary changes the look of a whole
 * document in one place. Word's own styles have English names in the file, and are shown in the reader's language.
 */
import { indentAt, LEVELS } from './lists.ts';
import { mm, room } from './page.ts';

/** Its letters have the same widths in Word and in LibreOffice, whatever is installed. */
const FONT = 'Arial';
const INK = '1C2733';
const HEADING = '1B4B57';
const FAINT = '5A6673';
const LINE = '8A949E';
/** Behind headers and labels: hardly darker than paper on a black and white printer. */
const SHADE = 'E6ECEE';

interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  /** What is written after a paragraph of this style. Itself, when absent. */
  readonly next?: string;
  /** Properties in the order of the schema: Word « repairs » a file that has another. */
  readonly paragraph?: string;
  readonly run?: string;
  /** One of Word's own. */
  readonly isBuiltIn?: true;
}

const bold = '<w:b/><w:bCs/>';
const italic = '<w:i/><w:iCs/>';
const centred = '<w:jc w:val="center"/>';
/** Not alone at the foot of a page. */
const kept = '<w:keepNext/><w:keepLines/>';

function size(points: number): string {
  return `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
}

function color(value: string): string {
  return `<w:color w:val="${value}"/>`;
}

/** Points before and after. */
function space(before: number, after: number): string {
  return `<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>`;
}

function tabAt(width: number, kind: 'right' | 'clear' = 'right'): string {
  return `<w:tab w:val="${kind}" w:pos="${mm(width)}"/>`;
}

function heading(level: number, before: number, after: number, points: number): ParagraphStyle {
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    next: 'Normal',
    paragraph: `${kept}${space(before, after)}<w:outlineLvl w:val="${level - 1}"/>`,
    run: `${bold}${color(HEADING)}${size(points)}`,
    isBuiltIn: true,
  };
}

const paragraphStyles: readonly ParagraphStyle[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'Subtitle',
    paragraph: `${kept}${space(24, 8)}`,
    run: `${bold}${color(HEADING)}${size(24)}`,
    isBuiltIn: true,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    next: 'Normal',
    paragraph: `${kept}${space(0, 6)}`,
    run: size(15),
    isBuiltIn: true,
  },
  heading(1, 0, 10, 18),
  heading(2, 14, 6, 13),
  heading(3, 10, 5, 11),
  {
    id: 'TitreFiche',
    name: 'Titre fiche',
    basedOn: 'Heading2',
    next: 'Normal',
    paragraph: '<w:pageBreakBefore/>',
  },
  { id: 'ListBullet', name: 'List Bullet', paragraph: space(0, 3), isBuiltIn: true },
  { id: 'Caption', name: 'caption', next: 'Normal', paragraph: space(0, 8), run: size(9), isBuiltIn: true },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `<w:tabs>${tabAt(room.portrait)}</w:tabs>${space(0, 0)}`,
    run: `${color(FAINT)}${size(8)}`,
    isBuiltIn: true,
  },
  {
    id: 'PiedPaysage',
    name: 'Pied de page paysage',
    basedOn: 'Footer',
    paragraph: `<w:tabs>${tabAt(room.portrait, 'clear')}${tabAt(room.landscape)}</w:tabs>`,
  },
  // Carries the page's shape at the end of a part, and must not take it to one page more.
  {
    id: 'FinPartie',
    name: 'Fin de partie',
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
    run: size(1),
  },
  { id: 'TableauTexte', name: 'Tableau texte', paragraph: space(2, 2), run: size(9) },
  {
    id: 'TableauEntete',
    name: 'Tableau en-tête',
    basedOn: 'TableauTexte',
    paragraph: '<w:keepNext/>',
    run: bold,
  },
  {
    id: 'TableauAnnee',
    name: 'Tableau année',
    basedOn: 'TableauEntete',
    paragraph: centred,
  },
  { id: 'TableauIntitule', name: 'Tableau intitulé', basedOn: 'TableauTexte', run: bold },
  // Keeps its row on the page of the next one.
  {
    id: 'TableauIntituleSuivi',
    name: 'Tableau intitulé suivi',
    basedOn: 'TableauIntitule',
    paragraph: '<w:keepNext/>',
  },
  { id: 'TableauPuce', name: 'Tableau puce', basedOn: 'TableauTexte', paragraph: space(1, 1) },
  { id: 'TableauCroix', name: 'Tableau croix', basedOn: 'TableauTexte', paragraph: centred, run: bold },
  { id: 'TableauNombre', name: 'Tableau nombre', basedOn: 'TableauTexte', paragraph: centred },
  { id: 'TableauRenvoi', name: 'Tableau renvoi', basedOn: 'TableauTexte', run: italic },
  // What goes on under the first paragraph of an item.
  ...Array.from({ length: LEVELS }, (_, depth) => ({
    id: `TableauSuite${depth + 1}`,
    name: `Tableau suite ${depth + 1}`,
    basedOn: 'TableauPuce',
    paragraph: `<w:ind w:left="${indentAt(depth)}"/>`,
  })),
  { id: 'Couverture', name: 'Couverture', paragraph: space(0, 4), run: size(11) },
  {
    id: 'CouvertureRubrique',
    name: 'Couverture rubrique',
    basedOn: 'Couverture',
    next: 'Couverture',
    paragraph: `<w:keepNext/>${space(16, 4)}`,
    run: `${bold}${color(HEADING)}`,
  },
  {
    id: 'CouvertureLogo',
    name: 'Couverture logo',
    paragraph: `${space(2, 0)}${centred}`,
    run: `${color(FAINT)}${size(8)}`,
  },
  { id: 'CouvertureSignature', name: 'Couverture signature', paragraph: space(1, 1), run: size(9) },
];

/** Where rows end, so that the next page begins with the header again. */
function tableStyle(id: string, name: string, border: string, parts: string): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = sides.map(side => `<w:${side} w:val="${border}" w:sz="4" w:space="0" w:color="${LINE}"/>`);
  const gap = (side: string, twips: number): string => `<w:${side} w:w="${twips}" w:type="dxa"/>`;
  const gaps = [gap('top', 28), gap('left', 85), gap('bottom', 28), gap('right', 85)];
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>${borders.join('')}</w:tblBorders><w:tblCellMar>${gaps.join('')}</w:tblCellMar></w:tblPr>${parts}</w:style>`;
}

/** The first row or column of a table that says what the others are. */
function labelled(part: 'firstRow' | 'firstCol'): string {
  return `<w:tblStylePr w:type="${part}"><w:rPr>${bold}</w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${SHADE}"/></w:tcPr></w:tblStylePr>`;
}

function paragraphStyle({ id, name, basedOn, next, paragraph, run, isBuiltIn }: ParagraphStyle): string {
  const custom = isBuiltIn ? '' : ' w:customStyle="1"';
  return `<w:style w:type="paragraph"${custom} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn ?? 'Normal'}"/>${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ''}${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`;
}

/** The whole part of the file that tells the styles. */
export const stylesXml = [
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>${color(INK)}${size(10)}<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
  `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr>${color(HEADING)}<w:u w:val="single"/></w:rPr></w:style>`,
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  ...paragraphStyles.map(paragraphStyle),
  tableStyle('TableauPlan', 'Tableau plan', 'single', labelled('firstRow')),
  tableStyle('TableauFiche', 'Tableau fiche', 'single', labelled('firstCol')),
  tableStyle('TableauCadres', 'Tableau cadres', 'dotted', ''),
  '</w:styles>',
].join('');
