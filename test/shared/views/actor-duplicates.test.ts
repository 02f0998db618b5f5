import { describe, expect, it } from 'vitest';
import type { ActorKind } from '../../../shared/model.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { likelyDuplicates } from '../../../shared/views/actor-duplicates.ts';
import { seededDoc, setup } from '../replicas.ts';
import { caf, exampleNames, readExample } from '../territories.ts';

/** Why two new actors of these names are thought to be one. */
function whyAlike(a: string, b: string, kinds: readonly [ActorKind, ActorKind] = ['commune', 'commune']) {
  const { alice } = setup();
  alice.directory.addActor(a, kinds[0]);
  alice.directory.addActor(b, kinds[1]);
  return likelyDuplicates(alice.snapshot.actors).find(({ actors }) => actors[0].name === a)?.why;
}

describe('likely duplicates', () => {
  it.each([
    ['Saint-Jeannet', 'Saint Jeannet', 'même nom'],
    ['Gilette', 'Gillette', 'noms presque pareils'],
    ['Carros', 'Caros', 'noms presque pareils'],
    ['Gattières', 'Gattieras', 'noms presque pareils'],
    ['BVC', 'Bassin Vie Carros', 'initiales de l’autre'],
    ['Rognac les Vallons', 'Rognac les Vallons et son bassin', 'début du nom de l’autre'],
  ])('are « %s » and « %s »: %s', (a, b, why) => {
    expect(whyAlike(a, b)).toBe(why);
  });

  it.each([
    ['École 1', 'École 2'],
    ['Grans', 'Gignac'],
    ['Nice', 'Nire'],
    ['Service enfance', 'Service jeunesse'],
    ['Le Broc', 'Le Bar'],
  ])('are not « %s » and « %s »', (a, b) => {
    expect(whyAlike(a, b)).toBeUndefined();
  });

  it('are of one kind where one name starts the other', () => {
    expect(
      whyAlike('Val de Durance', 'Val de Durance insertion', ['commune', 'association']),
    ).toBeUndefined();
  });

  it('are found by other names too, and are not a group and its members', () => {
    const { alice } = setup();
    const other = alice.directory.addActor('CAF 13', 'caf');
    expect(likelyDuplicates(alice.snapshot.actors)).toEqual([]);
    alice.directory.addAlias(caf, 'Caf13');
    alice.directory.addAlias(other, 'caf13');
    expect(likelyDuplicates(alice.snapshot.actors)).toHaveLength(1);
    alice.directory.setMember(caf, other, true);
    expect(likelyDuplicates(alice.snapshot.actors)).toEqual([]);
  });

  it('are none in the real plans', () => {
    for (const name of exampleNames)
      expect(likelyDuplicates(readPlan(seededDoc(readExample(name))).actors)).toEqual([]);
  });
});
