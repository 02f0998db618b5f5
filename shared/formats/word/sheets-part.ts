/** The fiches: under the number and title of each action, a table of two columns, what is asked and what is answered. */
import { type ActionOrigin, type ItemId, type PlanSnapshot, type Vocabulary, yearsOf } from '../../model.ts';
import { actionYears } from '../../views/action-years.ts';
import {
  actionsInOrder,
  type NumberedAction,
  type Outline,
  type OutlineOrientation,
  outlineOf,
  shownTitle,
} from '../../views/outline.ts';
import { layOut, sectionBlocks } from '../../views/sheet-layout.ts';
import { room } from './page.ts';
import type { Part } from './part.ts';
import { inPrintedOrder, peopleOf, printedName, themesOf } from './plan-words.ts';
import { richParagraphs } from './rich-text.ts';
import type { SideParts } from './side-parts.ts';
import { type Cell, table, text } from './table.ts';
import { paragraph } from './text.ts';

const label = 46;

const originNames: Readonly<Record<ActionOrigin, string>> = {
  new: 'Nouvelle',
  ongoing: 'En cours',
  renewed: 'Reconduite',
};

/** Boxes written in most fiches, beyond which each fiche begins a page. */
const FEW = 3;

type Row = readonly [string, Cell];

export function sheetsPart(plan: PlanSnapshot, title: string, side: SideParts): Part {
  const outline = outlineOf(plan);
  const places = placesIn(outline, plan);
  const hasPages = areLong(plan);
  const sheetOf = (entry: NumberedAction, index: number): string =>
    paragraph(hasPages && index > 0 ? 'TitreFiche' : 'Heading2', headingOf(entry, plan)) +
    table({
      style: 'TableauFiche',
      columns: [
        { header: '', width: label },
        { header: '', width: room.portrait - label },
      ],
      rows: [
        ...(places.get(entry.action.id) ?? []).map(([name, value]): Row => [name, text(value)]),
        ...factsOf(entry, plan),
        ...boxesOf(entry, plan, side),
      ].map(([name, cell], row, rows) => [
        text(name, hasPages || row === rows.length - 1 ? 'TableauIntitule' : 'TableauIntituleSuivi'),
        cell,
      ]),
    });
  return {
    orientation: 'portrait',
    content:
      paragraph('Heading1', title) + inPrintedOrder(actionsInOrder(outline), plan).map(sheetOf).join(''),
  };
}

/** « Fiche action 1.1.1 – Étudier la faisabilité d’une crèche » */
function headingOf({ action, number }: NumberedAction, { territory }: PlanSnapshot): string {
  const word = territory.vocabulary.action.toLocaleLowerCase('fr');
  return number === null ? shownTitle(action.title) : printedName(`Fiche ${word}`, number, action.title);
}

function factsOf({ action }: NumberedAction, plan: PlanSnapshot): readonly Row[] {
  const { actors, territory } = plan;
  const facts: readonly (readonly [string, string])[] = [
    ['Origine', action.origin === null ? '' : originNames[action.origin]],
    ['Thématiques', themesOf(action, plan)],
    ['Pilotes', peopleOf(action, 'pilots', actors)],
    ['Porteurs', peopleOf(action, 'porteurs', actors)],
    ['Partenaires', peopleOf(action, 'partners', actors)],
    ['Années', actionYears(action, yearsOf(territory.period), actors)],
  ];
  return facts.filter(([, value]) => value !== '').map(([name, value]) => [name, text(value)]);
}

/** Boxes that are offered are there to be filled by hand too; others as long as something is written in them. */
function boxesOf({ action }: NumberedAction, { territory }: PlanSnapshot, side: SideParts): readonly Row[] {
  const { boxes, others } = layOut(territory.sections, action);
  return [...boxes, ...others].map(({ section }) => [
    section.name,
    {
      content: richParagraphs(sectionBlocks(action, section.id), side),
      length: (action.sheet[section.id] ?? []).join('').length,
    },
  ]);
}

/** What is said of where an action stands, by the words for its levels. */
type Place = readonly (readonly [string, string])[];

function placesIn({ axes, unfiled }: Outline, { territory }: PlanSnapshot): ReadonlyMap<ItemId, Place> {
  const { vocabulary } = territory;
  const places = new Map<ItemId, Place>();
  const put = (actions: readonly NumberedAction[], place: Place): void => {
    for (const { action } of actions) places.set(action.id, place);
  };
  for (const { axis, number, actions, orientations } of axes) {
    const above: Place = [[vocabulary.axis, numbered(number, axis.title)]];
    put(actions, above);
    for (const entry of orientations) put(entry.actions, [...above, levelOf(entry, vocabulary)]);
  }
  for (const entry of unfiled.orientations) put(entry.actions, [levelOf(entry, vocabulary)]);
  return places;
}

function levelOf(
  { orientation, number }: OutlineOrientation,
  vocabulary: Vocabulary,
): readonly [string, string] {
  return [vocabulary.orientation, numbered(number, orientation.title)];
}

function numbered(number: string | null, title: string): string {
  return number === null ? shownTitle(title) : `${number} – ${shownTitle(title)}`;
}

/** Short fiches follow each other: a page for each would be mostly white. */
function areLong({ actions }: PlanSnapshot): boolean {
  const written = actions.filter(
    ({ sheet }) => Object.values(sheet).filter(lines => lines.length > 0).length > FEW,
  );
  return written.length * 2 > actions.length;
}
