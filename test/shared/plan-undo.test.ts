import { describe, expect, it } from 'vitest';
import { type ItemId, markAt } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { actionIn, childrenOf, created, inBothOrders, itemIn, setup } from './replicas.ts';
import {
  caf,
  cafe,
  care,
  childhood,
  dialogue,
  disability,
  forum,
  network,
  nursery,
  pennes,
  septemes,
  support,
  toys,
} from './territories.ts';

const titleOf = ({ snapshot }: Plan, id: ItemId): string | undefined => itemIn(snapshot, id)?.title;

describe('undo and redo', () => {
  it.each<[string, (plan: Plan) => unknown]>([
    ['adding an axis', p => p.addAxis('N')],
    ['adding an orientation', p => p.addOrientation(childhood, 'N', care)],
    ['adding an action', p => p.addAction(care, 'N', nursery)],
    ['renaming', p => p.rename(nursery, 'Halte-garderie')],
    ['emptying a title', p => p.rename(nursery, '')],
    ['moving', p => p.move(nursery, dialogue, cafe)],
    ['deleting', p => p.delete(childhood)],
    ['fixing a number', p => p.fixNumber(nursery, '9')],
    ['toggling everyone', p => p.toggleMark(nursery, 2024, '*')],
    ['naming one in a year of everyone', p => p.toggleMark(nursery, 2024, septemes)],
    [
      'setting marks',
      p =>
        p.setMarks(
          [2024, 2025, 2026].map(year => ({
            action: nursery,
            year,
            mark: { everyone: false, actors: [caf] },
          })),
        ),
    ],
    ['adding a pilot', p => p.setActor(nursery, 'pilots', pennes, true)],
    ['removing a pilot', p => p.setActor(nursery, 'pilots', caf, false)],
    ['renaming an actor', p => p.directory.renameActor(pennes, 'Ville')],
    ['adding another name', p => p.directory.addAlias(pennes, 'LPM')],
    ['adding a member', p => p.directory.setMember(caf, pennes, true)],
    ['moving an actor', p => p.directory.moveActor(caf, pennes)],
    ['deleting an actor', p => p.directory.deleteActor(pennes)],
    ['merging two actors', p => p.directory.mergeActors(septemes, pennes)],
    ['adding a theme', p => p.setTheme(nursery, disability, true)],
  ])('[D9] take back and give again: %s', (_title, act) => {
    const { alice } = setup();
    const before = alice.snapshot;
    act(alice);
    const after = alice.snapshot;
    expect(after).not.toEqual(before);
    expect(alice.undo()).toBe(true);
    expect(alice.snapshot).toEqual(before);
    expect(alice.redo()).toBe(true);
    expect(alice.snapshot).toEqual(after);
  });

  it('takes back a restoration and a release', () => {
    const { alice } = setup();
    alice.fixNumber(nursery, '9');
    alice.delete(toys);
    alice.restore(toys);
    alice.releaseNumber(nursery);
    alice.undo();
    expect(itemIn(alice.snapshot, nursery)?.fixedNumber).toBe('9');
    alice.undo();
    expect(itemIn(alice.snapshot, toys)).toBeUndefined();
  });

  it('say when there is nothing to take back or give again', () => {
    const { alice } = setup();
    expect([alice.canUndo, alice.undo(), alice.canRedo, alice.redo()]).toEqual([false, false, false, false]);
    alice.rename(nursery, 'Halte-garderie');
    expect([alice.canUndo, alice.canRedo]).toEqual([true, false]);
    alice.undo();
    expect([alice.canUndo, alice.canRedo]).toEqual([false, true]);
  });

  it('give nothing again once something else was done', () => {
    const { alice } = setup();
    alice.rename(nursery, 'Halte-garderie');
    alice.undo();
    alice.rename(toys, 'Jeux');
    expect(alice.redo()).toBe(false);
  });

  it('[D9] take back one gesture at a time', () => {
    const { alice } = setup();
    alice.toggleMark(nursery, 2026, '*');
    alice.toggleMark(nursery, 2025, '*');
    alice.undo();
    expect(Object.keys(actionIn(alice.snapshot, nursery).marks)).toEqual(['2024', '2025', '2026']);
    expect(markAt(actionIn(alice.snapshot, nursery), 2025).everyone).toBe(false);
  });

  it('[D9] take a title that is being typed as one gesture, and the next title as another', () => {
    const { alice } = setup();
    for (const title of ['Crèche d', 'Crèche de', 'Crèche de Gignac']) alice.rename(nursery, title);
    for (const title of ['Ludo', 'Ludo-bus']) alice.rename(toys, title);
    alice.rename(nursery, 'Crèche de Gignac (2)');
    alice.undo();
    expect([titleOf(alice, nursery), titleOf(alice, toys)]).toEqual(['Crèche de Gignac', 'Ludo-bus']);
    alice.undo();
    expect([titleOf(alice, nursery), titleOf(alice, toys)]).toEqual(['Crèche de Gignac', 'Ludothèque']);
    alice.undo();
    expect(titleOf(alice, nursery)).toBe('Crèche');
  });

  it('[D9] end the gesture: typing on in the same title after an undo is another one', () => {
    const { alice } = setup();
    alice.rename(nursery, 'Crèche parentale');
    alice.rename(toys, 'Ludo');
    alice.undo();
    alice.rename(toys, 'Jeux');
    alice.undo();
    expect([titleOf(alice, nursery), titleOf(alice, toys)]).toEqual(['Crèche parentale', 'Ludothèque']);
    alice.redo();
    alice.rename(toys, 'Jeux de société');
    alice.undo();
    expect([titleOf(alice, nursery), titleOf(alice, toys)]).toEqual(['Crèche parentale', 'Jeux']);
  });
});

