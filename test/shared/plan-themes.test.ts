import { describe, expect, it } from 'vitest';
import { exportTerritory } from '../../shared/formats/territory-file.ts';
import type { PlanSnapshot } from '../../shared/model.ts';
import { inBothOrders, originsOf, setup } from './replicas.ts';
import { disability, nursery, parenting } from './territories.ts';

const namesIn = ({ themes }: PlanSnapshot): readonly string[] => themes.map(({ name }) => name);

describe('a theme', () => {
  it('is added last, once for one name', () => {
    const { alice } = setup();
    const id = alice.themes.add(' Logement ');
    expect(alice.themes.add('LOGEMENT')).toBe(id);
    expect(alice.themes.add('parentalite')).toBe(parenting);
    expect(namesIn(alice.snapshot)).toEqual(['Parentalité', 'Handicap', 'Logement']);
  });

  it('is renamed everywhere, but never to nothing', () => {
    const { alice } = setup();
    alice.themes.rename(disability, ' Inclusion ');
    alice.themes.rename(disability, '  ');
    expect(namesIn(alice.snapshot)).toEqual(['Parentalité', 'Inclusion']);
  });

  it('is moved before another, or last', () => {
    const { alice } = setup();
    alice.themes.move(disability, parenting);
    expect(namesIn(alice.snapshot)).toEqual(['Handicap', 'Parentalité']);
    alice.themes.move(disability, null);
    expect(namesIn(alice.snapshot)).toEqual(['Parentalité', 'Handicap']);
  });

  it('[D9] is deleted with its uses, which come back with it', () => {
    const { alice } = setup();
    const before = exportTerritory(alice.snapshot);
    alice.themes.delete(parenting);
    const file = exportTerritory(alice.snapshot);
    expect(file.themes.map(({ name }) => name)).toEqual(['Handicap']);
    expect(file.actions.find(({ id }) => id === nursery)?.themes).toEqual([]);
    alice.undo();
    expect(exportTerritory(alice.snapshot)).toEqual(before);
    alice.themes.delete(parenting);
    alice.themes.restore(parenting);
    expect(exportTerritory(alice.snapshot)).toEqual(before);
  });

  it('[D5] that is gone is left alone, and what changes nothing is no gesture', () => {
    const { alice, docs } = setup();
    alice.themes.delete(parenting);
    const act = (): void => {
      alice.themes.rename(parenting, 'Parents');
      alice.themes.move(parenting, null);
      alice.themes.move(disability, null);
      alice.themes.restore(disability);
      alice.themes.rename(disability, 'Handicap');
    };
    expect(originsOf(docs.alice, act)).toEqual([]);
    expect(alice.gestures).toBe(1);
  });
});

describe('themes that two people change at once', () => {
  inBothOrders('[D2] keep a name and a place', ({ alice, bob, merge }) => {
    alice.themes.rename(disability, 'Inclusion');
    bob.themes.move(disability, parenting);
    expect(namesIn(merge())).toEqual(['Inclusion', 'Parentalité']);
  });

  inBothOrders('stay deleted, and are had again by who got them meanwhile', ({ alice, bob, merge }) => {
    alice.themes.delete(disability);
    bob.setTheme(nursery, disability, true);
    expect(namesIn(merge())).toEqual(['Parentalité']);
    alice.themes.restore(disability);
    const file = exportTerritory(merge());
    expect(file.actions.find(({ id }) => id === nursery)?.themes).toContain(disability);
  });
});
