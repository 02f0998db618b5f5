/** Total readers of the annexes: facilities, competences, governance, cooperation, evaluation, key figures, notes. */
import * as Y from 'yjs';
import type { ActorTrail } from './actor-trail.ts';
import { type ActorId, type Annexes, actorId, type CooperationRole, type RowId, rowId } from './model.ts';
import { linesOf } from './plan-lines.ts';
import { isDeleted, readOrdered, readSet } from './plan-values.ts';
import type { RowKind } from './row-cells.ts';
import { numberOrNull, string, stringOrNull, yearOrNull } from './values.ts';

export function readAnnexes(rows: Y.Map<unknown>, trail: ActorTrail): Annexes {
  return {
    facilities: rowsOf(rows, 'facility', (id, row) => ({
      id,
      commune: present(string(row.get('commune')), trail),
      kind: text(row.get('kind')),
      name: text(row.get('name')),
      address: stringOrNull(text(row.get('address'))),
    })),
    competences: rowsOf(rows, 'competence', (id, row) => ({
      id,
      category: text(row.get('category')),
      label: text(row.get('label')),
      communes: trail.present(readSet(row.get('communes')).map(actorId)),
    })),
    governance: rowsOf(rows, 'governance', (id, row) => ({
      id,
      name: text(row.get('name')),
      missions: linesOf(row.get('missions')),
      members: linesOf(row.get('members')),
      meetings: stringOrNull(text(row.get('meetings'))),
    })),
    cooperation: rowsOf(rows, 'cooperation', (id, row) => ({
      id,
      actor: actorOrNull(row.get('actor'), trail),
      roles: readRoles(row.get('roles')),
      duties: linesOf(row.get('duties')),
    })),
    evaluation: rowsOf(rows, 'evaluation', (id, row) => ({
      id,
      question: text(row.get('question')),
      indicators: linesOf(row.get('indicators')),
    })),
    keyFigures: rowsOf(rows, 'keyFigure', (id, row) => ({
      id,
      label: text(row.get('label')),
      value: numberOrNull(row.get('value')),
      unit: text(row.get('unit')),
      year: yearOrNull(row.get('year')),
    })),
    notes: rowsOf(rows, 'note', (id, row) => ({ id, text: text(row.get('text')) })),
  };
}

function rowsOf<T extends object>(
  rows: Y.Map<unknown>,
  kind: RowKind,
  read: (id: RowId, row: Y.Map<unknown>) => T,
): readonly T[] {
  return readOrdered(rows, (id, row) =>
    row.get('row') === kind && !isDeleted(row) ? read(rowId(id), row) : undefined,
  );
}

function readRoles(value: unknown): readonly CooperationRole[] {
  if (!(value instanceof Y.Map)) return [];
  return readOrdered(value, (id, role) =>
    isDeleted(role)
      ? undefined
      : { id: rowId(id), title: text(role.get('title')), fte: numberOrNull(role.get('fte')) },
  );
}

function text(value: unknown): string {
  return value instanceof Y.Text ? value.toString() : string(value);
}

/** A facility whose commune is deleted has none that anyone knows; it has it again when the commune is restored. */
function present(id: string, trail: ActorTrail): ActorId {
  return trail.resolve(actorId(id)) ?? actorId(id);
}

function actorOrNull(value: unknown, trail: ActorTrail): ActorId | null {
  return typeof value === 'string' && value !== '' ? (trail.resolve(actorId(value)) ?? null) : null;
}
