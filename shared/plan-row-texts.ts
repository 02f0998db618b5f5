/** The cells of annexes that hold a text of their own, so that several people may write in one at once. */
import * as Y from 'yjs';
import { textOf } from './plan-doc.ts';
import { type RowKind, rowKinds } from './row-cells.ts';
import { oneOf } from './values.ts';

/** Of each kind of row, and of the roles in one. */
const textCells: Readonly<Record<RowKind | 'role', readonly string[]>> = {
  facility: ['kind', 'name', 'address'],
  competence: ['category', 'label'],
  governance: ['name', 'meetings'],
  cooperation: [],
  evaluation: ['question'],
  keyFigure: ['label', 'unit'],
  note: ['text'],
  role: ['title'],
};

/** The same cells, those that are written as texts being texts. */
export function shareTexts(
  kind: RowKind | 'role',
  cells: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const texts = textCells[kind].map(cell => [cell, textOf(String(cells[cell] ?? ''))] as const);
  return { ...cells, ...Object.fromEntries(texts) };
}

/**
 * Layout 2 had plain values there, of which only the last one written stays. To be called inside a transaction, by the
 * server, before anyone joins.
 */
export function shareRowTexts(rows: Y.Map<unknown>): void {
  for (const row of rows.values()) {
    if (!(row instanceof Y.Map)) continue;
    const kind = oneOf(rowKinds, row.get('row'));
    if (kind) shareCells(row, kind);
    const roles: unknown = row.get('roles');
    if (!(roles instanceof Y.Map)) continue;
    for (const role of roles.values()) if (role instanceof Y.Map) shareCells(role, 'role');
  }
}

function shareCells(record: Y.Map<unknown>, kind: RowKind | 'role'): void {
  for (const cell of textCells[kind]) {
    const value = record.get(cell);
    if (value === null || typeof value === 'string') record.set(cell, textOf(value ?? ''));
  }
}
