/** Random commands on what a plan says of its territory: themes, names, numbers and annexes. */
import fc from 'fast-check';
import { type ActorId, levelStyles, numberings, type RowId, type ThemeId } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { aboutTexts } from '../../shared/plan-about.ts';
import { rowCells, rowKinds } from '../../shared/row-cells.ts';
import { anyText, one, oneOrNone, type Pool, pick, year } from './random-pool.ts';

export const anyTerritoryCommand = fc.oneof(
  fc.record({
    do: fc.constantFrom('deleteTheme' as const, 'restoreTheme' as const),
    theme: one,
  }),
  fc.record({ do: fc.constant('renameTheme' as const), theme: one, name: anyText }),
  fc.record({ do: fc.constant('moveTheme' as const), theme: one, before: oneOrNone }),
  fc.record({ do: fc.constant('writeAbout' as const), fact: fc.constantFrom(...aboutTexts), text: anyText }),
  fc.record({ do: fc.constant('sign' as const), date: fc.constantFrom(null, '2022', '2022-12-15', 'hier') }),
  fc.record({
    do: fc.constant('setNumbering' as const),
    numbering: fc.constantFrom(...numberings),
    axisStyle: fc.constantFrom('none' as const, 'decimal' as const, 'letter' as const),
    orientationStyle: fc.constantFrom(...levelStyles),
  }),
  fc.record({ do: fc.constant('releaseNumbers' as const) }),
  fc.record({ do: fc.constant('addRow' as const), kind: fc.constantFrom(...rowKinds), commune: one }),
  fc.record({
    do: fc.constantFrom('deleteRow' as const, 'restoreRow' as const, 'addRole' as const),
    row: one,
  }),
  fc.record({ do: fc.constant('moveRow' as const), row: one, before: oneOrNone }),
  fc.record({
    do: fc.constant('writeRow' as const),
    row: one,
    cell: fc.constantFrom(...Object.values(rowCells).flat()),
    value: fc.oneof(
      anyText,
      anyText.map(text => `${text}\n\n${text}`),
      year,
      fc.constant(null),
    ),
  }),
  fc.record({ do: fc.constant('tick' as const), row: one, actor: one, on: fc.boolean() }),
  fc.record({
    do: fc.constantFrom('deleteRole' as const, 'restoreRole' as const),
    row: one,
    role: one,
  }),
  fc.record({ do: fc.constant('writeRole' as const), row: one, role: one, title: anyText, fte: year }),
);

type TerritoryCommand = typeof anyTerritoryCommand extends fc.Arbitrary<infer T> ? T : never;

/** Runs a command and puts what it created into the pool. */
export function runTerritoryCommand(plan: Plan, command: TerritoryCommand, pool: Pool): void {
  const actor = (n: number): ActorId => pick(pool.actors, n);
  const row = (n: number): RowId => pick(pool.rows, n);
  const theme = (n: number): ThemeId => pick(pool.themes, n);
  switch (command.do) {
    case 'deleteTheme':
      plan.themes.delete(theme(command.theme));
      break;
    case 'restoreTheme':
      plan.themes.restore(theme(command.theme));
      break;
    case 'renameTheme':
      plan.themes.rename(theme(command.theme), command.name);
      break;
    case 'moveTheme':
      plan.themes.move(theme(command.theme), command.before === null ? null : theme(command.before));
      break;
    case 'writeAbout':
      plan.about.write(command.fact, command.text);
      break;
    case 'sign':
      plan.about.setSignedOn(command.date);
      break;
    case 'setNumbering': {
      const { numbering, axisStyle, orientationStyle } = command;
      plan.about.setNumbering({ numbering, axisStyle, orientationStyle });
      break;
    }
    case 'releaseNumbers':
      plan.about.releaseNumbers();
      break;
    case 'addRow':
      pool.rows.push(plan.annexes.add(command.kind, { commune: actor(command.commune), label: 'Neuf' }));
      break;
    case 'deleteRow':
      plan.annexes.delete(row(command.row));
      break;
    case 'restoreRow':
      plan.annexes.restore(row(command.row));
      break;
    case 'moveRow':
      plan.annexes.move(row(command.row), command.before === null ? null : row(command.before));
      break;
    case 'writeRow':
      plan.annexes.write(row(command.row), command.cell, command.value);
      break;
    case 'tick':
      plan.annexes.tick(row(command.row), actor(command.actor), command.on);
      break;
    case 'addRole': {
      const role = plan.annexes.addRole(row(command.row));
      if (role !== undefined) pool.rows.push(role);
      break;
    }
    case 'deleteRole':
    case 'restoreRole':
      plan.annexes[command.do](row(command.row), row(command.role));
      break;
    case 'writeRole':
      plan.annexes.nameRole(row(command.row), row(command.role), command.title);
      plan.annexes.measureRole(row(command.row), row(command.role), command.fte);
      break;
  }
}
