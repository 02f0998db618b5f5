/** What an action takes of a table that has a number, places or formatting for it. */
import { describe, expect, it } from 'vitest';
import { findMatches, type ImportChoice, type ImportMatch } from '../../shared/formats/import/matches.ts';
import { alignFile } from '../../shared/formats/import/people.ts';
import { exportTerritory } from '../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import type { Plan } from '../../shared/plan.ts';
import { PlanImports } from '../../shared/plan-imports.ts';
import { actionsInOrder, outlineOf } from '../../shared/views/outline.ts';
import { fullTerritory } from './formats/sheets/full-territory.ts';
import { actionIn, setup } from './replicas.ts';
import {
  caf,
  cafe,
  care,
  dialogue,
  exampleNames,
  network,
  nursery,
  parents,
  pennes,
  readExample,
  support,
  toys,
} from './territories.ts';

type FileAction = TerritoryFile['actions'][number];

/** The plan's own file, with one of its actions as somebody has changed it there. */
function changed(plan: Plan, id: string, change: Partial<FileAction>): TerritoryFile {
  const file = exportTerritory(plan.snapshot);
  return { ...file, actions: file.actions.map(own => (own.id === id ? { ...own, ...change } : own)) };
}

const matchesOf = (plan: Plan, file: TerritoryFile): readonly ImportMatch[] =>
  findMatches(alignFile(file, plan.snapshot, new Map()), plan.snapshot);

const differences = (plan: Plan, file: TerritoryFile) =>
  matchesOf(plan, file).flatMap(match => match.differences);

function replaceAll(plan: Plan, file: TerritoryFile): void {
  bring(plan, file, 'replace', []);
}

function bring(plan: Plan, file: TerritoryFile, choice: ImportChoice, moved: readonly string[]) {
  const matches = matchesOf(plan, file);
  const choices = new Map(matches.map(({ incoming }) => [incoming.id, choice]));
  const aligned = alignFile(file, plan.snapshot, new Map());
  return plan.extend(PlanImports).add({ file: aligned, matches, choices, moves: new Set(moved), name: 'x' });
}

const numberOf = ({ snapshot }: Plan, id: string): string | null | undefined =>
  actionsInOrder(outlineOf(snapshot)).find(({ action }) => action.id === id)?.number;

