import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportTerritory } from '../../shared/formats/territory-file.ts';
import type { Action, PlanSnapshot } from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { sectionIds, sectionNames } from '../../shared/sheet.ts';
import { barsOf, deploymentRows } from '../../shared/views/deployment.ts';
import { destinationsFor } from '../../shared/views/destinations.ts';
import { outlineOf } from '../../shared/views/outline.ts';
import { effort } from './effort.ts';
import { anyForeignValue, put, putForeign } from './foreign-values.ts';
import { expectSoundPlan } from './invariants.ts';
import { anyCommand, run } from './random-commands.ts';
import { smallPool } from './random-pool.ts';
import { actionIn, childrenOf, copyOf, itemIn, openPlan, originsOf, seededDoc } from './replicas.ts';
import {
  care,
  childhood,
  dialogue,
  forum,
  guide,
  network,
  nursery,
  parents,
  pennes,
  septemes,
  support,
  toys,
} from './territories.ts';

/** Reads all that can be read, and makes sure that the document is as it was. */
function readAll(doc: Y.Doc): PlanSnapshot {
  const before = Y.encodeStateAsUpdate(doc);
  const plan = new Plan(doc);
  const { snapshot } = plan;
  expectSoundPlan(plan, doc);
  exportTerritory(snapshot);
  deploymentRows(outlineOf(snapshot));
  for (const action of snapshot.actions) barsOf(action, [2024, 2025, 2026], snapshot.actors);
  for (const kind of ['axis', 'orientation', 'action'] as const) destinationsFor(outlineOf(snapshot), kind);
  plan.destroy();
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  return snapshot;
}

/** The small plan with something else at this place. */
function planWith(path: readonly string[], value: unknown): PlanSnapshot {
  const doc = seededDoc();
  put(doc, path, value);
  return readAll(copyOf(doc));
}

describe('an item that is none', () => {
  it.each<[string, readonly string[], unknown]>([
    ['a word', ['items', nursery], 'creche'],
    ['an array', ['items', nursery], new Y.Array()],
    ['a map of nothing', ['items', nursery], new Y.Map()],
    ['of an unknown kind', ['items', nursery, 'kind'], 'jalon'],
    ['of no kind', ['items', nursery, 'kind'], undefined],
    ['without title', ['items', nursery, 'title'], undefined],
    ['with a plain title', ['items', nursery, 'title'], 'Crèche'],
    ['with a map for a title', ['items', nursery, 'title'], new Y.Map()],
    ['without place', ['items', nursery, 'place'], undefined],
    ['with a word for a place', ['items', nursery, 'place'], care],
    [
      'with a map for a place',
      ['items', nursery, 'place'],
      new Y.Map([
        ['parent', care],
        ['order', 'a0'],
      ]),
    ],
    ['with an order that is a number', ['items', nursery, 'place'], { parent: care, order: 3 }],
  ])('[D5] is skipped, the others stay: %s', (_title, path, value) => {
    const plan = planWith(path, value);
    expect(itemIn(plan, nursery)).toBeUndefined();
    expect(childrenOf(plan, care)).toEqual([network]);
    expect(plan.actions).toHaveLength(5);
  });
});

describe('an item whose parent is wrong', () => {
  it.each<[string, unknown]>([
    ['gone', 'nulle-part'],
    ['another action', network],
    ['itself', nursery],
    ['a number', 12],
    ['missing', undefined],
  ])('[D4] is shown under « À classer »: an action whose parent is %s', (_title, parent) => {
    const plan = planWith(['items', nursery, 'place'], { parent, order: 'a0' });
    expect(childrenOf(plan, null)).toEqual([nursery, forum]);
  });

  it.each<[string, unknown]>([
    ['gone', 'nulle-part'],
    ['an orientation', support],
    ['an action', toys],
    ['itself', care],
  ])(
    '[D4] is shown under « À classer » with its actions: an orientation whose parent is %s',
    (_title, parent) => {
      const plan = planWith(['items', care, 'place'], { parent, order: 'a0' });
      expect(childrenOf(plan, null)).toEqual([forum, care]);
      expect(childrenOf(plan, care)).toEqual([nursery, network]);
    },
  );

  it('[D4] is shown as an axis still, for an axis', () => {
    const plan = planWith(['items', parents, 'place'], { parent: childhood, order: 'Zz' });
    expect(plan.axes.map(({ id }) => id)).toEqual([parents, childhood]);
    expect(childrenOf(plan, parents)).toEqual([guide, dialogue]);
  });

  it('[D4] is hidden with those that its deletion took, through a cycle of parents', () => {
    const doc = seededDoc();
    put(doc, ['items', care, 'place'], { parent: support, order: 'a0' });
    put(doc, ['items', support, 'place'], { parent: care, order: 'a1' });
    put(doc, ['items', care, 'deleted'], { at: 0, took: [support, toys] });
    const plan = readAll(doc);
    expect(itemIn(plan, support)).toBeUndefined();
    expect(itemIn(plan, toys)).toBeUndefined();
    expect(childrenOf(plan, null)).toEqual([nursery, network, forum]);
  });
});

