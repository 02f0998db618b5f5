import { describe, expect } from 'vitest';
import { exportTerritory } from '../../shared/formats/territory-file.ts';
import { actionIn, childrenOf, created, inBothOrders, itemIn } from './replicas.ts';
import {
  cafe,
  care,
  childhood,
  dialogue,
  disability,
  forum,
  guide,
  network,
  nursery,
  parents,
  septemes,
  support,
  toys,
} from './territories.ts';

describe('an action that two people change at once', () => {
  inBothOrders(
    '[D2] keeps its move, its title, its number, its marks and its actors',
    ({ alice, bob, merge }) => {
      alice.move(nursery, dialogue, cafe);
      bob.rename(nursery, 'Crèche intercommunale');
      bob.fixNumber(nursery, '9');
      bob.toggleMark(nursery, 2026, septemes);
      bob.setActor(nursery, 'pilots', septemes, true);
      bob.setTheme(nursery, disability, true);
      const action = actionIn(merge(), nursery);
      expect(childrenOf(alice.snapshot, dialogue)).toEqual([nursery, cafe]);
      expect(action.title).toBe('Crèche intercommunale');
      expect(action.fixedNumber).toBe('9');
      expect(action.marks['2026']?.actors).toEqual([septemes]);
      expect(action.pilots).toContain(septemes);
      expect(action.themes).toContain(disability);
    },
  );

  inBothOrders('[D2] merges its title by character', ({ alice, bob, merge }) => {
    alice.rename(cafe, 'Le Café des parents');
    bob.rename(cafe, 'Café des parents et des enfants');
    expect(itemIn(merge(), cafe)?.title).toBe('Le Café des parents et des enfants');
  });

  inBothOrders('[D2] keeps whole characters when both replace the same one', ({ alice, bob, merge }) => {
    alice.rename(cafe, '😀');
    merge();
    alice.rename(cafe, '😁');
    bob.rename(cafe, '😂');
    expect(['😁😂', '😂😁']).toContain(itemIn(merge(), cafe)?.title);
  });

  inBothOrders('[D1] is in one place when both move it', ({ alice, bob, merge }) => {
    alice.move(nursery, dialogue);
    bob.move(nursery, support);
    const plan = merge();
    const homes = [care, support, dialogue].filter(id => childrenOf(plan, id)?.includes(nursery));
    expect(homes).toHaveLength(1);
    expect(homes).not.toContain(care);
  });

  inBothOrders('stays where one moved it when the other dropped it where it was', ({ alice, bob, merge }) => {
    alice.move(nursery, dialogue);
    bob.move(nursery, care, network);
    expect(childrenOf(merge(), dialogue)).toEqual([cafe, nursery]);
  });

  inBothOrders('has one of the two numbers that were fixed', ({ alice, bob, merge }) => {
    alice.fixNumber(nursery, '8');
    bob.fixNumber(nursery, '9');
    expect(['8', '9']).toContain(actionIn(merge(), nursery).fixedNumber);
  });
});

describe('a deleted axis', () => {
  inBothOrders('[D4] leaves « À classer » what someone was adding to it', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    const inAxis = created(bob.addAction(childhood, 'Dans l’axe'));
    const inOrientation = created(bob.addAction(care, 'Dans l’orientation', nursery));
    const orientation = created(bob.addOrientation(childhood, 'Nouvelle'));
    const inside = created(bob.addAction(orientation, 'Dans la nouvelle'));
    const plan = merge();
    expect(new Set(childrenOf(plan, null))).toEqual(new Set([inAxis, inOrientation, forum, orientation]));
    expect(childrenOf(plan, orientation)).toEqual([inside]);
    expect([nursery, network, toys].filter(id => itemIn(plan, id))).toEqual([]);
  });

  inBothOrders('[D4] gets back, once restored, what was added to it meanwhile', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    const inOrientation = created(bob.addAction(care, 'Dans l’orientation', network));
    merge();
    bob.restore(childhood);
    expect(childrenOf(merge(), care)).toEqual([nursery, inOrientation, network]);
  });

  inBothOrders('[D4] leaves « À classer » a place before what has lost it', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    const orphan = created(bob.addAction(care, 'Orpheline'));
    merge();
    const before = created(alice.addAction(null, 'Avant', orphan));
    expect(childrenOf(alice.snapshot, null)).toEqual([before, orphan, forum]);
    bob.move(forum, null, orphan);
    expect(new Set(childrenOf(merge(), null)?.slice(0, 2))).toEqual(new Set([before, forum]));
  });

  inBothOrders('[D4] does not take what someone was moving in', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    bob.move(cafe, care);
    bob.move(guide, childhood);
    bob.move(dialogue, childhood);
    const plan = merge();
    expect(new Set(childrenOf(plan, null))).toEqual(new Set([guide, cafe, forum, dialogue]));
    alice.restore(childhood);
    expect(childrenOf(merge(), care)).toEqual([nursery, network, cafe]);
  });

  inBothOrders('does not take what someone was moving out', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    bob.move(nursery, dialogue);
    bob.move(support, parents);
    bob.move(network, null);
    const plan = merge();
    expect(childrenOf(plan, dialogue)).toEqual([cafe, nursery]);
    expect(childrenOf(plan, parents)).toEqual([guide, dialogue, support]);
    expect(childrenOf(plan, support)).toEqual([toys]);
    expect(childrenOf(plan, null)).toEqual([forum, network]);
  });

  inBothOrders('keeps what someone was moving about inside it', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    bob.move(nursery, support);
    expect(itemIn(merge(), nursery)).toBeUndefined();
    bob.restore(childhood);
    expect(childrenOf(merge(), support)).toEqual([toys, nursery]);
  });

  inBothOrders('stays deleted when both delete it, and comes back once', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    bob.delete(childhood);
    expect(itemIn(merge(), childhood)).toBeUndefined();
    alice.restore(childhood);
    bob.restore(childhood);
    expect(childrenOf(merge(), childhood)).toEqual([care, support]);
  });
});

