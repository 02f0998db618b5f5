/** The rows of the annexes: their kinds, and the cells of each that are written one by one. */

/** Who is ticked in a competence, and the roles of a cooperation, have commands of their own. */
export const rowCells = {
  facility: ['commune', 'kind', 'name', 'address'],
  competence: ['category', 'label'],
  governance: ['name', 'missions', 'members', 'meetings'],
  cooperation: ['actor', 'duties'],
  evaluation: ['question', 'indicators'],
  keyFigure: ['label', 'value', 'unit', 'year'],
  note: ['text'],
} as const;

export type RowKind = keyof typeof rowCells;
export type RowCell = (typeof rowCells)[RowKind][number];

export const rowKinds = [
  'facility',
  'competence',
  'governance',
  'cooperation',
  'evaluation',
  'keyFigure',
  'note',
] as const satisfies readonly RowKind[];

/** What a cell holds: a list is told as one text, an item per line. */
export type CellValue = string | number | null;
