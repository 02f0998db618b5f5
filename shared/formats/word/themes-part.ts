/** The plan by themes, as an annex: a table for each theme, the years of an action under its title. */
import type { PlanSnapshot } from '../../model.ts';
import type { ActionGroup } from '../../views/action-groups.ts';
import { actionsByTheme } from '../../views/by-theme.ts';
import { outlineOf } from '../../views/outline.ts';
import type { RankedAction } from '../../views/ranked.ts';
import { sectionBlocks } from '../../views/sheet-layout.ts';
import { room } from './page.ts';
import type { Part } from './part.ts';
import { inPrintedOrder, peopleOf, printedName, sectionName, themesOf, whenOf } from './plan-words.ts';
import { richParagraphs } from './rich-text.ts';
import type { SideParts } from './side-parts.ts';
import { type Cell, type Column, table, text } from './table.ts';
import { paragraph } from './text.ts';

/** The sections that are columns, and the words of the annex where the territory has not chosen its own. */
const printed = ['details', 'humanTechnicalMeans', 'financialMeans'] as const;

const fixed = { action: 62, themes: 32, people: 26 };

export function themesPart(plan: PlanSnapshot, title: string, side: SideParts): Part {
  const { vocabulary } = plan.territory;
  const groups = actionsByTheme(outlineOf(plan), plan.themes, vocabulary.action);
  const sections = printed.flatMap(id => {
    const name = sectionName(plan, id);
    return name === undefined ? [] : [{ id, name }];
  });
  const left = room.landscape - fixed.action - fixed.themes - 2 * fixed.people;
  const columns: readonly Column[] = [
    { header: 'Actions', width: sections.length > 0 ? fixed.action : fixed.action + left },
    { header: 'Thématiques', width: fixed.themes },
    ...sections.map(({ name }) => ({ header: name, width: left / sections.length })),
    { header: 'Pilote', width: fixed.people },
    { header: 'Porteur', width: fixed.people },
  ];
  const rowOf = ({ action, number }: RankedAction): readonly Cell[] => [
    titleCell(printedName(vocabulary.action, number, action.title), whenOf(action, plan)),
    text(themesOf(action, plan)),
    ...sections.map(({ id }) => ({ content: richParagraphs(sectionBlocks(action, id), side) })),
    text(peopleOf(action, 'pilots', plan.actors)),
    text(peopleOf(action, 'porteurs', plan.actors)),
  ];
  const groupOf = ({ heading, entries }: ActionGroup): string =>
    paragraph('Heading2', heading) +
    table({ style: 'TableauPlan', columns, rows: inPrintedOrder(entries, plan).map(rowOf) });
  const shown = groups.filter(({ entries }) => entries.length > 0);
  return { orientation: 'landscape', content: paragraph('Heading1', title) + shown.map(groupOf).join('') };
}

function titleCell(name: string, years: string): Cell {
  const title = paragraph('TableauIntitule', name);
  return { content: years === '' ? title : title + paragraph('TableauTexte', years) };
}
