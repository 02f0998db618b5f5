import { describe, expect, it } from 'vitest';
import { itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { type Destination, destinationsFor, findMovable } from '../../../shared/views/destinations.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { created, setup } from '../replicas.ts';
import { care, childhood, forum, guide, nursery, parents, toys } from '../territories.ts';

function choices({ snapshot }: Plan, kind: Parameters<typeof destinationsFor>[1]): readonly Destination[] {
  return destinationsFor(outlineOf(snapshot), kind);
}

/** Destinations as people read them, their siblings in brackets. */
function listed(destinations: readonly Destination[]): readonly string[] {
  return destinations.map(
    ({ title, depth, siblings }) =>
      `${'  '.repeat(depth)}${title} [${siblings.map(sibling => sibling.title).join(', ')}]`,
  );
}

describe('destinations', () => {
  it('of an action are each axis and each orientation, with the actions there', () => {
    const { alice } = setup();
    expect(listed(choices(alice, 'action'))).toEqual([
      '1 · Petite enfance []',
      '  a · Accueillir [1 · Crèche, 2 · Relais]',
      '  b · Soutenir [3 · Ludothèque]',
      '2 · Parentalité [4 · Guide]',
      '  a · Dialoguer [5 · Café des parents]',
    ]);
  });

  it('of an orientation are the axes, with their orientations', () => {
    const { alice } = setup();
    expect(listed(choices(alice, 'orientation'))).toEqual([
      '1 · Petite enfance [a · Accueillir, b · Soutenir]',
      '2 · Parentalité [a · Dialoguer]',
    ]);
  });

  it('of an axis is the plan, with its axes', () => {
    const { alice } = setup();
    expect(choices(alice, 'axis')).toEqual([
      {
        parent: null,
        title: 'Le plan',
        depth: 0,
        siblings: [
          { id: childhood, title: '1 · Petite enfance' },
          { id: parents, title: '2 · Parentalité' },
        ],
      },
    ]);
  });

  it('all take the item, before any of the siblings they show', () => {
    for (const [kind, id] of [
      ['action', nursery],
      ['orientation', care],
      ['axis', parents],
    ] as const) {
      const { alice } = setup();
      for (const { parent, siblings } of choices(alice, kind))
        for (const before of [null, ...siblings.map(sibling => sibling.id)])
          if (before !== id) expect(alice.move(id, parent, before), `${id} to ${parent}`).toBe(true);
    }
  });

  it('call what has no title « Sans titre »', () => {
    const { alice } = setup();
    alice.rename(childhood, ' ');
    alice.fixNumber(childhood, '');
    expect(choices(alice, 'action')[0]?.title).toBe('Sans titre');
  });
});

describe('the item to move', () => {
  it.each([
    [nursery, { kind: 'action', id: nursery, parent: care, name: '1 · Crèche' }],
    [guide, { kind: 'action', id: guide, parent: parents, name: '4 · Guide' }],
    [care, { kind: 'orientation', id: care, parent: childhood, name: 'a · Accueillir' }],
    [parents, { kind: 'axis', id: parents, parent: null, name: '2 · Parentalité' }],
    [forum, { kind: 'action', id: forum, parent: null, name: '6 · Forum' }],
    [itemId('nulle-part'), undefined],
  ])('is %s as people know it', (id, movable) => {
    const { alice } = setup();
    expect(findMovable(outlineOf(alice.snapshot), id)).toEqual(movable);
  });

  it('is found « À classer » too, and no more once it is deleted', () => {
    const { alice, bob, merge } = setup();
    alice.delete(parents);
    const loose = created(bob.addOrientation(parents, 'Nouvelle'));
    merge();
    expect(findMovable(outlineOf(bob.snapshot), loose)?.name).toBe('Nouvelle');
    bob.delete(toys);
    expect(findMovable(outlineOf(bob.snapshot), toys)).toBeUndefined();
  });
});
