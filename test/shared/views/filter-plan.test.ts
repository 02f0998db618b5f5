import { describe, expect, it } from 'vitest';
import { actorId, itemId, type PlanSnapshot, themeId } from '../../../shared/model.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { noFilter, noTheme, type PlanFilter } from '../../../shared/views/filter.ts';
import { type FilteredPlan, filterAgain, filterPlan } from '../../../shared/views/filter-plan.ts';
import { actionsInOrder, outlineOf } from '../../../shared/views/outline.ts';
import { created, seededDoc, setup } from '../replicas.ts';
import {
  caf,
  cafe,
  care,
  childhood,
  dialogue,
  exampleNames,
  forum,
  nursery,
  parenting,
  parents,
  pennes,
  readExample,
  septemes,
  support,
  toys,
} from '../territories.ts';

const plans = new Map(exampleNames.map(name => [name, readPlan(seededDoc(readExample(name)))]));

function example(name: string): PlanSnapshot {
  const plan = plans.get(name);
  if (!plan) throw new Error(`test: no example ${name}`);
  return plan;
}

const filtered = (plan: PlanSnapshot, filter: Partial<PlanFilter>): FilteredPlan =>
  filterPlan(plan, { ...noFilter, ...filter });

const numbersIn = ({ outline }: FilteredPlan): readonly (string | null)[] =>
  actionsInOrder(outline).map(({ number }) => number);

const idsIn = ({ outline }: FilteredPlan): readonly string[] =>
  actionsInOrder(outline).map(({ action }) => action.id);

describe('a plan under a filter', () => {
  it.each<[Partial<PlanFilter>, readonly string[]]>([
    [{ axis: childhood }, ['creche', 'relais', 'ludotheque']],
    [{ actor: caf }, ['creche']],
    [{ theme: parenting }, ['creche']],
    [{ theme: noTheme }, ['relais', 'ludotheque', 'guide', 'cafe', 'forum']],
    [{ year: 2025 }, ['creche']],
    [{ year: 2026 }, []],
    [{ origin: 'new' }, ['creche']],
    [{ origin: 'ongoing' }, []],
    [{ words: 'CAFE' }, ['cafe']],
    [{ words: 'douze places' }, ['creche']],
    [{ words: 'caf bouches' }, ['creche']],
    [{ words: 'parentalite' }, ['creche']],
    [{ words: '5' }, ['cafe']],
    [{ words: 'septembre', actor: caf, year: 2024 }, ['creche']],
    [{ words: 'septembre', actor: septemes }, []],
  ])('%j keeps these actions: %j', (filter, ids) => {
    const { alice } = setup();
    expect(idsIn(filtered(alice.snapshot, filter))).toEqual(ids);
  });

  it('keeps its numbers, its ranks and the axes and orientations that hold something', () => {
    const { alice } = setup();
    const { outline, ...rest } = filtered(alice.snapshot, { words: 'cafe' });
    expect(numbersIn({ outline, ...rest })).toEqual(['5']);
    expect(outline.axes.map(({ axis, rank, orientations }) => [axis.id, rank, orientations.length])).toEqual([
      [parents, 1, 1],
    ]);
    expect(outline.unfiled.actions).toEqual([]);
  });

  it('counts what it shows of what there is, and names what it hides', () => {
    const { alice } = setup();
    const { axes, orientations, actions, hidden } = filtered(alice.snapshot, { words: 'cafe' });
    expect([axes, orientations, actions]).toEqual([
      { shown: 1, total: 2 },
      { shown: 1, total: 3 },
      { shown: 1, total: 6 },
    ]);
    expect([...hidden].sort()).toEqual(
      [childhood, care, support, nursery, 'relais', toys, 'guide', forum].sort(),
    );
  });

  it('finds axes and orientations by their titles, and whole axes with what is empty in them', () => {
    const { alice } = setup();
    const empty = created(alice.addOrientation(childhood, 'Vide encore'));
    const orientationsUnder = (filter: Partial<PlanFilter>): readonly string[] =>
      filtered(alice.snapshot, filter).outline.axes.flatMap(axis =>
        axis.orientations.map(({ orientation }) => orientation.id),
      );
    expect(orientationsUnder({ words: 'vide' })).toEqual([empty]);
    expect(orientationsUnder({ axis: childhood })).toEqual([care, support, empty]);
    expect(orientationsUnder({ words: 'vide', year: 2024 })).toEqual([]);
  });

  it('finds an actor who is only marked by name in a year', () => {
    const { alice } = setup();
    alice.toggleMark(toys, 2026, septemes);
    expect(idsIn(filtered(alice.snapshot, { actor: septemes }))).toEqual([toys]);
    expect(idsIn(filtered(alice.snapshot, { words: 'septemes' }))).toEqual([toys]);
  });

  it('finds an actor by its other names, and where a group it is in was named', () => {
    const { alice } = setup();
    const both = alice.directory.addActor('Les 2 communes', 'commune');
    alice.setActor(toys, 'pilots', both, true);
    for (const member of [pennes, septemes]) alice.directory.setMember(both, member, true);
    alice.directory.addAlias(both, 'Pennes et Septèmes');
    expect(idsIn(filtered(alice.snapshot, { actor: septemes }))).toEqual([toys]);
    expect(idsIn(filtered(alice.snapshot, { words: 'pennes septemes' }))).toEqual([toys]);
  });

  it('is the outline itself when nothing is asked, and computed once', () => {
    const { alice } = setup();
    const whole = filterPlan(alice.snapshot, noFilter);
    expect(whole.outline).toBe(outlineOf(alice.snapshot));
    expect(whole.isFiltering).toBe(false);
    const asked = { ...noFilter, words: 'cafe' };
    expect(filterPlan(alice.snapshot, asked)).toBe(filterPlan(alice.snapshot, { ...asked }));
  });
});