describe('replacing an action', () => {
  it.each([...exampleNames, 'full'])('has nothing to say of %s in itself', name => {
    const file = name === 'full' ? fullTerritory : readExample(name);
    const { alice } = setup({ file });
    expect(differences(alice, file)).toEqual([]);
  });

  it('takes a number where one of the two is fixed, and none that follows from a place', () => {
    const { alice } = setup();
    expect(differences(alice, changed(alice, network, { number: '7' }))).toEqual([]);
    const between = changed(alice, network, { number: '1 bis' });
    expect(differences(alice, between)).toEqual([{ field: 'number', before: '2', after: '1 bis' }]);
    replaceAll(alice, between);
    expect(numberOf(alice, network)).toBe('1 bis');
    alice.extend(PlanImports).takeBack();
    expect(actionIn(alice.snapshot, network).fixedNumber).toBeUndefined();
    alice.fixNumber(network, '12');
    const file = changed(alice, network, { number: '14' });
    expect(differences(alice, file)).toEqual([{ field: 'number', before: '12', after: '14' }]);
    replaceAll(alice, file);
    expect(numberOf(alice, network)).toBe('14');
  });

  it('leaves under a cross for everyone those it stands over, and takes one back with them', () => {
    const { alice } = setup();
    alice.toggleMark(nursery, 2025, '*');
    const before = alice.snapshot.actions;
    const marks = () => actionIn(alice.snapshot, nursery).marks;
    expect(marks()[2025]).toEqual({ everyone: true, actors: [pennes] });
    replaceAll(alice, changed(alice, nursery, { deployment: { 2024: 'all', 2025: 'all', 2026: 'all' } }));
    expect(marks()).toMatchObject({ 2025: { everyone: true, actors: [pennes] }, 2026: { everyone: true } });
    alice.extend(PlanImports).takeBack();
    replaceAll(alice, changed(alice, nursery, { deployment: { 2024: 'all', 2025: [caf] } }));
    expect(marks()[2025]).toEqual({ everyone: false, actors: [caf] });
    alice.extend(PlanImports).takeBack();
    expect(alice.snapshot.actions).toEqual(before);
  });

  it('is taken back to no number at all, where it was shown without', () => {
    const { alice } = setup();
    alice.fixNumber(network, '');
    replaceAll(alice, changed(alice, network, { number: '14' }));
    expect(numberOf(alice, network)).toBe('14');
    alice.extend(PlanImports).takeBack();
    expect(actionIn(alice.snapshot, network).fixedNumber).toBe('');
  });

  it('cites it where the table does, under orientations that are new too, and stays in its place', () => {
    const { alice } = setup();
    const { axes } = exportTerritory(alice.snapshot);
    const file: TerritoryFile = {
      ...changed(alice, nursery, { alsoUnder: [support, 'z'] }),
      axes: [
        ...axes,
        {
          id: 'y',
          number: '3',
          title: 'Jeunesse',
          orientations: [{ id: 'z', number: 'a', title: 'Occuper' }],
        },
      ],
    };
    expect(differences(alice, file)).toEqual([
      { field: 'alsoUnder', before: 'Dialoguer', after: 'Soutenir\nOccuper' },
    ]);
    const before = alice.snapshot;
    replaceAll(alice, file);
    const { alsoUnder, place } = actionIn(alice.snapshot, nursery);
    const titles = alice.snapshot.orientations.filter(({ id }) => alsoUnder.includes(id));
    expect(titles.map(({ title }) => title)).toEqual(['Soutenir', 'Occuper']);
    expect(place.parent).toBe(care);
    alice.extend(PlanImports).takeBack();
    expect(alice.snapshot.orientations).toEqual(before.orientations);
    expect(alice.snapshot.actions).toEqual(before.actions);
  });

  it('says nothing of citations where the table says none, or has it where it is cited', () => {
    const { alice } = setup();
    expect(differences(alice, changed(alice, nursery, { alsoUnder: [] }))).toEqual([]);
    const swapped = changed(alice, nursery, { orientation: dialogue, axis: 'parents', alsoUnder: [care] });
    expect(differences(alice, swapped)).toEqual([]);
  });

  it('leaves the citation under an orientation of the corbeille, which may come back', () => {
    const { alice } = setup();
    alice.delete(dialogue);
    replaceAll(alice, changed(alice, nursery, { alsoUnder: [support] }));
    alice.restore(dialogue);
    expect(actionIn(alice.snapshot, nursery).alsoUnder).toEqual([dialogue, support]);
  });

  it('takes the formatting of the table, which is a difference of its own', () => {
    const { alice } = setup();
    const paragraph = (...bold: readonly string[]) => ({
      type: 'paragraph' as const,
      content: [
        { type: 'text' as const, text: 'Ouvrir ' },
        ...bold.map(text => ({ type: 'text' as const, text, marks: [{ type: 'bold' as const }] })),
        { type: 'text' as const, text: ' places' },
      ],
    });
    const file = changed(alice, nursery, { richSheet: { details: [paragraph('douze')] } });
    expect(differences(alice, file)).toEqual([
      {
        field: 'sheet/details',
        before: 'Ouvrir douze places',
        after: 'Ouvrir douze places\n(dans la mise en forme du tableau)',
      },
    ]);
    replaceAll(alice, file);
    expect(actionIn(alice.snapshot, nursery).richSheet.details).toEqual([paragraph('douze')]);
    // However it is cut; and a table without formatting says nothing of it.
    const cut = changed(alice, nursery, { richSheet: { details: [paragraph('dou', 'ze')] } });
    expect(differences(alice, cut)).toEqual([]);
    const { actions, ...rest } = exportTerritory(alice.snapshot);
    const plain = actions.map(({ richSheet: _, ...own }) => own);
    expect(differences(alice, { ...rest, actions: plain })).toEqual([]);
  });
});

