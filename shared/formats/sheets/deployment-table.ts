/** « Déploiement »: who is planned for each action in each year; « Suivi »: room for what became of it. */
import type { TerritoryFile } from '../territory-schema.ts';
import { asInCell, sumOf } from './cell-text.ts';
import { actorFill, axisFill, everyoneFill, sharedFill } from './palette.ts';
import { type FileAction, inSheetOrder, type Printed, peopleIn, yearsIn } from './printed.ts';
import { cell, type Table, type TableCell, type TableColumn, type TableRow } from './table.ts';

export const yearColumn = (year: number): string => `year:${year}`;

const head = (word: string): readonly TableColumn[] => [
  { key: 'number', header: 'N°', width: 8, look: 'code' },
  { key: 'title', header: word, width: 52, look: 'title' },
];

/** @param hues actor id → its hue, from 0 */
export function deploymentTable(
  file: TerritoryFile,
  printed: Printed,
  hues: ReadonlyMap<string, number>,
): Table {
  const years = yearsIn(file);
  const columns: readonly TableColumn[] = [
    ...head(file.territory.vocabulary.action),
    { key: 'pilots', header: 'Pilotes', width: 22, look: 'code' },
    { key: 'porteurs', header: 'Porteurs', width: 22, look: 'code' },
    ...years.map(year => ({ key: yearColumn(year), header: String(year), width: 11, look: 'mark' }) as const),
  ];
  return {
    kind: 'deployment',
    name: 'Déploiement',
    columns,
    rows: inSheetOrder(file).map(action => deploymentRow(action, { file, printed, hues, years })),
    frozen: 2,
    legend: legendOf(file),
  };
}

interface RowContext {
  readonly file: TerritoryFile;
  readonly printed: Printed;
  readonly hues: ReadonlyMap<string, number>;
  readonly years: readonly number[];
}

function deploymentRow(action: FileAction, { file, printed, hues, years }: RowContext): TableRow {
  const rank = file.axes.findIndex(({ id }) => id === action.axis);
  const texts: Readonly<Record<string, string>> = {
    title: action.title,
    pilots: printed.actors(action.pilots),
    porteurs: printed.actors(action.porteurs),
    ...Object.fromEntries(
      years.map(year => [yearColumn(year), printed.mark(action.deployment[String(year)])]),
    ),
  };
  const named = Object.entries(action.deployment).filter(([, mark]) => mark !== 'all');
  const { pilots, porteurs } = peopleIn(action);
  return {
    record: {
      id: action.id,
      ...(pilots && { pilots }),
      ...(porteurs && { porteurs }),
      ...(named.length > 0 && { marks: Object.fromEntries(named) }),
      sums: Object.fromEntries(
        Object.entries(texts).flatMap(([key, text]) => (text ? [[key, sumOf(asInCell(text))]] : [])),
      ),
    },
    cells: [
      cell(action.number, rank < 0 ? undefined : axisFill(rank)),
      cell(action.title, rank < 0 ? undefined : axisFill(rank)),
      cell(texts.pilots ?? ''),
      cell(texts.porteurs ?? ''),
      ...years.map(year =>
        markCell(action.deployment[String(year)], texts[yearColumn(year)] ?? '', rank, hues),
      ),
    ],
  };
}

function markCell(
  mark: FileAction['deployment'][string] | undefined,
  text: string,
  rank: number,
  hues: ReadonlyMap<string, number>,
): TableCell {
  if (mark === undefined) return cell(text);
  if (mark === 'all') return cell(text, everyoneFill(rank));
  const [only = '', ...others] = mark;
  return cell(text, others.length > 0 ? sharedFill : actorFill(hues.get(only) ?? 0));
}

/** Only what is in the table. */
function legendOf({ actors, actions }: TerritoryFile): readonly string[] {
  const marks = actions.flatMap(({ deployment }) => Object.values(deployment));
  const cited = new Set(marks.flatMap(mark => (mark === 'all' ? [] : mark)));
  return [
    ...(marks.includes('all') ? ['X : action prévue cette année-là, pour tous.'] : []),
    ...actors
      .filter(({ id }) => cited.has(id))
      .map(({ short, name }) => `x(${short}) : prévue pour ${name} seulement.`),
  ];
}

export const followUpStates = ['Réalisé', 'Partiel', 'Reporté', 'Abandonné'];

/** Empty, and ready: Tablée does not keep what is written there yet. */
export function followUpTable(file: TerritoryFile): Table {
  const years = yearsIn(file);
  return {
    kind: 'follow-up',
    name: 'Suivi',
    columns: [
      ...head(file.territory.vocabulary.action),
      ...years.flatMap((year): readonly TableColumn[] => [
        { key: `state:${year}`, header: `${year} – état`, width: 13, look: 'code', choices: followUpStates },
        { key: `why:${year}`, header: `${year} – pourquoi`, width: 30, look: 'text' },
        { key: `date:${year}`, header: `${year} – date`, width: 12, look: 'date' },
      ]),
    ],
    rows: inSheetOrder(file).map(({ id, number, title, deployment }) => ({
      record: { id },
      cells: [
        cell(number),
        cell(title),
        ...years.flatMap(year => {
          const fill = deployment[String(year)] === undefined ? undefined : axisFill(6);
          return [cell(null, fill), cell(null), cell(null)];
        }),
      ],
    })),
    frozen: 2,
    legend: [
      'Les cases teintées sont celles des années où l’action est prévue.',
      'Ce suivi reste dans ce classeur : Tablée ne le reprend pas encore à l’importation.',
    ],
  };
}