describe('a field that is wrong', () => {
  const action = (path: readonly string[], value: unknown): Action =>
    actionIn(planWith(['items', nursery, ...path], value), nursery);

  it.each<[string, readonly string[], unknown, Partial<Action>]>([
    ['marks that are an array', ['marks'], new Y.Array(), { marks: {} }],
    ['no marks', ['marks'], undefined, { marks: {} }],
    ['marks that are a plain object', ['marks'], { '2024/*': true }, { marks: {} }],
    [
      'nonsense among the marks',
      ['marks'],
      new Y.Map(
        ['2024/septemes', '', '/', '2024', '2024/', '/septemes', '20245/*', 'x', '2024-septemes'].map(key => [
          key,
          'a0',
        ]),
      ),
      { marks: { '2024': { everyone: false, actors: [septemes] } } },
    ],
    [
      'a mark that is set to nothing',
      ['marks'],
      new Y.Map([
        ['2024/*', null],
        ['2025/*', false],
        ['2026/*', ''],
      ]),
      { marks: {} },
    ],
    ['pilots that are a text', ['pilots'], new Y.Text('caf'), { pilots: [] }],
    ['no porteurs', ['porteurs'], undefined, { porteurs: [] }],
    ['a number that is a number', ['number'], 12, { fixedNumber: undefined }],
    ['a number with spaces around', ['number'], ' 12 ', { fixedNumber: '12' }],
    ['an unknown origin', ['origin'], 'old', { origin: null }],
    ['a deletion that is a word', ['deleted'], 'oui', { title: 'Crèche' }],
  ])('[D5] is read as absent: %s', (_title, path, value, expected) => {
    const read = action(path, value);
    expect(read).toEqual({ ...read, ...expected });
  });

  it.each<[string, unknown]>([
    ['no sheet', undefined],
    ['a sheet that is an array', new Y.Array()],
    ['a sheet whose sections are words', new Y.Map(sectionIds.map(id => [id, 'texte']))],
    ['a sheet whose sections are plain texts', new Y.Map(sectionIds.map(id => [id, new Y.Text('texte')]))],
  ])('[D5] leaves every section empty: %s', (_title, sheet) => {
    expect(Object.entries(action(['sheet'], sheet).sheet)).toEqual(sectionIds.map(id => [id, []]));
  });

  it.each<[string, unknown]>([
    ['an empty one', {}],
    ['one that took nonsense', { at: 'hier', took: [12, null, { id: toys }] }],
    ['one that took no list', { at: 1, took: toys }],
  ])('[D5] deletes the item alone: %s', (_title, deletion) => {
    const plan = planWith(['items', support, 'deleted'], deletion);
    expect(childrenOf(plan, childhood)).toEqual([care]);
    expect(childrenOf(plan, null)).toEqual([toys, forum]);
  });

  it.each<[string, readonly string[], unknown]>([
    ['an actor without name', ['actors', pennes, 'name'], undefined],
    ['an actor whose name is a number', ['actors', pennes, 'name'], 12],
    ['an actor of an unknown kind', ['actors', pennes, 'kind'], 'mairie'],
    ['an actor that is a word', ['actors', pennes], 'Les Pennes'],
  ])('[D5] skips %s', (_title, path, value) => {
    expect(planWith(path, value).actors.map(({ short }) => short)).toEqual(['S', 'Caf']);
  });

  it('[D5] gives the territory its defaults', () => {
    const doc = seededDoc();
    for (const key of [...doc.getMap('meta').keys()]) put(doc, ['meta', key], new Y.Array());
    expect(readAll(doc).territory).toEqual({
      id: '',
      name: '',
      convention: '',
      caf: '',
      period: { from: null, to: null },
      signedOn: null,
      previousPeriods: [],
      vocabulary: { axis: 'Axe', orientation: 'Orientation', action: 'Action' },
      numbering: 'none',
      axisStyle: 'none',
      orientationStyle: 'none',
      sections: sectionIds.map(id => ({ id, name: sectionNames[id], isHidden: false, isOwn: false })),
    });
  });

  it.each([
    [{ from: 2024, to: 1e9 }],
    [{ from: -1, to: 2024 }],
    [{ from: 2024 }],
    [[2024, 2026]],
    ['2024-2026'],
  ])('[D5] knows no period in %j', period => {
    expect(planWith(['meta', 'period'], period).territory.period).toEqual({ from: null, to: null });
  });
});

