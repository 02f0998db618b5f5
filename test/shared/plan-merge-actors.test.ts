import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportTerritory } from '../../shared/formats/territory-file.ts';
import { type ActorId, actorId, type PlanSnapshot } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { put } from './foreign-values.ts';
import { expectKeptIdentity } from './invariants.ts';
import { actionIn, inBothOrders, setup } from './replicas.ts';
import { caf, cafe, nursery, pennes, septemes, toys } from './territories.ts';

/** A duplicate of Les Pennes, which everybody has. */
function addDuplicate(plan: Plan, merge: () => PlanSnapshot): ActorId {
  const duplicate = plan.directory.addActor('Les Pennes Mirabeau', 'commune');
  merge();
  return duplicate;
}

describe('merging two actors', () => {
  it('moves every mention to the one that is kept, in its place, in one gesture', () => {
    const { alice, merge } = setup();
    const duplicate = addDuplicate(alice, merge);
    alice.setActor(toys, 'pilots', duplicate, true);
    alice.setActor(toys, 'pilots', caf, true);
    alice.setActor(nursery, 'porteurs', duplicate, true);
    alice.setActor(cafe, 'partners', duplicate, true);
    alice.toggleMark(toys, 2024, duplicate);
    alice.directory.setMember(caf, duplicate, true);
    const before = alice.snapshot;
    alice.directory.mergeActors(pennes, duplicate);
    const plan = alice.snapshot;
    expect(plan.actors.map(({ id }) => id)).toEqual([pennes, septemes, caf]);
    expect(actionIn(plan, toys)).toMatchObject({
      pilots: [pennes, caf],
      marks: { 2024: { everyone: false, actors: [pennes] } },
    });
    expect(actionIn(plan, nursery).porteurs).toEqual([pennes]);
    expect(actionIn(plan, cafe).partners).toEqual([pennes]);
    expect(plan.actors[2]?.members).toEqual([pennes]);
    expect(JSON.stringify(exportTerritory(plan))).not.toContain(duplicate);
    alice.undo();
    expect(alice.snapshot).toEqual(before);
    alice.redo();
    expect(alice.snapshot).toEqual(plan);
  });

  it('moves mentions in the annexes and in what is deleted', () => {
    const { alice } = setup();
    alice.delete(nursery);
    alice.directory.mergeActors(septemes, pennes);
    alice.restore(nursery);
    const { facilities, competences, cooperation } = alice.snapshot.annexes;
    expect(facilities[0]?.commune).toBe(septemes);
    expect(competences[0]?.communes).toEqual([septemes]);
    expect(cooperation[0]?.actor).toBe(septemes);
    expect(actionIn(alice.snapshot, nursery).porteurs).toEqual([septemes]);
  });

  it('keeps the names of the duplicate, and those it stood for', () => {
    const { alice, merge } = setup();
    const duplicate = addDuplicate(alice, merge);
    alice.directory.addAlias(duplicate, 'Pennes');
    alice.directory.setMember(duplicate, caf, true);
    alice.directory.mergeActors(pennes, duplicate);
    expect(alice.snapshot.actors[0]).toMatchObject({
      aliases: ['Les Pennes Mirabeau', 'LPM', 'Pennes'],
      members: [caf],
    });
  });

  it('does nothing with one actor, or one that is gone', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    alice.directory.mergeActors(pennes, pennes);
    alice.directory.mergeActors(pennes, actorId('inconnu'));
    alice.directory.mergeActors(actorId('inconnu'), pennes);
    expect(alice.snapshot).toBe(before);
  });

  it('leaves what names nobody of them as it is', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    alice.directory.mergeActors(caf, septemes);
    expect(actionIn(alice.snapshot, toys)).toBe(actionIn(before, toys));
    expectKeptIdentity(before, alice.snapshot);
  });

  inBothOrders('[D2] keeps what somebody was saying of the duplicate', ({ alice, bob, merge }) => {
    const duplicate = addDuplicate(alice, merge);
    alice.directory.mergeActors(pennes, duplicate);
    bob.setActor(toys, 'pilots', duplicate, true);
    bob.toggleMark(toys, 2025, duplicate);
    bob.directory.addAlias(duplicate, 'Pennes');
    bob.directory.setMember(duplicate, caf, true);
    const plan = merge();
    expect(actionIn(plan, toys)).toMatchObject({
      pilots: [pennes],
      marks: { 2025: { everyone: false, actors: [pennes] } },
    });
    expect(new Set(plan.actors[0]?.aliases)).toEqual(new Set(['Les Pennes Mirabeau', 'LPM', 'Pennes']));
    expect(plan.actors[0]?.members).toEqual([caf]);

    alice.setActor(toys, 'pilots', pennes, false);
    alice.toggleMark(toys, 2025, pennes);
    alice.directory.removeAlias(pennes, 'Pennes');
    alice.directory.setMember(pennes, caf, false);
    expect(actionIn(merge(), toys)).toMatchObject({ pilots: [], marks: {} });
    expect(alice.snapshot.actors[0]).toMatchObject({ aliases: ['Les Pennes Mirabeau', 'LPM'], members: [] });
  });

  inBothOrders('ticks and unticks a commune under all its names', ({ alice, bob, merge }) => {
    const duplicate = addDuplicate(alice, merge);
    const [row] = alice.snapshot.annexes.competences;
    if (!row) throw new Error('test: no competence');
    alice.directory.mergeActors(caf, duplicate);
    bob.annexes.tick(row.id, duplicate, true);
    expect(merge().annexes.competences[0]?.communes).toEqual([pennes, septemes, caf]);
    alice.annexes.tick(row.id, caf, false);
    expect(merge().annexes.competences[0]?.communes).toEqual([pennes, septemes]);
  });

  inBothOrders('names an actor once where both are named', ({ alice, bob, merge }) => {
    const duplicate = addDuplicate(alice, merge);
    alice.directory.mergeActors(pennes, duplicate);
    bob.setActor(nursery, 'porteurs', duplicate, true);
    expect(actionIn(merge(), nursery).porteurs).toEqual([pennes]);
    alice.setActor(nursery, 'porteurs', pennes, true);
    alice.setActor(nursery, 'porteurs', duplicate, false);
    expect(actionIn(merge(), nursery).porteurs).toEqual([]);
  });

  inBothOrders('leads to one actor when two people merge them into each other', cast => {
    const { alice, bob, merge } = cast;
    alice.setActor(toys, 'pilots', pennes, true);
    bob.setActor(toys, 'porteurs', septemes, true);
    alice.directory.mergeActors(pennes, septemes);
    bob.directory.mergeActors(septemes, pennes);
    const plan = merge();
    expect(plan.actors.map(({ id }) => id)).toEqual([pennes, caf]);
    expect(actionIn(plan, toys)).toMatchObject({ pilots: [pennes], porteurs: [pennes] });
    expect(actionIn(plan, nursery).porteurs).toEqual([pennes]);
    bob.directory.mergeActors(caf, pennes);
    expect(merge().actors.map(({ id }) => id)).toEqual([caf]);
  });

  inBothOrders('follows a chain of mergers', ({ alice, bob, merge }) => {
    const duplicate = addDuplicate(alice, merge);
    alice.directory.mergeActors(pennes, duplicate);
    bob.directory.mergeActors(septemes, pennes);
    bob.setActor(toys, 'pilots', duplicate, true);
    const plan = merge();
    expect(plan.actors.map(({ id }) => id)).toEqual([septemes, caf]);
    expect(actionIn(plan, toys).pilots).toEqual([septemes]);
    expect(actionIn(plan, nursery).porteurs).toEqual([septemes]);
  });

  inBothOrders('brings back the kept one, which somebody was deleting', ({ alice, bob, merge }) => {
    const duplicate = addDuplicate(alice, merge);
    alice.setActor(toys, 'pilots', duplicate, true);
    merge();
    alice.directory.mergeActors(pennes, duplicate);
    bob.directory.deleteActor(pennes);
    const plan = merge();
    expect(plan.actors.map(({ id }) => id)).toEqual([pennes, septemes, caf]);
    expect(actionIn(plan, toys).pilots).toEqual([pennes]);
    bob.directory.deleteActor(pennes);
    expect(merge().actors.map(({ id }) => id)).toEqual([septemes, caf]);
  });

  inBothOrders('keeps what named a duplicate that somebody was deleting', ({ alice, bob, merge }) => {
    const duplicate = addDuplicate(alice, merge);
    alice.setActor(toys, 'pilots', duplicate, true);
    merge();
    alice.directory.mergeActors(pennes, duplicate);
    bob.directory.deleteActor(duplicate);
    expect(actionIn(merge(), toys).pilots).toEqual([pennes]);
  });

  it('[D5] into nobody, or into itself, is no merger', () => {
    const { alice, docs } = setup();
    put(docs.alice, ['actors', pennes, 'mergedInto'], 'inconnu');
    put(docs.alice, ['actors', septemes, 'mergedInto'], septemes);
    put(docs.alice, ['actors', 'texte'], new Y.Text('x'));
    put(docs.alice, ['actors', caf, 'mergedInto'], 'texte');
    expect(alice.snapshot.actors.map(({ id }) => id)).toEqual([pennes, septemes, caf]);
    expect(actionIn(alice.snapshot, nursery)).toMatchObject({ pilots: [caf], porteurs: [pennes] });
  });
});
