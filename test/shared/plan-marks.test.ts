import { describe, expect, it } from 'vitest';
import { type ActorId, actorId, type CellMark, type Mark, markAt } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { Gestures } from '../../shared/plan-gestures.ts';
import { actionIn, inBothOrders, itemIn, originsOf, setup } from './replicas.ts';
import { caf, childhood, nursery, pennes, septemes, toys } from './territories.ts';

const everyone: Mark = { everyone: true, actors: [] };
const none: Mark = { everyone: false, actors: [] };
const named = (...actors: ActorId[]): Mark => ({ everyone: false, actors });

/** « Crèche » is everyone's in 2024 and Les Pennes' in 2025; « Ludothèque » has no mark. */
function markOf({ snapshot }: Plan, year: number, action = nursery): Mark {
  return markAt(actionIn(snapshot, action), year);
}

describe('toggling a mark', () => {
  it.each<[string, number, ActorId | '*', Mark]>([
    ['adds everyone', 2026, '*', everyone],
    ['removes everyone', 2024, '*', none],
    ['adds a name', 2026, septemes, named(septemes)],
    ['adds a name after the others', 2025, septemes, named(pennes, septemes)],
    ['removes a name', 2025, pennes, none],
    ['makes a year of everyone that of the one who is named', 2024, pennes, named(pennes)],
  ])('%s', (_title, year, actor, mark) => {
    const { alice } = setup();
    alice.toggleMark(nursery, year, actor);
    expect(markOf(alice, year)).toEqual(mark);
  });

  it('has no key for a year that nobody is planned for', () => {
    const { alice } = setup();
    alice.toggleMark(nursery, 2025, pennes);
    expect(Object.keys(actionIn(alice.snapshot, nursery).marks)).toEqual(['2024']);
  });

  it('keeps, when everyone is removed, what was set by name', () => {
    const { alice } = setup();
    alice.toggleMark(nursery, 2025, '*');
    expect(markOf(alice, 2025)).toEqual({ everyone: true, actors: [pennes] });
    alice.toggleMark(nursery, 2025, '*');
    expect(markOf(alice, 2025)).toEqual(named(pennes));
  });

  it('shows, when one is named in a year of everyone, those who had been named before', () => {
    const { alice } = setup();
    alice.toggleMark(nursery, 2025, '*');
    alice.toggleMark(nursery, 2025, septemes);
    expect(markOf(alice, 2025)).toEqual(named(pennes, septemes));
  });

  it.each([0, 31, 999, 10_000, 2024.5, Number.NaN, -2024])('writes nothing for the year %d', year => {
    const { alice, docs } = setup();
    const mark = (): void => {
      alice.toggleMark(nursery, year, '*');
      alice.setMarks([{ action: nursery, year, mark: everyone }]);
    };
    expect(originsOf(docs.alice, mark)).toEqual([]);
  });
});

describe('setting marks', () => {
  it.each<[string, number, Mark]>([
    ['everyone', 2026, everyone],
    ['everyone over a name', 2025, everyone],
    ['a name over everyone', 2024, named(septemes)],
    ['names over another', 2025, named(septemes, caf)],
    ['everyone and a name', 2026, { everyone: true, actors: [pennes] }],
    ['nobody', 2024, none],
  ])('makes a cell exactly what is asked: %s', (_title, year, mark) => {
    const { alice } = setup();
    alice.setMarks([{ action: nursery, year, mark }]);
    expect(markOf(alice, year)).toEqual(mark);
  });

  it('[D9] writes many cells as one gesture', () => {
    const { alice, docs } = setup();
    const cells: CellMark[] = [2024, 2025, 2026].flatMap(year =>
      [nursery, toys].map(action => ({ action, year, mark: named(septemes) })),
    );
    expect(originsOf(docs.alice, () => alice.setMarks(cells))).toEqual([expect.any(Gestures)]);
    for (const { action, year } of cells) expect(markOf(alice, year, action)).toEqual(named(septemes));
  });

  it('leaves out cells of actions that are gone and writes the others', () => {
    const { alice } = setup();
    alice.delete(toys);
    alice.setMarks([toys, childhood, nursery].map(action => ({ action, year: 2026, mark: everyone })));
    expect(markOf(alice, 2026)).toEqual(everyone);
  });

  it('writes nothing where the marks say so already', () => {
    const { alice, docs } = setup();
    const cells = [2024, 2025, 2026].map(year => ({ action: nursery, year, mark: markOf(alice, year) }));
    expect(originsOf(docs.alice, () => alice.setMarks(cells))).toEqual([]);
  });
});

