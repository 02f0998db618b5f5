import { describe, expect, it } from 'vitest';
import { actorId, type ItemId, itemId } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { yearTotals } from '../../shared/views/deployment.ts';
import { actionIn, childrenOf, created, inBothOrders, itemIn, originsOf, setup } from './replicas.ts';
import {
  caf,
  cafe,
  care,
  childhood,
  dialogue,
  forum,
  guide,
  network,
  nursery,
  parenting,
  parents,
  support,
  toys,
} from './territories.ts';

describe('deleting', () => {
  it('[D4] hides an item with all that is under it, and with its marks', () => {
    const { alice } = setup();
    alice.delete(childhood);
    const { axes, orientations, actions } = alice.snapshot;
    expect(axes.map(({ id }) => id)).toEqual([parents]);
    expect(orientations.map(({ id }) => id)).toEqual([dialogue]);
    expect(actions.map(({ id }) => id)).toEqual([guide, cafe, forum]);
    expect(yearTotals(actions, [2024, 2025])).toEqual([0, 0]);
  });

  it('leaves the others where they are', () => {
    const { alice } = setup();
    alice.delete(care);
    expect(childrenOf(alice.snapshot, childhood)).toEqual([support]);
    expect(childrenOf(alice.snapshot, support)).toEqual([toys]);
    expect(childrenOf(alice.snapshot, null)).toEqual([forum]);
  });
});

describe('restoring', () => {
  it('brings an item back where it was, with what went with it', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    alice.delete(childhood);
    alice.restore(childhood);
    expect(alice.snapshot).toEqual(before);
  });

  it('leaves hidden what had been deleted before', () => {
    const { alice } = setup();
    alice.delete(nursery);
    alice.delete(childhood);
    alice.restore(childhood);
    expect(childrenOf(alice.snapshot, care)).toEqual([network]);
    alice.restore(nursery);
    expect(childrenOf(alice.snapshot, care)).toEqual([nursery, network]);
  });

  it('[D4] shows under « À classer » what comes back without its parent, until the parent does', () => {
    const { alice } = setup();
    alice.delete(childhood);
    alice.restore(care);
    expect(childrenOf(alice.snapshot, null)).toEqual([forum, care]);
    expect(childrenOf(alice.snapshot, care)).toEqual([nursery, network]);
    alice.restore(childhood);
    expect(childrenOf(alice.snapshot, childhood)).toEqual([care, support]);
  });

  it('writes nothing for what is there, or never was', () => {
    const { alice, docs } = setup();
    const restoreAll = (): void => {
      for (const id of [nursery, care, childhood, itemId('nulle-part')]) alice.restore(id);
    };
    expect(originsOf(docs.alice, restoreAll)).toEqual([]);
  });

  inBothOrders('brings all back when two have deleted, one the orientation and one its axis', cast => {
    const { alice, bob, merge } = cast;
    alice.delete(care);
    bob.delete(childhood);
    merge();
    bob.restore(childhood);
    expect(childrenOf(merge(), childhood)).toEqual([support]);
    alice.restore(care);
    expect(childrenOf(merge(), childhood)).toEqual([care, support]);
    expect(childrenOf(merge(), care)).toEqual([nursery, network]);
  });

  inBothOrders('brings back the orientation with its actions while its axis is still deleted', cast => {
    const { alice, bob, merge } = cast;
    alice.delete(care);
    bob.delete(childhood);
    merge();
    alice.restore(care);
    expect(childrenOf(merge(), null)).toEqual([forum, care]);
    expect(childrenOf(merge(), care)).toEqual([nursery, network]);
  });

  inBothOrders('brings back what others have written on it meanwhile', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    bob.rename(nursery, 'Crèche intercommunale');
    bob.toggleMark(nursery, 2026, '*');
    bob.setActor(nursery, 'pilots', caf, false);
    expect(itemIn(merge(), nursery)).toBeUndefined();
    alice.restore(childhood);
    const action = actionIn(merge(), nursery);
    expect(action.title).toBe('Crèche intercommunale');
    expect(action.marks['2026']?.everyone).toBe(true);
    expect(action.pilots).toEqual([]);
  });
});

describe('acting on something gone', () => {
  const commands: readonly [string, (plan: Plan, id: ItemId) => unknown][] = [
    ['addOrientation', (p, id) => p.addOrientation(id, 'N')],
    ['addAction', (p, id) => p.addAction(id, 'N')],
    ['rename', (p, id) => p.rename(id, 'N')],
    ['move', (p, id) => p.move(id, parents)],
    ['move into it', (p, id) => p.move(cafe, id)],
    ['delete', (p, id) => p.delete(id)],
    ['fixNumber', (p, id) => p.fixNumber(id, '9')],
    ['releaseNumber', (p, id) => p.releaseNumber(id)],
    ['toggleMark', (p, id) => p.toggleMark(id, 2024, '*')],
    ['setMarks', (p, id) => p.setMarks([{ action: id, year: 2024, mark: { everyone: true, actors: [] } }])],
    ['setActor', (p, id) => p.setActor(id, 'pilots', caf, true)],
    ['setTheme', (p, id) => p.setTheme(id, parenting, true)],
  ];

  it.each(commands)('[D5] does nothing: %s', (_name, act) => {
    const { alice, docs } = setup();
    alice.fixNumber(nursery, '9');
    alice.delete(childhood);
    const actOnAll = (): void => {
      for (const id of [childhood, care, nursery, itemId('nulle-part'), itemId('__proto__')]) act(alice, id);
    };
    expect(originsOf(docs.alice, actOnAll)).toEqual([]);
  });

  it.each(commands.slice(-4))('[D5] does nothing on what is not an action: %s', (_name, act) => {
    const { alice, docs } = setup();
    const actOnAll = (): void => {
      for (const id of [childhood, care]) act(alice, id);
    };
    expect(originsOf(docs.alice, actOnAll)).toEqual([]);
  });

  it('puts last what should go before something gone', () => {
    const { alice } = setup();
    alice.delete(network);
    const last = created(alice.addAction(care, 'Halte', itemId('nulle-part')));
    alice.move(toys, care, itemId('nulle-part'));
    expect(childrenOf(alice.snapshot, care)).toEqual([nursery, last, toys]);
  });

  it('lets an actor who is not known be marked, for others may be adding them', () => {
    const { alice } = setup();
    alice.toggleMark(toys, 2024, actorId('bientot'));
    expect(actionIn(alice.snapshot, toys).marks['2024']?.actors).toEqual(['bientot']);
  });
});
