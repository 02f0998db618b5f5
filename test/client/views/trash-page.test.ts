import { expect } from 'chai';
import type { TrashPage } from '../../../client/views/trash-page.ts';
import '../../../client/views/trash-page.ts';
import { itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, rendered, setSize, type } from '../page.ts';
import { leisure, nurseries, openPennes, trainings } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

describe('<trash-page>', () => {
  let page: TrashPage;
  let plan: Plan;
  let facts: StandIn;
  let tell: () => void;
  beforeEach(async () => {
    ({ alice: plan } = await openPennes());
    facts = { plan, mayEdit: true, hasPlan: true };
    page = create('trash-page');
    tell = await showIn(facts, page);
  });
  afterEach(clear);

  const rows = (): readonly string[] => allByRole('listitem', /^/, page).map(textOf);

  it('has no fault that axe knows, empty, with little, with much, to read and on a phone', async () => {
    await expectAccessible(page);
    plan.delete(itemId('enjeu-1'));
    await expectAccessible(page);
    for (const { id } of plan.snapshot.actions) plan.delete(id);
    await expectAccessible(page);
    facts.mayEdit = false;
    tell();
    await expectAccessible(page);
    await setSize({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('says that it is empty', () => {
    expect(textOf(page.renderRoot.querySelector('.empty') ?? page)).to.match(/^La corbeille est vide/);
    expectNone('listitem', /^/, page);
  });

  it('tells what was deleted, when, what it contained and where it was, in the words of the territory', async () => {
    plan.delete(trainings);
    plan.delete(itemId('enjeu-2'));
    await rendered();
    const axis = rows().find(row => row.startsWith('Enjeu'));
    const action = rows().find(row => row.startsWith('Action'));
    expect(axis).to.match(
      /Dans la corbeille depuis aujourd’hui à \d+ h \d\d Contenu : \d+ orientations et \d+ actions/,
    );
    expect(action).to.match(/Place : L’adaptation et le développement de l’offre › /);
  });

  it('asks to restore, and keeps the focus on the page', async () => {
    plan.delete(nurseries);
    await rendered();
    const heard = listen();
    await click(byRole('button', /^Restaurer : Créer des structures/, page));
    expect(heard).to.deep.equal([{ type: 'item-restore', item: nurseries }]);
    expectFocus(byRole('heading', 'Corbeille', page));
  });

  it('says what would be left to file', async () => {
    plan.delete(leisure);
    plan.delete(itemId('enjeu-1'));
    await rendered();
    expect(rows().join('|')).to.include('qui n’existe plus. Une fois restauré');
  });

  it('is searched when it is long, and not before', async () => {
    plan.delete(nurseries);
    await rendered();
    expectNone('searchbox', /^/, page);
    for (const { id } of plan.snapshot.actions) plan.delete(id);
    await rendered();
    byRole('searchbox', 'Chercher dans la corbeille', page).focus();
    await type('creer des structures petite');
    expect(allByRole('heading', /^/, page).map(nameOf)).to.deep.equal([
      'Corbeille',
      'Action · Créer des structures Petite Enfance et/ou extension de places en EAJE',
    ]);
    expect(textOf(byRole('status', /^/, page))).to.equal('1 sur 24');
  });

  it('offers no restoring to those who only read', async () => {
    plan.delete(nurseries);
    facts.mayEdit = false;
    tell();
    await rendered();
    expectNone('button', /^/, page);
  });
});
