/** The fiches in a territory file: plain items for all to read, and beside them what plain items cannot hold. */
import type { Action, PlanSnapshot } from '../model.ts';
import {
  defaultSections,
  isOwnSectionId,
  isStandardSection,
  type RichBlock,
  richLines,
  type Section,
  usedSections,
} from '../sheet.ts';
import type { TerritoryFile } from './territory-schema.ts';

type FileAction = TerritoryFile['actions'][number];
type WrittenKeys = Pick<FileAction, 'sheet' | 'ownSheet' | 'richSheet'>;

/** The optional keys are there only where there is something to say. */
export function exportSheet({ sheet, richSheet }: Pick<Action, 'sheet' | 'richSheet'>): WrittenKeys {
  const own = Object.entries(sheet).filter(([id, lines]) => isOwnSectionId(id) && lines.length > 0);
  const rich = Object.entries(richSheet).filter(([id]) => isStandardSection(id) || isOwnSectionId(id));
  return {
    sheet: {
      details: [...sheet.details],
      diagnosis: [...sheet.diagnosis],
      audience: [...sheet.audience],
      objectives: [...sheet.objectives],
      methods: [...sheet.methods],
      deadline: sheet.deadline.length === 0 ? null : sheet.deadline.join('\n'),
      services: [...sheet.services],
      expectedResults: [...sheet.expectedResults],
      humanTechnicalMeans: [...sheet.humanTechnicalMeans],
      financialMeans: [...sheet.financialMeans],
      partners: [...sheet.partners],
      indicators: [...sheet.indicators],
    },
    ...(own.length > 0 && { ownSheet: Object.fromEntries(own.map(([id, lines]) => [id, [...lines]])) }),
    ...(rich.length > 0 && { richSheet: Object.fromEntries(rich.map(([id, blocks]) => [id, [...blocks]])) }),
  };
}

/** Absent as long as the sections are those that the plan's own texts would give. */
export function exportSections({
  territory,
  actions,
}: PlanSnapshot): Pick<TerritoryFile['territory'], 'sections'> {
  const known = defaultSections(usedSections(actions.map(({ sheet }) => sheet)));
  const isDefault = JSON.stringify(known) === JSON.stringify(territory.sections);
  if (isDefault) return {};
  return { sections: territory.sections.map(({ id, name, isHidden }) => ({ id, name, hidden: isHidden })) };
}

/** Every section of the file in order: those it gives, or those its own texts call for. */
export function sectionsIn({ territory, actions }: TerritoryFile): readonly Section[] {
  if (!territory.sections) return defaultSections(usedSections(actions.map(linesIn)));
  const given = territory.sections.map(({ id, name, hidden }) => ({
    id,
    name,
    isHidden: hidden,
    isOwn: !isStandardSection(id),
  }));
  const missing = defaultSections(new Set()).filter(({ id }) => given.every(section => section.id !== id));
  return [...given, ...missing.map(section => ({ ...section, isHidden: true }))];
}

/** What each section of an action holds, as items. */
export function linesIn({ sheet, ownSheet = {} }: FileAction): Readonly<Record<string, readonly string[]>> {
  return { ...ownSheet, ...sheet, deadline: sheet.deadline === null ? [] : [sheet.deadline] };
}

/** The formatted text of a section, unless somebody has changed its plain items since it was exported. */
export function richIn(action: FileAction, id: string): readonly RichBlock[] | undefined {
  const blocks = action.richSheet?.[id];
  const plain = (linesIn(action)[id] ?? []).join('\n');
  const told = blocks && richLines(blocks).filter(line => line.trim() !== '');
  return told?.join('\n') === plain ? blocks : undefined;
}
