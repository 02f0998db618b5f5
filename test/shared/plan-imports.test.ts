import { describe, expect, it } from 'vitest';
import { choiceFor, findMatches, type ImportChoice } from '../../shared/formats/import/matches.ts';
import { alignFile } from '../../shared/formats/import/people.ts';
import { placedElsewhere } from '../../shared/formats/import/places.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import type { Action, ItemId } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { PlanImports } from '../../shared/plan-imports.ts';
import { actionIn, type Cast, inBothOrders, originsOf, setup } from './replicas.ts';
import {
  caf,
  care,
  childhood,
  emptySheet,
  nursery,
  pennes,
  readExample,
  septemes,
  smallTerritory,
} from './territories.ts';

type FileAction = TerritoryFile['actions'][number];

const fileAction = (id: string, title: string, more: Partial<FileAction> = {}): FileAction => ({
  id,
  number: null,
  title,
  axis: null,
  orientation: null,
  alsoUnder: [],
  themes: [],
  kind: null,
  pilots: [],
  porteurs: [],
  deployment: {},
  sheet: emptySheet,
  ...more,
});

/** A table with « Crèche » as it is to be from now on, a new action beside it, and an axis of its own. */
const table: TerritoryFile = {
  ...smallTerritory,
  actors: [
    ...smallTerritory.actors,
    { id: 'association', name: 'Les Lutins', short: 'LL', label: 'Les Lutins', kind: 'association' },
  ],
  themes: [
    { id: 'famille', name: 'parentalité' },
    { id: 'jeunesse', name: 'Jeunesse' },
  ],
  axes: [
    {
      id: 'a',
      number: '1',
      title: 'Petite Enfance',
      orientations: [{ id: 'b', number: 'a', title: 'Accueillir' }],
    },
    {
      id: 'c',
      number: '3',
      title: 'Jeunesse',
      orientations: [{ id: 'd', number: 'a', title: 'Occuper' }],
    },
  ],
  actions: [
    fileAction('1', 'Crèche', {
      number: '1',
      axis: 'a',
      orientation: 'b',
      themes: ['famille'],
      pilots: [caf, 'association'],
      deployment: { '2024': [pennes], '2026': 'all' },
      sheet: { ...emptySheet, details: ['Ouvrir vingt places', 'Embaucher'], deadline: 'Mars 2026' },
    }),
    fileAction('2', 'Micro-crèche', { axis: 'a', orientation: 'b', porteurs: ['association'] }),
    fileAction('3', 'Local jeunes', {
      axis: 'c',
      orientation: 'd',
      themes: ['jeunesse'],
      deployment: { '2025': 'all' },
      sheet: { ...emptySheet, indicators: ['Jeunes accueillis'] },
    }),
    fileAction('4', 'Chantiers', { axis: 'c' }),
  ],
};

const importsOf = (plan: Plan): PlanImports => plan.extend(PlanImports);

function importTable(plan: Plan, choice?: ImportChoice, file = table): ReturnType<PlanImports['add']> {
  const aligned = alignFile(file, plan.snapshot, new Map());
  const matches = findMatches(aligned, plan.snapshot);
  const choices = new Map(matches.map(match => [match.incoming.id, choice ?? choiceFor(match)]));
  return importsOf(plan).add({ file: aligned, matches, choices, name: 'plan.xlsx' });
}

const titled = (plan: Plan, title: string): Action => {
  const found = plan.snapshot.actions.find(action => action.title === title);
  if (!found) throw new Error(`test: no action is called ${title}`);
  return found;
};
const titles = ({ snapshot }: Plan): readonly string[] => snapshot.actions.map(({ title }) => title);
const axes = ({ snapshot }: Plan): readonly string[] => snapshot.axes.map(({ title }) => title);
const shortOf = (plan: Plan, ids: readonly string[]): readonly string[] =>
  ids.map(id => plan.snapshot.actors.find(actor => actor.id === id)?.short ?? id);

