import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '../../../client/presence.ts';
import type { RemotePage } from '../../../client/views/remote-page.ts';
import '../../../client/views/remote-page.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { clear, click, create, rendered, setSize } from '../page.ts';
import { openPennes } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

describe('<remote-page>', () => {
  let page: RemotePage;
  let awareness: Awareness;
  let facts: StandIn;
  let tell: () => void;
  beforeEach(async () => {
    localStorage.clear();
    const { alice: plan } = await openPennes();
    awareness = new Awareness(new Y.Doc());
    const presence = new Presence(awareness);
    facts = { plan, presence, mayEdit: true, hasPlan: true, territory: 'x3', role: 'coordinator' };
    page = create('remote-page');
    tell = await showIn(facts, page);
    await setSize({ width: 390, height: 844 });
  });
  afterEach(async () => {
    await clear();
    awareness.destroy();
  });

  const change = async (): Promise<void> => {
    awareness.emit('change', [{ added: [], updated: [], removed: [] }, 'test']);
    await rendered();
  };
  async function project(slide: object, { id = 5, role = 'coordinator', name = '' } = {}): Promise<void> {
    awareness.states.set(id, { user: { name, role }, slide: { view: 'axes', pages: 3, page: 0, ...slide } });
    await change();
  }
  const said = (): string => allByRole('paragraph', /^/, page).map(textOf).join();
  const asked = (): unknown => awareness.getLocalState()?.remote;

  it('has no fault that axe knows on a phone, and fits it', async () => {
    await expectAccessible(page);
    await project({ view: 'axes' });
    await expectAccessible(page);
    expect(document.documentElement.scrollWidth).to.be.at.most(390);
    for (const button of allByRole('button', /^/, page))
      expect(button.getBoundingClientRect().height).to.be.at.least(44);
  });

  it('says how to project as long as nothing is', () => {
    expect(byRole('link', 'la projection', page).getAttribute('href')).to.equal('/t/x3/projection');
    expectNone('button', 'Suivant', page);
  });

  it('says what is projected, and counts the pages that are turned', async () => {
    await project({ view: 'axes', page: 1 });
    expect(textOf(byRole('status', /^/, page))).to.equal('L’adaptation et le développement de l’offre');
    expect(allByRole('paragraph', /^/, page).map(textOf).join()).to.include('Enjeu 1 sur 3 · page 2 sur 3');
    for (const name of ['Suivant', 'Suivant', 'Précédent', 'Suivant'])
      await click(byRole('button', name, page));
    expect(asked()).to.include({ steps: 2 });
  });

  it('goes to a title or another view, from the step it was asked at', async () => {
    await project({ view: 'axes' });
    await click(byRole('button', 'Suivant', page));
    const titles = allByRole('listitem', /^/, page).map(item => item.querySelector('button') ?? item);
    expect(titles).to.have.length(3);
    await click(titles[2] ?? page);
    expect(asked()).to.deep.include({
      steps: 1,
      jump: { turn: 1, steps: 1, to: { view: 'axes', title: facts.plan.snapshot.axes[2]?.id, page: 0 } },
    });
    await click(byRole('button', 'Grille', page));
    expect(asked()).to.deep.include({
      jump: { turn: 2, steps: 1, to: { view: 'grille', title: null, page: 0 } },
    });
  });

  it('follows no participant who pretends to project while a coordinator does', async () => {
    await project({ page: 2 }, { id: 4, role: 'reader', name: 'Marc' });
    expect(said()).to.include('page 3 sur 3');
    expect(said()).to.include('Projeté par Marc');
    await project({ page: 1 });
    expect(said()).to.include('page 2 sur 3').and.not.include('Marc');
    expectNone('button', /^Écran de/, page);
    await project({ page: 2 }, { id: 3, role: 'editor', name: 'Zoé' });
    expect(said()).to.include('page 2 sur 3');
    await expectAccessible(page);
  });

  it('stays with the screen it follows, and lets one choose among those there are', async () => {
    await project({ page: 0 }, { id: 9, role: 'reader', name: 'Salle' });
    await project({ page: 2 }, { id: 4, role: 'editor', name: 'Marc' });
    expect(said()).to.include('page 1 sur 3');
    await expectAccessible(page);
    await click(byRole('button', 'Écran de Marc', page));
    await rendered();
    expect(said()).to.include('page 3 sur 3');
    expect(byRole('button', 'Écran de Marc', page).getAttribute('aria-pressed')).to.equal('true');
    awareness.states.delete(4);
    await change();
    expect(said()).to.include('page 1 sur 3').and.include('Projeté par Salle');
  });

  it('hides the code and changes the colours from what the projector shows', async () => {
    await project({ view: 'grille', hasCode: false });
    await click(byRole('button', 'Code et présence', page));
    await click(byRole('button', 'Contraste', page));
    expect(asked()).to.include({ hasCode: true, isContrasted: true });
    expect(allByRole('button', /Grille/, page).map(nameOf)).to.deep.equal(['Grille']);
  });

  it('is for coordinators', async () => {
    facts.role = 'editor';
    tell();
    await project({ view: 'axes' });
    expectNone('button', /^/, page);
  });
});
