/** What a fiche shows and in what order: the sections of the territory, and what else the action has written. */
import type { Action } from '../model.ts';
import type { RichBlock, RichInline, Section } from '../sheet.ts';

/** A section of one fiche, with the room it takes. */
export interface SheetBox {
  readonly section: Section;
  /** Half the width, beside another. */
  readonly isHalf: boolean;
}

export interface SheetLayout {
  readonly boxes: readonly SheetBox[];
  /** Sections that fiches no more have, where something is written. */
  readonly others: readonly SheetBox[];
}

/** Sections that are a few words long in real plans. */
const short = new Set([
  'audience',
  'deadline',
  'services',
  'humanTechnicalMeans',
  'financialMeans',
  'partners',
]);

/** @param kept sections to be shown whatever is in them: somebody may be writing there */
export function layOut(
  sections: readonly Section[],
  { sheet }: Pick<Action, 'sheet'>,
  kept: ReadonlySet<string> = new Set(),
): SheetLayout {
  const known = new Set(sections.map(({ id }) => id));
  const unknown = [...Object.keys(sheet), ...kept].filter(id => !known.has(id));
  const orphans = [...new Set(unknown)].map(id => ({
    id,
    name: 'Rubrique retirée',
    isHidden: true,
    isOwn: true,
  }));
  const isUsed = ({ id }: Section): boolean => kept.has(id) || (sheet[id] ?? []).length > 0;
  return {
    boxes: pair(sections.filter(({ isHidden }) => !isHidden)),
    others: pair([...sections.filter(({ isHidden }) => isHidden), ...orphans].filter(isUsed)),
  };
}

/** Two short sections in a row stand side by side. */
function pair(sections: readonly Section[]): readonly SheetBox[] {
  const boxes: SheetBox[] = [];
  let isWaiting = false;
  sections.forEach((section, index) => {
    const next = sections[index + 1];
    const isHalf = isWaiting || (short.has(section.id) && next !== undefined && short.has(next.id));
    isWaiting = isHalf && !isWaiting;
    boxes.push({ section, isHalf });
  });
  return boxes;
}

const known = new WeakMap<readonly string[], readonly RichBlock[]>();

/** The text of a section, formatted or not, in the one form both can be shown in. */
export function sectionBlocks({ sheet, richSheet }: Action, section: string): readonly RichBlock[] {
  const rich = richSheet[section];
  if (rich) return rich;
  const lines = sheet[section] ?? [];
  const made = known.get(lines) ?? plainBlocks(lines, section === 'deadline');
  known.set(lines, made);
  return made;
}

function plainBlocks(lines: readonly string[], isText: boolean): readonly RichBlock[] {
  const paragraphs = lines.map((line): RichBlock => ({ type: 'paragraph', content: inlineOf(line) }));
  if (isText || paragraphs.length === 0) return paragraphs;
  return [{ type: 'bulletList', items: paragraphs.map(paragraph => [paragraph]) }];
}

function inlineOf(line: string): readonly RichInline[] {
  return line
    .split('\n')
    .flatMap((text, index): RichInline[] => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      ...(text === '' ? [] : [{ type: 'text', text } as const]),
    ]);
}
