/** What people mean to change in the annexes of a plan. */
import type { ActorId, RowId } from '../shared/model.ts';
import type { CellValue, RowCell, RowKind } from '../shared/row-cells.ts';
import { IntentEvent } from './events.ts';

type FirstCells = Readonly<Partial<Record<RowCell, CellValue>>>;

/** Add a row after the last one of its kind. */
export class RowAddEvent extends IntentEvent {
  static readonly type = 'row-add';
  readonly kind: RowKind;
  /** What some of its cells say from the start. */
  readonly cells: FirstCells;
  constructor(kind: RowKind, cells: FirstCells = {}) {
    super(RowAddEvent.type);
    this.kind = kind;
    this.cells = cells;
  }
}

export class RowDeleteEvent extends IntentEvent {
  static readonly type = 'row-delete';
  readonly row: RowId;
  /** What it is called, for the person to be told. */
  readonly name: string;
  constructor(row: RowId, name: string) {
    super(RowDeleteEvent.type);
    this.row = row;
    this.name = name;
  }
}

/** Put a row just before another of its kind, or last when `before` is null. */
export class RowMoveEvent extends IntentEvent {
  static readonly type = 'row-move';
  readonly row: RowId;
  readonly before: RowId | null;
  constructor(row: RowId, before: RowId | null) {
    super(RowMoveEvent.type);
    this.row = row;
    this.before = before;
  }
}

export class RowWriteEvent extends IntentEvent {
  static readonly type = 'row-write';
  readonly row: RowId;
  readonly cell: RowCell;
  readonly value: CellValue;
  constructor(row: RowId, cell: RowCell, value: CellValue) {
    super(RowWriteEvent.type);
    this.row = row;
    this.cell = cell;
    this.value = value;
  }
}

/** Tick a commune in a competence, or take the tick away. */
export class RowTickEvent extends IntentEvent {
  static readonly type = 'row-tick';
  readonly row: RowId;
  readonly commune: ActorId;
  readonly on: boolean;
  constructor(row: RowId, commune: ActorId, on: boolean) {
    super(RowTickEvent.type);
    this.row = row;
    this.commune = commune;
    this.on = on;
  }
}

export class RoleAddEvent extends IntentEvent {
  static readonly type = 'role-add';
  readonly row: RowId;
  constructor(row: RowId) {
    super(RoleAddEvent.type);
    this.row = row;
  }
}

export class RoleDeleteEvent extends IntentEvent {
  static readonly type = 'role-delete';
  readonly row: RowId;
  readonly role: RowId;
  readonly name: string;
  constructor(row: RowId, role: RowId, name: string) {
    super(RoleDeleteEvent.type);
    this.row = row;
    this.role = role;
    this.name = name;
  }
}

export class RoleNameEvent extends IntentEvent {
  static readonly type = 'role-name';
  readonly row: RowId;
  readonly role: RowId;
  readonly title: string;
  constructor(row: RowId, role: RowId, title: string) {
    super(RoleNameEvent.type);
    this.row = row;
    this.role = role;
    this.title = title;
  }
}

/** Say how much of a full-time post a role is, or that it is not known. */
export class RoleMeasureEvent extends IntentEvent {
  static readonly type = 'role-measure';
  readonly row: RowId;
  readonly role: RowId;
  readonly fte: number | null;
  constructor(row: RowId, role: RowId, fte: number | null) {
    super(RoleMeasureEvent.type);
    this.row = row;
    this.role = role;
    this.fte = fte;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'row-add': RowAddEvent;
    'row-delete': RowDeleteEvent;
    'row-move': RowMoveEvent;
    'row-write': RowWriteEvent;
    'row-tick': RowTickEvent;
    'role-add': RoleAddEvent;
    'role-delete': RoleDeleteEvent;
    'role-name': RoleNameEvent;
    'role-measure': RoleMeasureEvent;
  }
}
