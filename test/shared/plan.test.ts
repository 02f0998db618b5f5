import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ItemId, itemId } from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import { Gestures } from '../../shared/plan-gestures.ts';
import { sectionIds } from '../../shared/sheet.ts';
import { childrenOf, created, itemIn, originsOf, setup } from './replicas.ts';
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
  support,
  toys,
} from './territories.ts';

const nowhere = itemId('nulle-part');
const added = itemId('alice-1');

describe('adding', () => {
  it.each<[string, (plan: Plan) => ItemId | undefined, ItemId | null, readonly ItemId[]]>([
    ['an action last', p => p.addAction(care, 'N'), care, [nursery, network, added]],
    ['an action before another', p => p.addAction(care, 'N', network), care, [nursery, added, network]],
    ['an action in an axis', p => p.addAction(parents, 'N'), parents, [guide, added, dialogue]],
    ['an action « À classer »', p => p.addAction(null, 'N', forum), null, [added, forum]],
    [
      'an action in an empty orientation',
      p => p.addAction(p.addOrientation(parents, '') ?? null, 'N'),
      added,
      [itemId('alice-2')],
    ],
    ['an orientation last', p => p.addOrientation(childhood, 'N'), childhood, [care, support, added]],
    [
      'an orientation before another',
      p => p.addOrientation(childhood, 'N', care),
      childhood,
      [added, care, support],
    ],
    [
      'what should be before a stranger last',
      p => p.addAction(care, 'N', cafe),
      care,
      [nursery, network, added],
    ],
  ])('puts %s', (_title, add, parent, children) => {
    const { alice } = setup();
    const id = created(add(alice));
    expect(childrenOf(alice.snapshot, parent)).toEqual(children);
    expect(itemIn(alice.snapshot, id)?.title).toBe('N');
  });

  it('puts an axis last or before another', () => {
    const { alice } = setup();
    const last = created(alice.addAxis('Dernier'));
    const first = created(alice.addAxis('Premier', childhood));
    expect(alice.snapshot.axes.map(({ id }) => id)).toEqual([first, childhood, parents, last]);
  });

  it.each<[string, (plan: Plan) => ItemId | undefined]>([
    ['an orientation in an orientation', p => p.addOrientation(care, 'N')],
    ['an orientation in an action', p => p.addOrientation(nursery, 'N')],
    ['an orientation in what is not there', p => p.addOrientation(nowhere, 'N')],
    ['an action in an action', p => p.addAction(nursery, 'N')],
    ['an action in what is not there', p => p.addAction(nowhere, 'N')],
  ])('refuses %s and writes nothing', (_title, add) => {
    const { alice, docs } = setup();
    expect(originsOf(docs.alice, () => expect(add(alice)).toBeUndefined())).toEqual([]);
  });

  it('[D3] gives an action its nested types at birth', () => {
    const { alice, docs } = setup();
    const entry = docs.alice.getMap('items').get(created(alice.addAction(care, 'N')));
    if (!(entry instanceof Y.Map)) throw new Error('test: not an entry');
    for (const field of ['pilots', 'porteurs', 'themes', 'alsoUnder', 'marks'])
      expect(entry.get(field)).toBeInstanceOf(Y.Map);
    const sheet = entry.get('sheet');
    if (!(sheet instanceof Y.Map)) throw new Error('test: no sheet');
    expect([...sheet.keys()].sort()).toEqual([...sectionIds].sort());
    for (const fragment of sheet.values()) expect(fragment).toBeInstanceOf(Y.XmlFragment);
  });

  it('[D6] gives ids that are random and that a territory file accepts', () => {
    const plan = new Plan(new Y.Doc());
    const ids = [
      plan.addAxis('A'),
      plan.addAxis('B'),
      plan.directory.addActor('C', 'service'),
      plan.themes.add('D'),
    ];
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('renaming', () => {
  it.each([
    ['another title', 'Crèche intercommunale'],
    ['no title', ''],
    ['a title out of the basic plane', 'Crèche 👶'],
  ])('gives %s', (_title, title) => {
    const { alice } = setup();
    alice.rename(nursery, title);
    expect(itemIn(alice.snapshot, nursery)?.title).toBe(title);
  });

  it('never writes half a character, which would reach the others as another one', () => {
    const { alice, merge } = setup();
    alice.rename(nursery, 'Crèche \ud83d');
    alice.addAction(care, '\udc76 Halte');
    expect(itemIn(merge(), nursery)?.title).toBe('Crèche \ufffd');
  });

  it('writes nothing when the title is the same', () => {
    const { alice, docs } = setup();
    expect(originsOf(docs.alice, () => alice.rename(nursery, 'Crèche'))).toEqual([]);
  });
});

describe('moving', () => {
  it.each<[string, ItemId, ItemId | null, ItemId | null, readonly ItemId[]]>([
    ['an action before its sibling', network, care, nursery, [network, nursery]],
    ['an action after its sibling', nursery, care, null, [network, nursery]],
    ['an action to another orientation', nursery, support, null, [toys, nursery]],
    ['an action before one elsewhere', nursery, support, toys, [nursery, toys]],
    ['an action straight into an axis', nursery, parents, guide, [nursery, guide, dialogue]],
    ['an action to « À classer »', nursery, null, null, [forum, nursery]],
    ['an action out of « À classer »', forum, support, toys, [forum, toys]],
    ['an orientation to another axis', support, parents, dialogue, [guide, support, dialogue]],
    ['an orientation before its sibling', support, childhood, care, [support, care]],
  ])('takes %s', (_title, id, parent, before, children) => {
    const { alice } = setup();
    expect(alice.move(id, parent, before)).toBe(true);
    expect(childrenOf(alice.snapshot, parent)).toEqual(children);
  });

  it('takes an axis before another, with what it holds', () => {
    const { alice } = setup();
    alice.move(parents, null, childhood);
    expect(alice.snapshot.axes.map(({ id }) => id)).toEqual([parents, childhood]);
    expect(childrenOf(alice.snapshot, parents)).toEqual([guide, dialogue]);
  });

  it('takes the actions of an orientation along', () => {
    const { alice } = setup();
    alice.move(care, parents);
    expect(childrenOf(alice.snapshot, parents)).toEqual([guide, dialogue, care]);
    expect(childrenOf(alice.snapshot, care)).toEqual([nursery, network]);
  });

  it.each<[string, ItemId, ItemId | null, ItemId | null]>([
    ['an axis into an axis', parents, childhood, null],
    ['an orientation to the root', care, null, null],
    ['an orientation into an orientation', care, support, null],
    ['an orientation into itself', care, care, null],
    ['an action into an action', nursery, network, null],
    ['an action before itself', nursery, care, nursery],
    ['an action into what is not there', nursery, nowhere, null],
    ['what is not there', nowhere, care, null],
  ])('refuses %s and writes nothing', (_title, id, parent, before) => {
    const { alice, docs } = setup();
    expect(originsOf(docs.alice, () => expect(alice.move(id, parent, before)).toBe(false))).toEqual([]);
  });

  it.each<[string, ItemId, ItemId | null, ItemId | null]>([
    ['before the sibling that follows it', nursery, care, network],
    ['last where it is last', network, care, null],
    ['in « À classer » where it is alone', forum, null, null],
    ['an axis before the one that follows it', childhood, null, parents],
  ])('writes nothing when dropped where it was: %s', (_title, id, parent, before) => {
    const { alice, docs } = setup();
    expect(originsOf(docs.alice, () => expect(alice.move(id, parent, before)).toBe(true))).toEqual([]);
  });

  it('[D1] changes one key of one record', () => {
    const { alice, docs } = setup();
    const touched: unknown[] = [];
    docs.alice.getMap('items').observeDeep(events => {
      for (const { path, keys } of events) touched.push([...path, ...keys.keys()]);
    });
    alice.move(nursery, dialogue, cafe);
    expect(touched).toEqual([[nursery, 'place']]);
  });
});

describe('fixing a number', () => {
  const numberOf = ({ snapshot }: Plan, id: ItemId): string | undefined => itemIn(snapshot, id)?.fixedNumber;

  it('[D6] keeps it, spaces around it left out, until it is released', () => {
    const { alice } = setup();
    alice.fixNumber(nursery, ' 12 bis ');
    expect(numberOf(alice, nursery)).toBe('12 bis');
    alice.releaseNumber(nursery);
    expect(numberOf(alice, nursery)).toBeUndefined();
  });

  it('[D6] can fix an item to no number, an axis and an orientation too', () => {
    const { alice } = setup();
    for (const id of [nursery, care, childhood]) {
      alice.fixNumber(id, '');
      expect(numberOf(alice, id)).toBe('');
    }
  });

  it('writes nothing when nothing changes', () => {
    const { alice, docs } = setup();
    alice.fixNumber(nursery, '9');
    const again = (): void => {
      alice.fixNumber(nursery, '9');
      alice.releaseNumber(network);
    };
    expect(originsOf(docs.alice, again)).toEqual([]);
  });
});

describe('a gesture', () => {
  it.each<[string, (plan: Plan) => unknown]>([
    ['renaming', p => p.rename(nursery, 'Halte-garderie')],
    ['moving', p => p.move(nursery, support)],
    ['deleting an axis', p => p.delete(childhood)],
    ['fixing a number', p => p.fixNumber(nursery, '9')],
  ])('[D9] is one transaction, with the gestures of its person as origin: %s', (_title, act) => {
    const { alice, docs } = setup();
    expect(originsOf(docs.alice, () => act(alice))).toEqual([expect.any(Gestures)]);
  });

  it.each<[string, number, (plan: Plan) => unknown]>([
    ['typing a title', 1, p => ['H', 'Ha', 'Hal'].map(title => p.rename(nursery, title))],
    ['adding an action', 1, p => p.addAction(care, 'N')],
    ['adding an actor to an action', 1, addCentre],
    ['adding an actor, and another', 2, p => ['M', 'N'].map(name => p.directory.addActor(name, 'service'))],
    ['taking three back', 6, p => [addThree(p), p.undo(), p.undo(), p.undo()]],
    ['taking one back and giving it again', 3, p => [p.delete(nursery), p.undo(), p.redo()]],
    ['going on typing after taking back', 3, p => [p.rename(nursery, 'H'), p.undo(), p.rename(nursery, 'H')]],
    ['taking back where nothing was made', 0, p => [p.undo(), p.redo()]],
  ])('is counted as people count: %s', (_title, expected, act) => {
    const { alice } = setup();
    act(alice);
    expect(alice.gestures).toBe(expected);
  });

  it('counts what is done after a creation that stood alone', async () => {
    const { alice } = setup();
    alice.themes.add('Santé');
    await Promise.resolve();
    alice.delete(nursery);
    expect(alice.gestures).toBe(2);
  });
});

function addCentre(plan: Plan): void {
  plan.setActor(nursery, 'pilots', plan.directory.addActor('Centre social', 'service'), true);
}

function addThree(plan: Plan): void {
  for (const title of ['A', 'B', 'C']) plan.addAction(care, title);
}
