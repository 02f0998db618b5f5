import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportTerritory, parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import type { Plan } from '../../shared/plan.ts';
import { keepComplete } from '../../shared/plan-complete.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { richElements } from '../../shared/plan-rich.ts';
import {
  DEEPEST_LISTS,
  MAX_OWN_SECTIONS,
  type RichBlock,
  sectionIds,
  sectionModels,
} from '../../shared/sheet.ts';
import { copyOf, inBothOrders, openPlan, originsOf, pass, seededDoc, setup } from './replicas.ts';
import { nursery, smallTerritory, toys } from './territories.ts';

const shownIn = ({ snapshot }: Plan): readonly string[] =>
  snapshot.territory.sections.filter(({ isHidden }) => !isHidden).map(({ id }) => id);
const named = ({ snapshot }: Plan, id: string): string | undefined =>
  snapshot.territory.sections.find(section => section.id === id)?.name;

function addSection({ sheets }: Plan, name = 'Communication'): string {
  const id = sheets.addSection(name);
  if (id === undefined) throw new Error('test: no section was added');
  return id;
}

function sheetIn(doc: Y.Doc, action: string): Y.Map<unknown> | undefined {
  const entry = doc.getMap('items').get(action);
  const sheet: unknown = entry instanceof Y.Map ? entry.get('sheet') : undefined;
  return sheet instanceof Y.Map ? sheet : undefined;
}

/** Writes one paragraph at the start of a section. */
function write(plan: Plan, section: string, words: string, action = nursery): void {
  const text = plan.sheets.text(action, section);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  text?.insert(0, [paragraph]);
}

