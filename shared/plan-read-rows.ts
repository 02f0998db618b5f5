/** Total readers of the annexes: facilities, competences, governance, cooperation, evaluation, key figures, notes. */
import * as Y from 'yjs';
import { type Annexes, actorId, type CooperationRole } from './model.ts';
import type { RowKind } from './plan-doc.ts';
import { fragmentLines } from './plan-text.ts';
import { readOrdered, readSet } from './plan-values.ts';
import { numberOrNull, string, stringOrNull } from './values.ts';

export function readAnnexes(rows: Y.Map<unknown>): Annexes {
  return {
    facilities: rowsOf(rows, 'facility', row => ({
      commune: actorId(string(row.get('commune'))),
      kind: string(row.get('kind')),
      name: string(row.get('name')),
      address: stringOrNull(row.get('address')),
    })),
    competences: rowsOf(rows, 'competence', row => ({
      category: string(row.get('category')),
      label: text(row.get('label')),
      communes: readSet(row.get('communes')).map(actorId),
    })),
    governance: rowsOf(rows, 'governance', row => ({
      name: text(row.get('name')),
      missions: fragmentLines(row.get('missions')),
      members: fragmentLines(row.get('members')),
      meetings: stringOrNull(text(row.get('meetings'))),
    })),
    cooperation: rowsOf(rows, 'cooperation', row => ({
      actor: actorOrNull(row.get('actor')),
      roles: readRoles(row.get('roles')),
      duties: fragmentLines(row.get('duties')),
    })),
    evaluation: rowsOf(rows, 'evaluation', row => ({
      question: text(row.get('question')),
      indicators: fragmentLines(row.get('indicators')),
    })),
    keyFigures: rowsOf(rows, 'keyFigure', row => ({
      label: text(row.get('label')),
      value: numberOrNull(row.get('value')) ?? 0,
      unit: string(row.get('unit')),
      year: numberOrNull(row.get('year')),
    })),
    notes: rowsOf(rows, 'note', row => ({ text: text(row.get('text')) })).map(note => note.text),
  };
}

function rowsOf<T extends object>(
  rows: Y.Map<unknown>,
  kind: RowKind,
  read: (row: Y.Map<unknown>) => T,
): readonly T[] {
  return readOrdered(rows, (_id, row) => (row.get('row') === kind ? read(row) : undefined));
}

function readRoles(value: unknown): readonly CooperationRole[] {
  if (!(value instanceof Y.Map)) return [];
  return readOrdered(value, (_id, role) => ({
    title: string(role.get('title')),
    fte: numberOrNull(role.get('fte')),
  }));
}

function text(value: unknown): string {
  return value instanceof Y.Text ? value.toString() : string(value);
}

function actorOrNull(value: unknown): ReturnType<typeof actorId> | null {
  return typeof value === 'string' && value !== '' ? actorId(value) : null;
}