describe('a plan that changes under a filter', () => {
  it('keeps in sight an action that is renamed or moved away, and shows what is added', () => {
    const { alice, bob, merge } = setup();
    const first = filtered(alice.snapshot, { words: 'cafe' });
    alice.rename(cafe, 'Rencontres');
    const added = created(bob.addAction(dialogue, 'Autre chose'));
    merge();
    const next = filterAgain(alice.snapshot, first);
    expect(idsIn(next)).toEqual([cafe, added]);
    alice.move(cafe, care);
    expect(idsIn(filterAgain(alice.snapshot, next))).toEqual([cafe, added]);
    expect(idsIn(filtered(alice.snapshot, { words: 'cafe' }))).toEqual([]);
  });

  it('shows what begins to match, and keeps it', () => {
    const { alice } = setup();
    const first = filtered(alice.snapshot, { words: 'cafe' });
    alice.rename(toys, 'Café jeux');
    const second = filterAgain(alice.snapshot, first);
    expect(idsIn(second)).toEqual([toys, cafe]);
    alice.rename(toys, 'Jeux');
    expect(idsIn(filterAgain(alice.snapshot, second))).toEqual([toys, cafe]);
  });

  it('keeps in sight an orientation that the last of its actions leaves', () => {
    const { alice } = setup();
    const first = filtered(alice.snapshot, { actor: pennes });
    alice.move(nursery, dialogue);
    const { outline } = filterAgain(alice.snapshot, first);
    expect(outline.axes.flatMap(axis => axis.orientations.map(entry => entry.orientation.id))).toEqual([
      care,
      dialogue,
    ]);
  });
});

describe('the real plans', () => {
  it.each<[string, Partial<PlanFilter>, readonly (string | null)[]]>([
    ['pennes-septemes', { words: '12' }, ['12']],
    ['pennes-septemes', { words: 'petite enfance eaje' }, ['5']],
    ['pennes-septemes', { words: 'café des parents' }, ['12']],
    ['pennes-septemes', { words: 'cafe des grands-parents' }, []],
    ['bassin-de-vie-carros', { words: '1.1' }, ['1.1.1']],
    ['bassin-de-vie-carros', { words: 'admr' }, ['1.1.1']],
    ['bassin-de-vie-carros', { words: 'creche inter-entreprise 550' }, ['1.1.1']],
    ['trois-collines', { words: 'faciliter l’accès numerique' }, [null]],
  ])('%s, searched for %j, gives %j', (name, filter, numbers) => {
    const found = numbersIn(filtered(example(name), filter));
    if (numbers.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining([...numbers]));
  });

  it('of Les Pennes have 14, 19, 23, 24 and 24 actions by year', () => {
    const plan = example('pennes-septemes');
    const counts = [2022, 2023, 2024, 2025, 2026].map(year => filtered(plan, { year }).actions.shown);
    expect(counts).toEqual([14, 19, 23, 24, 24]);
  });

  it('of Les Pennes and Carros are filtered by theme and by actor', () => {
    const shown = (name: string, filter: Partial<PlanFilter>): number =>
      filtered(example(name), filter).actions.shown;
    expect(shown('pennes-septemes', { actor: caf })).toBeGreaterThan(0);
    expect(shown('bassin-de-vie-carros', { theme: themeId('petite-enfance') })).toBeGreaterThan(0);
    expect(shown('bassin-de-vie-carros', { actor: actorId('admr') })).toBe(1);
    expect(shown('bassin-de-vie-carros', { origin: 'ongoing' })).toBe(6);
    expect(shown('bassin-de-vie-carros', { axis: itemId('axe-1') })).toBeGreaterThan(0);
  });

  it('of L’Union, without actions, are searched by orientation', () => {
    const { orientations, actions } = filtered(example('l-union'), { words: 'enfance' });
    expect(actions).toEqual({ shown: 0, total: 0 });
    expect(orientations.total).toBe(33);
    expect(orientations.shown).toBeGreaterThan(0);
    expect(orientations.shown).toBeLessThan(33);
  });

  it.each(exampleNames)('%s are found whole by the words of their own titles', name => {
    const plan = example(name);
    for (const { action } of actionsInOrder(outlineOf(plan)))
      expect(idsIn(filtered(plan, { words: action.title }))).toContain(action.id);
  });
});
