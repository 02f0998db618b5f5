/** The annexes as tables of texts: what each row is called, and what each of its cells says. */
import { printNumber } from '../formats/number-text.ts';
import type {
  ActorId,
  Annexes,
  Competence,
  Cooperation,
  CooperationRole,
  EvaluationQuestion,
  Facility,
  GovernanceBody,
  KeyFigure,
  Note,
  RowId,
} from '../model.ts';
import type { RowCell, RowKind } from '../row-cells.ts';

export interface TableRow {
  readonly id: RowId;
  /** What to call it. Empty as long as it says nothing. */
  readonly name: string;
  /** A list is one text, an item per line. */
  readonly texts: Readonly<Partial<Record<RowCell, string>>>;
  readonly ticked: readonly ActorId[];
  readonly roles: readonly CooperationRole[];
}

type Row = Facility | Competence | GovernanceBody | Cooperation | EvaluationQuestion | KeyFigure | Note;

/** The rows of one annex. What did not change keeps its identity. */
export function tableRows(annexes: Annexes, kind: RowKind): readonly TableRow[] {
  switch (kind) {
    case 'facility':
      return tableOf(annexes.facilities, facilityRow);
    case 'competence':
      return tableOf(annexes.competences, competenceRow);
    case 'governance':
      return tableOf(annexes.governance, governanceRow);
    case 'cooperation':
      return tableOf(annexes.cooperation, cooperationRow);
    case 'evaluation':
      return tableOf(annexes.evaluation, evaluationRow);
    case 'keyFigure':
      return tableOf(annexes.keyFigures, figureRow);
    case 'note':
      return tableOf(annexes.notes, noteRow);
  }
}

const knownTables = new WeakMap<readonly Row[], readonly TableRow[]>();
const knownRows = new WeakMap<Row, TableRow>();

function tableOf<T extends Row>(rows: readonly T[], make: (row: T) => TableRow): readonly TableRow[] {
  const table = knownTables.get(rows) ?? rows.map(row => knownRows.get(row) ?? make(row));
  knownTables.set(rows, table);
  rows.forEach((row, index) => {
    const made = table[index];
    if (made) knownRows.set(row, made);
  });
  return table;
}

function tableRow(id: RowId, name: string, texts: TableRow['texts']): TableRow {
  return { id, name: name.trim(), texts, ticked: [], roles: [] };
}

function facilityRow({ id, commune, kind, name, address }: Facility): TableRow {
  return tableRow(id, name || kind, { commune, kind, name, address: address ?? '' });
}

function competenceRow({ id, category, label, communes }: Competence): TableRow {
  return { ...tableRow(id, label || category, { category, label }), ticked: communes };
}

function governanceRow({ id, name, missions, members, meetings }: GovernanceBody): TableRow {
  const texts = { name, missions: lines(missions), members: lines(members), meetings: meetings ?? '' };
  return tableRow(id, name, texts);
}

function cooperationRow({ id, actor, roles, duties }: Cooperation): TableRow {
  const name = roles.find(({ title }) => title.trim() !== '')?.title ?? '';
  return { ...tableRow(id, name, { actor: actor ?? '', duties: lines(duties) }), roles };
}

function evaluationRow({ id, question, indicators }: EvaluationQuestion): TableRow {
  return tableRow(id, question, { question, indicators: lines(indicators) });
}

function figureRow({ id, label, value, unit, year }: KeyFigure): TableRow {
  return tableRow(id, label, {
    label,
    value: printNumber(value),
    unit,
    year: year === null ? '' : String(year),
  });
}

function noteRow({ id, text }: Note): TableRow {
  return tableRow(id, text, { text });
}

function lines(items: readonly string[]): string {
  return items.join('\n');
}
