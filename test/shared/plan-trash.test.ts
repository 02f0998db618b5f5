import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import type { ItemId, PlanSnapshot } from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { purgeTrash } from '../../shared/plan-trash.ts';
import { TRASH_DAYS } from '../../shared/views/trash.ts';
import { put } from './foreign-values.ts';
import { expectSoundPlan, liveIds } from './invariants.ts';
import { childrenOf, copyOf, created, inBothOrders, openPlan, seededDoc, setup } from './replicas.ts';
import {
  caf,
  care,
  childhood,
  forum,
  guide,
  network,
  nursery,
  parenting,
  parents,
  pennes,
  septemes,
  support,
  toys,
} from './territories.ts';

const DAY = 24 * 60 * 60 * 1000;
const anne = { name: 'Anne', institution: 'Caf' };
const today = Date.UTC(2026, 10, 24);

/** A plan of somebody whose clock can be set. */
function openAt(
  start: number,
  doc = copyOf(seededDoc()),
): { plan: Plan; doc: Y.Doc; wait(days: number): void } {
  let now = start;
  const plan = new Plan(doc, { now: () => now });
  onTestFinished(() => plan.destroy());
  const wait = (days: number): void => {
    now += days * DAY;
  };
  return { plan, doc, wait };
}

const idsIn = ({ trash }: PlanSnapshot): readonly ItemId[] => trash.map(({ id }) => id);

describe('the corbeille', () => {
  it('is empty at first', () => {
    expect(setup().alice.snapshot.trash).toEqual([]);
  });

  it('tells what was deleted, when, where it was and what would come back with it', () => {
    const { plan, wait } = openAt(today);
    plan.delete(childhood);
    expect(plan.snapshot.trash).toEqual([
      {
        id: childhood,
        kind: 'axis',
        title: 'Petite enfance',
        deletedAt: today,
        orientations: 2,
        actions: 3,
        path: [],
        hasPlace: true,
      },
    ]);
    wait(1);
    plan.delete(guide);
    const [last] = plan.snapshot.trash;
    expect(last).toMatchObject({ id: guide, actions: 0, path: ['Parentalité'], hasPlace: true });
  });

  it('tells the last deleted first', () => {
    const { plan, wait } = openAt(today);
    for (const id of [toys, forum, care]) {
      plan.delete(id);
      wait(1);
    }
    expect(idsIn(plan.snapshot)).toEqual([care, forum, toys]);
  });

  it('tells what was deleted before what it was under, and that it has no place any more', () => {
    const { plan } = openAt(today);
    plan.delete(nursery);
    plan.delete(childhood);
    const trashed = plan.snapshot.trash.find(({ id }) => id === nursery);
    expect(trashed).toMatchObject({ path: ['Petite enfance', 'Accueillir'], hasPlace: false });
    expect(plan.snapshot.trash.find(({ id }) => id === childhood)).toMatchObject({ actions: 2 });
    plan.restore(childhood);
    expect(plan.snapshot.trash).toMatchObject([{ id: nursery, hasPlace: true }]);
  });

  it('does not count what was brought back apart', () => {
    const { plan } = openAt(today);
    plan.delete(childhood);
    plan.restore(care);
    expect(plan.snapshot.trash).toMatchObject([{ id: childhood, orientations: 1, actions: 1 }]);
  });

  it('leaves out what was brought back, and what was added and then undone', () => {
    const { plan } = openAt(today);
    plan.delete(toys);
    plan.undo();
    plan.delete(toys);
    plan.restore(toys);
    created(plan.addAxis('Jeunesse'));
    plan.undo();
    created(plan.addAction(care, 'Halte'));
    plan.undo();
    expect(plan.snapshot.trash).toEqual([]);
  });

  it('keeps its records where nothing changed', () => {
    const { plan } = openAt(today);
    plan.delete(toys);
    const [before] = plan.snapshot.trash;
    plan.delete(forum);
    expect(plan.snapshot.trash.find(({ id }) => id === toys)).toBe(before);
    const { trash } = plan.snapshot;
    plan.rename(guide, 'Guide des familles');
    expect(plan.snapshot.trash).toBe(trash);
  });

  it('follows all that it depends on, and is not read again for what is written in an action', () => {
    const { plan, doc } = openAt(today);
    plan.delete(toys);
    plan.delete(nursery);
    const fresh = (): PlanSnapshot['trash'] => readPlan(doc).trash;
    const steps: readonly (() => void)[] = [
      () => plan.rename(care, 'Garder'),
      () => plan.rename(network, 'Réseau'),
      () => plan.move(care, parents),
      () => plan.move(network, care),
      () => plan.toggleMark(network, 2024, '*'),
      () => plan.delete(care),
      () => plan.restore(network),
      () => plan.undo(),
      () => plan.restore(care),
      () => put(doc, ['items', nursery, 'place'], { parent: null, order: 'a0' }),
      () => purgeTrash(doc, today),
    ];
    for (const step of steps) {
      step();
      expect(plan.snapshot.trash).toEqual(fresh());
    }
  });

  inBothOrders('tells an addition that was undone while somebody else worked on it', cast => {
    const { alice, bob, merge } = cast;
    const halt = created(alice.addAction(care, 'Halte'));
    const youth = created(alice.addAxis('Jeunesse'));
    merge();
    bob.toggleMark(halt, 2024, '*');
    const club = created(bob.addAction(youth, 'Club'));
    alice.undo();
    alice.undo();
    const plan = merge();
    expect([...idsIn(plan)].sort()).toEqual([halt, youth]);
    expect(childrenOf(plan, null)).toEqual([forum, club]);
    bob.restore(youth);
    expect(childrenOf(merge(), youth)).toEqual([club]);
  });

  inBothOrders('tells once what two people delete at once', ({ alice, bob, merge }) => {
    alice.delete(care);
    bob.delete(care);
    expect(idsIn(merge())).toEqual([care]);
  });

  inBothOrders('[D4] is left by what one restores while another deletes its parent', cast => {
    const { alice, bob, merge } = cast;
    alice.delete(nursery);
    merge();
    alice.restore(nursery);
    bob.delete(care);
    const plan = merge();
    expect(idsIn(plan)).toEqual([care]);
    expect(childrenOf(plan, null)).toEqual([nursery, forum]);
  });

  it('reads what another program calls a deletion', () => {
    const doc = seededDoc();
    put(doc, ['items', nursery, 'deleted'], {});
    put(doc, ['items', toys, 'deleted'], { id: 'x', at: 'hier', took: [nursery] });
    put(doc, ['items', care, 'place'], { parent: care, order: 'a0' });
    put(doc, ['items', care, 'deleted'], { id: care, at: Number.NaN });
    const plan = openPlan(doc, 'alice');
    expectSoundPlan(plan, doc);
    expect([...idsIn(plan.snapshot)].sort()).toEqual([care, nursery, toys].sort());
  });
});

