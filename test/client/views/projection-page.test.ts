import { ContextProvider } from '@lit/context';
import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sessionContext } from '../../../client/contexts.ts';
import type { Remote } from '../../../client/guidance.ts';
import { Presence } from '../../../client/presence.ts';
import type { ProjectionPage } from '../../../client/views/projection-page.ts';
import '../../../client/views/projection-page.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { clear, create, press, rendered, show, until } from '../page.ts';
import { leisure, openPennes } from '../pennes.ts';
import { type StandIn, standIn } from '../stand-in.ts';

describe('<projection-page>', () => {
  const home = location.href;
  const { fetch } = window;
  let page: ProjectionPage;
  let plan: Plan;
  let bob: Plan;
  let awareness: Awareness;
  let facts: StandIn;
  let tell: () => void;
  let isOver: boolean;
  beforeEach(async () => {
    localStorage.clear();
    ({ alice: plan, bob } = await openPennes());
    isOver = false;
    window.fetch = async () =>
      Response.json({
        seances: [
          ...(isOver
            ? []
            : [
                {
                  id: 's1',
                  name: 'Atelier',
                  role: 'editor',
                  people: 3,
                  startedAt: new Date().toISOString(),
                  code: 'KP74TD',
                  link: 'https://tablee.example/rejoindre/KP74TD',
                  endsAt: new Date(Date.now() + 3_600_000).toISOString(),
                },
              ]),
        ],
      });
    awareness = new Awareness(new Y.Doc());
    const presence = new Presence(awareness);
    facts = {
      plan,
      presence,
      mayEdit: true,
      status: { is: 'saved' },
      hasPlan: true,
      territory: 'x3',
      role: 'coordinator',
    };
    page = create('projection-page');
    await open();
  });
  afterEach(async () => {
    window.fetch = fetch;
    await clear();
    awareness.destroy();
    history.replaceState(null, '', home);
    localStorage.clear();
  });

  /** It is all the page: its main part is its own. */
  async function open(): Promise<void> {
    const { session, tell: tellAll } = standIn(facts);
    tell = tellAll;
    const stage = document.createElement('div');
    new ContextProvider(stage, { context: sessionContext, initialValue: session });
    stage.append(page);
    await show(stage, 'div');
  }

  /** Somebody else's presence, as the server tells it. */
  function arrive(id: number, state: object): void {
    awareness.states.set(id, state);
    awareness.emit('change', [{ added: [id], updated: [], removed: [] }, 'test']);
  }
  const marc = { user: { name: 'Marc', institution: 'Les Pennes', role: 'editor' }, at: { item: leisure } };
  const remote = (changes: Partial<Remote>): Remote => ({
    steps: 0,
    jump: null,
    hasCode: null,
    isContrasted: null,
    ...changes,
  });
  const drive = async (changes: Partial<Remote>, role = 'coordinator'): Promise<void> => {
    arrive(9, { user: { name: 'Nadia', institution: 'Septèmes', role }, remote: remote(changes) });
    await rendered();
  };
  const title = (): string => nameOf(byRole('heading', /^/, page));
  const where = (): string => textOf(byRole('banner', /^/, page));
  const aside = (): string =>
    byRole('complementary', /^/, page).shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';

  it('has no fault that axe knows, nor in the theme of dim projectors', async () => {
    arrive(7, marc);
    await rendered();
    await expectAccessible(document.documentElement);
    page.contrasted = true;
    await rendered();
    await expectAccessible(document.documentElement);
  });

  it('offers nothing to edit', () => {
    expect(allByRole('textbox')).to.deep.equal([]);
    expect(allByRole('button', /Ajouter|plus de choix|Renommer/)).to.deep.equal([]);
  });

  it('shows the code of the séance and how many are here from where, but no name', async () => {
    arrive(7, marc);
    arrive(8, {
      ...marc,
      user: { name: 'Écran', institution: 'Caf', role: 'coordinator' },
      slide: { view: 'axes' },
    });
    await rendered();
    await until(() => aside().includes('KP7'), 'the code');
    expect(aside()).to.match(/tablee\.example\/rejoindre/);
    expect(aside()).to.match(/1 personne à table Les Pennes ?1/);
    expect(aside()).not.to.match(/Marc|Caf/);
    byRole('image', 'Code QR pour rejoindre la table', page);
  });

  it('takes the code down as soon as the server tells that there is news of the séances', async () => {
    await until(() => aside().includes('KP7'), 'the code');
    isOver = true;
    facts.seancesAt = 2;
    tell();
    await until(() => !aside().includes('KP7'), 'the wall without the code');
  });

  it('turns pages with the arrows and space, through one title after the other and back', async () => {
    expect(where()).to.include('Enjeu 1 sur 3');
    const first = title();
    for (let turned = 0; title() === first && turned < 9; turned++) await press('ArrowRight');
    expect(where()).to.include('Enjeu 2 sur 3');
    await press('ArrowLeft');
    await rendered();
    expect(where()).to.match(/Enjeu 1 sur 3.*page (\d) sur \1/);
    await press('Home');
    expect(where()).to.include('page 1 sur');
    await press('Space');
    expect(where()).to.include('page 2 sur');
  });

  it('keeps its page in the address, and shows it again from there', async () => {
    await press('End');
    await rendered();
    const [heading, { search }] = [title(), location];
    await clear();
    page = create('projection-page', { search });
    await open();
    expect(title()).to.equal(heading);
    expect(where()).to.match(/Enjeu 3 sur 3/);
  });

  it('does what a coordinator’s remote asks for from then on, and nobody else’s', async () => {
    await drive({ steps: 5 });
    expect(where()).to.include('page 1 sur');
    await drive({ steps: 6 });
    expect(where()).to.include('page 2 sur');
    await drive({ steps: 8 }, 'editor');
    expect(where()).to.include('page 2 sur');
    const to = { view: 'grille', title: null, page: 1 } as const;
    await drive({ steps: 7, jump: { turn: 1, steps: 6, to }, hasCode: false, isContrasted: true });
    await rendered();
    expect(where()).to.match(/Déploiement.*page 3 sur/);
    expect([allByRole('complementary').length, page.contrasted]).to.deep.equal([0, true]);
  });

  it('tells what others have just done, named while they are there, and has it glow', async () => {
    tell();
    await rendered();
    arrive(7, marc);
    bob.toggleMark(leisure, 2024, '*');
    const feed = await until(
      () => allByRole('status', /^/, page).find(line => textOf(line).includes('Action 6')),
      'the news',
    );
    expect(textOf(feed)).to.equal('Marc · Les Pennes · Action 6 : − 2024');
    expect(
      textOf(page.renderRoot.querySelector('projection-slide')?.renderRoot.querySelector('.fresh') ?? feed),
    ).to.match(/^6/);
    awareness.states.delete(7);
    awareness.emit('change', [{ added: [], updated: [], removed: [7] }, 'test']);
    await rendered();
    expect(textOf(feed)).to.equal('Action 6 : − 2024');
  });

  it('says that the connection is cut, and stays where it is', async () => {
    await press('End');
    const before = title();
    facts.status = { is: 'offline', pending: 0, kept: 'device' };
    tell();
    await rendered();
    expect(where()).to.include('Connexion coupée');
    expect(title()).to.equal(before);
  });
});
