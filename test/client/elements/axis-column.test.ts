import { expect } from 'chai';
import type { AxisColumn } from '../../../client/elements/axis-column.ts';
import '../../../client/elements/axis-column.ts';
import { itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, press, rendered, show, type, until } from '../page.ts';
import { axisOf, nurseries, openPennes, years } from '../pennes.ts';

describe('<axis-column>', () => {
  const axis = itemId('enjeu-1');
  const orientation = itemId('enjeu-1-b');
  let column: AxisColumn;
  let alice: Plan;
  beforeEach(async () => {
    ({ alice } = await openPennes());
    column = create('axis-column', { years });
    column.style.width = '360px';
    const feed = (): void => {
      const { actors, themes, territory } = alice.snapshot;
      const { vocabulary } = territory;
      Object.assign(column, { entry: axisOf(alice.snapshot, axis), actors, themes, vocabulary });
    };
    alice.subscribe(feed);
    feed();
    await show(column);
    await column.reveal(axis);
    await rendered();
  });
  afterEach(clear);

  const chooseInMenu = async (menu: string, entry: string): Promise<void> => {
    await click(byRole('button', `${menu} : plus de choix`, column));
    await click(byRole('menuitem', entry, column));
  };

  it('has no fault that axe knows, to edit and to read', async () => {
    await expectAccessible(column);
    column.readOnly = true;
    await expectAccessible(column);
  });

  it('is a region named by the territory’s own word and the axis’s number', async () => {
    byRole('region', 'Enjeu 1', column);
    column.vocabulary = { ...column.vocabulary, axis: 'Axe stratégique' };
    await rendered();
    byRole('region', 'Axe stratégique 1', column);
  });

  it('has the axis and its orientations as headings', () => {
    const headings = allByRole('heading', /^/, column).map(heading => [heading.localName, nameOf(heading)]);
    expect(headings.map(([level]) => level)).to.deep.equal(['h2', 'h3', 'h3', 'h3']);
    expect(headings[0]?.[1]).to.match(/^1\.\s?L’adaptation et le développement de l’offre$/);
    expect(headings[2]?.[1]).to.match(/^b\.\s?Soutenir les dynamiques citoyennes/);
  });

  it('counts its actions', async () => {
    const count = (): string => textOf(column.renderRoot.querySelector('.count') ?? column);
    expect(count()).to.equal('12 actions');
    const { actions } = alice.snapshot;
    const own = actions.filter(({ place }) => place.parent?.startsWith(axis));
    for (const { id } of own.slice(1)) alice.delete(id);
    await rendered();
    expect(count()).to.equal('1 action');
    for (const { id } of own) alice.delete(id);
    await rendered();
    expect(count()).to.equal('0 action');
  });

  it('cuts no word of a title to make room for its count', async () => {
    column.style.width = '320px';
    alice.rename(
      axis,
      'Accompagnement des professionnelles et intercommunalité, développement des ressources',
    );
    await rendered();
    const title = byRole('button', /^Accompagnement/, column);
    const words = [...title.childNodes].find(
      node => node instanceof Text && node.data.includes('développement'),
    );
    if (!(words instanceof Text)) throw new Error('No words');
    for (const { index, 0: word } of words.data.matchAll(/\p{L}+/gu)) {
      const range = document.createRange();
      range.setStart(words, index);
      range.setEnd(words, index + word.length);
      expect(range.getClientRects(), word).to.have.length(1);
    }
  });

  it('shows the actions that are straight under it before its orientations', async () => {
    alice.move(nurseries, axis);
    await rendered();
    const first = allByRole('article', /^/, column).at(0);
    const heading = allByRole('heading', /^a\./, column).at(0);
    expect(first?.ariaLabel).to.match(/^Action/);
    expect(first?.getBoundingClientRect().top).to.be.lessThan(heading?.getBoundingClientRect().top ?? 0);
    expect(textOf(first ?? column)).to.match(/^\d+/);
  });

  it('has room to add an orientation, and an action under each', async () => {
    const heard = listen('item-add');
    const adders = allByRole('button', 'Ajouter : action', column);
    expect(adders).to.have.length(3);
    await click(adders[1] ?? column);
    await type('Café des parents');
    await press('Enter', 'Escape');
    await click(byRole('button', 'Ajouter : orientation', column));
    await type('Aller vers');
    await press('Enter');
    expect(heard).to.deep.equal([
      { type: 'item-add', kind: 'action', parent: orientation, title: 'Café des parents', before: null },
      { type: 'item-add', kind: 'orientation', parent: axis, title: 'Aller vers', before: null },
    ]);
  });

  it('has room to add an action straight under an axis without orientations', async () => {
    for (const id of ['enjeu-1-a', 'enjeu-1-b', 'enjeu-1-c']) alice.delete(itemId(id));
    await rendered();
    const heard = listen('item-add');
    await click(byRole('button', 'Ajouter : action', column));
    await type('Café');
    await press('Enter');
    expect(heard).to.deep.equal([
      { type: 'item-add', kind: 'action', parent: axis, title: 'Café', before: null },
    ]);
  });

  it('asks to move or delete the axis or an orientation, or for their history, from their menus', async () => {
    const heard = listen();
    await chooseInMenu('Enjeu 1', 'Déplacer…');
    await chooseInMenu('Enjeu 1', 'Supprimer');
    await chooseInMenu('Orientation b', 'Déplacer…');
    await chooseInMenu('Orientation b', 'Historique…');
    await chooseInMenu('Orientation b', 'Supprimer');
    expect(heard).to.deep.equal([
      { type: 'move-ask', item: axis },
      { type: 'item-delete', item: axis },
      { type: 'move-ask', item: orientation },
      { type: 'history-ask', item: orientation },
      { type: 'item-delete', item: orientation },
    ]);
  });

  it('edits the title one chooses to rename', async () => {
    await chooseInMenu('Orientation b', 'Renommer');
    await until(() => nameOf(focused() ?? column) === 'Titre : Orientation b', 'the orientation’s title');
    await press('Escape');
    await chooseInMenu('Enjeu 1', 'Renommer');
    await until(() => nameOf(focused() ?? column) === 'Titre : Enjeu 1', 'the axis’s title');
  });

  it('keeps the names of its axis and orientations while their titles are typed', async () => {
    for (const id of [axis, orientation]) alice.fixNumber(id, '');
    column.addEventListener('item-rename', ({ item, title }) => alice.rename(item, title));
    for (const [id, fresh] of [
      [axis, 'Offre'],
      [orientation, 'Citoyens'],
    ] as const) {
      await rendered();
      const title =
        [...alice.snapshot.axes, ...alice.snapshot.orientations].find(item => item.id === id)?.title ?? '';
      await chooseInMenu(title, 'Renommer');
      await type(fresh);
      expect(nameOf(focused() ?? column)).to.equal(`Titre : ${title}`);
      byRole('button', `${title} : plus de choix`, column);
      await press('Enter');
      byRole('button', `${fresh} : plus de choix`, column);
    }
    byRole('region', 'Offre', column);
  });

  it('only opens fiches where one may only read', async () => {
    column.readOnly = true;
    await rendered();
    expectNone('button', /^(?!Ouvrir la fiche : )/, column);
    expect(allByRole('article', /^/, column)).to.have.length(12);
  });

  describe('created out of sight', () => {
    let far: AxisColumn;
    beforeEach(async () => {
      const { vocabulary } = alice.snapshot.territory;
      const room = document.createElement('div');
      room.style.cssText = 'width: 400px; overflow: auto; display: flex; align-items: start';
      const before = document.createElement('div');
      before.style.cssText = 'flex: 0 0 3000px';
      far = create('axis-column', { entry: axisOf(alice.snapshot, axis), vocabulary, years, far: true });
      room.append(before, far);
      column.replaceWith(room);
      await rendered();
    });

    it('can be read, with its headings, and has no fault that axe knows', async () => {
      expect(allByRole('heading', /^/, far)).to.have.length(4);
      const titles = allByRole('listitem', /^/, far).map(textOf);
      expect(titles.some(title => title.startsWith('5 '))).to.equal(true);
      expectNone('article', /^/, far);
      await expectAccessible(far);
    });

    it('has its cards once it is brought on the screen, or one of them is needed', async () => {
      await far.reveal(nurseries);
      await rendered();
      expect(far.focusOn(nurseries)).to.equal(true);
    });

    it('is no taller than what is left of it when it is far again', async () => {
      const room = far.parentElement;
      const hasCards = (): boolean => far.renderRoot.querySelector('card-list') !== null;
      room?.scrollTo(4000, 0);
      await until(hasCards, 'the column');
      await until(() => far.offsetHeight > 1000, 'its cards');
      room?.scrollTo(0, 0);
      await until(() => !hasCards(), 'the sketch');
      const whole = far.offsetHeight;
      far.entry = far.entry && { ...far.entry, orientations: far.entry.orientations.slice(0, 1) };
      await until(() => far.offsetHeight < whole, 'a shorter column');
    });
  });
});
