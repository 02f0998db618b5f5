import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportTerritory, parseTerritoryFile } from '../../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../../shared/formats/territory-schema.ts';
import { actorId, type ItemId, itemId, numberings } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { effort } from '../effort.ts';
import { copyOf, created, openPlan, seededDoc, setup } from '../replicas.ts';
import {
  caf,
  care,
  childhood,
  dialogue,
  disability,
  exampleNames,
  nursery,
  parents,
  pennes,
  readExample,
  readJson,
  septemes,
  smallTerritory,
  toys,
} from '../territories.ts';

type FileAction = TerritoryFile['actions'][number];

/** The file as it is once imported, and what it gives after an edit. */
function edited(file: TerritoryFile, edit: (plan: Plan) => unknown): TerritoryFile {
  const plan = openPlan(seededDoc(file), 'alice');
  edit(plan);
  return exportTerritory(plan.snapshot);
}

/** The file with one action changed. */
function withAction(file: TerritoryFile, id: string, change: Partial<FileAction>): TerritoryFile {
  const actions = file.actions.map(action => (action.id === id ? { ...action, ...change } : action));
  return { ...file, actions };
}

function numbersIn({ actions }: TerritoryFile): readonly string[] {
  return actions.map(({ id, number }) => `${id} ${number}`);
}

/** What a file gives once it is imported somewhere else. */
function reimported(file: TerritoryFile): TerritoryFile {
  return exportTerritory(readPlan(seededDoc(parseTerritoryFile(file))));
}

describe('territory files', () => {
  it('has the five real territories as examples', () => {
    expect(exampleNames).toHaveLength(5);
  });

  it.each(exampleNames)('gives %s back equal after import, travel to another replica and export', name => {
    const input = readExample(name);
    const output = exportTerritory(readPlan(copyOf(seededDoc(input))));
    expect(output).toEqual(input);
    // The parser gives its keys in an order of its own: the file itself tells the order.
    expect(JSON.stringify(output)).toBe(JSON.stringify(readJson(name)));
  });

  it.each(exampleNames)('gives %s back with nothing changed but what was edited', name => {
    const input = readExample(name);
    const [axis, ...axes] = input.axes;
    const [orientation, ...orientations] = axis?.orientations ?? [];
    if (!axis) throw new Error('test: no axis');
    const output = edited(input, plan => {
      plan.rename(itemId(axis.id), 'Un autre titre');
      if (orientation) plan.rename(itemId(orientation.id), 'Une autre perspective');
      for (const { id } of input.actions) plan.toggleMark(itemId(id), 2030, '*');
    });
    const renamed = orientation ? [{ ...orientation, title: 'Une autre perspective' }, ...orientations] : [];
    expect(output).toEqual({
      ...input,
      axes: [{ ...axis, title: 'Un autre titre', orientations: renamed }, ...axes],
      actions: input.actions.map(action => ({
        ...action,
        deployment: { ...action.deployment, '2030': 'all' },
      })),
    });
  });

  it.each<[string, (plan: Plan) => unknown, Partial<FileAction>]>([
    ['title', p => p.rename(nursery, 'Halte'), { title: 'Halte' }],
    ['emptied title', p => p.rename(nursery, '  '), { title: 'Sans titre' }],
    ['pilots', p => p.setActor(nursery, 'pilots', septemes, true), { pilots: ['caf', 'septemes'] }],
    [
      'porteurs',
      p => p.setActor(nursery, 'porteurs', septemes, true),
      { porteurs: ['les-pennes', 'septemes'] },
    ],
    ['themes', p => p.setTheme(nursery, disability, true), { themes: ['parentalite', 'handicap'] }],
    ['removed mark', p => p.toggleMark(nursery, 2024, '*'), { deployment: { '2025': ['les-pennes'] } }],
    [
      'everyone over a name',
      p => p.toggleMark(nursery, 2025, '*'),
      { deployment: { '2024': 'all', '2025': 'all' } },
    ],
    [
      'name in place of everyone',
      p => p.toggleMark(nursery, 2024, septemes),
      { deployment: { '2024': ['septemes'], '2025': ['les-pennes'] } },
    ],
  ])('shows an edit of one action alone: %s', (_title, edit, change) => {
    expect(edited(smallTerritory, edit)).toEqual(withAction(smallTerritory, nursery, change));
  });
});

