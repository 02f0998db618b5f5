import { describe, expect, it } from 'vitest';
import type { Action, ActorId, Marks } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { actionYears } from '../../../shared/views/action-years.ts';
import { actionIn, setup } from '../replicas.ts';
import { caf, nursery, pennes, septemes } from '../territories.ts';

const years = [2022, 2023, 2024, 2025, 2026];

type Cell = '*' | readonly ActorId[] | undefined;

function tell(cells: readonly Cell[], porteurs: readonly ActorId[] = []): string {
  const { alice }: { alice: Plan } = setup();
  const entries = cells.flatMap((cell, index): [string, Marks[string]][] =>
    cell === undefined
      ? []
      : [[String(years[index]), { everyone: cell === '*', actors: cell === '*' ? [] : cell }]],
  );
  const action: Action = {
    ...actionIn(alice.snapshot, nursery),
    porteurs,
    marks: Object.fromEntries(entries),
  };
  return actionYears(action, years, alice.snapshot.actors);
}

describe('when an action takes place', () => {
  it.each<[string, readonly Cell[], readonly ActorId[], string]>([
    ['nothing when no year is planned', [], [], ''],
    ['one year', [undefined, '*'], [], '2023'],
    ['years in a row as one', ['*', '*', '*'], [pennes], '2022–2024'],
    ['years apart', ['*', undefined, '*', '*'], [], '2022, 2024–2025'],
    [
      'each commune that carries it, when they begin apart',
      [[pennes], '*', '*', '*', '*'],
      [pennes, septemes],
      'Les Pennes : 2022–2026 ; Septèmes : 2023–2026',
    ],
    ['those by name alone', [[caf], [caf]], [pennes], 'Caf : 2022–2023'],
    [
      'everyone too when nothing says who that is',
      [[pennes], '*'],
      [],
      'Les Pennes : 2022–2023 ; Tous : 2023',
    ],
  ])('tells %s', (_title, cells, porteurs, told) => {
    expect(tell(cells, porteurs)).toBe(told);
  });
});
