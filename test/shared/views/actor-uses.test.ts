import { describe, expect, it } from 'vitest';
import { actorId } from '../../../shared/model.ts';
import { countUses, noUses, tellUses, usesOf } from '../../../shared/views/actor-uses.ts';
import { setup } from '../replicas.ts';
import { caf, network, nursery, pennes, readExample, septemes, toys } from '../territories.ts';

describe('the uses of an actor', () => {
  it('are the actions, crosses, annexes and groups that name it, each action once', () => {
    const { alice } = setup();
    alice.setActor(nursery, 'pilots', pennes, true);
    alice.setActor(network, 'partners', pennes, true);
    alice.toggleMark(toys, 2024, pennes);
    alice.toggleMark(toys, 2026, pennes);
    alice.directory.setMember(caf, pennes, true);
    const { vocabulary } = alice.snapshot.territory;
    const uses = usesOf(alice.snapshot).get(pennes) ?? noUses;
    expect(countUses(uses, vocabulary)).toEqual([
      '3 actions',
      '3 croix',
      '1 équipement',
      '1 champ d’intervention',
      '1 ligne du schéma de coopération',
      '1 groupe',
    ]);
    expect(tellUses(uses, vocabulary)).toEqual([
      'Pilote : Action 1',
      'Porteur : Action 1',
      'Partenaire : Action 2',
      'Dans la grille, 3 croix : Action 1, Action 3',
      'Dans les annexes : 1 équipement, 1 champ d’intervention, 1 ligne du schéma de coopération',
      'Membre de : Caf',
    ]);
  });

  it('are none of what is deleted', () => {
    const { alice } = setup();
    alice.delete(nursery);
    const uses = usesOf(alice.snapshot).get(caf) ?? noUses;
    expect(countUses(uses, alice.snapshot.territory.vocabulary)).toEqual([]);
    expect(tellUses(uses, alice.snapshot.territory.vocabulary)).toEqual([]);
  });

  it('name the first six actions of many, in the words and the numbers of the territory', () => {
    const { alice } = setup({ file: readExample('pennes-septemes') });
    const uses = usesOf(alice.snapshot).get(septemes) ?? noUses;
    expect(tellUses(uses, alice.snapshot.territory.vocabulary)[0]).toBe(
      'Pilote : Action 4, Action 5, Action 6, Action 7, Action 8, Action 9, et 15 autres',
    );
  });

  it('are counted once per snapshot, for each actor there is', () => {
    const { alice } = setup();
    expect(usesOf(alice.snapshot)).toBe(usesOf(alice.snapshot));
    expect([...usesOf(alice.snapshot).keys()]).toEqual([pennes, septemes, caf]);
    expect(usesOf(alice.snapshot).get(actorId('inconnu'))).toBeUndefined();
  });
});
