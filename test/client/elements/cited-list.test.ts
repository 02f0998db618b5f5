import { expect } from 'chai';
import type { CitedList } from '../../../client/elements/cited-list.ts';
import '../../../client/elements/cited-list.ts';
import { itemId } from '../../../shared/model.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, rendered, show } from '../page.ts';
import { leisure, numberedOf, openPennes } from '../pennes.ts';

describe('<cited-list>', () => {
  const orientation = itemId('enjeu-2-a');
  let list: CitedList;
  beforeEach(async () => {
    const { alice } = await openPennes();
    list = create('cited-list', { orientation, entries: [numberedOf(alice.snapshot, leisure)] });
    await show(list);
  });
  afterEach(clear);

  it('has no fault that axe knows, to edit and to read, with words that were found', async () => {
    await expectAccessible(list);
    Object.assign(list, { readOnly: true, words: 'loisirs' });
    await expectAccessible(list);
  });

  it('tells each action by its number and title, and leads to it', async () => {
    const heard = listen();
    await click(byRole('button', 'cf 6 – Favoriser l’accès aux loisirs et à la culture', list));
    expect(heard).to.deep.equal([{ type: 'item-show', item: leisure }]);
  });

  it('takes an action off the orientation, which does not delete it', async () => {
    const heard = listen();
    await click(byRole('button', /plus de choix$/, list));
    expect(allByRole('menuitem', /^/, list).map(nameOf)).to.deep.equal(['Aller à l’action', 'Retirer d’ici']);
    await click(byRole('menuitem', 'Retirer d’ici', list));
    expect(heard).to.deep.equal([{ type: 'citation-toggle', action: leisure, orientation, on: false }]);
  });

  it('only leads there where one may only read', async () => {
    list.readOnly = true;
    await rendered();
    byRole('button', /^cf 6/, list);
    expectNone('button', /plus de choix/, list);
  });
});