describe('matching a table with a plan', () => {
  it('finds an action by its title, and tells field by field what the table says otherwise', () => {
    const { alice } = setup();
    const [match, ...others] = findMatches(alignFile(table, alice.snapshot, new Map()), alice.snapshot);
    expect(others).toEqual([]);
    expect(match).toMatchObject({ by: 'title', number: '1', existing: { id: nursery } });
    expect(match?.differences).toEqual([
      { field: 'pilots', before: 'Caf', after: 'Caf, Les Lutins' },
      {
        field: 'deployment',
        before: '2024 : tous · 2025 : Les Pennes',
        after: '2024 : Les Pennes · 2026 : tous',
      },
      { field: 'sheet/details', before: 'Ouvrir douze places', after: 'Ouvrir vingt places\nEmbaucher' },
      { field: 'sheet/deadline', before: 'Septembre 2025', after: 'Mars 2026' },
    ]);
  });

  it('takes an action of the same number and another title for another one, unless it is told otherwise', () => {
    const { alice } = setup();
    const file = { ...table, actions: [fileAction('1', 'Fête des familles', { number: '1' })] };
    const [match] = findMatches(file, alice.snapshot);
    expect(match?.by).toBe('number');
    expect(match && choiceFor(match)).toBe('both');
  });

  it('knows an action whose number stayed while a word of its title changed', () => {
    const { alice } = setup();
    const file = { ...table, actions: [fileAction('1', 'Le café des parents du lundi', { number: '5' })] };
    expect(findMatches(file, alice.snapshot)).toMatchObject([
      { by: 'title', existing: { title: 'Café des parents' } },
    ]);
  });

  it('tells which of them the table has under another axis or orientation', () => {
    const { alice } = setup();
    const { snapshot } = alice;
    const at = (place: Partial<FileAction>): TerritoryFile => ({
      ...table,
      actions: [fileAction('1', 'Crèche', place)],
    });
    const elsewhere = (file: TerritoryFile): readonly string[] =>
      placedElsewhere(file, findMatches(file, snapshot), snapshot).map(({ under }) => under);
    expect(elsewhere(at({ axis: 'c', orientation: 'd' }))).toEqual(['Occuper']);
    expect(elsewhere(at({ axis: 'c' }))).toEqual(['Jeunesse']);
    expect(elsewhere(at({ axis: 'a', orientation: 'b' }))).toEqual([]);
    expect(elsewhere(at({ axis: 'a' }))).toEqual([]);
    expect(elsewhere(at({}))).toEqual([]);
    for (const name of ['pennes-septemes', 'bassin-de-vie-carros']) {
      const file = readExample(name);
      const { snapshot: same } = setup({ file }).alice;
      expect(placedElsewhere(file, findMatches(file, same), same)).toEqual([]);
    }
  });

  it('pairs each action once, the likest first, and those that share nothing never', () => {
    const { alice } = setup();
    const file = {
      ...table,
      actions: [
        fileAction('1', 'Le café des parents'),
        fileAction('2', 'Café des parents'),
        fileAction('3', 'Rénover le gymnase'),
      ],
    };
    expect(findMatches(file, alice.snapshot).map(({ incoming, by }) => [incoming.id, by])).toEqual([
      ['2', 'title'],
    ]);
  });

  it('finds each plan whole in itself, with nothing to say', () => {
    for (const name of ['pennes-septemes', 'bassin-de-vie-carros']) {
      const file = readExample(name);
      const { alice } = setup({ file });
      const matches = findMatches(file, alice.snapshot);
      expect(matches.map(({ incoming, existing }) => [incoming.id, existing.id])).toEqual(
        file.actions.map(({ id }) => [id, id]),
      );
      expect(matches.flatMap(({ differences }) => differences)).toEqual([]);
    }
  });
});

