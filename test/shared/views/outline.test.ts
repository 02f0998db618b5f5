import { describe, expect, it } from 'vitest';
import { itemId, type Numbering, type PlanSnapshot } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { actionsInOrder, nameOf, outlineOf } from '../../../shared/views/outline.ts';
import { created, itemIn, openPlan, seededDoc, setup } from '../replicas.ts';
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
  readExample,
  smallTerritory,
  support,
  toys,
} from '../territories.ts';

const pennes = readExample('pennes-septemes');

/** « id number » of each action, in reading order. */
function numbersOf(plan: PlanSnapshot): readonly string[] {
  return actionsInOrder(outlineOf(plan)).map(({ action, number }) => `${action.id} ${number ?? '–'}`);
}

function numberedBy(numbering: Numbering): Plan {
  const doc = seededDoc({
    ...smallTerritory,
    territory: { ...smallTerritory.territory, numbering },
    actions: smallTerritory.actions.map(action => ({ ...action, number: null })),
  });
  const plan = openPlan(doc, 'alice');
  for (const { id } of plan.snapshot.actions) plan.releaseNumber(id);
  return plan;
}

describe('the outline', () => {
  it('stays the same wherever nothing changed, so that only one column of a board is rendered', () => {
    const { alice } = setup();
    const before = outlineOf(alice.snapshot);
    alice.rename(cafe, 'Café');
    const after = outlineOf(alice.snapshot);
    const touched = after.axes.filter((entry, index) => entry !== before.axes[index]);
    expect(touched.map(({ axis }) => axis.id)).toEqual([parents]);
    alice.undo();
    expect(outlineOf(alice.snapshot)).toEqual(before);
  });

  it('has every item in its place, actions of an axis before its orientations', () => {
    const { alice } = setup();
    const { axes, unfiled } = outlineOf(alice.snapshot);
    const shape = axes.map(({ axis, rank, count, actions, orientations }) => ({
      id: axis.id,
      rank,
      count,
      actions: actions.map(({ action }) => action.id),
      orientations: orientations.map(entry => [
        entry.orientation.id,
        ...entry.actions.map(({ action }) => action.id),
      ]),
    }));
    expect(shape).toEqual([
      {
        id: childhood,
        rank: 0,
        count: 3,
        actions: [],
        orientations: [
          [care, nursery, network],
          [support, toys],
        ],
      },
      { id: parents, rank: 1, count: 2, actions: [guide], orientations: [[dialogue, cafe]] },
    ]);
    expect(unfiled.orientations).toEqual([]);
    expect(unfiled.actions.map(({ action }) => action.id)).toEqual([forum]);
  });

  it('is computed once for one snapshot', () => {
    const { alice } = setup();
    expect(outlineOf(alice.snapshot)).toBe(outlineOf(alice.snapshot));
    const before = outlineOf(alice.snapshot);
    alice.rename(nursery, 'Halte-garderie');
    expect(outlineOf(alice.snapshot)).not.toBe(before);
  });

  it('[D4] keeps an orientation without axis, unnumbered, with its actions', () => {
    const { alice, bob, merge } = setup();
    alice.delete(parents);
    const loose = created(bob.addOrientation(parents, 'Nouvelle'));
    const inside = created(bob.addAction(loose, 'Dedans'));
    const { unfiled } = outlineOf(merge());
    expect(unfiled.orientations.map(({ orientation, number }) => [orientation.id, number])).toEqual([
      [loose, null],
    ]);
    expect(unfiled.orientations[0]?.actions.map(({ action }) => action.id)).toEqual([inside]);
    expect(numbersOf(bob.snapshot).slice(-2)).toEqual([`${inside} 4`, `${forum} 5`]);
  });

  it.each([
    [childhood, '1 · Petite enfance'],
    [care, 'a · Accueillir'],
    [cafe, '5 · Café des parents'],
    [forum, '6 · Forum'],
    [itemId('nulle-part'), undefined],
  ])('[D6] calls %s « %s »', (id, name) => {
    const { alice } = setup();
    expect(nameOf(outlineOf(alice.snapshot), id)).toBe(name);
  });
});

