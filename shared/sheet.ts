/** The fiche of an action: its sections, the models of sections that ship, and the text they hold. */

/** The sections every plan knows. All hold paragraphs and bullet lists; `deadline` is free text, most often one line. */
export const sectionIds = [
  'details',
  'diagnosis',
  'audience',
  'objectives',
  'methods',
  'deadline',
  'services',
  'expectedResults',
  'humanTechnicalMeans',
  'financialMeans',
  'partners',
  'indicators',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** Section → its items, one string per paragraph or bullet. A territory's own sections are there under their ids. */
export type Sheet = Readonly<Record<SectionId, readonly string[]>> & {
  readonly [own: string]: readonly string[];
};

/** A box of the fiche, in the territory's words. */
export interface Section {
  readonly id: string;
  readonly name: string;
  /** Not offered for writing. What it holds is still shown. */
  readonly isHidden: boolean;
  /** Added by the territory: not one that every plan knows. */
  readonly isOwn: boolean;
}

/** Names the official annexes give. */
export const sectionNames: Readonly<Record<SectionId, string>> = {
  details: 'Détails de l’action',
  diagnosis: 'Diagnostic initial',
  audience: 'Public cible',
  objectives: 'Objectifs opérationnels',
  methods: 'Modalités de mise en œuvre',
  deadline: 'Échéances de réalisation',
  services: 'Services mobilisés et responsables',
  expectedResults: 'Résultats attendus',
  humanTechnicalMeans: 'Moyens techniques et humains',
  financialMeans: 'Moyens financiers',
  partners: 'Partenaires sollicités',
  indicators: 'Indicateurs d’évaluation',
};

export interface SectionModel {
  readonly id: string;
  readonly name: string;
  readonly sections: readonly SectionId[];
}

/** The nine boxes of a full fiche, as the bassin de vie of Carros signs them. */
const full: SectionModel = {
  id: 'full',
  name: 'Fiche complète, du diagnostic aux indicateurs',
  sections: [
    'diagnosis',
    'audience',
    'objectives',
    'methods',
    'deadline',
    'services',
    'expectedResults',
    'partners',
    'indicators',
  ],
};

/** The three columns of a plan by themes, as Les Pennes-Mirabeau and Septèmes-les-Vallons sign it. */
const short: SectionModel = {
  id: 'short',
  name: 'Fiche courte : détails et moyens',
  sections: ['details', 'humanTechnicalMeans', 'financialMeans'],
};

export const sectionModels: readonly SectionModel[] = [full, short];

/** The model that shows most of what a plan has written; the full one for a plan that has written nothing. */
function modelFor(used: ReadonlySet<string>): SectionModel {
  const shown = ({ sections }: SectionModel): number => sections.filter(id => used.has(id)).length;
  return shown(short) > shown(full) ? short : full;
}

/** Standard sections in their own order and names, hidden where neither the plan's best model nor its text has them. */
export function defaultSections(used: ReadonlySet<string>): readonly Section[] {
  const { sections } = modelFor(used);
  return sectionIds.map(id => ({
    id,
    name: sectionNames[id],
    isHidden: !sections.includes(id) && !used.has(id),
    isOwn: false,
  }));
}

/** Sections in which something is written, in any of these sheets. */
export function usedSections(
  sheets: Iterable<Readonly<Record<string, readonly string[]>>>,
): ReadonlySet<string> {
  const used = new Set<string>();
  for (const sheet of sheets)
    for (const [id, lines] of Object.entries(sheet)) if (lines.length > 0) used.add(id);
  return used;
}

/** Sections that a territory may have of its own. */
export const MAX_OWN_SECTIONS = 32;

/** An id that a section of a territory's own may have: as territory files write ids, and no longer than it takes. */
export function isOwnSectionId(id: string): boolean {
  return id.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && !isStandardSection(id);
}

export function isStandardSection(id: string): id is SectionId {
  return sectionIds.some(known => known === id);
}

/**
 * Elements within elements that are read, a list and its items being two: beyond, no editor makes any, and a hostile
 * document would exhaust the stack.
 */
export const DEEPEST = 64;

/** Lists within lists whose paragraphs are still read. */
export const DEEPEST_LISTS = DEEPEST / 2 - 1;

/** Formatting of a stretch of text. A link leads to the web or to a mailbox, nowhere else. */
export type RichMark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'link'; readonly href: string };

export type RichInline =
  | { readonly type: 'text'; readonly text: string; readonly marks?: readonly RichMark[] }
  | { readonly type: 'break' };

/** The formatted text of a section: what one string per item cannot hold. */
export type RichBlock =
  | { readonly type: 'paragraph'; readonly content: readonly RichInline[] }
  | { readonly type: 'bulletList'; readonly items: readonly (readonly RichBlock[])[] }
  | {
      readonly type: 'orderedList';
      readonly start?: number;
      readonly items: readonly (readonly RichBlock[])[];
    };

/** Section → its formatted text, for the sections whose items do not tell it all. */
export type RichSheet = Readonly<Record<string, readonly RichBlock[]>>;

/** The items of a formatted text as a plain sheet has them: one string per paragraph or bullet. */
export function richLines(blocks: readonly RichBlock[]): readonly string[] {
  return blocks.flatMap(block =>
    block.type === 'paragraph' ? [block.content.map(inlineText).join('')] : block.items.flatMap(richLines),
  );
}

/** A link that may be followed from a plan that others write in. */
export function isSafeLink(href: string): boolean {
  if (!URL.canParse(href)) return false;
  return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}

function inlineText(inline: RichInline): string {
  return inline.type === 'break' ? '\n' : inline.text;
}