describe('an import into a plan', () => {
  it('adds what is new under the levels that the plan has, and leaves what it has as it is', () => {
    const { alice } = setup();
    const before = actionIn(alice.snapshot, nursery);
    expect(importTable(alice)).toMatchObject({ added: 3, replaced: 0 });
    expect(axes(alice)).toEqual(['Petite enfance', 'Parentalité', 'Jeunesse']);
    expect(titled(alice, 'Micro-crèche').place.parent).toBe(care);
    expect(alice.snapshot.axes.find(({ title }) => title === 'Jeunesse')?.id).toBe(
      titled(alice, 'Chantiers').place.parent,
    );
    expect(actionIn(alice.snapshot, nursery)).toBe(before);
    expect(titled(alice, 'Local jeunes')).toMatchObject({
      marks: { '2025': { everyone: true, actors: [] } },
      sheet: { indicators: ['Jeunes accueillis'] },
    });
  });

  it('gives the actors and themes of the table the ids of those the plan has, and makes the others', () => {
    const { alice } = setup();
    importTable(alice);
    expect(shortOf(alice, titled(alice, 'Micro-crèche').porteurs)).toEqual(['LL']);
    expect(alice.snapshot.themes.map(({ name }) => name)).toEqual(['Parentalité', 'Handicap', 'Jeunesse']);
    expect(alice.snapshot.actors).toHaveLength(4);
  });

  it('replaces what the table says, field by field, and nothing that it does not say', () => {
    const { alice } = setup();
    expect(importTable(alice, 'replace')).toMatchObject({ added: 3, replaced: 1 });
    const { pilots, porteurs, origin, marks, sheet, place } = actionIn(alice.snapshot, nursery);
    expect(shortOf(alice, pilots)).toEqual(['Caf', 'LL']);
    expect(porteurs).toEqual([pennes]);
    expect(origin).toBe('new');
    expect(Object.keys(marks)).toEqual(['2024', '2026']);
    expect(marks['2024']).toEqual({ everyone: false, actors: [pennes] });
    expect(sheet.details).toEqual(['Ouvrir vingt places', 'Embaucher']);
    expect(sheet.deadline).toEqual(['Mars 2026']);
    expect(place.parent).toBe(care);
  });

  it('keeps both when that is asked', () => {
    const { alice } = setup();
    expect(importTable(alice, 'both')).toMatchObject({ added: 4, replaced: 0 });
    expect(titles(alice).filter(title => title === 'Crèche')).toHaveLength(2);
  });

  it('[D9] is one gesture: all of it shows in one transaction, and undo takes it back', () => {
    const { alice, docs } = setup();
    const before = alice.snapshot;
    let seen = 0;
    alice.subscribe(() => {
      if (alice.snapshot.actions.length !== before.actions.length) seen++;
    });
    expect(originsOf(docs.alice, () => importTable(alice, 'replace'))).toHaveLength(2);
    expect(seen).toBe(1);
    const after = alice.snapshot;
    expect(alice.gestures).toBe(1);
    expect(alice.undo()).toBe(true);
    expect([alice.snapshot.actions, alice.snapshot.axes]).toEqual([before.actions, before.axes]);
    expect(alice.hasImport).toBe(false);
    alice.redo();
    expect(alice.snapshot.actions).toEqual(after.actions);
    expect(alice.hasImport).toBe(true);
  });

  it('puts every real plan whole into another one', () => {
    const file = readExample('bassin-de-vie-carros');
    const { alice } = setup();
    importTable(alice, 'both', file);
    expect(alice.snapshot.actions).toHaveLength(file.actions.length + 6);
    const orders = alice.snapshot.actions.map(({ place }) => place.order);
    expect(new Set(orders).size).toBe(orders.length);
    const imported = titles(alice).filter(title => file.actions.some(action => action.title === title));
    expect(imported).toEqual(file.actions.map(({ title }) => title));
  });

  it('says when the plan has no room for it', () => {
    const { alice } = setup();
    const details = Array.from({ length: 2_000 }, () => 'x'.repeat(2_000));
    const actions = [1, 2].map(n => fileAction(`${n}`, 'Longue', { sheet: { ...emptySheet, details } }));
    expect(importsOf(alice).hasRoomFor(table)).toBe(true);
    expect(importsOf(alice).hasRoomFor({ ...table, actions })).toBe(false);
  });
});