describe('any territory file', () => {
  const anyNumber = fc.constantFrom(null, '1', '2', '3', '4', 'a', 'b', '1.1', '1.a.1', 'bis');
  const homes = [
    { axis: null, orientation: null },
    { axis: childhood, orientation: null },
    { axis: childhood, orientation: care },
    { axis: parents, orientation: null },
    { axis: parents, orientation: dialogue },
  ];
  const anyUnit = fc.oneof(
    fc.constantFrom('a', ' ', '\n', '\r', '\t', '<', '&'),
    fc.string({ unit: 'binary', size: 'xsmall' }),
  );
  const anyLine = fc.string({ unit: anyUnit, minLength: 1, maxLength: 6 }).filter(text => text.trim() !== '');
  const anyAction = (action: FileAction): fc.Arbitrary<FileAction> =>
    fc
      .record({
        home: fc.constantFrom(...homes),
        number: anyNumber,
        title: anyLine,
        details: fc.array(anyLine, { maxLength: 3 }),
        deadline: fc.option(anyLine),
      })
      .map(({ home, number, title, details, deadline }) => ({
        ...action,
        ...home,
        number,
        title,
        alsoUnder: [],
        sheet: { ...action.sheet, details, deadline },
      }));

  it('comes back equal, whatever the order, the numbers and the texts of its actions', () => {
    const { territory, axes, actions } = smallTerritory;
    const anyActions = fc
      .shuffledSubarray(actions.slice(), { minLength: 1 })
      .chain(some => fc.tuple(...some.map(anyAction)));
    const property = fc.property(
      fc.constantFrom(...numberings),
      fc.array(anyNumber, { minLength: 5, maxLength: 5 }),
      anyActions,
      (numbering, levels, given) => {
        const input: TerritoryFile = {
          ...smallTerritory,
          territory: { ...territory, numbering },
          axes: axes.map((axis, a) => ({
            ...axis,
            number: levels[a] ?? null,
            orientations: axis.orientations.map((own, o) => ({ ...own, number: levels[2 + a + o] ?? null })),
          })),
          actions: given,
        };
        expect(reimported(input)).toEqual(input);
      },
    );
    fc.assert(property, { numRuns: 200 * effort });
  }, 600_000);
});

