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

const known = new WeakMap<Row, TableRow>();

/** The rows of one annex. A row that did not change keeps its identity. */
export function tableRows(annexes: Annexes, kind: RowKind): readonly TableRow[] {
  switch (kind) {
    case 'facility':
      return annexes.facilities.map(row => once(row, facilityRow));
    case 'competence':
      return annexes.competences.map(row => once(row, competenceRow));
    case 'governance':
      return annexes.governance.map(row => once(row, governanceRow));
    case 'cooperation':
      return annexes.cooperation.map(row => once(row, cooperationRow));
    case 'evaluation':
      return annexes.evaluation.map(row => once(row, evaluationRow));
    case 'keyFigure':
      return annexes.keyFigures.map(row => once(row, figureRow));
    case 'note':
      return annexes.notes.map(row => once(row, noteRow));
  }
}

function once<T extends Row>(row: T, make: (row: T) => TableRow): TableRow {
  const made = known.get(row) ?? make(row);
  known.set(row, made);
  return made;
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