describe('the sections of the fiches', () => {
  it('are the full model’s, and those in which something is written, when a file says nothing', () => {
    const { alice } = setup();
    const used = sectionIds.filter(id => alice.snapshot.actions.some(({ sheet }) => sheet[id].length > 0));
    for (const id of used) expect(shownIn(alice)).toContain(id);
    expect(exportTerritory(alice.snapshot).territory).not.toHaveProperty('sections');
  });

  it('can be renamed, hidden, moved and added, and all of it taken back', () => {
    const { alice } = setup();
    const before = alice.snapshot.territory.sections;
    alice.sheets.renameSection('audience', 'Pour qui ?');
    alice.sheets.hideSection('methods', true);
    alice.sheets.moveSection('indicators', 'audience');
    const own = addSection(alice);
    expect(named(alice, 'audience')).toBe('Pour qui ?');
    expect(shownIn(alice)).not.toContain('methods');
    expect(shownIn(alice).indexOf('indicators')).toBe(shownIn(alice).indexOf('audience') - 1);
    expect(alice.snapshot.territory.sections.at(-1)).toEqual({
      id: own,
      name: 'Communication',
      isHidden: false,
      isOwn: true,
    });
    for (let step = 0; step < 4; step++) expect(alice.undo()).toBe(true);
    expect(alice.snapshot.territory.sections).toEqual(before);
  });

  it('get their own name back when theirs is emptied', () => {
    const { alice } = setup();
    const name = named(alice, 'audience');
    alice.sheets.renameSection('audience', 'Pour qui ?');
    alice.sheets.renameSection('audience', ' ');
    expect(named(alice, 'audience')).toBe(name);
  });

  it('follow a model in one gesture', () => {
    const { alice } = setup();
    for (const model of sectionModels) {
      alice.sheets.takeModel(model);
      expect(shownIn(alice)).toEqual(model.sections);
    }
    alice.undo();
    expect(shownIn(alice)).toEqual(sectionModels[0]?.sections);
  });

  it('leave alone what is not a section', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    alice.sheets.renameSection('inconnue', 'A');
    alice.sheets.hideSection('inconnue', true);
    alice.sheets.moveSection('inconnue', null);
    expect(alice.snapshot).toBe(before);
    expect(alice.sheets.text(nursery, 'inconnue')).toBeUndefined();
  });

  it('are at most 32 more than those every plan knows: the next is refused', () => {
    const { alice } = setup();
    for (let count = 0; count < MAX_OWN_SECTIONS; count++) addSection(alice);
    const before = alice.snapshot;
    expect(alice.sheets.addSection('Une de trop')).toBeUndefined();
    expect(alice.snapshot).toBe(before);
  });

  it('[D3] have their text in an action that is added later', () => {
    const { alice } = setup();
    const own = addSection(alice);
    const action = alice.addAction(null, 'Forum');
    expect(action && alice.sheets.text(action, own)).toBeInstanceOf(Y.XmlFragment);
  });

  inBothOrders('[D2] merge a renaming, a hiding and a move of one section', ({ alice, bob, merge }) => {
    alice.sheets.renameSection('audience', 'Pour qui ?');
    alice.sheets.moveSection('audience', null);
    bob.sheets.hideSection('audience', true);
    const { sections } = merge().territory;
    expect(sections.at(-1)).toEqual({ id: 'audience', name: 'Pour qui ?', isHidden: true, isOwn: false });
  });

  inBothOrders('[D2] keep both sections that two people add at once', ({ alice, bob, merge }) => {
    const ids = [addSection(alice), addSection(bob, 'Budget')];
    const own = merge().territory.sections.filter(({ isOwn }) => isOwn);
    expect(own.map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});

describe('the server’s part', () => {
  it('[D7] gives an action born while a section was being added the text it lacks, once for all', () => {
    const server = seededDoc();
    const stop = keepComplete(server);
    const [alice, bob] = [openPlan(copyOf(server), 'alice'), copyOf(server)];
    const own = addSection(alice);
    const bobs = openPlan(bob, 'bob');
    const action = bobs.addAction(null, 'Forum');
    if (!action) throw new Error('test: nothing was added');
    expect(bobs.sheets.text(action, own)).toBeUndefined();
    const from = (plan: Plan): Y.Doc => plan.sheets.text(nursery, 'details')?.doc ?? server;
    pass(from(alice), server);
    pass(bob, server);
    pass(server, bob);
    expect(bobs.sheets.text(action, own)).toBeInstanceOf(Y.XmlFragment);
    stop();
  });

  it('[D7] brings a plan of the first layout to this one and loses nothing', () => {
    const old = seededDoc();
    old.transact(() => {
      old.getMap('meta').set('schema', 1);
      for (const entry of old.getMap('items').values()) if (entry instanceof Y.Map) entry.delete('partners');
      for (const key of [...old.getMap('meta').keys()])
        if (key.startsWith('section.')) old.getMap('meta').delete(key);
    });
    keepComplete(old)();
    expect(exportTerritory(readPlan(old))).toEqual(exportTerritory(readPlan(seededDoc())));
    const plan = openPlan(old, 'alice');
    plan.setActor(nursery, 'partners', plan.directory.addActor('ADMR', 'association'), true);
    expect(plan.snapshot.actions.find(({ id }) => id === nursery)?.partners).toHaveLength(1);
  });

  it('[D7] makes texts of what the second layout held as plain values in the annexes', () => {
    const old = seededDoc();
    const plain = (...path: readonly [string, ...string[]]): void => {
      const cell = path.at(-1) ?? '';
      const record = path
        .slice(0, -1)
        .reduce<unknown>((map, key) => map instanceof Y.Map && map.get(key), rows);
      if (record instanceof Y.Map) record.set(cell, String(record.get(cell)) || null);
    };
    const rows = old.getMap('rows');
    old.transact(() => {
      old.getMap('meta').set('schema', 2);
      for (const cell of ['kind', 'name', 'address']) plain('facility-1', cell);
      plain('competence-1', 'category');
      plain('keyFigure-1', 'unit');
      plain('cooperation-1', 'roles', 'role-1', 'title');
    });
    const before = exportTerritory(readPlan(old));
    expect(before).toEqual(exportTerritory(readPlan(seededDoc())));
    keepComplete(old)();
    expect(exportTerritory(readPlan(old))).toEqual(before);
    const facility: unknown = rows.get('facility-1');
    expect(facility instanceof Y.Map && facility.get('address')).toBeInstanceOf(Y.Text);
    expect(originsOf(old, () => keepComplete(old)())).toEqual([]);
  });

  it('gives no text for sections beyond those a plan may have, nor for a name that is no id', () => {
    const doc = seededDoc();
    const stop = keepComplete(doc);
    const foreign = copyOf(doc);
    foreign.transact(() => {
      const meta = foreign.getMap('meta');
      for (let index = 0; index < 5000; index++) meta.set(`section.name/${index}`, 'x');
      meta.set('section.name/Pas un identifiant', 'x');
    });
    pass(foreign, doc);
    stop();
    const sheet = sheetIn(doc, nursery);
    expect(sheet?.size).toBe(sectionIds.length + MAX_OWN_SECTIONS);
    expect(sheet?.has('Pas un identifiant')).toBe(false);
  });

  it('gives nothing for which the plan has no room, and all of it once there is', () => {
    const doc = seededDoc();
    const asked: number[] = [];
    let isFull = true;
    const stop = keepComplete(doc, bytes => asked.push(bytes) > 0 && !isFull);
    doc.getMap('meta').set('section.name/budget', 'Budget');
    expect(sheetIn(doc, nursery)?.has('budget')).toBe(false);
    expect(asked).toHaveLength(1);
    isFull = false;
    doc.getMap('meta').set('section.name/budget', 'Le budget');
    expect(sheetIn(doc, nursery)?.has('budget')).toBe(true);
    stop();
  });

  it('writes nothing to a plan that is complete', () => {
    const doc = seededDoc();
    const before = Y.encodeStateVector(doc);
    keepComplete(doc)();
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });
});

const rich: readonly RichBlock[] = [
  {
    type: 'paragraph',
    content: [{ type: 'text', text: 'Constat ', marks: [{ type: 'bold' }] }, { type: 'break' }],
  },
  {
    type: 'orderedList',
    start: 3,
    items: [
      [
        { type: 'paragraph', content: [{ type: 'text', text: 'un' }] },
        {
          type: 'bulletList',
          items: [
            [
              {
                type: 'paragraph',
                content: [
                  { type: 'text', text: 'site', marks: [{ type: 'link', href: 'https://caf.example/' }] },
                ],
              },
            ],
          ],
        },
      ],
    ],
  },
];

describe('formatted text', () => {
  it('is beside the plain items in the snapshot and in the file, and survives both ways', () => {
    const { alice } = setup();
    alice.sheets.text(toys, 'objectives')?.insert(0, richElements(rich));
    const file = exportTerritory(alice.snapshot);
    const action = file.actions.find(({ id }) => id === toys);
    expect(action?.sheet.objectives).toEqual(['Constat \n', 'un', 'site']);
    expect(action?.richSheet).toEqual({ objectives: rich });
    const again = readPlan(seededDoc(parseTerritoryFile(JSON.parse(JSON.stringify(file)))));
    expect(exportTerritory(again)).toEqual(file);
  });

  it('begins each item of a list with a paragraph, blank if need be, which the file leaves out', () => {
    const blocks: readonly RichBlock[] = [
      {
        type: 'bulletList',
        items: [
          [
            {
              type: 'bulletList',
              items: [[{ type: 'paragraph', content: [{ type: 'text', text: 'Dessous' }] }]],
            },
          ],
        ],
      },
    ];
    const { alice } = setup();
    const text = alice.sheets.text(toys, 'objectives');
    text?.insert(0, richElements(blocks));
    expect(text?.toString()).toContain('<listitem><paragraph></paragraph><bulletlist>');
    const file = exportTerritory(alice.snapshot);
    expect(file.actions.find(({ id }) => id === toys)?.richSheet).toEqual({ objectives: blocks });
    expect(exportTerritory(readPlan(seededDoc(parseTerritoryFile(file))))).toEqual(file);
  });

  it('comes back from the file as deep as an editor can hold it', () => {
    const { alice } = setup();
    alice.sheets.text(toys, 'objectives')?.insert(0, richElements(listsWithin(DEEPEST_LISTS)));
    const file = exportTerritory(alice.snapshot);
    expect(file.actions.find(({ id }) => id === toys)?.sheet.objectives).toEqual(['Au fond']);
    const again = readPlan(seededDoc(parseTerritoryFile(JSON.parse(JSON.stringify(file)))));
    expect(exportTerritory(again)).toEqual(file);
  });

  it('gives way to plain items that somebody has changed in the file', () => {
    const file = exportTerritory(setup().alice.snapshot);
    const actions = file.actions.map(action =>
      action.id === toys
        ? {
            ...action,
            sheet: { ...action.sheet, objectives: ['Autre'] },
            richSheet: { objectives: [...rich] },
          }
        : action,
    );
    const plan = readPlan(seededDoc({ ...file, actions }));
    const found = plan.actions.find(({ id }) => id === toys);
    expect([found?.sheet.objectives, found?.richSheet]).toEqual([['Autre'], {}]);
  });

  it('is not needed for bullets, nor for paragraphs of a deadline', () => {
    const { alice } = setup();
    write(alice, 'deadline', 'Courant 2025');
    const action = alice.snapshot.actions.find(({ id }) => id === nursery);
    expect(action?.richSheet).toEqual({});
    write(alice, 'methods', 'En paragraphe');
    expect(Object.keys(alice.snapshot.actions.find(({ id }) => id === nursery)?.richSheet ?? {})).toEqual([
      'methods',
    ]);
  });

  it.each([
    [
      'a link to a script',
      [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'a', marks: [{ type: 'link', href: 'javascript:alert(1)' }] }],
        },
      ],
    ],
    ['a block that is none', [{ type: 'image' }]],
    ['one list more within lists than are read', listsWithin(DEEPEST_LISTS + 1)],
    ['lists within lists without end', listsWithin(200)],
  ])('is refused in a file with %s', (_title, blocks) => {
    const [first, ...others] = smallTerritory.actions;
    const file = { ...smallTerritory, actions: [{ ...first, richSheet: { details: blocks } }, ...others] };
    expect(() => parseTerritoryFile(JSON.parse(JSON.stringify(file)))).toThrow(/richSheet/);
  });

  it('[D5] of a hostile document is read without throwing, and a link to a script gives its words', () => {
    const { alice } = setup();
    const text = alice.sheets.text(nursery, 'methods');
    const words = new Y.XmlText();
    words.insert(0, 'cliquez', { link: { href: 'javascript:alert(1)' }, bold: true });
    const odd = new Y.XmlElement('image');
    odd.insert(0, [words]);
    text?.insert(0, [odd]);
    expect(alice.snapshot.actions.find(({ id }) => id === nursery)?.richSheet.methods).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'cliquez', marks: [{ type: 'bold' }] }] },
    ]);
  });
});