describe('a command', () => {
  it('[D5] ends, whatever stands under itself', () => {
    const doc = seededDoc();
    put(doc, ['items', nursery, 'place'], { parent: nursery, order: 'a0' });
    put(doc, ['items', care, 'place'], { parent: support, order: 'a0' });
    put(doc, ['items', support, 'place'], { parent: care, order: 'a1' });
    const plan = openPlan(doc, 'alice');
    for (const id of [nursery, care, support]) {
      plan.delete(id);
      expect(itemIn(plan.snapshot, id)).toBeUndefined();
      plan.restore(id);
      expect(childrenOf(plan.snapshot, null)).toContain(id);
    }
    plan.move(nursery, care);
    plan.move(care, childhood);
    expect(childrenOf(plan.snapshot, care)).toContain(nursery);
  });

  it('[D5] adds what a foreign program has set to nothing', () => {
    const doc = seededDoc();
    put(doc, ['items', nursery, 'pilots', septemes], null);
    put(doc, ['items', nursery, 'marks', '2026/*'], false);
    const plan = openPlan(doc, 'alice');
    plan.setActor(nursery, 'pilots', septemes, true);
    plan.toggleMark(nursery, 2026, '*');
    const { pilots, marks } = actionIn(plan.snapshot, nursery);
    expect(pilots).toContain(septemes);
    expect(marks['2026']?.everyone).toBe(true);
  });

  it('[D5] leaves alone an action whose nested types are others', () => {
    const doc = seededDoc();
    for (const field of ['pilots', 'marks', 'themes']) put(doc, ['items', nursery, field], new Y.Array());
    const plan = openPlan(doc, 'alice');
    const act = (): void => {
      plan.setActor(nursery, 'pilots', septemes, true);
      plan.toggleMark(nursery, 2026, '*');
      plan.setMarks([{ action: nursery, year: 2026, mark: { everyone: true, actors: [] } }]);
    };
    expect(originsOf(doc, act)).toEqual([]);
  });
});

describe('an empty document', () => {
  it('[D7] is read as an empty plan, and is still empty', () => {
    const doc = new Y.Doc();
    const { axes, orientations, actions, actors, annexes } = readAll(doc);
    expect([axes, orientations, actions, actors, annexes.notes]).toEqual([[], [], [], [], []]);
    expect(doc.store.clients.size).toBe(0);
  });
});

describe('a document that holds anything anywhere', () => {
  it('[D5] is read, repaired by nothing, and stands every command', () => {
    const foreign = fc.array(anyForeignValue, { minLength: 1, maxLength: 8 });
    const commands = fc.array(anyCommand, { maxLength: 8 });
    const property = fc.property(foreign, commands, (values, gestures) => {
      const origin = seededDoc();
      for (const value of values) putForeign(origin, value);
      const doc = copyOf(origin, 10);
      readAll(doc);
      const plan = new Plan(doc);
      const pool = smallPool();
      for (const command of gestures) run(plan, command, pool);
      expectSoundPlan(plan, doc);
      for (const value of values) putForeign(doc, value);
      expectSoundPlan(plan, doc);
      plan.destroy();
      const copy = copyOf(doc);
      readAll(copy);
      expect(readPlan(copyOf(copy))).toEqual(readPlan(copy));
    });
    fc.assert(property, { numRuns: 150 * effort });
  }, 600_000);
});
