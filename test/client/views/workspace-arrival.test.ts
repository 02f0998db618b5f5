import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '../../../client/presence.ts';
import type { Screen } from '../../../client/router.ts';
import type { TerritoryWorkspace } from '../../../client/views/territory-workspace.ts';
import '../../../client/views/territory-workspace.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectFocus } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { clear, create, rendered, until } from '../page.ts';
import { leisure, nurseries, openPennes, septemes } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

describe('<territory-workspace> leads to what its address says one comes for', () => {
  const home = location.href;
  let workspace: TerritoryWorkspace;
  let plan: Plan;
  let facts: StandIn;
  let tell: () => void;
  beforeEach(async () => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Alice', institution: 'Les Pennes' }));
    ({ alice: plan } = await openPennes());
    workspace = create('territory-workspace');
    const presence = new Presence(new Awareness(new Y.Doc()));
    facts = { plan, presence, mayEdit: true, hasPlan: true, territory: 'x3' };
    tell = await showIn(Object.assign(facts, { status: { is: 'saved' } as const }), workspace);
  });
  afterEach(async () => {
    localStorage.clear();
    history.replaceState(null, '', home);
    await clear();
  });

  /** What the application does when a link is followed; the address says no more of it once one is there. */
  async function come(screen: Screen, id: string): Promise<void> {
    history.replaceState(null, '', `/t/x3/${screen}?vers=${id}&autre=1`);
    Object.assign(workspace, { screen, search: location.search });
    await until(() => location.search === '?autre=1', 'the address to be as it is said');
    workspace.search = location.search;
    await rendered();
  }

  it('on the board, an action', async () => {
    await come('plan', leisure);
    expectFocus(byRole('button', /^Favoriser l’accès/));
  });

  it('on the board, an orientation', async () => {
    await come('plan', 'enjeu-2-a');
    expectFocus(byRole('button', /^Renforcer une politique/));
  });

  it('in the grid, the row of an action', async () => {
    await come('deploiement', nurseries);
    expect(nameOf(focused() ?? workspace)).to.match(/^5 Créer des structures/);
  });

  it('in the list, an action', async () => {
    await come('liste', leisure);
    expectFocus(byRole('button', /^Favoriser l’accès/));
  });

  it('in the directory, an actor', async () => {
    await come('annuaire', septemes);
    expect(nameOf(focused() ?? workspace)).to.match(/Septèmes/);
  });

  it('in the page of the territory, a section, or a row of an annex', async () => {
    await come('territoire', 'period');
    expect(textOf(focused() ?? workspace)).to.equal('Période');
    await come('territoire', plan.snapshot.annexes.notes[0]?.id ?? '');
    expect(focused()?.computedRole).to.equal('row');
  });

  it('in the page of the territory, an annex that says nothing yet', async () => {
    for (const { id } of plan.snapshot.annexes.notes) plan.annexes.delete(id);
    await come('territoire', 'note');
    expect(textOf(focused() ?? workspace)).to.equal('Notes');
    byRole('button', 'Ajouter une note');
    facts.mayEdit = false;
    tell();
    await rendered();
    expect(textOf(byRole('region', 'Notes'))).to.match(/Cette annexe est encore vide\.$/);
    expect(allByRole('status').map(textOf).join(' ')).not.to.match(/Ce n’est plus dans le plan/);
  });

  it('and says when it is gone', async () => {
    plan.delete(leisure);
    await come('plan', leisure);
    const toast = workspace.renderRoot.querySelector('toast-line')?.renderRoot.firstElementChild;
    expect(textOf(toast ?? workspace)).to.equal('Ce n’est plus dans le plan.');
  });
});