function listsWithin(depth: number): readonly RichBlock[] {
  const text = { type: 'text' as const, text: 'Au fond', marks: [{ type: 'bold' as const }] };
  let blocks: readonly RichBlock[] = [{ type: 'paragraph', content: [text] }];
  for (let level = 0; level < depth; level++) blocks = [{ type: 'bulletList', items: [blocks] }];
  return blocks;
}

describe('a territory’s own sections in the file', () => {
  it('keep what somebody wrote in one whose addition was undone meanwhile', () => {
    const { alice } = setup();
    const own = addSection(alice);
    write(alice, own, '20 000 €');
    alice.undo();
    const file = exportTerritory(alice.snapshot);
    expect(file.actions.find(({ id }) => id === nursery)?.ownSheet).toEqual({ [own]: ['20 000 €'] });
    const again = readPlan(seededDoc(parseTerritoryFile(JSON.parse(JSON.stringify(file)))));
    expect(exportTerritory(again)).toEqual(file);
  });

  it('come back with their name, their order and what actions hold in them', () => {
    const { alice } = setup();
    const own = addSection(alice);
    alice.sheets.moveSection(own, 'audience');
    alice.sheets.text(nursery, own)?.insert(
      0,
      richElements([
        {
          type: 'bulletList',
          items: [[{ type: 'paragraph', content: [{ type: 'text', text: 'Affiche' }] }]],
        },
      ]),
    );
    const file = exportTerritory(alice.snapshot);
    expect(file.actions.find(({ id }) => id === nursery)?.ownSheet).toEqual({ [own]: ['Affiche'] });
    const again = readPlan(seededDoc(parseTerritoryFile(JSON.parse(JSON.stringify(file)))));
    expect(exportTerritory(again)).toEqual(file);
  });
});
