import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { bulletsFragment } from '../../shared/plan-text.ts';
import { put } from './foreign-values.ts';
import { expectFrozen } from './invariants.ts';
import { copyOf, itemIn, openPlan, setup } from './replicas.ts';
import { care, childhood, dialogue, network, nursery, septemes, toys } from './territories.ts';

const every = ['territory', 'actors', 'themes', 'axes', 'orientations', 'actions', 'annexes'] as const;

describe('a snapshot', () => {
  it('is frozen at every depth, at first and after each change', () => {
    const { alice, docs } = setup();
    expectFrozen(alice.snapshot);
    alice.toggleMark(nursery, 2026, septemes);
    alice.directory.addActor('Médiathèque', 'service');
    expectFrozen(alice.snapshot);
    expectFrozen(readPlan(docs.alice));
  });

  it('stays the same object until something changes', () => {
    const { alice, bob } = setup();
    const before = alice.snapshot;
    bob.rename(nursery, 'Halte-garderie');
    alice.rename(nursery, 'Crèche');
    alice.undo();
    expect(alice.snapshot).toBe(before);
  });

  it.each<[string, (plan: Plan) => unknown, (typeof every)[number]]>([
    ['a title', p => p.rename(nursery, 'Halte-garderie'), 'actions'],
    ['a mark', p => p.toggleMark(nursery, 2026, '*'), 'actions'],
    ['a move', p => p.move(nursery, dialogue), 'actions'],
    ['an orientation', p => p.rename(care, 'Garder'), 'orientations'],
    ['an axis', p => p.rename(childhood, 'Enfance'), 'axes'],
    ['an actor', p => p.directory.addActor('Médiathèque', 'service'), 'actors'],
    ['a theme', p => p.themes.add('Logement'), 'themes'],
  ])('is new only where %s has changed, for whoever made the change', (_title, change, part) => {
    const { alice, bob, merge } = setup();
    const [mine, theirs] = [alice.snapshot, bob.snapshot];
    change(alice);
    merge();
    for (const [before, after] of [
      [mine, alice.snapshot],
      [theirs, bob.snapshot],
    ] as const)
      expect(every.filter(key => before[key] !== after[key])).toEqual([part]);
  });

  it('keeps each record that did not change, and the parts of the one that did', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    alice.rename(nursery, 'Halte-garderie');
    const { actions } = alice.snapshot;
    for (const [index, action] of actions.entries())
      if (action.id !== nursery) expect(action).toBe(before.actions[index]);
    const [old, renamed] = [before.actions[0], actions[0]];
    expect(renamed).not.toBe(old);
    for (const key of ['place', 'marks', 'pilots', 'themes', 'sheet'] as const)
      expect(renamed?.[key]).toBe(old?.[key]);
  });

  it('keeps records whose neighbours come and go', () => {
    const { alice } = setup();
    const kept = itemIn(alice.snapshot, network);
    alice.addAction(care, 'Halte', nursery);
    alice.delete(nursery);
    alice.move(toys, care, network);
    expect(itemIn(alice.snapshot, network)).toBe(kept);
  });

  it('gives an item that was deleted and restored as the same record', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    alice.delete(childhood);
    alice.restore(childhood);
    expect(alice.snapshot.actions.map((action, index) => action === before.actions[index])).not.toContain(
      false,
    );
  });

  it('shows a sheet as it is after someone wrote in it', () => {
    const { alice, docs } = setup();
    const before = itemIn(alice.snapshot, network);
    const action = docs.alice.getMap('items').get(nursery);
    const sheet = action instanceof Y.Map ? action.get('sheet') : undefined;
    const details = sheet instanceof Y.Map ? sheet.get('details') : undefined;
    if (!(details instanceof Y.XmlFragment)) throw new Error('test: no details');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Recruter')]);
    details.insert(1, [paragraph]);
    expect(alice.snapshot.actions[0]?.sheet.details).toEqual(['Ouvrir douze places', 'Recruter']);
    expect(itemIn(alice.snapshot, network)).toBe(before);
  });

  it('shows a sheet as it is after a foreign program has put another', () => {
    const { alice, docs } = setup();
    expect(alice.snapshot.actions[0]?.sheet.details).toHaveLength(1);
    put(docs.alice, ['items', nursery, 'sheet'], new Y.Map([['details', bulletsFragment(['a', 'b'])]]));
    expect(alice.snapshot.actions[0]?.sheet.details).toEqual(['a', 'b']);
  });
});

describe('a subscription', () => {
  it('calls back after each change, whoever made it, until it is stopped', () => {
    const { alice, bob, merge } = setup();
    const seen: (readonly (string | undefined)[])[] = [];
    const stop = alice.subscribe(() =>
      seen.push([toys, network].map(id => itemIn(alice.snapshot, id)?.title)),
    );
    alice.rename(toys, 'Jeux');
    bob.rename(network, 'Relais petite enfance');
    merge();
    stop();
    alice.rename(toys, 'Ludo-bus');
    expect(seen).toEqual([
      ['Jeux', 'Relais'],
      ['Jeux', 'Relais petite enfance'],
    ]);
  });

  it('is silent when nothing has changed', () => {
    const { alice, docs } = setup();
    let calls = 0;
    alice.subscribe(() => calls++);
    alice.rename(nursery, 'Crèche');
    alice.move(nursery, care, network);
    alice.undo();
    Y.applyUpdate(docs.alice, Y.encodeStateAsUpdate(copyOf(docs.alice)));
    docs.alice.getMap('presence').set('alice', true);
    expect(calls).toBe(0);
  });

  it('ends with the plan, which leaves the document to its owner', () => {
    const { docs } = setup();
    const plan = new Plan(docs.alice);
    const other = openPlan(docs.alice, 'carol');
    let calls = 0;
    plan.subscribe(() => calls++);
    const { snapshot } = plan;
    plan.destroy();
    other.rename(nursery, 'Halte-garderie');
    expect(calls).toBe(0);
    expect(plan.snapshot).toBe(snapshot);
    expect(itemIn(other.snapshot, nursery)?.title).toBe('Halte-garderie');
  });
});
