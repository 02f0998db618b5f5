import { ContextProvider } from '@lit/context';
import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sessionContext } from '../../../client/contexts.ts';
import { Presence } from '../../../client/presence.ts';
import type { TerritoryWorkspace } from '../../../client/views/territory-workspace.ts';
import '../../../client/views/territory-workspace.ts';
import { followLinks } from '../../../client/router.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { clear, click, create, rendered, show, until } from '../page.ts';
import { openPennes, trainings } from '../pennes.ts';
import { standIn } from '../stand-in.ts';

describe('« Suivez-moi »', () => {
  const home = location.href;
  let workspace: TerritoryWorkspace;
  let awareness: Awareness;
  let stop: () => void;
  beforeEach(async () => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Alice', institution: 'Les Pennes' }));
    history.replaceState(null, '', '/t/x3/plan');
    const { alice: plan } = await openPennes();
    awareness = new Awareness(new Y.Doc());
    const presence = new Presence(awareness);
    const { session } = standIn({
      plan,
      presence,
      mayEdit: true,
      status: { is: 'saved' },
      hasPlan: true,
      territory: 'x3',
      role: 'coordinator',
    });
    const stage = document.createElement('div');
    new ContextProvider(stage, { context: sessionContext, initialValue: session });
    workspace = create('territory-workspace', { access: { id: 'x3', name: 'Les Pennes', role: 'editor' } });
    stage.append(workspace);
    stop = followLinks(route => {
      if (route.is !== 'territory') return;
      const { screen, search, subject = '' } = route;
      Object.assign(workspace, { screen, search, subject });
    });
    await show(stage, 'div');
  });
  afterEach(async () => {
    stop();
    await clear();
    awareness.destroy();
    history.replaceState(null, '', home);
    localStorage.clear();
  });

  function say(id: number, state: object | undefined): void {
    if (state) awareness.states.set(id, state);
    else awareness.states.delete(id);
    awareness.emit('change', [{ added: [], updated: [id], removed: [] }, 'test']);
  }
  const lead = (path: string, since = 1, role = 'coordinator', item: string | null = null): void =>
    say(9, { user: { name: 'Nadia', institution: 'Septèmes', role }, lead: { path, item, since } });
  const bar = (): string => allByRole('status').map(textOf).join(' | ');

  it('shows what a coordinator shows, says whom one follows, and has no fault that axe knows', async () => {
    lead('deploiement?q=parents', 1, 'coordinator', trainings);
    await until(() => location.pathname + location.search === '/t/x3/deploiement?q=parents', 'the view');
    await rendered();
    expect(bar()).to.include('Vous suivez Nadia · Septèmes.');
    expect(awareness.getLocalState()?.follows).to.equal(9);
    await expectAccessible(document.documentElement);
  });

  it('follows somebody who has not said who they are', async () => {
    const user = { name: '', institution: '', role: 'coordinator' };
    say(9, { user, lead: { path: 'deploiement', item: null, since: 1 } });
    await until(() => bar().includes('Vous suivez la personne qui guide la table.'), 'the words');
    await click(byRole('button', 'Ne plus suivre'));
    await until(() => bar().includes('Quelqu’un guide la table.'), 'the words of who left');
  });

  it('brings what the coordinator looks at into sight', async () => {
    lead('deploiement', 1, 'coordinator', 'a24');
    await until(() => location.pathname === '/t/x3/deploiement', 'the view');
    const row = await until(() => allByRole('rowheader', /^24 /)[0], 'the row');
    await until(() => row.getBoundingClientRect().bottom < innerHeight, 'the row in sight');
  });

  it('follows nobody but a coordinator, and nowhere but in this plan', async () => {
    lead('deploiement', 1, 'editor');
    lead('../../admin');
    lead('../autre/plan');
    await rendered();
    expect(location.pathname).to.equal('/t/x3/plan');
  });

  it('lets one leave, by the button or by going elsewhere, and come back in one tap', async () => {
    lead('deploiement');
    await until(() => location.pathname === '/t/x3/deploiement', 'the view');
    await rendered();
    await click(byRole('button', 'Ne plus suivre'));
    lead('liste');
    await rendered();
    expect(location.pathname).to.equal('/t/x3/deploiement');
    expect(awareness.getLocalState()?.follows).to.equal(null);
    await click(byRole('button', 'Suivre'));
    await until(() => location.pathname === '/t/x3/liste', 'the leader’s view');
    await rendered();
    await click(byRole('link', 'Plan'));
    await until(() => /Nadia · Septèmes guide la table/.test(bar()), 'the way back');
    lead('annees');
    await rendered();
    expect(location.pathname).to.equal('/t/x3/plan');
  });

  it('tears nobody away from what they write, but offers to follow', async () => {
    byRole('searchbox', 'Chercher dans le plan').focus();
    lead('deploiement');
    await rendered();
    expect(location.pathname).to.equal('/t/x3/plan');
    byRole('button', 'Suivre');
  });

  it('leaves the remote of a projector to its work', async () => {
    workspace.screen = 'telecommande';
    await rendered();
    lead('deploiement');
    await rendered();
    expect(location.pathname).to.equal('/t/x3/plan');
    byRole('button', 'Suivre');
  });

  it('ends when the leader stops or goes', async () => {
    lead('deploiement');
    await until(() => /Vous suivez/.test(bar()), 'the bar');
    say(9, undefined);
    await rendered();
    expectNone('button', /suivre/i);
    expect(location.pathname).to.equal('/t/x3/deploiement');
  });

  it('leads: tells the others the view and what is in the middle of it, and counts who follows', async () => {
    await click(byRole('button', /^Autour de la table/));
    await click(byRole('button', 'Suivez-moi'));
    await until(() => typeof awareness.getLocalState()?.lead?.item === 'string', 'what is in sight');
    expect(awareness.getLocalState()?.lead.path).to.equal('plan');
    say(7, { user: { name: 'Bob' }, follows: awareness.clientID });
    await until(() => /1 écran vous suit/.test(bar()), 'the count');
    await click(byRole('link', 'Déploiement'));
    await until(() => awareness.getLocalState()?.lead.path === 'deploiement', 'the new view');
    await click(byRole('button', 'Ne plus guider'));
    expect(awareness.getLocalState()?.lead).to.equal(null);
    expectNone('button', /guider/);
  });

  it('gives the lead to whoever begins after', async () => {
    await click(byRole('button', /^Autour de la table/));
    await click(byRole('button', 'Suivez-moi'));
    lead('liste', Date.now() + 1_000_000);
    await until(() => /Vous suivez Nadia/.test(bar()), 'the other leader');
    expect(awareness.getLocalState()?.lead).to.equal(null);
  });
});
