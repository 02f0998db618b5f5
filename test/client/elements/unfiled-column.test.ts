import { expect } from 'chai';
import type { UnfiledColumn } from '../../../client/elements/unfiled-column.ts';
import '../../../client/elements/unfiled-column.ts';
import { type ItemId, itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, press, rendered, show, type } from '../page.ts';
import { nurseries, openPennes, years } from '../pennes.ts';

describe('<unfiled-column>', () => {
  const axis = itemId('enjeu-3');
  let orientation: ItemId | undefined;
  let column: UnfiledColumn;
  let alice: Plan;
  beforeEach(async () => {
    const cast = await openPennes();
    ({ alice } = cast);
    cast.apart(() => {
      orientation = cast.bob.addOrientation(axis, 'Aller vers les habitants');
      cast.bob.addAction(orientation ?? null, 'Café des parents itinérant');
      cast.alice.delete(axis);
    });
    alice.move(nurseries, null);
    column = create('unfiled-column', { years });
    const feed = (): void => {
      const { actors, themes, territory } = alice.snapshot;
      const { vocabulary } = territory;
      Object.assign(column, { unfiled: outlineOf(alice.snapshot).unfiled, actors, themes, vocabulary });
    };
    alice.subscribe(feed);
    feed();
    await show(column);
  });
  afterEach(clear);

  it('has no fault that axe knows, to edit and to read', async () => {
    await expectAccessible(column);
    column.readOnly = true;
    await expectAccessible(column);
  });

  it('says that nothing is lost, and what to do', () => {
    const region = byRole('region', 'À classer', column);
    expect(textOf(byRole('paragraph', /^/, region))).to.match(/^Rien n’est perdu .*Déplacez-les/);
  });

  it('shows what has no place, and what was being added to an axis that somebody deleted', () => {
    const headings = allByRole('heading', /^/, column).map(nameOf);
    expect(headings.at(0)).to.equal('À classer');
    expect(headings.at(1)).to.match(/^Aller vers les habitants/);
    const titles = allByRole('article', /^/, column).map(
      article => article.querySelector('live-title')?.text,
    );
    expect(titles.map(title => title?.slice(0, 26))).to.deep.equal([
      'Créer des structures Petit',
      'Café des parents itinérant',
    ]);
  });

  it('asks to move or delete an orientation', async () => {
    const heard = listen();
    for (const entry of ['Déplacer…', 'Supprimer']) {
      await click(byRole('button', 'Aller vers les habitants : plus de choix', column));
      await click(byRole('menuitem', entry, column));
    }
    expect(heard).to.deep.equal([
      { type: 'move-ask', item: orientation },
      { type: 'item-delete', item: orientation },
    ]);
  });

  it('lets one rename an orientation where it is', async () => {
    await click(byRole('button', 'Aller vers les habitants', column));
    expectFocus(byRole('textbox', 'Titre : Aller vers les habitants', column));
  });

  it('only opens fiches where one may only read', async () => {
    column.readOnly = true;
    await rendered();
    expectNone('button', /^(?!Ouvrir la fiche : )/, column);
    expect(allByRole('article', /^/, column)).to.have.length(2);
  });

  it('keeps the name of an orientation while its title is typed', async () => {
    column.addEventListener('item-rename', ({ item, title }) => alice.rename(item, title));
    await click(byRole('button', /^Aller vers les habitants$/, column));
    await type(' du quartier');
    byRole('textbox', 'Titre : Aller vers les habitants', column);
    byRole('button', 'Aller vers les habitants : plus de choix', column);
    await press('Enter');
    byRole('button', /du quartier.* : plus de choix/, column);
  });
});
