import { ContextProvider } from '@lit/context';
import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sessionContext } from '../../../client/contexts.ts';
import { NoticeEvent, TakenAwayEvent } from '../../../client/events.ts';
import { Presence } from '../../../client/presence.ts';
import type { TerritoryWorkspace } from '../../../client/views/territory-workspace.ts';
import '../../../client/views/territory-workspace.ts';
import { itemId, markAt } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone, expectSame } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { choose, clear, click, create, press, rendered, setSize, show, type, until } from '../page.ts';
import { actionOf, leisure, nurseries, openPennes, septemes, trainings } from '../pennes.ts';
import { type StandIn, standIn } from '../stand-in.ts';

describe('<territory-workspace>', () => {
  let workspace: TerritoryWorkspace;
  let plan: Plan;
  let bob: Plan;
  let presence: Presence;
  let facts: StandIn;
  let tell: () => void;
  beforeEach(async () => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Alice', institution: 'Les Pennes' }));
    await open();
  });
  afterEach(async () => {
    localStorage.clear();
    await clear();
  });

  async function open(): Promise<void> {
    await clear();
    ({ alice: plan, bob } = await openPennes());
    presence = new Presence(new Awareness(new Y.Doc()));
    facts = { plan, presence, mayEdit: true, status: { is: 'saved' }, hasPlan: true, territory: 'x3' };
    const stand = standIn(facts);
    ({ tell } = stand);
    const page = document.createElement('div');
    new ContextProvider(page, { context: sessionContext, initialValue: stand.session });
    workspace = create('territory-workspace', { access: { id: 'x3', name: 'Les Pennes', role: 'editor' } });
    page.append(workspace);
    await show(page, 'div');
  }

  const said = (): string =>
    textOf(workspace.renderRoot.querySelector('toast-line')?.renderRoot.firstElementChild ?? workspace);
  const chooseInMenu = async (menu: string, entry: string): Promise<void> => {
    await click(byRole('button', `${menu} : plus de choix`));
    await click(byRole('menuitem', entry));
  };

  for (const screen of ['plan', 'deploiement', 'verification'] as const)
    it(`has no fault that axe knows as a whole page: ${screen}, to edit and to read`, async () => {
      workspace.screen = screen;
      await rendered();
      await until(() => !workspace.renderRoot.querySelector('main > .wait'), 'the code of the screen');
      await expectAccessible(document.documentElement);
      facts.mayEdit = false;
      tell();
      await expectAccessible(document.documentElement);
    });

  for (const screen of ['liste', 'thematiques', 'acteurs', 'annees'] as const)
    it(`has no fault that axe knows as a whole page: ${screen}, filtered, to edit and to read`, async () => {
      Object.assign(workspace, { screen, search: '?q=parents' });
      await rendered();
      await until(() => !workspace.renderRoot.querySelector('main > .wait'), 'the code of the screen');
      await expectAccessible(document.documentElement);
      expect(allByRole('rowheader', /^12 /).length).to.be.greaterThan(0);
      facts.mayEdit = false;
      tell();
      await expectAccessible(document.documentElement);
    });

  it('has one’s own actions first, by actor, or says how to have them there', async () => {
    Object.assign(workspace, { screen: 'acteurs', search: '?q=parents' });
    await until(() => allByRole('rowheader', /^Mes actions – Les Pennes/)[0], 'one’s own actions');
    presence.identify({ name: 'Alice', institution: '' });
    await rendered();
    await click(byRole('button', 'Indiquer mon institution'));
    byRole('dialog', /^/);
  });

  it('says of an institution that does nothing yet, by actor, how to give another', async () => {
    plan.directory.addActor('Mission locale', 'service');
    presence.identify({ name: 'Alice', institution: 'Mission locale' });
    Object.assign(workspace, { screen: 'acteurs', search: '' });
    const button = await until(() => allByRole('button', 'Changer d’institution')[0], 'the way to change it');
    const said = button.closest('p')?.textContent?.replaceAll('\u00a0', ' ') ?? '';
    expect(said).to.contain('Aucune action pour « Mission locale » dans ce plan.');
  });

  it('says where one is, in the page, its title and its tabs', async () => {
    const name = 'Les Pennes-Mirabeau et Septèmes-les-Vallons';
    byRole('heading', name);
    expect(document.title).to.equal(`Plan – ${name} – Tablée`);
    expect(byRole('link', 'Plan').ariaCurrent).to.equal('page');
    expect(byRole('link', 'Déploiement').getAttribute('href')).to.equal('/t/x3/deploiement');
    workspace.screen = 'deploiement';
    await rendered();
    expect(document.title).to.equal(`Déploiement – ${name} – Tablée`);
    expect(byRole('link', 'Plan').ariaCurrent).to.equal(null);
  });

  it('waits for the plan in words', async () => {
    facts.hasPlan = false;
    tell();
    await rendered();
    expect(allByRole('status').map(textOf)).to.include('Ouverture du plan…');
    expectNone('dialog');
  });

  it('says whether the work is saved', async () => {
    facts.status = { is: 'offline', pending: 2, kept: 'device' };
    tell();
    await rendered();
    expect(allByRole('status').map(textOf)).to.include(
      'Hors ligne : 2 modifications gardées sur cet appareil',
    );
  });

  it('offers to give up what the server refuses as too big, and only then', async () => {
    expectNone('button', 'Repartir du plan enregistré');
    facts.status = { is: 'refused', reason: 'too-big', pending: 1 };
    tell();
    await rendered();
    byRole('button', 'Repartir du plan enregistré');
    await expectAccessible(document.documentElement);
  });

  it('says how badges are to be read, as soon as there is one, under the columns on a phone', async () => {
    const legend = (): HTMLElement | undefined =>
      allByRole('paragraph').find(paragraph => /Contour : pilote.*Plein : porteur/.test(textOf(paragraph)));
    expect(legend()?.textContent).to.include('Contour\u00a0: pilote');
    const place = (element: Element | null | undefined): DOMRect | undefined =>
      element?.getBoundingClientRect();
    const board = (): Element | null | undefined => legend()?.nextElementSibling;
    expect(place(legend())?.bottom).to.be.at.most(place(board())?.top ?? 0);
    await setSize({ width: 360, height: 740 });
    expect(place(legend())?.top).to.be.at.least(place(board())?.bottom ?? 10_000);
    await setSize({ width: 1280, height: 720 });
    for (const { id, pilots, porteurs } of plan.snapshot.actions) {
      for (const actor of pilots) plan.setActor(id, 'pilots', actor, false);
      for (const actor of porteurs) plan.setActor(id, 'porteurs', actor, false);
    }
    await rendered();
    expect(legend()).to.equal(undefined);
    for (const { id } of plan.snapshot.axes) plan.delete(id);
    await rendered();
    expect(allByRole('paragraph').map(textOf).join()).to.match(/^Ce plan est encore vide/);
  });

  it('says that one may only read, and offers nothing to edit', async () => {
    facts.mayEdit = false;
    tell();
    await rendered();
    expect(allByRole('navigation').map(textOf).join()).to.include('Lecture seule');
    expectNone('button', /plus de choix|^Ajouter|Annuler/);
  });

  it('opens the comments of a card, and counts there what others say meanwhile', async () => {
    await chooseInMenu('Action 5', 'Commenter…');
    const field = await until(() => allByRole('textbox', 'Votre commentaire')[0], 'the comments');
    await expectAccessible(byRole('dialog'));
    // Who has asked to comment types at once.
    await until(() => focused() === field, 'the focus in the field');
    await type('Combien de places ?');
    await press('Control+Enter');
    expect(plan.snapshot.comments[0]).to.include({ item: nurseries, text: 'Combien de places ?' });
    await click(allByRole('button', 'Fermer')[0] ?? field);
    const subject = { item: nurseries, section: null, thread: null };
    bob.comments.add(subject, 'Et quand ?', { name: 'Bob', institution: 'Caf' });
    await rendered();
    await click(byRole('button', '2 commentaires'));
    expect(allByRole('article', /^Commentaire de/).map(nameOf)).to.deep.equal([
      'Commentaire de Alice (Les Pennes)',
      'Commentaire de Bob (Caf)',
    ]);
  });

  it('leaves the focus where the person has gone while the comments were on their way', async () => {
    await chooseInMenu('Action 5', 'Commenter…');
    const close = byRole('button', 'Fermer', byRole('dialog'));
    close.focus();
    await until(() => allByRole('textbox', 'Votre commentaire')[0], 'the comments');
    await rendered();
    expectFocus(close);
  });

  it('lists the keys from the menu of the bar, and the focus comes back there', async () => {
    await click(byRole('button', /^Plus/));
    await click(byRole('button', 'Raccourcis clavier'));
    await until(() => allByRole('dialog', 'Raccourcis clavier')[0], 'the list of keys');
    await press('Escape');
    expectNone('dialog');
    await until(() => focused() === byRole('button', /^Plus/), 'the focus to come back');
  });

  it('opens the history of a card, and that of an axis', async () => {
    const { fetch } = window;
    window.fetch = async () => Response.json({ entries: [], hasMore: false });
    try {
      for (const [menu, heading] of [
        ['Action 5', /^Historique : 5 · Créer des structures/],
        ['Enjeu 1', /^Historique : 1 · /],
      ] as const) {
        await chooseInMenu(menu, 'Historique…');
        byRole('dialog', heading);
        await until(() => allByRole('button', 'Actualiser')[0], 'the history');
        expectFocus(byRole('heading', heading));
        await click(allByRole('button', 'Fermer')[0] ?? workspace);
      }
    } finally {
      window.fetch = fetch;
    }
  });

  it('keeps the comments open on what is said, and closes them when the action is deleted', async () => {
    await chooseInMenu('Action 5', 'Commenter…');
    await until(() => allByRole('textbox', 'Votre commentaire')[0], 'the comments');
    bob.delete(nurseries);
    await rendered();
    expectNone('dialog');
    expect(said()).to.match(/vient de supprimer/);
  });

  describe('under a filter', () => {
    const home = location.href;
    afterEach(() => history.replaceState(null, '', home));

    it('puts the filter in the address, keeping the rest of it and leaving no step behind', async () => {
      workspace.search = '?autre=1';
      await rendered();
      const { length } = history;
      byRole('searchbox', 'Chercher dans le plan').focus();
      await type('e');
      expect(location.pathname + location.search).to.equal('/t/x3/plan?autre=1&q=e');
      expect(history.length).to.equal(length);
    });

    it('shows only what is asked for, on the board and in the grid, and marks what was found', async () => {
      workspace.search = '?q=eaje';
      await rendered();
      expect(allByRole('article').map(nameOf)).to.deep.equal(['Action 5']);
      expect(textOf(byRole('mark', /^/, byRole('article')))).to.equal('EAJE');
      expect(allByRole('region', 'Enjeu 1').map(textOf).join()).to.match(/1 sur 12/);
      await expectAccessible(document.documentElement);
      expect(byRole('link', 'Déploiement').getAttribute('href')).to.equal('/t/x3/deploiement?q=eaje');
      workspace.screen = 'deploiement';
      await rendered();
      expect(allByRole('rowheader', /^5/).length).to.equal(1);
      expectNone('rowheader', /^6/);
      await expectAccessible(document.documentElement);
    });

    it('tells why a card is there when its title does not', async () => {
      plan.rename(nurseries, 'Structures');
      const found = plan.snapshot.actions.find(({ sheet }) => Object.values(sheet).flat().length > 0);
      const [line = ''] = Object.values(found?.sheet ?? {}).flat();
      workspace.search = `?q=${encodeURIComponent(line)}`;
      await rendered();
      expect(allByRole('article').map(textOf).join()).to.include('Dans la fiche :');
    });

    it('keeps an action in sight while it is renamed, and shows what is added', async () => {
      workspace.search = '?q=eaje';
      await rendered();
      plan.rename(nurseries, 'Crèches');
      plan.addAction(plan.snapshot.orientations[0]?.id ?? null, 'Nouvelle');
      await rendered();
      expect(allByRole('article').map(nameOf)).to.have.length(2);
    });

    it('says that nothing is found, and that nothing is lost', async () => {
      workspace.search = '?q=introuvable';
      await rendered();
      expect(allByRole('paragraph').map(textOf).join()).to.include('Rien dans le plan ne correspond');
      await expectAccessible(document.documentElement);
      byRole('button', 'Tout afficher');
    });
  });

  describe('an action cited elsewhere', () => {
    const home = location.href;
    afterEach(() => history.replaceState(null, '', home));

    it('is chosen from the menu of its card, shown there, and taken off without being deleted', async () => {
      await chooseInMenu('Action 5', 'Faire figurer aussi sous…');
      await click(
        byRole(
          'checkbox',
          'a · Renforcer une politique des solidarités à destination des publics vulnérables',
        ),
      );
      await expectAccessible(document.documentElement);
      await press('Escape');
      const cited = (): readonly HTMLElement[] => allByRole('button', /^cf 5 – Créer des structures[^:]*$/);
      expect(cited()).to.have.length(1);
      await expectAccessible(document.documentElement);
      await chooseInMenu(
        'cf 5 – Créer des structures Petite Enfance et/ou extension de places en EAJE',
        'Retirer d’ici',
      );
      expect(cited()).to.deep.equal([]);
      byRole('article', 'Action 5');
    });

    it('leads to where it stands, even where the filter hides it', async () => {
      const [orientation] = plan.snapshot.orientations.filter(({ id }) => id === 'enjeu-2-a');
      if (orientation) plan.setAlsoUnder(nurseries, orientation.id, true);
      workspace.search = '?axe=enjeu-2';
      await rendered();
      expectNone('article', 'Action 5');
      // The application follows the address.
      const follow = (): void => {
        workspace.search = location.search;
      };
      window.addEventListener('popstate', follow, { once: true });
      await click(byRole('button', /^cf 5 – [^:]*$/));
      expect(location.search).to.equal('');
      await until(
        () => nameOf(focused() ?? workspace).startsWith('Créer des structures'),
        'the card to be focused',
      );
    });
  });

  it('gives themes to an action, new ones too', async () => {
    await chooseInMenu('Action 5', 'Thématiques…');
    byRole('searchbox', 'Chercher ou ajouter une thématique').focus();
    await type('Mobilité');
    await expectAccessible(document.documentElement);
    await click(byRole('button', 'Ajouter la thématique « Mobilité »'));
    expect(byRole('checkbox', 'Mobilité').matches(':checked')).to.equal(true);
    await press('Escape');
    expectNone('dialog');
  });

  describe('does what the board asks', () => {
    it('adds, renames and moves', async () => {
      await click(allByRole('button', 'Ajouter : action')[0] ?? workspace);
      await type('Café des parents');
      await press('Enter');
      expect(plan.snapshot.actions.map(({ title }) => title)).to.include('Café des parents');
      byRole('button', /^Favoriser l’accès/).focus();
      await press('F2');
      await type('Loisirs');
      expect(actionOf(bob.snapshot, leisure).title).to.equal('Loisirs');
      await press('Enter');
      await chooseInMenu('Action 6', 'Déplacer…');
      choose(byRole('combobox', 'Vers'), /^3 · Lisibilité/);
      await rendered();
      await click(byRole('button', 'Déplacer'));
      expect(actionOf(plan.snapshot, leisure).place.parent).to.equal('enjeu-3');
      expectNone('dialog');
    });

    it('deletes, and offers to bring back', async () => {
      await chooseInMenu('Action 5', 'Supprimer');
      expectNone('button', /^Créer des structures Petite Enfance/);
      expect(said()).to.match(
        /^« 5 · Créer des structures Petite Enfance et\/ou extension de… » n’est plus dans le plan\. Annuler$/,
      );
      await click(byRole('button', 'Annuler'));
      byRole('button', /^Créer des structures Petite Enfance/, byRole('article', 'Action 5'));
    });

    it('closes a dialog whose action somebody deletes, for good', async () => {
      await chooseInMenu('Action 6', 'Déplacer…');
      byRole('dialog', 'Déplacer');
      bob.delete(leisure);
      await rendered();
      expectNone('dialog');
      bob.undo();
      await rendered();
      byRole('article', 'Action 6');
      expectNone('dialog');
    });

    it('chooses who carries an action, a new actor included, in the open dialog', async () => {
      await click(byRole('button', /^Porteurs/, byRole('article', 'Action 5')));
      await click(byRole('checkbox', /^Caf/));
      expect(byRole('checkbox', /^Caf/).matches(':checked')).to.equal(true);
      byRole('searchbox', 'Chercher ou ajouter un acteur').focus();
      await type('Mission locale');
      await click(byRole('button', 'Ajouter « Mission locale »'));
      expect(byRole('checkbox', /^Mission locale/).matches(':checked')).to.equal(true);
      expect(actionOf(plan.snapshot, nurseries).porteurs).to.have.length(4);
      await press('Escape');
      expectNone('dialog');
    });
  });

  it('does what the grid asks, and shows it there', async () => {
    workspace.screen = 'deploiement';
    await rendered();
    const cell = allByRole('gridcell', '2022 : non planifié')[0] ?? workspace;
    await click(cell);
    expect(nameOf(cell)).to.equal('2022 : tous');
    await press('s');
    expect(nameOf(cell)).to.equal('2022 : Septèmes');
    expect(markAt(actionOf(bob.snapshot, trainings), 2022).actors).to.deep.equal([septemes]);
    await press('Control+z', 'Control+z');
    expect(nameOf(cell)).to.equal('2022 : non planifié');
    await press('Control+z');
    expect(said()).to.match(/^Rien à annuler/);
  });

  it('takes back and redoes by its buttons, which are off when there is nothing to', async () => {
    const [undo, redo] = ['Annuler ma dernière modification', 'Rétablir ma modification'];
    expect(byRole('button', undo).matches(':disabled')).to.equal(true);
    plan.rename(leisure, 'Loisirs');
    await rendered();
    await click(byRole('button', undo));
    byRole('button', /^Favoriser l’accès/);
    await click(byRole('button', redo));
    byRole('button', 'Loisirs');
    expect(byRole('button', redo).matches(':disabled')).to.equal(true);
  });

  it('refuses in words what a page that is behind still asks for', async () => {
    const article = byRole('article', 'Action 5');
    await click(byRole('button', /plus de choix$/, article));
    facts.mayEdit = false;
    await click(byRole('menuitem', 'Supprimer', article));
    expect(said()).to.match(/^Vous êtes en lecture seule\./);
    expect(plan.snapshot.actions).to.have.length(24);
  });

  it('has the focus where what was pressed was, without the page moving under it', async () => {
    await setSize({ width: 390, height: 844 });
    window.scrollTo(0, 0);
    workspace.dispatchEvent(new TakenAwayEvent('Import fait.', () => undefined));
    await until(() => focused()?.id === 'plan', 'the focus');
    expect(window.scrollY).to.equal(0);
  });

  it('says what an element has to tell', async () => {
    workspace.screen = 'deploiement';
    await rendered();
    allByRole('gridcell', '2022 : non planifié')[0]?.dispatchEvent(
      new NoticeEvent('Une cellule n’a pas été comprise.'),
    );
    await rendered();
    expect(said()).to.equal('Une cellule n’a pas été comprise.');
  });

  it('tells the others where one works', async () => {
    byRole('button', /^Favoriser l’accès/).focus();
    expect(presence.peers[0]).to.include({ item: leisure, year: null });
    byRole('link', 'Plan').focus();
    expect(presence.peers[0]).to.include({ item: null });
  });

  describe('asks who one is', () => {
    it('once, and never again when one declines', async () => {
      localStorage.clear();
      await open();
      byRole('dialog', 'Comment vous présenter aux autres ?');
      await click(byRole('button', 'Plus tard'));
      expectNone('dialog');
      await open();
      expectNone('dialog');
    });

    it('again on demand, what was said before in its fields', async () => {
      await click(byRole('button', /^Autour de la table/));
      await until(() => allByRole('button', 'Modifier').length === 1, 'the list of those present');
      await click(byRole('button', 'Modifier'));
      await press('Control+a');
      await type('Alix');
      await press('Enter');
      expect(presence.peers[0]).to.include({ name: 'Alix', institution: 'Les Pennes' });
      expectNone('dialog');
    });
  });

  it('renders only the card somebody else edits', async () => {
    const cards = allByRole('article');
    const touched = new Set<Node>();
    const observer = new MutationObserver(records => {
      for (const { target } of records) touched.add(target.getRootNode());
    });
    for (const card of cards)
      observer.observe(card, { subtree: true, childList: true, attributes: true, characterData: true });
    bob.toggleMark(trainings, 2022, '*');
    bob.setActor(nurseries, 'porteurs', actionOf(bob.snapshot, nurseries).porteurs[0] ?? septemes, false);
    await rendered();
    observer.disconnect();
    expectSame([...touched], [byRole('article', 'Action 5').getRootNode()]);
  });

  it('shows « À classer » as soon as something is, and takes it away when nothing is', async () => {
    expectNone('region', 'À classer');
    bob.move(leisure, null);
    await rendered();
    byRole('button', /^Favoriser l’accès/, byRole('region', 'À classer'));
    bob.move(leisure, itemId('enjeu-1-a'));
    await rendered();
    expectNone('region', 'À classer');
  });
});
