import { expect } from 'chai';
import type { OutlineList } from '../../../client/elements/outline-list.ts';
import '../../../client/elements/outline-list.ts';
import { type ItemId, itemId, yearsOf } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { noFilter } from '../../../shared/views/filter.ts';
import { filterPlan } from '../../../shared/views/filter-plan.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, rendered, setSize, show, type, until } from '../page.ts';
import { actionOf, leisure, nurseries, openPennes } from '../pennes.ts';
import { guest } from './grid.ts';

describe('<outline-list>', () => {
  const firstOrientation = itemId('enjeu-1-a');
  let list: OutlineList;
  let alice: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice } = await openPennes());
    list = create('outline-list');
    const feed = (): void => {
      const { actors, themes, territory } = alice.snapshot;
      const { vocabulary, period } = territory;
      Object.assign(list, {
        outline: outlineOf(alice.snapshot),
        vocabulary,
        actors,
        themes,
        years: yearsOf(period),
      });
    };
    feed();
    alice.subscribe(feed);
    await show(list);
    heard = listen();
    // What is asked is done, as the workspace does.
    list.addEventListener('item-move', ({ item, parent, before }) => void alice.move(item, parent, before));
    list.addEventListener('item-rename', ({ item, title }) => alice.rename(item, title));
    list.addEventListener('item-add', ({ kind, parent, title, before }) => {
      if (kind === 'axis') alice.addAxis(title, before);
      else if (kind === 'action') alice.addAction(parent, title, before);
      else if (parent !== null) alice.addOrientation(parent, title, before);
    });
  });
  afterEach(clear);

  const titleButton = (id: ItemId): HTMLElement => {
    const title = list.titleOf(id);
    if (!title) throw new Error(`test: no line ${id}`);
    return byRole('button', /^/, title);
  };
  /** « 5 Créer des structures… » of each line, cut short. */
  const order = (): readonly string[] =>
    allByRole('rowheader', /^/, list).map(head => {
      const text = head.querySelector('live-title')?.text ?? '';
      return `${textOf(head)} ${text}`.slice(0, 14);
    });

  it('keeps the menu of a line beside its title on a phone, whoever is in it', async () => {
    await setSize({ width: 320, height: 640 });
    list.peers = [
      { ...guest(nurseries, null), institution: 'Communauté d’agglomération des Trois Collines' },
    ];
    await rendered();
    const row = list.titleOf(nurseries)?.closest('tr');
    const [head, menu] = ['th', '.menu'].map(part => row?.querySelector(part)?.getBoundingClientRect());
    if (!head || !menu) throw new Error('test: no line');
    expect(menu.top).to.be.lessThan(head.bottom);
    expect(menu.left).to.be.at.least(head.right - 1);
    expect(menu.right).to.be.at.most(320);
  });

  it('has no fault that axe knows: at rest, with somebody there, written in, read-only, on a phone', async () => {
    // axe looks at each line: a few of each kind will do.
    alice.setAlsoUnder(nurseries, itemId('enjeu-1-b'), true);
    list.outline = filterPlan(alice.snapshot, { ...noFilter, words: 'structures' }).outline;
    list.peers = [guest(nurseries, null)];
    await expectAccessible(list);
    await list.writeAfter(nurseries);
    await expectAccessible(list);
    await setSize({ width: 390, height: 844 });
    await expectAccessible(list);
    list.readOnly = true;
    await expectAccessible(list);
  });

  it('has a line for each axis, orientation and action, in order, with the people, the themes and the years', () => {
    expect(allByRole('rowheader', /^/, list)).to.have.length(3 + 8 + 24);
    expect(order().slice(0, 3)).to.deep.equal(['1 L’adaptation', 'a Développer e', '4 Mettre en œu']);
    expect(allByRole('columnheader', /^/, list).map(textOf)).to.deep.equal([
      'Titre',
      'Pilotes',
      'Porteurs',
      'Thématiques',
      'Années',
    ]);
    const row = list.titleOf(nurseries)?.closest('tr') ?? list;
    byRole('button', /^Pilotes : Les Pennes Septèmes Caf/, row);
    byRole('image', /^Années : 2022 \(Les Pennes\)/, row);
  });

  it('goes from title to title with the arrows', async () => {
    titleButton(firstOrientation).focus();
    await press('ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(nameOf(focused() ?? list)).to.equal(actionOf(alice.snapshot, itemId('a04')).title);
  });

  it('goes on with the arrows to lines that are not shown yet', async () => {
    const { requestIdleCallback } = window;
    window.requestIdleCallback = () => 0;
    try {
      for (let count = 0; count < 120; count++) alice.addAction(null, `Ajout ${count}`);
      await clear();
      await show(list);
      const titles = allByRole('rowheader', /^/, list);
      const last = titles.at(-1)?.querySelector('live-title');
      last?.focus();
      await press('ArrowDown');
      await until(() => focused() !== last?.renderRoot.querySelector('[role="button"]'), 'the next line');
      expect(nameOf(focused() ?? list)).to.match(/^Ajout /);
      expect(titles.length).to.be.lessThan(120);
    } finally {
      window.requestIdleCallback = requestIdleCallback;
    }
  });

  describe('while a title is edited', () => {
    it('Enter begins a line after it, and goes on with the next', async () => {
      titleButton(nurseries).focus();
      await press('Enter');
      expectFocus(byRole('textbox', 'Titre : Action 5', list));
      await press('Enter');
      expectFocus(byRole('textbox', 'Titre à ajouter : action', list));
      await type('Une');
      await press('Enter');
      await type('Deux');
      await press('Enter');
      const added = heard.filter(({ type }) => type === 'item-add');
      expect(added.map(({ kind, parent, title, before }) => [kind, parent, title, before])).to.deep.equal([
        ['action', firstOrientation, 'Une', leisure],
        ['action', firstOrientation, 'Deux', leisure],
      ]);
      const titles = order();
      const at = titles.findIndex(title => title.startsWith('5 '));
      expect(titles.slice(at + 1, at + 3)).to.deep.equal(['6 Une', '7 Deux']);
      expectFocus(byRole('textbox', 'Titre à ajouter : action', list));
      await press('Enter');
      expectNone('textbox', /^Titre à ajouter/, list);
      expectFocus(byRole('button', 'Deux', list));
    });

    it('Alt with arrows moves the item, and one goes on writing where one was', async () => {
      const title = list.titleOf(nurseries);
      await title?.edit(3);
      await press('Alt+ArrowDown');
      await until(() => focused() instanceof HTMLTextAreaElement, 'the title to be edited again');
      const field = focused();
      expect(field instanceof HTMLTextAreaElement && field.selectionStart).to.equal(3);
      expect(heard.filter(({ type }) => type === 'item-move')).to.have.length(1);
      const titles = order();
      expect(titles.findIndex(text => text.includes('Créer des'))).to.be.greaterThan(
        titles.findIndex(text => text.includes('Favoriser l’')),
      );
    });

    it('Shift+Tab takes it out to its axis, Tab in again, and says so', async () => {
      const title = list.titleOf(nurseries);
      await title?.edit();
      await press('Shift+Tab');
      expect(actionOf(alice.snapshot, nurseries).place.parent).to.equal('enjeu-1');
      expect(textOf(byRole('status', /^/, list))).to.include('Déplacé sous « 1 · L’adaptation');
      await until(() => focused() instanceof HTMLTextAreaElement, 'the title to be edited again');
      await press('Tab');
      expect(actionOf(alice.snapshot, nurseries).place.parent).to.equal(firstOrientation);
    });

    it('Tab goes on where there is no level to go to', async () => {
      const title = list.titleOf(firstOrientation);
      await title?.edit();
      await press('Tab');
      expect(heard.filter(({ type }) => type === 'item-move')).to.deep.equal([]);
      expect(title?.editing).to.equal(false);
    });
  });

  it('moves an item by its title without editing it', async () => {
    titleButton(leisure).focus();
    await press('Alt+ArrowUp');
    expect(heard.filter(({ type }) => type === 'item-move')).to.have.length(1);
    expectFocus(titleButton(leisure));
  });

  describe('the line that is written', () => {
    const field = (): HTMLElement => byRole('textbox', /^Titre à ajouter/, list);

    it('changes its level with Tab and Shift+Tab, keeping its words', async () => {
      await list.writeAfter(firstOrientation);
      await type('Nouveau');
      expect(nameOf(field())).to.equal('Titre à ajouter : orientation');
      await press('Tab');
      expect(nameOf(field())).to.equal('Titre à ajouter : action');
      expectFocus(field());
      await press('Shift+Tab', 'Shift+Tab');
      expect(nameOf(field())).to.equal('Titre à ajouter : enjeu');
      expectFocus(field());
      await press('Enter');
      expect(heard.find(({ type }) => type === 'item-add')).to.include({ kind: 'axis', title: 'Nouveau' });
    });

    it('is given up with Escape', async () => {
      await list.writeAfter(nurseries);
      await type('Rien');
      await press('Escape');
      expectNone('textbox', /^/, list);
      expect(heard.filter(({ type }) => type === 'item-add')).to.deep.equal([]);
      expectFocus(titleButton(nurseries));
    });

    it('keeps words that are typed and left', async () => {
      await list.writeAfter(nurseries);
      await type('Laissé là');
      await click(byRole('columnheader', 'Titre', list));
      expect(heard.filter(({ type }) => type === 'item-add')).to.have.length(1);
      expectNone('textbox', /^/, list);
    });

    it('keeps them when the list goes away under them', async () => {
      await list.writeAfter(nurseries);
      await type('Parti');
      list.remove();
      await rendered();
      expect(heard.filter(({ type }) => type === 'item-add')).to.have.length(1);
    });

    it('is begun from the menu, after an item or under it', async () => {
      await click(
        byRole(
          'button',
          'Orientation a : plus de choix',
          list.titleOf(firstOrientation)?.closest('tr') ?? list,
        ),
      );
      await click(byRole('menuitem', 'Ajouter une ligne dessous', list));
      expect(nameOf(field())).to.equal('Titre à ajouter : action');
    });
  });

  it('shows cited actions as references that lead there', async () => {
    alice.setAlsoUnder(nurseries, itemId('enjeu-2-a'), true);
    await rendered();
    await click(byRole('button', /^cf 5 – Créer[^:]*$/, list));
    expect(heard).to.deep.equal([{ type: 'item-show', item: nurseries }]);
  });

  it('has no control to edit where one may only read', async () => {
    list.readOnly = true;
    await rendered();
    expectNone('button', /^/, list);
    expectNone('textbox', /^/, list);
  });
});
