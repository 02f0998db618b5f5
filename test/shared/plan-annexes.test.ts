import { describe, expect, it } from 'vitest';
import { exportTerritory, parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import { type PlanSnapshot, type RowId, rowId } from '../../shared/model.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { inBothOrders, originsOf, seededDoc, setup } from './replicas.ts';
import { caf, pennes, septemes, smallTerritory } from './territories.ts';

const nursery = rowId('facility-1');
const collective = rowId('competence-1');
const steering = rowId('governance-1');
const cooperation = rowId('cooperation-1');
const coordinator = rowId('role-1');
const places = rowId('evaluation-1');
const people = rowId('keyFigure-1');
const note = rowId('note-1');

const missionsIn = (plan: PlanSnapshot): readonly string[] | undefined =>
  plan.annexes.governance.find(({ id }) => id === steering)?.missions;
const notesIn = (plan: PlanSnapshot): readonly string[] => plan.annexes.notes.map(({ text }) => text);

describe('a row of an annex', () => {
  it('is added last, with what it says from the start', () => {
    const { alice } = setup();
    const id = alice.annexes.add('facility', { commune: septemes, kind: 'RPE' });
    expect(alice.snapshot.annexes.facilities.at(-1)).toEqual({
      id,
      commune: septemes,
      kind: 'RPE',
      name: '',
      address: null,
    });
  });

  inBothOrders('keeps every letter that two people type in one cell at once', ({ alice, bob, merge }) => {
    alice.annexes.write(nursery, 'name', 'Crèche Les Lutins');
    bob.annexes.write(nursery, 'name', 'Les Lutins bleus');
    alice.annexes.write(nursery, 'address', 'Rue A');
    bob.annexes.write(people, 'unit', 'habitants INSEE');
    alice.annexes.write(people, 'unit', 'Nb habitants');
    alice.annexes.nameRole(cooperation, coordinator, 'Une Chargée de coopération');
    bob.annexes.nameRole(cooperation, coordinator, 'Chargée de coopération Caf');
    const { facilities, keyFigures, cooperation: posts } = merge().annexes;
    expect(facilities[0]).toMatchObject({ name: 'Crèche Les Lutins bleus', address: 'Rue A' });
    expect(keyFigures[0]?.unit).toBe('Nb habitants INSEE');
    expect(posts[0]?.roles[0]?.title).toBe('Une Chargée de coopération Caf');
  });

  it('has each of its cells written', () => {
    const { alice } = setup();
    const { annexes } = alice;
    annexes.write(nursery, 'commune', septemes);
    annexes.write(nursery, 'address', '1 rue des Lutins');
    annexes.write(collective, 'category', 'Petite enfance');
    annexes.write(collective, 'label', 'Accueil familial');
    annexes.write(steering, 'name', 'Copil');
    annexes.write(steering, 'missions', 'Décider\nSuivre');
    annexes.write(steering, 'meetings', 'Deux par an');
    annexes.write(cooperation, 'actor', null);
    annexes.write(cooperation, 'duties', '');
    annexes.write(places, 'question', 'Combien de places ?');
    annexes.write(places, 'indicators', 'Places\nFamilles');
    annexes.write(people, 'value', 33000.5);
    annexes.write(people, 'year', null);
    annexes.write(note, 'text', 'Relu');
    const file = parseTerritoryFile(exportTerritory(alice.snapshot));
    expect(file.facilities).toEqual([
      { commune: septemes, kind: 'Crèche', name: 'Les Lutins', address: '1 rue des Lutins' },
    ]);
    expect(file.competences[0]).toMatchObject({ category: 'Petite enfance', label: 'Accueil familial' });
    expect(file.governance).toEqual([
      { name: 'Copil', missions: ['Décider', 'Suivre'], members: ['Élus'], meetings: 'Deux par an' },
    ]);
    expect(file.cooperation[0]).toMatchObject({ actor: null, duties: [] });
    expect(file.evaluation).toEqual([
      { question: 'Combien de places ?', indicators: ['Places', 'Familles'] },
    ]);
    expect(file.keyFigures).toEqual([{ label: 'Habitants', value: 33000.5, unit: 'habitants', year: null }]);
    expect(file.quirks).toEqual(['Relu']);
  });

  it('keeps the blank line somebody is about to write on, which the file leaves out', () => {
    const { alice } = setup();
    alice.annexes.write(steering, 'missions', 'Décider\n');
    expect(missionsIn(alice.snapshot)).toEqual(['Décider', '']);
    expect(exportTerritory(alice.snapshot).governance[0]?.missions).toEqual(['Décider']);
  });

  it('says in the file what misses in it, and is not there while it says nothing', () => {
    const { alice } = setup();
    for (const kind of ['facility', 'competence', 'governance', 'evaluation', 'keyFigure', 'note'] as const)
      alice.annexes.add(kind, { commune: pennes });
    const before = exportTerritory(readPlan(seededDoc()));
    expect(exportTerritory(alice.snapshot)).toEqual(before);
    alice.annexes.write(alice.annexes.add('keyFigure'), 'label', 'Naissances');
    expect(exportTerritory(alice.snapshot).keyFigures.at(-1)).toEqual({
      label: 'Naissances',
      value: null,
      unit: 'À préciser',
      year: null,
    });
  });

  it('is moved before another of its kind, or last', () => {
    const { alice } = setup({ file: { ...smallTerritory, quirks: ['a', 'b', 'c'] } });
    alice.annexes.move(rowId('note-3'), rowId('note-1'));
    expect(notesIn(alice.snapshot)).toEqual(['c', 'a', 'b']);
    alice.annexes.move(rowId('note-1'), null);
    expect(notesIn(alice.snapshot)).toEqual(['c', 'b', 'a']);
    alice.annexes.move(rowId('note-1'), nursery);
    expect(notesIn(alice.snapshot)).toEqual(['c', 'b', 'a']);
  });

  it('[D9] is added, deleted, moved and written in one gesture each, which is undone', () => {
    const { alice } = setup({ file: { ...smallTerritory, quirks: ['a', 'b'] } });
    const before = alice.snapshot.annexes;
    const gestures: readonly (() => unknown)[] = [
      () => alice.annexes.add('note'),
      () => alice.annexes.delete(note),
      () => alice.annexes.move(note, null),
      () => alice.annexes.write(steering, 'missions', 'Suivre\nÉvaluer'),
      () => alice.annexes.tick(collective, septemes, false),
      () => alice.annexes.addRole(cooperation),
      () => alice.annexes.deleteRole(cooperation, coordinator),
      () => alice.annexes.measureRole(cooperation, coordinator, 1),
      () => alice.annexes.nameRole(cooperation, coordinator, 'Cheffe de projet'),
    ];
    for (const gesture of gestures) {
      gesture();
      expect(alice.snapshot.annexes).not.toEqual(before);
      alice.undo();
      expect(alice.snapshot.annexes).toEqual(before);
    }
  });

  it('comes back where it was, with what it said', () => {
    const { alice } = setup({ file: { ...smallTerritory, quirks: ['a', 'b'] } });
    alice.annexes.delete(note);
    alice.annexes.write(note, 'text', 'perdu');
    expect(notesIn(alice.snapshot)).toEqual(['b']);
    alice.annexes.restore(note);
    expect(notesIn(alice.snapshot)).toEqual(['a', 'b']);
  });

  it.each<[string, (act: ReturnType<typeof setup>['alice']['annexes']) => unknown]>([
    ['a row that is gone', annexes => annexes.write(rowId('x'), 'text', 'a')],
    ['a cell the row has not', annexes => annexes.write(note, 'label', 'a')],
    ['what a cell says already', annexes => annexes.write(steering, 'missions', 'Décider')],
    ['a tick that is there', annexes => annexes.tick(collective, septemes, true)],
    ['a tick in a row of another kind', annexes => annexes.tick(note, septemes, true)],
    ['a move to where it is', annexes => annexes.move(note, null)],
    ['a role in a row of another kind', annexes => annexes.addRole(note)],
    ['a role that is gone', annexes => annexes.measureRole(cooperation, rowId('x'), 1)],
    ['a restored row that was not deleted', annexes => annexes.restore(note)],
  ])('[D5] writes nothing for %s', (_title, act) => {
    const { alice, docs } = setup();
    expect(originsOf(docs.alice, () => act(alice.annexes))).toEqual([]);
    expect(alice.gestures).toBe(0);
  });
});

describe('a cooperation', () => {
  it('has roles added, named, measured and taken away', () => {
    const { alice } = setup();
    const role: RowId | undefined = alice.annexes.addRole(cooperation);
    if (role === undefined) throw new Error('test: no role');
    alice.annexes.nameRole(cooperation, role, 'Assistante');
    alice.annexes.measureRole(cooperation, role, 0.2);
    const rolesOf = (): unknown =>
      alice.snapshot.annexes.cooperation[0]?.roles.map(({ title, fte }) => [title, fte]);
    expect(rolesOf()).toEqual([
      ['Chargée de coopération', 0.5],
      ['Assistante', 0.2],
    ]);
    alice.annexes.deleteRole(cooperation, coordinator);
    expect(rolesOf()).toEqual([['Assistante', 0.2]]);
    alice.annexes.restoreRole(cooperation, coordinator);
    expect(rolesOf()).toHaveLength(2);
  });
});

describe('an annex that two people change at once', () => {
  inBothOrders('[D2] keeps both words typed in one text', ({ alice, bob, merge }) => {
    alice.annexes.write(note, 'text', 'Relecture : rien à signaler');
    bob.annexes.write(note, 'text', 'Lecture : rien à signaler du tout');
    expect(notesIn(merge())).toEqual(['Relecture : rien à signaler du tout']);
  });

  inBothOrders('[D2] keeps what each wrote in a line of one list', ({ alice, bob, merge }) => {
    alice.annexes.write(steering, 'missions', 'Décider\nSuivre\nÉvaluer');
    merge();
    alice.annexes.write(steering, 'missions', 'Décider\nSuivre chaque année\nÉvaluer');
    bob.annexes.write(steering, 'missions', 'Décider et financer\nSuivre\nÉvaluer\nRendre compte');
    expect(missionsIn(merge())).toEqual([
      'Décider et financer',
      'Suivre chaque année',
      'Évaluer',
      'Rendre compte',
    ]);
  });

  inBothOrders('[D2] keeps a line that one adds where the other takes one away', ({ alice, bob, merge }) => {
    alice.annexes.write(steering, 'missions', 'Décider\nSuivre');
    merge();
    alice.annexes.write(steering, 'missions', 'Suivre');
    bob.annexes.write(steering, 'missions', 'Décider\nFinancer\nSuivre');
    expect(missionsIn(merge())).toEqual(['Financer', 'Suivre']);
  });

  inBothOrders('[D2] keeps the first lines that both write in an empty list', ({ alice, bob, merge }) => {
    const body = alice.annexes.add('governance');
    merge();
    alice.annexes.write(body, 'members', 'Élus');
    bob.annexes.write(body, 'members', 'Caf');
    const members = merge().annexes.governance.find(({ id }) => id === body)?.members;
    expect(new Set(members)).toEqual(new Set(['Élus', 'Caf']));
  });

  inBothOrders('[D2] keeps the cells, the ticks and the roles of each', ({ alice, bob, merge }) => {
    alice.annexes.write(nursery, 'name', 'Les Petits Lutins');
    bob.annexes.write(nursery, 'address', '1 rue des Lutins');
    alice.annexes.tick(collective, caf, true);
    bob.annexes.tick(collective, septemes, false);
    alice.annexes.addRole(cooperation);
    bob.annexes.measureRole(cooperation, coordinator, 1);
    const { facilities, competences, cooperation: who } = merge().annexes;
    expect(facilities[0]).toMatchObject({ name: 'Les Petits Lutins', address: '1 rue des Lutins' });
    expect(competences[0]?.communes).toEqual([pennes, caf]);
    expect(who[0]?.roles.map(({ fte }) => fte)).toEqual([1, null]);
  });

  inBothOrders(
    'keeps deleted a row the other writes in, and its words once restored',
    ({ alice, bob, merge }) => {
      alice.annexes.delete(note);
      bob.annexes.write(note, 'text', 'Lecture : tout est signalé');
      expect(notesIn(merge())).toEqual([]);
      alice.annexes.restore(note);
      expect(notesIn(merge())).toEqual(['Lecture : tout est signalé']);
    },
  );

  inBothOrders(
    '[D9] keeps what one wrote in a row whose addition the other undoes',
    ({ alice, bob, merge }) => {
      const id = alice.annexes.add('note');
      merge();
      bob.annexes.write(id, 'text', 'Important');
      alice.undo();
      expect(notesIn(merge())).not.toContain('Important');
      bob.annexes.restore(id);
      expect(notesIn(merge())).toContain('Important');
    },
  );

  inBothOrders('[D1] has both rows that were added at once, in one order', ({ alice, bob, merge }) => {
    const added = [alice.annexes.add('note', { text: 'a' }), bob.annexes.add('note', { text: 'b' })];
    const ids = merge().annexes.notes.map(({ id }) => id);
    expect(new Set(ids.slice(1))).toEqual(new Set(added));
    alice.annexes.move(note, null);
    expect(merge().annexes.notes.at(-1)?.id).toBe(note);
  });
});