describe('taking an import back', () => {
  it('leaves nothing of a group that it brought, its members included', () => {
    const { alice } = setup();
    const before = alice.snapshot.actors;
    const file = changed(alice, nursery, { pilots: ['voisins'] });
    const actors: TerritoryFile['actors'] = [
      ...file.actors,
      {
        id: 'voisins',
        name: 'Les voisins',
        short: 'V',
        label: 'Les voisins',
        kind: 'other',
        members: ['simiane'],
      },
      { id: 'simiane', name: 'Simiane', short: 'Si', label: 'Simiane', kind: 'commune' },
    ];
    replaceAll(alice, { ...file, actors });
    expect(alice.snapshot.actors).toHaveLength(before.length + 2);
    alice.extend(PlanImports).takeBack();
    expect(alice.snapshot.actors).toEqual(before);
  });
});

describe('moving an action to where the table has it', () => {
  const under = ({ snapshot }: Plan, parent: string): readonly string[] =>
    actionsInOrder(outlineOf(snapshot))
      .filter(({ action }) => action.place.parent === parent)
      .map(({ action }) => action.title);

  it('is done for those alone that people say, last where they go, in the order of the table', () => {
    const { alice } = setup();
    const file = exportTerritory(alice.snapshot);
    const actions = file.actions.map(own => ({
      ...own,
      axis: parents,
      orientation: dialogue,
      alsoUnder: [],
    }));
    const outcome = bring(alice, { ...file, actions }, 'keep', [toys, nursery, cafe]);
    expect(outcome).toMatchObject({ added: 0, replaced: 0, moved: 2 });
    expect(under(alice, dialogue)).toEqual(['Café des parents', 'Crèche', 'Ludothèque']);
    expect(under(alice, care)).toEqual(['Relais']);
    expect(alice.undo()).toBe(true);
    expect(under(alice, care)).toEqual(['Crèche', 'Relais']);
  });

  it('gives it its citations too, and is taken back with levels that were made for it', () => {
    const { alice, bob, merge } = setup();
    const before = alice.snapshot;
    const file = changed(alice, nursery, { axis: 'y', orientation: 'z', alsoUnder: [care] });
    const axes = [
      ...file.axes,
      { id: 'y', number: '3', title: 'Jeunesse', orientations: [{ id: 'z', number: 'a', title: 'Occuper' }] },
    ];
    bring(alice, { ...file, axes }, 'keep', [nursery]);
    const { place, alsoUnder } = actionIn(alice.snapshot, nursery);
    expect(alice.snapshot.orientations.find(({ id }) => id === place.parent)?.title).toBe('Occuper');
    expect(alsoUnder).toEqual([care]);
    merge();
    expect(bob.extend(PlanImports).takeBack()).toMatchObject({ restored: 2, kept: [] });
    merge();
    for (const key of ['axes', 'orientations', 'actions'] as const)
      expect(alice.snapshot[key]).toEqual(before[key]);
  });

  it('is not taken back for one that somebody has moved since', () => {
    const { alice } = setup();
    bring(alice, changed(alice, network, { orientation: support }), 'keep', [network]);
    expect(actionIn(alice.snapshot, network).place.parent).toBe(support);
    alice.move(network, dialogue);
    expect(alice.extend(PlanImports).takeBack()).toMatchObject({ restored: 0, kept: [network] });
    expect(actionIn(alice.snapshot, network).place.parent).toBe(dialogue);
  });

  it('is not done where both are to stand', () => {
    const { alice } = setup();
    const file = changed(alice, network, { orientation: support });
    expect(bring(alice, file, 'both', [network])).toMatchObject({ moved: 0 });
    expect(actionIn(alice.snapshot, network).place.parent).toBe(care);
  });
});