describe('undo among others', () => {
  inBothOrders('[D9] takes back nothing of someone else’s', ({ alice, bob, merge }) => {
    bob.rename(nursery, 'Halte-garderie');
    bob.move(toys, dialogue);
    const before = merge();
    expect(alice.undo()).toBe(false);
    expect(merge()).toEqual(before);
  });

  inBothOrders('[D9] goes past what others did since', ({ alice, bob, merge }) => {
    alice.rename(nursery, 'Halte-garderie');
    merge();
    bob.rename(toys, 'Jeux');
    bob.toggleMark(nursery, 2026, '*');
    merge();
    alice.undo();
    const action = actionIn(merge(), nursery);
    expect(action.title).toBe('Crèche');
    expect(action.marks['2026']?.everyone).toBe(true);
    expect(titleOf(alice, toys)).toBe('Jeux');
  });

  inBothOrders(
    '[D9] stops at a gesture that others have overridden, and goes no further back',
    ({ alice, bob, merge }) => {
      alice.setActor(nursery, 'pilots', septemes, true);
      alice.move(toys, dialogue);
      merge();
      bob.move(toys, care);
      const before = merge();
      expect(alice.undo()).toBe(false);
      expect(merge()).toEqual(before);
      expect(alice.undo()).toBe(true);
      expect(actionIn(merge(), nursery).pilots).not.toContain(septemes);
    },
  );

  inBothOrders(
    '[D9] of an added axis leaves « À classer » what others have put in it',
    ({ alice, bob, merge }) => {
      const axis = created(alice.addAxis('Jeunesse'));
      merge();
      const inside = created(bob.addAction(axis, 'Chantiers'));
      bob.move(nursery, axis);
      merge();
      alice.undo();
      expect(childrenOf(merge(), axis)).toBeUndefined();
      expect(new Set(childrenOf(bob.snapshot, null))).toEqual(new Set([nursery, forum, inside]));
      alice.redo();
      expect(new Set(childrenOf(merge(), axis))).toEqual(new Set([nursery, inside]));
    },
  );

  inBothOrders(
    '[D9] of an added action destroys nothing that others wrote in it',
    ({ alice, bob, merge }) => {
      const action = created(alice.addAction(care, 'Halte'));
      merge();
      bob.rename(action, 'Halte-garderie');
      bob.setActor(action, 'pilots', caf, true);
      merge();
      alice.undo();
      expect(alice.canUndo).toBe(false);
      expect(itemIn(merge(), action)).toBeUndefined();
      bob.restore(action);
      expect(actionIn(merge(), action)).toMatchObject({ title: 'Halte-garderie', pilots: [caf] });
    },
  );

  inBothOrders(
    '[D9] of a move leaves the item where someone else has moved it since',
    ({ alice, bob, merge }) => {
      alice.move(nursery, dialogue);
      merge();
      bob.move(nursery, support);
      merge();
      alice.undo();
      expect(childrenOf(merge(), support)).toEqual([toys, nursery]);
    },
  );

  inBothOrders('[D9] of a move brings the item back though others changed it', ({ alice, bob, merge }) => {
    alice.move(nursery, dialogue);
    merge();
    bob.rename(nursery, 'Halte-garderie');
    merge();
    alice.undo();
    expect(childrenOf(merge(), care)).toEqual([nursery, network]);
    expect(titleOf(bob, nursery)).toBe('Halte-garderie');
  });

  inBothOrders(
    '[D4] of a move out of an axis deleted since shows it « À classer »',
    ({ alice, bob, merge }) => {
      alice.move(nursery, dialogue);
      merge();
      bob.delete(childhood);
      merge();
      alice.undo();
      expect(childrenOf(merge(), null)).toEqual([nursery, forum]);
    },
  );

  inBothOrders('[D9] of a title keeps what someone else typed in it', ({ alice, bob, merge }) => {
    alice.rename(cafe, 'Le café des parents');
    merge();
    bob.rename(cafe, 'Le café des jeunes parents');
    merge();
    alice.undo();
    merge();
    expect(titleOf(bob, cafe)).toBe('Café des jeunes parents');
  });

  inBothOrders('[D9] of a deletion brings back the item as others have left it', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    bob.rename(nursery, 'Halte-garderie');
    merge();
    alice.undo();
    expect(childrenOf(merge(), care)).toEqual([nursery, network]);
    expect(titleOf(alice, nursery)).toBe('Halte-garderie');
  });

  inBothOrders('[D9] redone of a deletion takes only what it had taken', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    merge();
    alice.undo();
    merge();
    const newcomer = created(bob.addAction(care, 'Halte'));
    bob.move(toys, dialogue);
    merge();
    alice.redo();
    const plan = merge();
    expect(childrenOf(plan, null)).toEqual([newcomer, forum]);
    expect(childrenOf(plan, dialogue)).toEqual([cafe, toys]);
  });

  inBothOrders('[D9] of marks leaves those that someone else has set', ({ alice, bob, merge }) => {
    alice.toggleMark(toys, 2026, '*');
    bob.toggleMark(toys, 2026, septemes);
    merge();
    alice.undo();
    expect(actionIn(merge(), toys).marks['2026']).toEqual({ everyone: false, actors: [septemes] });
  });

  inBothOrders('[D9] of a mark does nothing when someone else has removed it', ({ alice, bob, merge }) => {
    alice.toggleMark(toys, 2026, '*');
    merge();
    bob.toggleMark(toys, 2026, '*');
    merge();
    expect(alice.undo()).toBe(false);
    expect(actionIn(merge(), toys).marks).toEqual({});
  });

  it('never takes back the creation of an actor or a theme, which others may use at once', () => {
    const { alice } = setup();
    const actor = alice.directory.addActor('Médiathèque', 'service');
    alice.themes.add('Logement');
    alice.setActor(nursery, 'pilots', actor, true);
    alice.undo();
    expect(alice.undo()).toBe(false);
    expect(actionIn(alice.snapshot, nursery).pilots).toEqual([caf]);
    expect(alice.snapshot.actors).toHaveLength(4);
    expect(alice.snapshot.themes).toHaveLength(3);
  });
});
