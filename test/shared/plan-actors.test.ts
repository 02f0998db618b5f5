import { describe, expect, it } from 'vitest';
import { actionIn, inBothOrders, originsOf, setup } from './replicas.ts';
import { caf, childhood, disability, nursery, parenting, pennes, septemes, toys } from './territories.ts';

describe('actors of an action', () => {
  it('are added after the present ones, and removed', () => {
    const { alice } = setup();
    alice.setActor(nursery, 'pilots', septemes, true);
    alice.setActor(nursery, 'pilots', pennes, true);
    expect(actionIn(alice.snapshot, nursery).pilots).toEqual([caf, septemes, pennes]);
    alice.setActor(nursery, 'pilots', septemes, false);
    expect(actionIn(alice.snapshot, nursery).pilots).toEqual([caf, pennes]);
  });

  it('are apart in each role, and apart from themes', () => {
    const { alice } = setup();
    alice.setActor(toys, 'pilots', caf, true);
    alice.setActor(toys, 'porteurs', pennes, true);
    alice.setTheme(toys, disability, true);
    const { pilots, porteurs, themes } = actionIn(alice.snapshot, toys);
    expect({ pilots, porteurs, themes }).toEqual({ pilots: [caf], porteurs: [pennes], themes: [disability] });
  });

  it('write nothing when they are already as asked', () => {
    const { alice, docs } = setup();
    const again = (): void => {
      alice.setActor(nursery, 'pilots', caf, true);
      alice.setActor(nursery, 'porteurs', septemes, false);
      alice.setTheme(nursery, parenting, true);
      alice.setTheme(childhood, parenting, true);
    };
    expect(originsOf(docs.alice, again)).toEqual([]);
  });

  inBothOrders('[D2] are all kept when two people add some at once', ({ alice, bob, merge }) => {
    alice.setActor(nursery, 'pilots', septemes, true);
    bob.setActor(nursery, 'pilots', pennes, true);
    bob.setActor(nursery, 'pilots', caf, false);
    expect(new Set(actionIn(merge(), nursery).pilots)).toEqual(new Set([septemes, pennes]));
  });

  inBothOrders('[D2] are there once when two people add the same', ({ alice, bob, merge }) => {
    for (const plan of [alice, bob]) plan.setActor(nursery, 'pilots', septemes, true);
    for (const plan of [alice, bob]) plan.setTheme(nursery, disability, true);
    const { pilots, themes } = actionIn(merge(), nursery);
    expect(pilots).toEqual([caf, septemes]);
    expect(themes).toEqual([parenting, disability]);
  });

  inBothOrders('[D2] stay when one removes them and the other adds them again', ({ alice, bob, merge }) => {
    alice.setActor(nursery, 'pilots', caf, false);
    for (const on of [false, true]) bob.setActor(nursery, 'pilots', caf, on);
    expect(actionIn(merge(), nursery).pilots).toEqual([caf]);
  });
});

describe('a new actor', () => {
  it('comes last, under the name and with an abbreviation that nobody has', () => {
    const { alice } = setup();
    const id = alice.directory.addActor(' Léo Lagrange ', 'association');
    expect(alice.snapshot.actors.at(-1)).toEqual({
      id,
      name: 'Léo Lagrange',
      label: 'Léo Lagrange',
      short: 'LL',
      kind: 'association',
      aliases: [],
      members: [],
      color: null,
      rank: 3,
    });
  });

  it('keep the rank that gives their hues when others are deleted or merged', () => {
    const { alice } = setup();
    const ranks = (): readonly (readonly [string, number])[] =>
      alice.snapshot.actors.map(({ id, rank }) => [id, rank] as const);
    const late = alice.directory.addActor('Léo Lagrange', 'association');
    alice.directory.deleteActor(pennes);
    expect(ranks()).toEqual([
      [septemes, 1],
      [caf, 2],
      [late, 3],
    ]);
    alice.directory.mergeActors(caf, septemes);
    expect(ranks()).toEqual([
      [caf, 2],
      [late, 3],
    ]);
  });

  it.each(['Septèmes-les-Vallons', 'SEPTEMES-LES-VALLONS', ' Septèmes '])(
    'is the one there is when « %s » is known by that name',
    name => {
      const { alice, docs } = setup();
      expect(
        originsOf(docs.alice, () => expect(alice.directory.addActor(name, 'service')).toBe(septemes)),
      ).toEqual([]);
    },
  );

  it('has a name whatever was typed', () => {
    const { alice, merge } = setup();
    alice.directory.addActor('  ', 'service');
    alice.directory.addActor('\ud83d', 'service');
    expect(
      merge()
        .actors.slice(3)
        .map(({ name }) => name),
    ).toEqual(['Sans nom', '\ufffd']);
  });

  inBothOrders('stays with those that others add meanwhile', ({ alice, bob, merge }) => {
    const ids = [
      alice.directory.addActor('Médiathèque', 'service'),
      bob.directory.addActor('Centre social', 'association'),
    ];
    expect(
      new Set(
        merge()
          .actors.slice(3)
          .map(({ id }) => id),
      ),
    ).toEqual(new Set(ids));
  });
});
