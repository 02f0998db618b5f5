import { describe, expect, it } from 'vitest';
import type { Actor, ActorId, PlanSnapshot } from '../../shared/model.ts';
import { actionIn, inBothOrders, originsOf, setup } from './replicas.ts';
import { caf, nursery, pennes, septemes, toys } from './territories.ts';

function actorIn({ actors }: PlanSnapshot, id: ActorId): Actor {
  const found = actors.find(actor => actor.id === id);
  if (!found) throw new Error(`test: no actor ${id}`);
  return found;
}

const idsIn = ({ actors }: PlanSnapshot): readonly ActorId[] => actors.map(({ id }) => id);

describe('what an actor is called', () => {
  it('changes part by part, and undo takes each back', () => {
    const { alice } = setup();
    alice.directory.renameActor(pennes, ' Ville des Pennes ');
    alice.directory.setActorLabel(pennes, 'Pennes');
    expect(alice.directory.setActorShort(pennes, 'P')).toBeUndefined();
    alice.directory.setActorKind(pennes, 'service');
    alice.directory.setActorColor(pennes, 4);
    const renamed = { name: 'Ville des Pennes', label: 'Pennes', short: 'P', kind: 'service', color: 4 };
    expect(actorIn(alice.snapshot, pennes)).toMatchObject(renamed);
    alice.undo();
    alice.undo();
    expect(actorIn(alice.snapshot, pennes)).toMatchObject({ ...renamed, kind: 'commune', color: null });
  });

  it('is never nothing: the name stays, and the label becomes the name', () => {
    const { alice } = setup();
    alice.directory.renameActor(pennes, '  ');
    alice.directory.setActorLabel(pennes, ' ');
    expect(actorIn(alice.snapshot, pennes)).toMatchObject({
      name: 'Les Pennes-Mirabeau',
      label: 'Les Pennes-Mirabeau',
    });
  });

  it('changes in lines of text too, where the label was the name', () => {
    const { alice } = setup();
    const id = alice.directory.addActor('Mission localle', 'service');
    alice.directory.renameActor(id, 'Mission locale');
    expect(actorIn(alice.snapshot, id).label).toBe('Mission locale');
  });

  it.each([
    ['s', '« s » est déjà l’abréviation de « Septèmes ». Choisissez-en une autre.'],
    ['CAF', '« CAF » est déjà l’abréviation de « Caf ». Choisissez-en une autre.'],
    [' ', 'Une abréviation d’une lettre ou plus est nécessaire.'],
    ['X', '« X » veut déjà dire « tous » dans la grille.'],
  ])('cannot be abbreviated « %s », and why is told', (short, reason) => {
    const { alice, docs } = setup();
    const refused = (): void => expect(alice.directory.setActorShort(pennes, short)).toBe(reason);
    expect(originsOf(docs.alice, refused)).toEqual([]);
  });

  it('may have its own abbreviation in other letters', () => {
    const { alice } = setup();
    expect(alice.directory.setActorShort(pennes, 'l')).toBeUndefined();
    expect(actorIn(alice.snapshot, pennes).short).toBe('l');
  });

  it('has no hue that there is not', () => {
    const { alice, docs } = setup();
    const wrong = (): void => {
      for (const color of [-1, 6, 0.5, Number.NaN]) alice.directory.setActorColor(pennes, color);
    };
    expect(originsOf(docs.alice, wrong)).toEqual([]);
  });

  inBothOrders('[D2] keeps what two people change apart', ({ alice, bob, merge }) => {
    alice.directory.renameActor(pennes, 'Ville des Pennes');
    bob.directory.setActorShort(pennes, 'P');
    alice.directory.setActorColor(pennes, 2);
    expect(actorIn(merge(), pennes)).toMatchObject({ name: 'Ville des Pennes', short: 'P', color: 2 });
  });

  inBothOrders(
    'may be one abbreviation for two, when two people take it at once',
    ({ alice, bob, merge }) => {
      alice.directory.setActorShort(pennes, 'A');
      bob.directory.setActorShort(septemes, 'A');
      expect(
        merge()
          .actors.slice(0, 2)
          .map(({ short }) => short),
      ).toEqual(['A', 'A']);
    },
  );
});

describe('other names', () => {
  it('are kept in order, once, and taken out', () => {
    const { alice } = setup();
    for (const alias of [' LPM ', 'Pennes', 'lpm', 'LES PENNES', '']) alice.directory.addAlias(pennes, alias);
    expect(actorIn(alice.snapshot, pennes).aliases).toEqual(['LPM', 'Pennes']);
    alice.directory.removeAlias(pennes, 'LPM');
    expect(actorIn(alice.snapshot, pennes).aliases).toEqual(['Pennes']);
  });

  it('make an actor known when it is added again', () => {
    const { alice } = setup();
    alice.directory.addAlias(septemes, 'Septèmes-sur-Vallons');
    expect(alice.directory.addActor('SEPTEMES-SUR-VALLONS', 'commune')).toBe(septemes);
  });

  inBothOrders('[D2] are all kept when two people add some at once', ({ alice, bob, merge }) => {
    alice.directory.addAlias(pennes, 'LPM');
    bob.directory.addAlias(pennes, 'Pennes');
    alice.directory.addAlias(septemes, 'SLV');
    bob.directory.addAlias(septemes, 'SLV');
    const { actors } = merge();
    expect(new Set(actors[0]?.aliases)).toEqual(new Set(['LPM', 'Pennes']));
    expect(actors[1]?.aliases).toEqual(['SLV']);
  });
});