describe('purging', () => {
  /** What is left in the document, live or not. */
  const kept = (doc: Y.Doc): readonly string[] => [...doc.getMap('items').keys()];

  it('takes out for good what was deleted too long ago, with what went along', () => {
    const { plan, doc, wait } = openAt(today);
    plan.delete(childhood);
    purgeTrash(doc, today);
    wait(10);
    plan.delete(guide);
    purgeTrash(doc, today + 10 * DAY);
    const live = liveIds(plan.snapshot);
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
    for (const id of [childhood, care, support, nursery, network, toys]) expect(kept(doc)).not.toContain(id);
    expect(kept(doc)).toContain(guide);
    expect(liveIds(plan.snapshot)).toEqual(live);
    expect(idsIn(plan.snapshot)).toEqual([guide]);
    expectSoundPlan(plan, doc);
  });

  it('keeps what was brought back, and what others had put there', () => {
    const { plan, doc } = openAt(today);
    plan.delete(childhood);
    plan.restore(care);
    purgeTrash(doc, today);
    put(doc, ['items', toys, 'deleted'], { id: 'x', at: today + 20 * DAY, took: [] });
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
    expect(childrenOf(plan.snapshot, null)).toEqual([forum, care]);
    expect(childrenOf(plan.snapshot, care)).toEqual([nursery, network]);
    expect(plan.snapshot.trash).toMatchObject([{ id: toys, hasPlace: false }]);
    plan.restore(toys);
    expect(childrenOf(plan.snapshot, null)).toEqual([toys, forum, care]);
  });

  it('keeps what an axis deleted later took along, until that is too old too', () => {
    const { plan, doc, wait } = openAt(today);
    plan.delete(nursery);
    purgeTrash(doc, today);
    wait(80);
    plan.delete(childhood);
    purgeTrash(doc, today + 80 * DAY);
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
    expect(kept(doc)).not.toContain(nursery);
    expect(plan.snapshot.trash).toMatchObject([{ id: childhood, orientations: 2, actions: 2 }]);
    purgeTrash(doc, today + (TRASH_DAYS + 81) * DAY);
    expect(kept(doc).toSorted()).toEqual(liveIds(plan.snapshot).toSorted());
  });

  it('writes nothing when nothing is too old and all is noted', () => {
    const { plan, doc } = openAt(today);
    plan.delete(childhood);
    purgeTrash(doc, today);
    const before = Y.encodeStateAsUpdate(doc);
    purgeTrash(doc, today + TRASH_DAYS * DAY);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(readPlan(doc).axes.map(({ id }) => id)).toEqual([parents]);
  });

  it.each([
    ['stopped', 0],
    ['half a year late', today - 180 * DAY],
    ['years early', today + 4000 * DAY],
  ])('goes by the server’s clock when that of who deleted is %s', (_how, clock) => {
    const { plan, doc } = openAt(clock);
    plan.delete(toys);
    const comment = plan.comments.add({ item: nursery, section: null, thread: null }, 'Faux', anne);
    if (comment) plan.comments.delete(comment);
    const has = (): readonly boolean[] => [kept(doc).includes(toys), doc.getMap('comments').size > 0];
    purgeTrash(doc, today);
    purgeTrash(doc, today + TRASH_DAYS * DAY);
    expect(has()).toEqual([true, true]);
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
    expect(has()).toEqual([false, false]);
  });

  it('begins to count again when something was brought back and deleted again', () => {
    const { plan, doc } = openAt(today);
    plan.delete(toys);
    purgeTrash(doc, today);
    plan.restore(toys);
    plan.delete(toys);
    purgeTrash(doc, today + 80 * DAY);
    purgeTrash(doc, today + 100 * DAY);
    expect(kept(doc)).toContain(toys);
  });

  /** As the server does it: it notes the deletion, and meets it again when it is too old. */
  const purge = (doc: Y.Doc): void => {
    purgeTrash(doc, today);
    purgeTrash(doc, today + TRASH_DAYS * DAY);
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
  };

  it('keeps themes, actors, rows and roles as long as items', () => {
    const { plan, doc } = openAt(today);
    const [row] = plan.snapshot.annexes.notes;
    if (row) plan.annexes.delete(row.id);
    plan.themes.delete(parenting);
    plan.directory.deleteActor(caf);
    purgeTrash(doc, today);
    purgeTrash(doc, today + TRASH_DAYS * DAY);
    const { size } = doc.getMap('rows');
    if (row) plan.annexes.restore(row.id);
    plan.themes.restore(parenting);
    plan.directory.restoreActor(caf);
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
    expect(plan.snapshot).toEqual(openAt(today).plan.snapshot);
    expect(doc.getMap('rows').size).toBe(size);
  });

  inBothOrders('takes a theme out, and out of the actions that had it', ({ alice, bob, docs, merge }) => {
    alice.themes.delete(parenting);
    purge(docs.alice);
    expect(docs.alice.getMap('themes').has(parenting)).toBe(false);
    expect(JSON.stringify(docs.alice.getMap('items'))).not.toContain(`"${parenting}"`);
    bob.themes.rename(parenting, 'Familles');
    bob.setTheme(nursery, parenting, true);
    expect(merge().themes.map(({ id }) => id)).not.toContain(parenting);
    expectSoundPlan(alice, docs.alice);
  });

  inBothOrders('takes an actor out with its duplicates, and all that named them', cast => {
    const { alice, bob, docs, merge } = cast;
    alice.setActor(nursery, 'pilots', caf, true);
    alice.toggleMark(nursery, 2024, caf);
    alice.directory.mergeActors(caf, septemes);
    merge();
    alice.directory.deleteActor(caf);
    purge(docs.alice);
    const { actors, items, rows } = docs.alice.toJSON();
    for (const id of [caf, septemes])
      expect(JSON.stringify([actors, items, rows])).not.toMatch(new RegExp(`["/]${id}"`));
    bob.directory.renameActor(caf, 'Caf 13');
    expect(merge().actors.map(({ id }) => id)).toEqual([pennes]);
    expectSoundPlan(alice, docs.alice);
  });

  inBothOrders('keeps an actor into which somebody was merging another one', cast => {
    const { alice, bob, docs, merge } = cast;
    alice.directory.deleteActor(caf);
    bob.directory.mergeActors(caf, septemes);
    merge();
    purge(docs.alice);
    expect(merge().actors.map(({ id }) => id)).toContain(caf);
  });

  inBothOrders('takes rows and roles out', ({ alice, bob, docs, merge }) => {
    const row = alice.annexes.add('cooperation');
    const role = alice.annexes.addRole(row);
    const other = alice.annexes.addRole(row);
    const note = alice.annexes.add('note', { text: 'À relire' });
    merge();
    if (role) alice.annexes.deleteRole(row, role);
    alice.annexes.delete(note);
    purge(docs.alice);
    expect(JSON.stringify(docs.alice.getMap('rows'))).not.toContain('À relire');
    if (role) bob.annexes.nameRole(row, role, 'Coordinatrice');
    bob.annexes.write(note, 'text', 'Relu');
    const { cooperation, notes } = merge().annexes;
    expect(cooperation.find(({ id }) => id === row)?.roles.map(({ id }) => id)).toEqual([other]);
    expect(notes.map(({ id }) => id)).not.toContain(note);
    expectSoundPlan(alice, docs.alice);
  });

  it('harms nothing that somebody who was away sends later', () => {
    const { plan, doc } = openAt(today);
    const away = openAt(today, copyOf(doc));
    plan.delete(care);
    purgeTrash(doc, today);
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
    away.plan.rename(nursery, 'Crèche familiale');
    const added = created(away.plan.addAction(care, 'Halte'));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(away.doc));
    expectSoundPlan(plan, doc);
    expect(childrenOf(plan.snapshot, null)).toEqual([added, forum]);
  });
});
