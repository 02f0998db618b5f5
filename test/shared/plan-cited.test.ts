/** An action listed under other orientations than its own (« cf 1.2.2 »): one action, counted once. */
import { describe, expect, it } from 'vitest';
import type { ItemId, PlanSnapshot } from '../../shared/model.ts';
import { actionsInOrder, outlineOf } from '../../shared/views/outline.ts';
import { actionIn, created, inBothOrders, itemIn, setup } from './replicas.ts';
import { cafe, care, childhood, dialogue, nursery, parents, support, toys } from './territories.ts';

/** « number id » of what is cited under an orientation. */
function citedUnder(plan: PlanSnapshot, orientation: ItemId): readonly string[] | undefined {
  const { axes, unfiled } = outlineOf(plan);
  return [...axes.flatMap(axis => axis.orientations), ...unfiled.orientations]
    .find(entry => entry.orientation.id === orientation)
    ?.cited.map(({ action, number }) => `${number} ${action.id}`);
}

describe('an action cited under another orientation', () => {
  it('is shown there with its number, and counts where it stands', () => {
    const { alice } = setup();
    expect(citedUnder(alice.snapshot, dialogue)).toEqual(['1 creche']);
    alice.setAlsoUnder(toys, dialogue, true);
    expect(citedUnder(alice.snapshot, dialogue)).toEqual(['1 creche', '3 ludotheque']);
    expect(actionsInOrder(outlineOf(alice.snapshot))).toHaveLength(6);
    expect(outlineOf(alice.snapshot).axes.map(({ count }) => count)).toEqual([3, 2]);
  });

  it('is taken off there without being deleted, and undo brings it back', () => {
    const { alice } = setup();
    alice.setAlsoUnder(nursery, dialogue, false);
    expect(citedUnder(alice.snapshot, dialogue)).toEqual([]);
    expect(itemIn(alice.snapshot, nursery)).toBeDefined();
    alice.undo();
    expect(citedUnder(alice.snapshot, dialogue)).toEqual(['1 creche']);
  });

  it('is cited neither under its own orientation, nor under what is no orientation', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    for (const place of [care, childhood, cafe, parents]) alice.setAlsoUnder(nursery, place, true);
    expect(alice.snapshot).toBe(before);
  });

  it('shows its new title and number wherever it is cited', () => {
    const { alice } = setup();
    alice.rename(nursery, 'Halte-garderie');
    alice.fixNumber(nursery, '1 bis');
    expect(citedUnder(alice.snapshot, dialogue)).toEqual(['1 bis creche']);
  });

  it('is not shown there once it has been deleted', () => {
    const { alice } = setup();
    alice.delete(nursery);
    expect(citedUnder(alice.snapshot, dialogue)).toEqual([]);
  });

  inBothOrders('[D2] is cited under both orientations that two people chose', ({ alice, bob, merge }) => {
    alice.setAlsoUnder(cafe, care, true);
    bob.setAlsoUnder(cafe, support, true);
    const plan = merge();
    expect(citedUnder(plan, care)).toEqual(['5 cafe']);
    expect(citedUnder(plan, support)).toEqual(['5 cafe']);
  });

  inBothOrders(
    '[D2] is off the list one took it from, and on the one the other chose',
    ({ alice, bob, merge }) => {
      alice.setAlsoUnder(nursery, dialogue, false);
      bob.setAlsoUnder(nursery, support, true);
      expect(actionIn(merge(), nursery).alsoUnder).toEqual([support]);
    },
  );

  inBothOrders('stands once where one moves it and the other cites it', ({ alice, bob, merge }) => {
    alice.setAlsoUnder(toys, dialogue, true);
    bob.move(toys, dialogue);
    const plan = merge();
    expect(citedUnder(plan, dialogue)).toEqual(['1 creche']);
    alice.move(toys, support);
    expect(citedUnder(alice.snapshot, dialogue)).toEqual(['1 creche', '3 ludotheque']);
  });

  inBothOrders(
    '[D4] is not lost with an orientation that is deleted while it is cited there',
    ({ alice, bob, merge }) => {
      alice.setAlsoUnder(toys, dialogue, true);
      bob.delete(dialogue);
      expect(itemIn(merge(), toys)).toBeDefined();
      expect(citedUnder(bob.snapshot, dialogue)).toBeUndefined();
      bob.restore(dialogue);
      expect(citedUnder(bob.snapshot, dialogue)).toEqual(['1 creche', '3 ludotheque']);
    },
  );

  inBothOrders('[D9] is taken back by the one who cited it only', ({ alice, bob, merge }) => {
    alice.setAlsoUnder(toys, dialogue, true);
    bob.setAlsoUnder(cafe, care, true);
    merge();
    alice.undo();
    const plan = merge();
    expect(citedUnder(plan, dialogue)).toEqual(['1 creche']);
    expect(citedUnder(plan, care)).toEqual(['5 cafe']);
  });

  it('[D5] may have been cited under what never was', () => {
    const { alice } = setup();
    const added = created(alice.addAction(care, 'Nouvelle'));
    alice.setAlsoUnder(added, created(alice.addAxis('Axe')), true);
    expect(actionIn(alice.snapshot, added).alsoUnder).toEqual([]);
  });
});