describe('an exported plan', () => {
  it('is a territory file whatever was added and emptied', () => {
    const file = edited(smallTerritory, plan => {
      const axis = created(plan.addAxis(''));
      const orientation = created(plan.addOrientation(axis, ' '));
      plan.addAction(orientation, '');
      plan.directory.addActor('', 'other');
      plan.themes.add('');
    });
    expect(parseTerritoryFile(file)).toEqual(file);
    expect(file.axes.at(-1)).toEqual({
      id: 'alice-1',
      number: '3',
      title: 'Sans titre',
      orientations: [{ id: 'alice-2', number: 'a', title: 'Sans titre' }],
    });
  });

  it('leaves out what is deleted, and what cites it', () => {
    const file = edited(smallTerritory, plan => {
      plan.delete(dialogue);
      plan.delete(toys);
    });
    expect(file.actions.map(({ id }) => id)).toEqual(['creche', 'relais', 'guide', 'forum']);
    expect(file.actions[0]?.alsoUnder).toEqual([]);
    expect(parseTerritoryFile(file)).toEqual(file);
  });

  it('does not cite an orientation that has become the action’s own', () => {
    const file = edited(smallTerritory, plan => plan.move(nursery, dialogue));
    const action = file.actions.find(({ id }) => id === nursery);
    expect(action).toMatchObject({ axis: parents, orientation: dialogue, alsoUnder: [] });
    expect(parseTerritoryFile(file)).toEqual(file);
  });

  it('holds the other names, the members and the hue of actors, where there are some', () => {
    const file = edited(smallTerritory, plan => {
      plan.directory.addAlias(pennes, 'LPM');
      plan.directory.addAlias(pennes, 'Pennes/Mirabeau');
      for (const member of [septemes, pennes]) plan.directory.setMember(caf, member, true);
      plan.directory.setActorColor(caf, 5);
    });
    expect(file.actors).toEqual([
      { ...smallTerritory.actors[0], aliases: ['LPM', 'Pennes/Mirabeau'] },
      smallTerritory.actors[1],
      { ...smallTerritory.actors[2], members: [septemes, pennes], color: 6 },
    ]);
    expect(reimported(file)).toEqual(file);
  });

  it('leaves out a deleted actor with all that names it', () => {
    const file = edited(smallTerritory, plan => {
      plan.directory.setMember(caf, pennes, true);
      plan.directory.deleteActor(pennes);
    });
    expect(JSON.stringify(file)).not.toContain(pennes);
    expect(parseTerritoryFile(file)).toEqual(file);
  });

  it('keeps the facilities whose commune is not known, and says that it is not', () => {
    const facility = { kind: 'Crèche', name: 'Les Lilas', address: '3 rue du Port' };
    const file = edited(smallTerritory, plan => {
      plan.annexes.add('facility', facility);
      plan.directory.deleteActor(pennes);
    });
    expect(file.facilities).toEqual([
      { commune: null, kind: 'Crèche', name: 'Les Lutins', address: null },
      { commune: null, ...facility },
    ]);
    expect(edited(parseTerritoryFile(file), () => undefined)).toEqual(file);
  });

  it('leaves out marks and roles of actors who are not declared', () => {
    const file = edited(smallTerritory, plan => {
      plan.toggleMark(toys, 2024, actorId('parti'));
      plan.setActor(toys, 'pilots', actorId('parti'), true);
    });
    expect(file).toEqual(smallTerritory);
  });

  it('[D4] puts « À classer » the actions of an orientation that has lost its axis', () => {
    const { alice, bob, merge } = setup();
    alice.delete(childhood);
    bob.addAction(created(bob.addOrientation(childhood, 'Nouvelle')), 'Dedans');
    bob.addAction(care, 'Dehors');
    const file = exportTerritory(merge());
    expect(file.axes.map(({ id }) => id)).toEqual([parents]);
    for (const action of file.actions.filter(({ id }) => id.startsWith('bob')))
      expect(action).toMatchObject({ axis: null, orientation: null });
    expect(parseTerritoryFile(file)).toEqual(file);
  });

  it('[D6] numbers the actions in the order of the file once whole axes have moved', () => {
    const file = edited(smallTerritory, plan => plan.move(parents, null, childhood));
    expect(numbersIn(file)).toEqual(['guide 1', 'cafe 2', 'creche 3', 'relais 4', 'ludotheque 5', 'forum 6']);
    expect(reimported(file)).toEqual(file);
  });

  it('keeps the order of the actions, whatever moves, where numbers do not run through the plan', () => {
    const input = readExample('bassin-de-vie-carros');
    const file = edited(input, plan => plan.move(itemId('axe-7'), null, itemId('axe-1')));
    expect(file.axes[0]?.id).toBe('axe-7');
    expect(file.actions.map(({ id }) => id)).toEqual(input.actions.map(({ id }) => id));
  });
});

describe('a plan with fixed numbers', () => {
  const pennesPlan = readExample('pennes-septemes');
  const id = (text: string): ItemId => itemId(text);

  it.each<[string, (plan: Plan) => unknown]>([
    ['an action with a fixed number has moved', p => p.move(id('a01'), id('enjeu-1-a'), id('a05'))],
    ['an action has moved to another enjeu', p => p.move(id('a05'), id('enjeu-2-a'))],
    ['an enjeu has moved', p => p.move(id('enjeu-3'), null, id('enjeu-1'))],
    ['an orientation has moved', p => p.move(id('enjeu-2-c'), id('enjeu-1'), id('enjeu-1-a'))],
    ['a number was released', p => p.releaseNumber(id('a01'))],
    ['a number was fixed to none', p => p.fixNumber(id('a12'), '')],
    ['two actions have the same number', p => p.fixNumber(id('a12'), '3')],
    ['an action was deleted', p => p.delete(id('a04'))],
    ['an action was added first', p => p.addAction(id('enjeu-1-a'), 'Nouvelle', id('a04'))],
  ])('gives a file that gives the same file again after %s', (_title, edit) => {
    const file = edited(pennesPlan, edit);
    expect(file).not.toEqual(pennesPlan);
    expect(reimported(file)).toEqual(file);
  });

  it('[D6] keeps the numbers 1 to 3 on their actions wherever they go', () => {
    const file = edited(pennesPlan, plan => {
      plan.move(id('a01'), id('enjeu-1-a'));
      plan.move(id('enjeu-3'), null, id('enjeu-2'));
    });
    expect(numbersIn(reimported(file))).toEqual(expect.arrayContaining(['a01 1', 'a02 2', 'a03 3']));
  });
});
