/** Paragraphs of a named style and the runs in them, as the XML that Word reads. */

/** Ids of the styles in `styles.ts`. */
export type StyleId =
  | 'Title'
  | 'Subtitle'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'TitreFiche'
  | 'ListBullet'
  | 'Caption'
  | 'Footer'
  | 'PiedPaysage'
  | 'FinPartie'
  | 'TableauTexte'
  | 'TableauEntete'
  | 'TableauAnnee'
  | 'TableauIntitule'
  | 'TableauIntituleSuivi'
  | 'TableauPuce'
  | `TableauSuite${number}`
  | 'TableauCroix'
  | 'TableauNombre'
  | 'TableauRenvoi'
  | 'Couverture'
  | 'CouvertureRubrique'
  | 'CouvertureLogo'
  | 'CouvertureSignature';

/** Where a paragraph is in a list: a list that `lists.ts` has told, and its level there. */
export interface ListPlace {
  readonly list: number;
  readonly level: number;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot hold are left out: with one of them, Word says that the file is damaged. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, sign => entities[sign] ?? sign);
}

/** @param look run properties, in the order of the schema */
export function runs(text: string, look = ''): string {
  const properties = look === '' ? '' : `<w:rPr>${look}</w:rPr>`;
  const content = escapeXml(text)
    .split('\n')
    .map(line => line.split('\t').map(words).join('<w:tab/>'))
    .join('<w:br/>');
  return content === '' ? '' : `<w:r>${properties}${content}</w:r>`;
}

function words(text: string): string {
  return text === '' ? '' : `<w:t xml:space="preserve">${text}</w:t>`;
}

export function paragraph(style: StyleId, text: string, place?: ListPlace): string {
  return paragraphOf(style, runs(text), place);
}

/** @param content runs and links, as XML */
export function paragraphOf(style: StyleId, content: string, place?: ListPlace): string {
  const numbered = place
    ? `<w:numPr><w:ilvl w:val="${place.level}"/><w:numId w:val="${place.list}"/></w:numPr>`
    : '';
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${numbered}</w:pPr>${content}</w:p>`;
}
