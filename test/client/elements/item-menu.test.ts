import { expect } from 'chai';
import { type ItemMenu, MenuChooseEvent } from '../../../client/elements/item-menu.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf } from '../find.ts';
import { clear, click, clickAt, create, press, show, until } from '../page.ts';

describe('<item-menu>', () => {
  let menu: ItemMenu;
  let chosen: string[];
  beforeEach(async () => {
    const entries = [
      { id: 'rename', text: 'Renommer' },
      { id: 'move', text: 'Déplacer…' },
      { id: 'delete', text: 'Supprimer', danger: true },
    ];
    menu = create('item-menu', { label: 'Action 12', entries });
    menu.style.margin = '20px 300px';
    chosen = [];
    menu.addEventListener('menu-choose', event => {
      if (event instanceof MenuChooseEvent) chosen.push(event.id);
    });
    await show(menu);
  });
  afterEach(clear);

  const button = (): HTMLElement => byRole('button', 'Action 12 : plus de choix', menu);
  const open = async (): Promise<void> => {
    button().focus();
    await press('ArrowDown');
    await until(() => focused()?.computedRole === 'menuitem', 'the menu to open');
  };
  const at = (): string => nameOf(focused() ?? menu);

  it('has no fault that axe knows, closed and open', async () => {
    await expectAccessible(menu);
    await open();
    await expectAccessible(menu);
  });

  it('has its entries in the page only while it is open', async () => {
    const entries = (): number => menu.renderRoot.querySelectorAll('[role=menuitem]').length;
    expect(entries()).to.equal(0);
    await open();
    expect(entries()).to.equal(3);
    await press('Escape');
    await until(() => entries() === 0, 'the entries to go');
  });

  it('opens under its button with a click, the focus on its first entry', async () => {
    await click(button());
    await until(() => at() === 'Renommer', 'the focus on the first entry');
    const list = byRole('menu', 'Action 12', menu).getBoundingClientRect();
    expect(list.top).to.equal(button().getBoundingClientRect().bottom + 4);
    expect(list.right).to.equal(button().getBoundingClientRect().right);
    expect(allByRole('menuitem', /^/, menu).map(nameOf)).to.deep.equal([
      'Renommer',
      'Déplacer…',
      'Supprimer',
    ]);
  });

  it('opens with Enter, Space and the down arrow', async () => {
    for (const key of ['Enter', 'Space', 'ArrowDown']) {
      button().focus();
      await press(key);
      await until(() => at() === 'Renommer', `${key} to open the menu`);
      await press('Escape');
    }
  });

  it('scrolls when it is longer than the window has room for', async () => {
    menu.style.marginTop = '300px';
    menu.entries = Array.from({ length: 20 }, (_, n) => ({ id: `${n}`, text: `Choix ${n}` }));
    await open();
    const list = byRole('menu', 'Action 12', menu);
    expect(list.getBoundingClientRect().bottom).to.be.lessThan(innerHeight);
    await press('End');
    const { bottom } = byRole('menuitem', 'Choix 19', menu).getBoundingClientRect();
    expect(bottom).to.be.at.most(list.getBoundingClientRect().bottom);
  });

  it('slides over its button rather than hide its last entries', async () => {
    menu.entries = Array.from({ length: 10 }, (_, index) => ({ id: `${index}`, text: `Choix ${index}` }));
    menu.style.cssText = 'position: fixed; top: 420px; left: 300px;';
    await click(byRole('button', /plus de choix/, menu));
    await until(() => {
      const { top, bottom } = byRole('menu', /^/, menu).getBoundingClientRect();
      return top >= 8 && bottom <= innerHeight - 8 && bottom - top > 380;
    }, 'the whole menu');
  });

  it('opens upwards at the foot of the window', async () => {
    menu.style.marginTop = '640px';
    await open();
    const list = byRole('menu', 'Action 12', menu).getBoundingClientRect();
    expect(list.bottom).to.equal(button().getBoundingClientRect().top - 4);
  });

  it('goes round its entries with arrows, Home and End', async () => {
    await open();
    const steps = [
      ['ArrowDown', 'Déplacer…'],
      ['ArrowDown', 'Supprimer'],
      ['ArrowDown', 'Renommer'],
      ['ArrowUp', 'Supprimer'],
      ['Home', 'Renommer'],
      ['End', 'Supprimer'],
    ] as const;
    for (const [key, expected] of steps) {
      await press(key);
      expect(at(), key).to.equal(expected);
    }
  });

  it('tells the entry one chooses, closes, and gives the focus back to its button', async () => {
    await open();
    await press('ArrowDown', 'Enter');
    expect(chosen).to.deep.equal(['move']);
    expectFocus(button());
    expectNone('menu', /^/, menu);
    await open();
    await click(byRole('menuitem', 'Supprimer', menu));
    expect(chosen).to.deep.equal(['move', 'delete']);
  });

  it('tells it to the element that shows it, and no further', async () => {
    const further: Event[] = [];
    menu.parentElement?.addEventListener('menu-choose', event => further.push(event));
    await open();
    await press('Enter');
    expect(chosen).to.deep.equal(['rename']);
    expect(further.length).to.equal(0);
  });

  it('closes with Escape, choosing nothing, and keeps that key to itself', async () => {
    const keys: Event[] = [];
    menu.parentElement?.addEventListener('keydown', event => keys.push(event));
    await open();
    keys.length = 0;
    await press('Escape');
    expectFocus(button());
    expectNone('menu', /^/, menu);
    expect([chosen.length, keys.length]).to.deep.equal([0, 0]);
  });

  it('closes with Tab, which goes on from its button', async () => {
    const next = document.createElement('input');
    menu.after(next);
    await open();
    await press('Tab');
    expectFocus(next);
    expectNone('menu', /^/, menu);
  });

  it('closes with a click elsewhere, choosing nothing', async () => {
    await open();
    await clickAt(4, 4);
    await until(() => allByRole('menu', /^/, menu).length === 0, 'the menu to close');
    expect(chosen).to.deep.equal([]);
  });
});
