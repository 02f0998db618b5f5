import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import type { ItemId, PlanSnapshot } from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { purgeTrash } from '../../shared/plan-trash.ts';
import { isDated, shownTrash, TRASH_DAYS } from '../../shared/views/trash.ts';
import { put } from './foreign-values.ts';
import { expectSoundPlan, liveIds } from './invariants.ts';
import { childrenOf, copyOf, created, inBothOrders, openPlan, seededDoc, setup } from './replicas.ts';
import { care, childhood, forum, guide, network, nursery, parents, support, toys } from './territories.ts';

const DAY = 24 * 60 * 60 * 1000;
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

describe('what the corbeille shows', () => {
  it(`is what was deleted within ${TRASH_DAYS} days`, () => {
    const { plan, wait } = openAt(today);
    plan.delete(toys);
    wait(2);
    plan.delete(forum);
    const shownAfter = (days: number) => shownTrash(plan.snapshot, today + days * DAY).map(({ id }) => id);
    expect(shownAfter(TRASH_DAYS)).toEqual([forum, toys]);
    expect(shownAfter(TRASH_DAYS + 1)).toEqual([forum]);
    expect(shownAfter(TRASH_DAYS + 3)).toEqual([]);
  });

  it('is also what a machine without a working clock has deleted', () => {
    const { plan } = openAt(Date.UTC(2015, 0));
    plan.delete(toys);
    const [trashed] = shownTrash(plan.snapshot, today);
    expect(trashed?.id).toBe(toys);
    expect(isDated(trashed?.deletedAt ?? 0)).toBe(false);
  });
});

describe('purging', () => {
  /** What is left in the document, live or not. */
  const kept = (doc: Y.Doc): readonly string[] => [...doc.getMap('items').keys()];

  it('takes out for good what was deleted too long ago, with what went along', () => {
    const { plan, doc, wait } = openAt(today);
    plan.delete(childhood);
    wait(10);
    plan.delete(guide);
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
    wait(80);
    plan.delete(childhood);
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
    expect(kept(doc)).not.toContain(nursery);
    expect(plan.snapshot.trash).toMatchObject([{ id: childhood, orientations: 2, actions: 2 }]);
    purgeTrash(doc, today + (TRASH_DAYS + 81) * DAY);
    expect(kept(doc).toSorted()).toEqual(liveIds(plan.snapshot).toSorted());
  });

  it('writes nothing when nothing is too old, and keeps what bears no date', () => {
    const { plan, doc } = openAt(0);
    plan.delete(childhood);
    const before = Y.encodeStateAsUpdate(doc);
    purgeTrash(doc, today);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(readPlan(doc).axes.map(({ id }) => id)).toEqual([parents]);
  });

  it('harms nothing that somebody who was away sends later', () => {
    const { plan, doc } = openAt(today);
    const away = openAt(today, copyOf(doc));
    plan.delete(care);
    purgeTrash(doc, today + (TRASH_DAYS + 1) * DAY);
    away.plan.rename(nursery, 'Crèche familiale');
    const added = created(away.plan.addAction(care, 'Halte'));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(away.doc));
    expectSoundPlan(plan, doc);
    expect(childrenOf(plan.snapshot, null)).toEqual([added, forum]);
  });
});