describe('taking an import back', () => {
  /** All that people see but for the corbeille, which keeps what was taken back. */
  const seen = ({ snapshot: { trash: _, ...rest } }: Plan): unknown => rest;

  it('leaves nothing of it, levels, actors and themes included, and is itself one gesture', () => {
    const { alice } = setup();
    const before = seen(alice);
    importTable(alice, 'replace');
    const after = seen(alice);
    expect(importsOf(alice).takeBack()).toEqual({ removed: 3, restored: 4, kept: [] });
    expect(seen(alice)).toEqual(before);
    expect(importsOf(alice).takeBack()).toBeUndefined();
    alice.undo();
    expect(seen(alice)).toEqual(after);
  });

  it('brings back a formatted text as it was', () => {
    const file: TerritoryFile = {
      ...smallTerritory,
      actions: smallTerritory.actions.map(action =>
        action.id === nursery
          ? {
              ...action,
              richSheet: {
                details: [
                  {
                    type: 'paragraph' as const,
                    content: [
                      { type: 'text' as const, text: 'Ouvrir douze ' },
                      { type: 'text' as const, text: 'places', marks: [{ type: 'bold' as const }] },
                    ],
                  },
                ],
              },
            }
          : action,
      ),
    };
    const { alice } = setup({ file });
    const before = actionIn(alice.snapshot, nursery);
    expect(before.richSheet.details).toBeDefined();
    importTable(alice, 'replace');
    expect(actionIn(alice.snapshot, nursery).richSheet).toEqual({});
    importsOf(alice).takeBack();
    expect(actionIn(alice.snapshot, nursery)).toEqual(before);
  });

  it('is anybody’s on another replica, later', () => {
    const { alice, bob, merge } = setup();
    const before = seen(bob);
    importTable(alice, 'replace');
    merge();
    expect(importsOf(bob).last).toMatchObject({ name: 'plan.xlsx' });
    importsOf(bob).takeBack();
    merge();
    expect(seen(alice)).toEqual(before);
    expect(alice.hasImport).toBe(false);
  });

  it('keeps, and tells, what somebody has worked on since', () => {
    const { alice, bob, merge } = setup();
    importTable(alice, 'replace');
    merge();
    bob.toggleMark(titled(bob, 'Local jeunes').id, 2026, caf);
    bob.setMarks([{ action: nursery, year: 2025, mark: { everyone: false, actors: [septemes] } }]);
    const added = bob.addAction(titled(bob, 'Chantiers').place.parent, 'Ajoutée par Bob');
    merge();
    const local = titled(alice, 'Local jeunes').id;
    const undone = importsOf(alice).takeBack();
    expect(undone).toMatchObject({ removed: 2, restored: 3 });
    expect(new Set(undone?.kept)).toEqual(new Set<ItemId>([local, nursery]));
    expect(titles(alice)).toContain('Local jeunes');
    expect(titles(alice)).not.toContain('Chantiers');
    expect(axes(alice)).toContain('Jeunesse');
    expect(alice.snapshot.actions.find(({ id }) => id === added)?.place.parent).toBeTruthy();
    const { marks, sheet } = actionIn(alice.snapshot, nursery);
    expect(Object.keys(marks)).toEqual(['2024', '2025', '2026']);
    expect(sheet.details).toEqual(['Ouvrir douze places']);
  });

  it('keeps what somebody has written about', () => {
    const { alice } = setup();
    importTable(alice);
    const { id } = titled(alice, 'Chantiers');
    alice.comments.add({ item: id, section: null, thread: null }, 'À voir', {
      name: 'Bob',
      institution: 'Caf',
    });
    expect(importsOf(alice).takeBack()?.kept).toEqual([id]);
    expect(titles(alice)).toContain('Chantiers');
  });

  it('keeps an actor that others have named since', () => {
    const { alice } = setup();
    importTable(alice);
    const [lutins] = titled(alice, 'Micro-crèche').porteurs;
    if (lutins) alice.setActor(nursery, 'partners', lutins, true);
    importsOf(alice).takeBack();
    expect(alice.snapshot.actors.map(({ short }) => short)).toContain('LL');
  });

  it('is offered for a day, and for the last import only', () => {
    const { alice, docs } = setup();
    const first = importTable(alice).id;
    const second = importTable(alice).id;
    expect(importsOf(alice).last?.id).toBe(second);
    expect([...docs.alice.getMap('meta').keys()].filter(key => key.startsWith('import/'))).not.toContain(
      `import/${first}`,
    );
    const meta = docs.alice.getMap('meta');
    meta.set(`import/${second}`, { ...Object(meta.get(`import/${second}`)), at: -25 * 60 * 60 * 1000 });
    expect(alice.hasImport).toBe(false);
  });

  it.each([null, 3, 'x', [], {}, { items: 3 }, { items: { a: 1 }, replaced: [null, { item: 1 }] }])(
    '[D5] does not mind what a foreign program wrote in its place: %j',
    value => {
      const { alice, docs } = setup();
      docs.alice.getMap('meta').set('import/x', value);
      const before = seen(alice);
      importsOf(alice).takeBack();
      expect(seen(alice)).toEqual(before);
    },
  );

  const withBoth = (cast: Cast): void => {
    importTable(cast.alice, 'replace');
    cast.merge();
  };

  inBothOrders('keeps a word typed in a title at the same time, in the corbeille with its action', cast => {
    withBoth(cast);
    const { id } = titled(cast.bob, 'Chantiers');
    importsOf(cast.alice).takeBack();
    cast.bob.rename(id, 'Chantiers jeunes');
    const plan = cast.merge();
    expect(plan.actions.some(action => action.id === id)).toBe(false);
    cast.bob.restore(id);
    expect(cast.merge().actions.find(action => action.id === id)?.title).toBe('Chantiers jeunes');
  });

  inBothOrders('loses nothing that somebody adds at the same time under what it takes away', cast => {
    withBoth(cast);
    const { parent } = titled(cast.bob, 'Chantiers').place;
    importsOf(cast.alice).takeBack();
    const added = cast.bob.addAction(parent, 'Ajoutée par Bob');
    expect(cast.merge().actions.some(({ id }) => id === added)).toBe(true);
  });

  inBothOrders('leaves alone what is done elsewhere at the same time', cast => {
    withBoth(cast);
    importsOf(cast.alice).takeBack();
    cast.bob.rename(childhood, 'Toute petite enfance');
    const plan = cast.merge();
    expect(plan.axes.map(({ title }) => title)).toEqual(['Toute petite enfance', 'Parentalité']);
    expect(plan.actions).toHaveLength(6);
  });

  inBothOrders('leaves nothing of it when two people take it back at once', cast => {
    withBoth(cast);
    importsOf(cast.alice).takeBack();
    importsOf(cast.bob).takeBack();
    const plan = cast.merge();
    expect(plan.actions).toHaveLength(6);
    expect(plan.actors).toHaveLength(3);
    // Each has written the text again, as two people do who paste the same words at once: nothing is lost.
    expect(plan.actions.find(({ id }) => id === nursery)?.sheet.details[0]).toBe('Ouvrir douze places');
  });

  inBothOrders('two imports at once both stand, and are taken back one after the other', cast => {
    importTable(cast.alice);
    importTable(cast.bob);
    expect(cast.merge().actions).toHaveLength(12);
    importsOf(cast.alice).takeBack();
    expect(cast.merge().actions).toHaveLength(9);
    importsOf(cast.bob).takeBack();
    expect(cast.merge().actions).toHaveLength(6);
  });
});