describe('a deleted axis of which two people want something back', () => {
  inBothOrders('[D4] gives each what they asked for', ({ alice, bob, merge }) => {
    alice.delete(childhood);
    merge();
    alice.restore(nursery);
    bob.restore(toys);
    const plan = merge();
    expect(new Set(childrenOf(plan, null))).toEqual(new Set([nursery, toys, forum]));
    bob.undo();
    expect(new Set(childrenOf(merge(), null))).toEqual(new Set([nursery, forum]));
    alice.restore(childhood);
    expect(childrenOf(merge(), care)).toEqual([nursery, network]);
    expect(childrenOf(bob.snapshot, support)).toEqual([toys]);
  });
});

describe('a deleted orientation', () => {
  inBothOrders('[D4] stays deleted when someone moves it to another axis', ({ alice, bob, merge }) => {
    alice.delete(care);
    bob.move(care, parents);
    expect(itemIn(merge(), nursery)).toBeUndefined();
    bob.restore(care);
    expect(childrenOf(merge(), parents)).toEqual([guide, dialogue, care]);
    expect(childrenOf(bob.snapshot, care)).toEqual([nursery, network]);
  });

  inBothOrders('is cited again by its actions once it is restored', ({ alice, bob, merge }) => {
    const citations = (): unknown =>
      exportTerritory(merge()).actions.find(({ id }) => id === nursery)?.alsoUnder;
    alice.delete(dialogue);
    bob.rename(nursery, 'Crèche intercommunale');
    expect(citations()).toEqual([]);
    bob.restore(dialogue);
    expect(citations()).toEqual([dialogue]);
  });
});

describe('the same place', () => {
  inBothOrders('[D1] takes two newcomers, then a third between them', ({ alice, bob, merge }) => {
    const ids = [created(alice.addAction(care, 'A', network)), created(bob.addAction(care, 'B', network))];
    const [first, second] = childrenOf(merge(), care)?.filter(id => ids.includes(id)) ?? [];
    const between = created(alice.addAction(care, 'C', second));
    expect(childrenOf(merge(), care)).toEqual([nursery, first, between, second, network]);
  });

  inBothOrders(
    '[D1] lets one move a newcomer away while the other inserts beside it',
    ({ alice, bob, merge }) => {
      const ids = [created(alice.addAction(care, 'A')), created(bob.addAction(care, 'B'))];
      const [first, second] = childrenOf(merge(), care)?.filter(id => ids.includes(id)) ?? [];
      const between = created(alice.addAction(care, 'C', second));
      bob.move(created(second), dialogue);
      bob.move(created(first), dialogue);
      expect(childrenOf(merge(), care)).toEqual([nursery, network, between]);
      expect(childrenOf(bob.snapshot, dialogue)).toEqual([cafe, second, first]);
    },
  );

  inBothOrders('[D1] takes two that are moved there, then a third between them', ({ alice, bob, merge }) => {
    alice.move(cafe, care, network);
    bob.move(guide, care, network);
    const [first, second] = childrenOf(merge(), care)?.slice(1) ?? [];
    bob.move(forum, care, second);
    expect(childrenOf(merge(), care)).toEqual([nursery, first, forum, second, network]);
  });

  inBothOrders('[D1] takes two newcomers each, which do not mix up the others', ({ alice, bob, merge }) => {
    for (const title of ['A', 'B']) alice.addAction(support, title);
    for (const title of ['A', 'B']) bob.addAction(support, title);
    const plan = merge();
    const [first, ...added] = childrenOf(plan, support) ?? [];
    expect(first).toBe(toys);
    for (const name of ['alice', 'bob'])
      expect(added.filter(id => id.startsWith(name))).toEqual([`${name}-1`, `${name}-2`]);
    expect(childrenOf(plan, parents)).toEqual([guide, dialogue]);
  });

  inBothOrders('[D1] puts axes in one order when both reorder them', ({ alice, bob, merge }) => {
    const third = created(alice.addAxis('Jeunesse'));
    merge();
    alice.move(third, null, childhood);
    bob.move(parents, null, childhood);
    const order = merge().axes.map(({ id }) => id);
    expect(order.at(-1)).toBe(childhood);
    expect(new Set(order)).toEqual(new Set([third, parents, childhood]));
  });
});

describe('an orientation moved to another axis', () => {
  inBothOrders('takes along what someone else was adding to it', ({ alice, bob, merge }) => {
    alice.move(care, parents);
    const newcomer = created(bob.addAction(care, 'Halte'));
    bob.delete(network);
    const plan = merge();
    expect(childrenOf(plan, parents)).toContain(care);
    expect(childrenOf(plan, care)).toEqual([nursery, newcomer]);
  });
});

describe('an item without a parent', () => {
  inBothOrders('[D4] that two people file at once is filed once', ({ alice, bob, merge }) => {
    alice.move(forum, care);
    bob.move(forum, dialogue);
    const plan = merge();
    expect(childrenOf(plan, null)).toEqual([]);
    expect(plan.actions.filter(({ id }) => id === forum)).toHaveLength(1);
  });
});