describe('numbers', () => {
  it.each<[Numbering, readonly string[]]>([
    ['continuous', ['creche 1', 'relais 2', 'ludotheque 3', 'guide 4', 'cafe 5', 'forum 6']],
    [
      'hierarchical',
      ['creche 1.a.1', 'relais 1.a.2', 'ludotheque 1.b.1', 'guide 2.1', 'cafe 2.a.1', 'forum –'],
    ],
    ['none', ['creche –', 'relais –', 'ludotheque –', 'guide –', 'cafe –', 'forum –']],
  ])('[D6] follow from the place, %s', (numbering, numbers) => {
    expect(numbersOf(numberedBy(numbering).snapshot)).toEqual(numbers);
  });

  it('[D6] follow an action that is moved, and those it leaves and joins', () => {
    const plan = numberedBy('hierarchical');
    plan.move(nursery, dialogue, cafe);
    expect(numbersOf(plan.snapshot)).toEqual([
      'relais 1.a.1',
      'ludotheque 1.b.1',
      'guide 2.1',
      'creche 2.a.1',
      'cafe 2.a.2',
      'forum –',
    ]);
  });

  it('[D6] follow an axis that is moved, with what is under it', () => {
    const plan = numberedBy('continuous');
    plan.move(parents, null, childhood);
    expect(numbersOf(plan.snapshot)).toEqual([
      'guide 1',
      'cafe 2',
      'creche 3',
      'relais 4',
      'ludotheque 5',
      'forum 6',
    ]);
    expect(outlineOf(plan.snapshot).axes.map(({ axis, number }) => [axis.id, number])).toEqual([
      [parents, '1'],
      [childhood, '2'],
    ]);
  });

  it('[D6] that are fixed stay with their item, and go to nobody else', () => {
    const plan = numberedBy('continuous');
    plan.fixNumber(cafe, '1');
    plan.fixNumber(toys, '');
    expect(numbersOf(plan.snapshot)).toEqual([
      'creche 2',
      'relais 3',
      'ludotheque –',
      'guide 4',
      'cafe 1',
      'forum 5',
    ]);
    plan.releaseNumber(cafe);
    plan.releaseNumber(toys);
    expect(numbersOf(plan.snapshot)).toEqual(numbersOf(numberedBy('continuous').snapshot));
  });

  it('[D6] of actions follow the number fixed on their axis', () => {
    const plan = numberedBy('hierarchical');
    plan.fixNumber(parents, '7');
    plan.fixNumber(childhood, '');
    expect(numbersOf(plan.snapshot).slice(0, 5)).toEqual([
      'creche a.1',
      'relais a.2',
      'ludotheque b.1',
      'guide 7.1',
      'cafe 7.a.1',
    ]);
  });

  it.each([
    // Axis 7 has no orientation: its place alone would call the action 7.1.
    ['bassin-de-vie-carros', ['7.1.1']],
    ['l-union', []],
    ['trois-collines', []],
    ['angers', []],
  ])('[D6] of %s are fixed only where the place does not give them: %j', (name, numbers) => {
    const { axes, orientations, actions } = readPlan(seededDoc(readExample(name)));
    const fixed = [...axes, ...orientations, ...actions].flatMap(item => item.fixedNumber ?? []);
    expect(fixed).toEqual(numbers);
  });
});

describe('numbers of Les Pennes-Mirabeau et Septèmes', () => {
  const fixed = ['a01', 'a02', 'a03', 'a19', 'a20'];

  it('[D6] are fixed where the source gives them against the place, and only there', () => {
    const { actions, axes, orientations } = readPlan(seededDoc(pennes));
    expect(actions.filter(action => action.fixedNumber !== undefined).map(({ id }) => id)).toEqual(fixed);
    expect([...axes, ...orientations].filter(item => item.fixedNumber !== undefined)).toEqual([]);
  });

  it('[D6] 1 to 3 are shown under enjeu 3', () => {
    const { axes } = outlineOf(readPlan(seededDoc(pennes)));
    const last = axes.at(-1);
    expect(last?.number).toBe('3');
    expect(
      last?.orientations.map(({ number, actions }) => [number, actions.map(entry => entry.number)]),
    ).toEqual([
      ['a', ['3']],
      ['b', ['1', '2']],
    ]);
  });

  it('[D6] run from 1 to 24 in reading order once all are released', () => {
    const plan = openPlan(seededDoc(pennes), 'alice');
    for (const id of fixed) plan.releaseNumber(itemId(id));
    const numbers = actionsInOrder(outlineOf(plan.snapshot)).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => String(index + 1)));
  });

  it('[D6] 1 goes, once released, to the first action that has none of its own', () => {
    const plan = openPlan(seededDoc(pennes), 'alice');
    plan.releaseNumber(itemId('a01'));
    expect(itemIn(plan.snapshot, itemId('a01'))?.fixedNumber).toBeUndefined();
    const numbers = numbersOf(plan.snapshot);
    expect(numbers.slice(0, 3)).toEqual(['a04 1', 'a05 4', 'a06 5']);
    expect(numbers.slice(-3)).toEqual(['a03 3', 'a01 24', 'a02 2']);
    plan.undo();
    expect(numbersOf(plan.snapshot).slice(0, 2)).toEqual(['a04 4', 'a05 5']);
  });
});
