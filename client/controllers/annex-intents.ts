/** Carries out what people ask of the annexes: one intent, one command. */
import {
  RoleAddEvent,
  RoleDeleteEvent,
  RoleMeasureEvent,
  RoleNameEvent,
  RowAddEvent,
  RowDeleteEvent,
  RowMoveEvent,
  RowTickEvent,
  RowWriteEvent,
} from '../annex-events.ts';
import { type Command, command } from './intent-command.ts';

export const annexCommands: readonly Command[] = [
  command(RowAddEvent, (plan, { kind, cells }) => plan.annexes.add(kind, cells)),
  command(RowDeleteEvent, (plan, { row }) => plan.annexes.delete(row)),
  command(RowMoveEvent, (plan, { row, before }) => plan.annexes.move(row, before)),
  command(RowWriteEvent, (plan, { row, cell, value }) => plan.annexes.write(row, cell, value)),
  command(RowTickEvent, (plan, { row, commune, on }) => plan.annexes.tick(row, commune, on)),
  command(RoleAddEvent, (plan, { row }) => plan.annexes.addRole(row)),
  command(RoleDeleteEvent, (plan, { row, role }) => plan.annexes.deleteRole(row, role)),
  command(RoleNameEvent, (plan, { row, role, title }) => plan.annexes.nameRole(row, role, title)),
  command(RoleMeasureEvent, (plan, { row, role, fte }) => plan.annexes.measureRole(row, role, fte)),
];
