import { describe, expect, it } from 'vitest';
import type { ItemId } from '../../../shared/model.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { type Step, stepFrom, steps } from '../../../shared/views/steps.ts';
import { childrenOf, setup } from '../replicas.ts';
import {
  cafe,
  care,
  childhood,
  dialogue,
  forum,
  guide,
  network,
  nursery,
  parents,
  support,
  toys,
} from '../territories.ts';

describe('a step', () => {
  it.each<[ItemId, Step, { parent: ItemId | null; before: ItemId | null } | undefined]>([
    [network, 'up', { parent: care, before: nursery }],
    [nursery, 'up', { parent: childhood, before: null }],
    [nursery, 'down', { parent: care, before: null }],
    [network, 'down', { parent: support, before: toys }],
    [toys, 'down', { parent: parents, before: guide }],
    [cafe, 'down', undefined],
    [forum, 'up', { parent: dialogue, before: null }],
    [forum, 'down', undefined],
    [guide, 'in', { parent: dialogue, before: cafe }],
    [cafe, 'in', undefined],
    [cafe, 'out', { parent: parents, before: null }],
    [guide, 'out', undefined],
    [support, 'up', { parent: childhood, before: care }],
    [support, 'down', { parent: parents, before: dialogue }],
    [care, 'up', undefined],
    [care, 'in', undefined],
    [parents, 'up', { parent: null, before: childhood }],
    [parents, 'down', undefined],
    [childhood, 'down', { parent: null, before: null }],
  ])('of %s %s leads to %j', (item, step, spot) => {
    expect(stepFrom(outlineOf(setup().alice.snapshot), item, step)).toEqual(spot);
  });

  it('changes the order each time, down to the end and up again', () => {
    const { alice } = setup();
    const take = (step: Step): boolean => {
      const spot = stepFrom(outlineOf(alice.snapshot), nursery, step);
      return spot !== undefined && alice.move(nursery, spot.parent, spot.before);
    };
    let taken = 0;
    while (take('down')) taken++;
    expect(taken).toBe(7);
    expect(childrenOf(alice.snapshot, dialogue)).toEqual([cafe, nursery]);
    while (take('up')) taken--;
    expect(taken).toBe(-1);
    expect(childrenOf(alice.snapshot, childhood)?.[0]).toBe(nursery);
  });

  it('leads nowhere for what is gone', () => {
    const { alice } = setup();
    const outline = outlineOf(alice.snapshot);
    alice.delete(nursery);
    for (const step of steps) expect(stepFrom(outlineOf(alice.snapshot), nursery, step)).toBeUndefined();
    expect(stepFrom(outline, nursery, 'down')).toBeDefined();
  });
});
