import { ContextProvider } from '@lit/context';
import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sessionContext } from '../../../client/contexts.ts';
import { Presence } from '../../../client/presence.ts';
import { followLinks, go } from '../../../client/router.ts';
// Here before the tests: the runner serves its modules one by one, which takes seconds on a busy machine.
import '../../../client/views/action-sheet.ts';
import type { TerritoryWorkspace } from '../../../client/views/territory-workspace.ts';
import '../../../client/views/territory-workspace.ts';
import { itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { clear, click, create, press, rendered, setSize, show, type, until } from '../page.ts';
import { actionOf, nurseries, openPennes } from '../pennes.ts';
import { type StandIn, standIn } from '../stand-in.ts';

describe('the fiche beside the plan', () => {
  const home = location.href;
  let workspace: TerritoryWorkspace;
  let plan: Plan;
  let bob: Plan;
  let presence: Presence;
  let stop: () => void;
  beforeEach(async () => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Alice', institution: 'Les Pennes' }));
    ({ alice: plan, bob } = await openPennes());
    presence = new Presence(new Awareness(new Y.Doc()));
    const facts: StandIn = {
      plan,
      presence,
      mayEdit: true,
      status: { is: 'saved' },
      hasPlan: true,
      territory: 'x3',
    };
    const page = document.createElement('div');
    new ContextProvider(page, { context: sessionContext, initialValue: standIn(facts).session });
    workspace = create('territory-workspace', { access: { id: 'x3', name: 'Les Pennes', role: 'editor' } });
    stop = followLinks(route => {
      if (route.is !== 'territory') return;
      const { screen, search, subject = '' } = route;
      Object.assign(workspace, { screen, search, subject });
    });
    page.append(workspace);
    await show(page, 'div');
  });
  afterEach(async () => {
    stop();
    history.replaceState(null, '', home);
    localStorage.clear();
    await clear();
  });

  const opener = (): HTMLElement => byRole('button', 'Ouvrir la fiche : Action 5');
  const opened = (name: RegExp = /^Fiche : 5 · Créer/): Promise<HTMLElement> =>
    until(
      () => allByRole('complementary', name).find(panel => panel.querySelector('action-sheet')),
      'the fiche',
    );
  const said = (): string =>
    textOf(workspace.renderRoot.querySelector('toast-line')?.renderRoot.firstElementChild ?? workspace);

  it('opens by its button, is in the address, takes the focus and gives it back', async () => {
    await click(opener());
    await opened();
    expect(location.search).to.equal(`?fiche=${nurseries}`);
    expectFocus(byRole('heading', /^Action 5 Créer/, await opened()));
    expect(presence.peers[0]).to.include({ item: nurseries });
    await expectAccessible(document.documentElement);
    await press('Escape');
    expectNone('complementary');
    expect(location.search).to.equal('');
    expectFocus(opener());
    byRole('link', 'Plan').focus();
    expect(presence.peers[0]).to.include({ item: null });
  });

  it('keeps the filter there was, and leaves one step for the back button however many are leafed through', async () => {
    go('/t/x3/plan?q=structures');
    await rendered();
    await click(opener());
    await opened();
    await press('Alt+PageUp');
    await opened(/^Fiche : 4 ·/);
    await press('Alt+PageUp', 'Alt+PageDown');
    expect(location.search).to.match(/^\?q=structures&fiche=/);
    history.back();
    await until(() => location.search === '?q=structures', 'the plan before the fiche');
    await click(opener());
    await opened();
    await click(byRole('button', 'Fermer la fiche'));
    expect(location.search).to.equal('?q=structures');
  });

  it('Escape leaves the text first, then the fiche', async () => {
    await click(opener());
    await opened();
    const text = await until(
      () => allByRole('textbox', 'Moyens financiers').find(field => field.isContentEditable),
      'the editor',
    );
    text.focus();
    await type('Caf ');
    await press('Escape');
    await opened();
    await press('Escape');
    expectNone('complementary');
    expect(actionOf(bob.snapshot, nurseries).sheet.financialMeans.join()).to.include('Caf ');
  });

  it('takes back by the keys, from a text, what was written there and what was done before, in one order', async () => {
    await click(opener());
    const panel = await opened();
    const lines = (): readonly string[] => actionOf(plan.snapshot, nurseries).sheet.financialMeans;
    const text = await until(
      () => allByRole('textbox', 'Moyens financiers', panel).find(field => field.isContentEditable),
      'the editor',
    );
    const before = lines();
    plan.setOrigin(nurseries, 'new');
    text.focus();
    await type('Caf ');
    expect(lines().join()).to.include('Caf ');
    await press('Control+z');
    expect(lines()).to.deep.equal(before);
    expect(actionOf(plan.snapshot, nurseries).origin).to.equal('new');
    await press('Control+z');
    expect(actionOf(plan.snapshot, nurseries).origin).to.equal(null);
    await press('Control+y');
    expect(actionOf(plan.snapshot, nurseries).origin).to.equal('new');
  });

  it('closes, and says so, when somebody deletes its action', async () => {
    await click(opener());
    await opened();
    bob.delete(nurseries);
    await rendered();
    expectNone('complementary');
    expect(said()).to.match(
      /^« 5 · Créer des structures.* » n’est plus dans le plan : sa fiche est fermée\./,
    );
    expect(location.search).to.equal('');
  });

  it('leaves one beside what somebody deleted, with the way to bring it back', async () => {
    await click(opener());
    await opened();
    const { actions } = plan.snapshot;
    const next = actions[actions.findIndex(({ id }) => id === nurseries) + 1]?.title ?? 'no card';
    bob.delete(nurseries);
    await until(
      () => nameOf(focused() ?? workspace).startsWith(next.slice(0, 9)),
      'the focus on the next card',
    );
    await click(byRole('button', 'Restaurer'));
    expect(plan.snapshot.actions.map(({ id }) => id)).to.include(nurseries);
    expect(said()).to.match(/est de nouveau dans le plan/);
  });

  it('leaves one on the plan when what was beside it is gone too, and names the corbeille', async () => {
    await click(opener());
    await opened();
    bob.delete(itemId('enjeu-1'));
    await until(() => focused() === byRole('main'), 'the focus on the plan');
    expect(said()).to.match(/La corbeille garde ce qui est supprimé\.$/);
    expectNone('button', 'Restaurer');
  });

  it('closes when one deletes its action from it, and lets one take that back', async () => {
    await click(opener());
    const panel = await opened();
    await click(byRole('button', 'Action 5 : plus de choix', panel));
    await click(byRole('menuitem', 'Supprimer', panel));
    expectNone('complementary');
    await click(byRole('button', 'Annuler'));
    expect(plan.snapshot.actions.map(({ id }) => id)).to.include(nurseries);
  });

  it('says when the address names no action of the plan', async () => {
    go('/t/x3/plan?fiche=inconnue');
    await rendered();
    const panel = await until(() => allByRole('complementary', 'Fiche action')[0], 'the panel');
    await until(() => /^Cette fiche n’existe pas/.test(textOf(byRole('status', /^/, panel))), 'the message');
    await click(byRole('button', 'Fermer la fiche', panel));
    expectNone('complementary');
  });

  it('opens from the grid by Enter on an action, and stays from one view to the next', async () => {
    go('/t/x3/deploiement');
    (await until(() => allByRole('rowheader', /^5 /)[0], 'the grid')).focus();
    await press('Enter');
    await opened();
    expect(byRole('link', 'Plan').getAttribute('href')).to.equal(`/t/x3/plan?fiche=${nurseries}`);
    await press('Escape');
    expectFocus(byRole('rowheader', /^5 /));
  });

  it('is the whole screen where there is no room, and what is under it is for nobody', async () => {
    await click(opener());
    await opened();
    await setSize({ width: 390, height: 844 });
    const fiche = await until(() => allByRole('main', /^Fiche : 5/)[0], 'the whole screen');
    expect(fiche.getBoundingClientRect().height).to.equal(844);
    expectNone('link', 'Plan');
    expectNone('button', /^Ouvrir la fiche/);
    expect(allByRole('status').map(textOf)).to.include('Enregistré');
    await expectAccessible(document.documentElement);
    await click(byRole('button', 'Fermer la fiche'));
    byRole('link', 'Plan');
  });

  it('keeps the way out and what is saved at the top of a phone while one reads and writes', async () => {
    await click(opener());
    await opened();
    for (const width of [390, 320]) {
      await setSize({ width, height: 640 });
      const fiche = await until(() => allByRole('main', /^Fiche : 5/)[0], 'the whole screen');
      const shown = [
        byRole('button', 'Fiche précédente', fiche),
        byRole('button', 'Action 5 : plus de choix', fiche),
        byRole('button', 'Fermer la fiche', fiche),
        fiche.querySelector('save-state') ?? fiche,
      ];
      byRole('heading', 'Commentaires', fiche).scrollIntoView();
      expect(fiche.scrollTop).to.be.greaterThan(500);
      // Two lines of buttons would be higher.
      const boxes = shown.map(element => element.getBoundingClientRect());
      for (const { top, bottom } of boxes)
        expect([top >= 0, bottom <= 64], `${top}, ${bottom}`).to.deep.equal([true, true]);
      expect(document.documentElement.scrollWidth).to.equal(width);
    }
  });

  it('is a page of its own, with its title', async () => {
    go(`/t/x3/action/${nurseries}`);
    await until(() => allByRole('heading', /^Action 5 Créer/)[0], 'the page');
    expect(document.title).to.match(/^5 · Créer des structures.* – Les Pennes-Mirabeau/);
    expectNone('button', 'Fermer la fiche');
    await expectAccessible(document.documentElement);
    await press('Alt+PageDown');
    await until(() => allByRole('heading', /^Action 6 /)[0], 'the next one');
    expect(location.pathname).to.equal('/t/x3/action/a06');
  });
});