describe('a group', () => {
  it('has members, but not itself', () => {
    const { alice } = setup();
    const both = alice.directory.addActor('Les 2 communes', 'commune');
    for (const member of [septemes, pennes, both]) alice.directory.setMember(both, member, true);
    expect(actorIn(alice.snapshot, both).members).toEqual([septemes, pennes]);
    alice.directory.setMember(both, septemes, false);
    expect(actorIn(alice.snapshot, both).members).toEqual([pennes]);
  });

  it('stands for its members where it pilots, in one gesture', () => {
    const { alice } = setup();
    const both = alice.directory.addActor('Les 2 communes', 'commune');
    alice.setActor(nursery, 'pilots', both, true);
    for (const member of [pennes, septemes]) alice.directory.setMember(both, member, true);
    alice.setActor(nursery, 'pilots', both, false);
    expect(actionIn(alice.snapshot, nursery).pilots).toEqual([caf]);
    alice.setActor(nursery, 'pilots', both, true);
    expect(actionIn(alice.snapshot, nursery).pilots).toEqual([caf, pennes, septemes]);
    alice.undo();
    expect(actionIn(alice.snapshot, nursery).pilots).toEqual([caf]);
  });

  it('is marked member by member, and taken back when all are', () => {
    const { alice } = setup();
    const both = alice.directory.addActor('Les 2 communes', 'commune');
    for (const member of [pennes, septemes]) alice.directory.setMember(both, member, true);
    const actors = (): unknown => actionIn(alice.snapshot, toys).marks['2025']?.actors;
    alice.toggleMark(toys, 2025, septemes);
    alice.toggleMark(toys, 2025, both);
    expect(actors()).toEqual([septemes, pennes]);
    alice.toggleMark(toys, 2025, both);
    expect(actors()).toBeUndefined();
    alice.toggleMark(toys, 2025, '*');
    alice.toggleMark(toys, 2025, both);
    expect(actionIn(alice.snapshot, toys).marks['2025']).toEqual({
      everyone: false,
      actors: [pennes, septemes],
    });
    alice.setMarks([{ action: toys, year: 2026, mark: { everyone: false, actors: [both] } }]);
    expect(actionIn(alice.snapshot, toys).marks['2026']?.actors).toEqual([pennes, septemes]);
  });

  it('does not endlessly contain itself when two people put two groups into each other', () => {
    const { alice, bob, merge } = setup();
    const first = alice.directory.addActor('Groupe A', 'other');
    const second = alice.directory.addActor('Groupe B', 'other');
    alice.directory.setMember(first, caf, true);
    merge();
    alice.directory.setMember(first, second, true);
    bob.directory.setMember(second, first, true);
    merge();
    alice.setActor(nursery, 'porteurs', second, true);
    expect(actionIn(alice.snapshot, nursery).porteurs).toEqual([pennes, caf]);
  });

  inBothOrders('[D2] keeps the members that two people add at once', ({ alice, bob, merge }) => {
    alice.directory.setMember(caf, pennes, true);
    bob.directory.setMember(caf, septemes, true);
    expect(new Set(actorIn(merge(), caf).members)).toEqual(new Set([pennes, septemes]));
  });
});

describe('the order of actors', () => {
  it('changes by putting one before another, or last', () => {
    const { alice, docs } = setup();
    alice.directory.moveActor(caf, pennes);
    expect(idsIn(alice.snapshot)).toEqual([caf, pennes, septemes]);
    alice.directory.moveActor(caf, null);
    expect(idsIn(alice.snapshot)).toEqual([pennes, septemes, caf]);
    expect(originsOf(docs.alice, () => alice.directory.moveActor(caf, null))).toEqual([]);
  });

  inBothOrders('[D1] holds each once when two people move them', ({ alice, bob, merge }) => {
    alice.directory.moveActor(caf, pennes);
    bob.directory.moveActor(caf, septemes);
    bob.directory.moveActor(pennes, null);
    expect([...idsIn(merge())].sort()).toEqual([caf, pennes, septemes]);
  });
});

describe('a deleted actor', () => {
  it('is named nowhere, and is everywhere again after undo', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    alice.directory.deleteActor(pennes);
    expect(idsIn(alice.snapshot)).toEqual([septemes, caf]);
    const { porteurs, marks } = actionIn(alice.snapshot, nursery);
    expect({ porteurs, marks }).toEqual({ porteurs: [], marks: { 2024: { everyone: true, actors: [] } } });
    const { competences, cooperation } = alice.snapshot.annexes;
    expect([competences[0]?.communes, cooperation[0]?.actor]).toEqual([[septemes], null]);
    alice.undo();
    expect(alice.snapshot).toEqual(before);
  });

  it('is restored later, with what named it', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    alice.directory.deleteActor(pennes);
    alice.directory.renameActor(pennes, 'Personne');
    alice.setActor(nursery, 'pilots', pennes, true);
    alice.toggleMark(nursery, 2026, pennes);
    alice.directory.restoreActor(pennes);
    expect(alice.snapshot).toEqual(before);
  });

  inBothOrders('stays deleted when somebody names it meanwhile, and undo shows that too', cast => {
    const { alice, bob, merge } = cast;
    alice.directory.deleteActor(septemes);
    bob.setActor(nursery, 'pilots', septemes, true);
    expect(actionIn(merge(), nursery).pilots).toEqual([caf]);
    alice.undo();
    expect(actionIn(merge(), nursery).pilots).toEqual([caf, septemes]);
  });
});
