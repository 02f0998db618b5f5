/** Commands on the annexes of a plan: their rows, the cells of each, who is ticked, which roles. */
import * as Y from 'yjs';
import { type ActorId, type RowId, rowId } from './model.ts';
import { linesOf, reviseLines } from './plan-lines.ts';
import { hasAny, writeMember } from './plan-members.ts';
import type { PlanPen } from './plan-pen.ts';
import { reviseText } from './plan-text.ts';
import { isDeleted } from './plan-values.ts';
import { append, applyMoves, findMoves } from './plan-write.ts';
import { type CellValue, type RowCell, type RowKind, rowCells, rowKinds } from './row-cells.ts';
import { oneOf } from './values.ts';

type Row = Y.Map<unknown>;

/** What a row is born with, so that no two people create it at once and lose a side. */
const emptyRows: Readonly<Record<RowKind, () => Readonly<Record<string, unknown>>>> = {
  facility: () => ({ commune: '', kind: new Y.Text(), name: new Y.Text(), address: new Y.Text() }),
  competence: () => ({ category: new Y.Text(), label: new Y.Text(), communes: new Y.Map() }),
  governance: () => ({
    name: new Y.Text(),
    missions: new Y.XmlFragment(),
    members: new Y.XmlFragment(),
    meetings: new Y.Text(),
  }),
  cooperation: () => ({ actor: null, roles: new Y.Map(), duties: new Y.XmlFragment() }),
  evaluation: () => ({ question: new Y.Text(), indicators: new Y.XmlFragment() }),
  keyFigure: () => ({ label: new Y.Text(), value: null, unit: new Y.Text(), year: null }),
  note: () => ({ text: new Y.Text() }),
};

export class PlanAnnexes {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /**
   * Adds a row after the last one. It is created deleted, which undo does not see, then shown: undoing the addition
   * does not destroy what others have written in it since.
   * @param cells what some of its cells say from the start
   */
  add(kind: RowKind, cells: Readonly<Partial<Record<RowCell, CellValue>>> = {}): RowId {
    const id = rowId(this.#pen.newId());
    const { rows } = this.#pen.roots;
    this.#pen.create(() => {
      append(rows, id, { row: kind, ...emptyRows[kind](), deleted: this.#pen.now() });
      for (const cell of rowCells[kind]) {
        const value = cells[cell];
        if (value !== undefined) writeCell(rows.get(id), cell, value);
      }
    });
    this.#pen.gestures.make(() => this.#known(id)?.delete('deleted'));
    return id;
  }

  delete(id: RowId): void {
    this.#bury(this.#row(id));
  }

  restore(id: RowId): void {
    this.#unearth(this.#known(id));
  }

  /** Puts a row just before another of its kind, or last. */
  move(id: RowId, before: RowId | null): void {
    const kind = this.#row(id)?.get('row');
    if (kind === undefined) return;
    const { rows } = this.#pen.roots;
    const moves = findMoves(rows, id, before, row => row.get('row') === kind);
    if (moves.length > 0) this.#pen.gestures.make(() => applyMoves(rows, moves));
  }

  /** Keystroke by keystroke or at once: of texts and lists, only what differs is touched. */
  write(id: RowId, cell: RowCell, value: CellValue): void {
    const row = this.#row(id);
    const kind = oneOf(rowKinds, row?.get('row'));
    const cells: readonly RowCell[] = kind ? rowCells[kind] : [];
    if (!row || !cells.includes(cell) || isSaid(row, cell, value)) return;
    this.#pen.gestures.goOn(`write ${id} ${cell}`, () => writeCell(row, cell, value));
  }

  /** Ticks a commune in a competence, or takes the tick away. */
  tick(id: RowId, commune: ActorId, on: boolean): void {
    const communes = this.#row(id)?.get('communes');
    const names = this.#pen.reader.trail.namesOf(commune);
    if (!(communes instanceof Y.Map) || names.length === 0 || hasAny(communes, names) === on) return;
    this.#pen.gestures.make(() => writeMember(communes, names, on));
  }

  /** Adds a role to a cooperation. */
  addRole(id: RowId): RowId | undefined {
    const roles = this.#roles(id);
    if (!roles) return undefined;
    const role = rowId(this.#pen.newId());
    this.#pen.create(() => append(roles, role, { title: new Y.Text(), fte: null, deleted: this.#pen.now() }));
    this.#pen.gestures.make(() => asRow(roles.get(role))?.delete('deleted'));
    return role;
  }

  deleteRole(id: RowId, role: RowId): void {
    this.#bury(this.#role(id, role));
  }

  restoreRole(id: RowId, role: RowId): void {
    this.#unearth(asRow(this.#roles(id)?.get(role)));
  }

  nameRole(id: RowId, role: RowId, title: string): void {
    this.#writeRole(id, role, 'title', title);
  }

  /** @param fte full-time equivalents, or null when it is not said */
  measureRole(id: RowId, role: RowId, fte: number | null): void {
    this.#writeRole(id, role, 'fte', fte);
  }

  #known(id: RowId): Row | undefined {
    return asRow(this.#pen.roots.rows.get(id));
  }

  #row(id: RowId): Row | undefined {
    return ifLive(this.#known(id));
  }

  #roles(id: RowId): Y.Map<unknown> | undefined {
    return asRow(this.#row(id)?.get('roles'));
  }

  #role(id: RowId, role: RowId): Row | undefined {
    return ifLive(asRow(this.#roles(id)?.get(role)));
  }

  #writeRole(id: RowId, role: RowId, key: 'title' | 'fte', value: CellValue): void {
    const record = this.#role(id, role);
    if (record && !isSaid(record, key, value))
      this.#pen.gestures.goOn(`write ${role} ${key}`, () => writeCell(record, key, value));
  }

  #bury(record: Row | undefined): void {
    if (record) this.#pen.gestures.make(() => record.set('deleted', this.#pen.now()));
  }

  #unearth(record: Row | undefined): void {
    if (record && isDeleted(record)) this.#pen.gestures.make(() => record.delete('deleted'));
  }
}

/** Texts and lists hold texts, whatever they are given. */
function textOfCell(value: CellValue): string {
  return String(value ?? '').toWellFormed();
}

function isSaid(row: Row, cell: string, value: CellValue): boolean {
  const held = row.get(cell);
  if (held instanceof Y.XmlFragment) return linesOf(held).join('\n') === textOfCell(value);
  return held instanceof Y.Text ? held.toString() === textOfCell(value) : Object.is(held, value);
}

function writeCell(row: unknown, cell: string, value: CellValue): void {
  if (!(row instanceof Y.Map)) return;
  const held = row.get(cell);
  const text = textOfCell(value);
  if (held instanceof Y.XmlFragment) reviseLines(held, text === '' ? [] : text.split('\n'));
  else if (held instanceof Y.Text) reviseText(held, text);
  else row.set(cell, typeof value === 'string' ? text : value);
}

function asRow(value: unknown): Row | undefined {
  return value instanceof Y.Map ? value : undefined;
}

function ifLive(record: Row | undefined): Row | undefined {
  return record && !isDeleted(record) ? record : undefined;
}
