/** « Plan »: one row an action, with all that its fiche says. */
import { richLines, usedSections } from '../../sheet.ts';
import { originNames } from '../../views/filter.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { linesIn, richIn, sectionsIn } from '../territory-sheet.ts';
import { asInCell, printLines, sumOf } from './cell-text.ts';
import { axisFill } from './palette.ts';
import { type FileAction, inSheetOrder, type Printed, peopleIn } from './printed.ts';
import { shapeOf } from './rich-shape.ts';
import { cell, type Table, type TableColumn, type TableRow } from './table.ts';

/** Of the columns that hold the sections. */
export const sectionColumn = (id: string): string => `section:${id}`;

export function planTable(file: TerritoryFile, printed: Printed): Table {
  const { axis, orientation, action } = file.territory.vocabulary;
  const written = usedSections(file.actions.map(linesIn));
  const sections = sectionsIn(file).filter(({ id, isHidden }) => !isHidden || written.has(id));
  const columns: readonly TableColumn[] = [
    { key: 'axis', header: axis, width: 26, look: 'code' },
    { key: 'orientation', header: orientation, width: 26, look: 'code' },
    { key: 'number', header: 'N°', width: 8, look: 'code' },
    { key: 'title', header: action, width: 44, look: 'title' },
    { key: 'themes', header: 'Thématiques', width: 20, look: 'code' },
    { key: 'pilots', header: 'Pilotes', width: 20, look: 'code' },
    { key: 'porteurs', header: 'Porteurs', width: 20, look: 'code' },
    { key: 'partners', header: 'Partenaires', width: 20, look: 'code' },
    { key: 'kind', header: 'Origine', width: 13, look: 'code', choices: Object.values(originNames) },
    { key: 'alsoUnder', header: 'Citée aussi sous', width: 24, look: 'code' },
    ...sections.map(
      ({ id, name }) => ({ key: sectionColumn(id), header: name, width: 46, look: 'text' }) as const,
    ),
  ];
  const ranks = new Map(file.axes.map(({ id }, rank) => [id, rank]));
  const places = new Map(file.actions.map(({ id }, place) => [id, place]));
  return {
    kind: 'plan',
    name: 'Plan',
    columns,
    rows: inSheetOrder(file).map((one, row) =>
      actionRow(one, {
        columns,
        printed,
        record: { id: one.id, row, place: places.get(one.id) },
        fill: one.axis === null ? undefined : axisFill(ranks.get(one.axis) ?? 0),
      }),
    ),
    frozen: 4,
    spare: 100,
  };
}

interface RowContext {
  readonly columns: readonly TableColumn[];
  readonly printed: Printed;
  readonly record: Readonly<Record<string, unknown>>;
  readonly fill: string | undefined;
}

/** Columns whose text says less than the record does, or that stand in two sheets: whether they changed must be known. */
const summed = ['axis', 'orientation', 'title', 'themes', 'pilots', 'porteurs', 'partners', 'alsoUnder'];

function actionRow(action: FileAction, { columns, printed, record, fill }: RowContext): TableRow {
  const texts = columns.map(({ key }) => actionText(action, key, printed));
  const rich = columns.flatMap(({ key }, at) => {
    const blocks = key.startsWith('section:') ? richIn(action, key.slice('section:'.length)) : undefined;
    const told = blocks && richLines(blocks).some(line => line.trim() !== '');
    return blocks && told ? [[key, shapeOf(blocks), sumOf(asInCell(texts[at] ?? ''))] as const] : [];
  });
  const sums = columns.flatMap(({ key }, at) =>
    summed.includes(key) && texts[at] ? [[key, sumOf(asInCell(texts[at]))]] : [],
  );
  const { axis, orientation, alsoUnder, themes } = action;
  return {
    record: {
      ...record,
      ...(axis !== null && { axis }),
      ...(orientation !== null && { orientation }),
      ...(alsoUnder.length > 0 && { alsoUnder }),
      ...(themes.length > 0 && { themes }),
      ...peopleIn(action),
      ...(rich.length > 0 && { rich: Object.fromEntries(rich.map(([key, shape]) => [key, shape])) }),
      sums: Object.fromEntries([...sums, ...rich.map(([key, , sum]) => [key, sum])]),
    },
    cells: texts.map((text, at) => cell(text, at < 2 ? fill : undefined)),
  };
}

function actionText(action: FileAction, key: string, printed: Printed): string {
  switch (key) {
    case 'axis':
    case 'orientation':
      return printed.level(action[key]);
    case 'number':
      return action.number ?? '';
    case 'title':
      return action.title;
    case 'themes':
      return printed.themes(action.themes);
    case 'pilots':
    case 'porteurs':
    case 'partners':
      return printed.actors(action[key] ?? []);
    case 'kind':
      return action.kind === null ? '' : originNames[action.kind];
    case 'alsoUnder':
      return printed.levels(action.alsoUnder);
    case 'section:deadline':
      return action.sheet.deadline ?? '';
    default:
      return printLines(linesIn(action)[key.slice('section:'.length)] ?? []);
  }
}