describe('marks that two people set at once', () => {
  inBothOrders('[D2] stay when both set the same', ({ alice, bob, merge }) => {
    for (const plan of [alice, bob]) plan.toggleMark(nursery, 2026, septemes);
    merge();
    expect(markOf(alice, 2026)).toEqual(named(septemes));
  });

  inBothOrders('[D2] go when both remove the same', ({ alice, bob, merge }) => {
    for (const plan of [alice, bob]) plan.toggleMark(nursery, 2025, pennes);
    merge();
    expect(markOf(alice, 2025)).toEqual(none);
  });

  inBothOrders('[D2] stay when one removes them and the other sets them again', ({ alice, bob, merge }) => {
    alice.toggleMark(nursery, 2025, pennes);
    for (const _ of ['off', 'on']) bob.toggleMark(nursery, 2025, pennes);
    merge();
    expect(markOf(alice, 2025)).toEqual(named(pennes));
  });

  inBothOrders('[D2] all stay in different years and for different actors', ({ alice, bob, merge }) => {
    alice.toggleMark(nursery, 2026, pennes);
    bob.toggleMark(nursery, 2026, septemes);
    bob.toggleMark(nursery, 2023, '*');
    merge();
    expect(new Set(markOf(alice, 2026).actors)).toEqual(new Set([pennes, septemes]));
    expect(markOf(alice, 2023)).toEqual(everyone);
    expect(markOf(alice, 2024)).toEqual(everyone);
  });

  inBothOrders(
    '[D2] show everyone over names, which come back when everyone goes',
    ({ alice, bob, merge }) => {
      alice.toggleMark(nursery, 2026, '*');
      bob.toggleMark(nursery, 2026, septemes);
      merge();
      expect(markOf(alice, 2026)).toEqual({ everyone: true, actors: [septemes] });
      alice.toggleMark(nursery, 2026, '*');
      merge();
      expect(markOf(bob, 2026)).toEqual(named(septemes));
    },
  );

  inBothOrders('[D2] keep both names when each names one in a year of everyone', ({ alice, bob, merge }) => {
    alice.toggleMark(nursery, 2024, pennes);
    bob.toggleMark(nursery, 2024, septemes);
    merge();
    expect(markOf(alice, 2024).everyone).toBe(false);
    expect(new Set(markOf(alice, 2024).actors)).toEqual(new Set([pennes, septemes]));
  });

  inBothOrders('[D2] keep a name that a whole row set at once did not know', ({ alice, bob, merge }) => {
    alice.setMarks([2024, 2025, 2026].map(year => ({ action: nursery, year, mark: none })));
    bob.toggleMark(nursery, 2025, septemes);
    merge();
    expect(markOf(alice, 2024)).toEqual(none);
    expect(markOf(alice, 2025)).toEqual(named(septemes));
  });

  inBothOrders(
    '[D4] leave nothing when the action is deleted, and come back with it',
    ({ alice, bob, merge }) => {
      alice.delete(nursery);
      bob.toggleMark(nursery, 2026, '*');
      expect(itemIn(merge(), nursery)).toBeUndefined();
      bob.restore(nursery);
      merge();
      expect([2024, 2025, 2026].map(year => markOf(alice, year))).toEqual([
        everyone,
        named(pennes),
        everyone,
      ]);
    },
  );

  inBothOrders('are kept for an actor whom the other is adding', ({ alice, bob, merge }) => {
    const library = alice.directory.addActor('Médiathèque', 'service');
    alice.toggleMark(toys, 2026, library);
    bob.toggleMark(toys, 2026, actorId('caf'));
    const plan = merge();
    expect(new Set(markOf(bob, 2026, toys).actors)).toEqual(new Set([library, caf]));
    expect(plan.actors.map(({ id }) => id)).toContain(library);
  });
});
