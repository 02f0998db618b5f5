import { expect } from 'chai';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '../../../client/presence.ts';
import type { ActionSheet } from '../../../client/views/action-sheet.ts';
import '../../../client/views/action-sheet.ts';
import { type ItemId, itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { choose, clear, click, create, press, rendered, setSize, until } from '../page.ts';
import { actionOf, leisure, nurseries, openPennes } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

/** An action of which details are written. */
const written = itemId('a22');

describe('<action-sheet>', () => {
  let sheet: ActionSheet;
  let alice: Plan;
  let bob: Plan;
  let facts: StandIn;
  let tell: () => void;
  let here: Awareness;
  beforeEach(async () => {
    ({ alice, bob } = await openPennes());
    here = new Awareness(new Y.Doc());
    const presence = new Presence(here);
    facts = { plan: alice, presence, mayEdit: true, role: 'coordinator', hasPlan: true, territory: 'x3' };
    sheet = create('action-sheet', { action: nurseries });
    tell = await showIn(facts, sheet);
    await until(() => editors().length === 4, 'the editors');
  });
  afterEach(clear);

  const editors = (): readonly Element[] =>
    [...sheet.renderRoot.querySelectorAll('rich-text')].flatMap(
      text => text.renderRoot.querySelector('.tiptap') ?? [],
    );
  const headings = (level: 3 | 4): readonly string[] =>
    [...sheet.renderRoot.querySelectorAll(`h${level}`)].map(textOf);
  const see = async (action: ItemId): Promise<void> => {
    const [first] = editors();
    sheet.action = action;
    await until(() => editors().length === 4 && editors()[0] !== first, 'the editors');
  };
  const heardOf = (...types: readonly string[]): readonly Intent[] => listen(...types);

  it('has no fault that axe knows, to edit and to read, and on a phone', async () => {
    await expectAccessible(sheet);
    await setSize({ width: 390, height: 844 });
    await expectAccessible(sheet);
    expect(document.documentElement.scrollWidth).to.equal(390);
    facts.mayEdit = false;
    tell();
    await expectAccessible(sheet);
  });

  it('shows the comments of the action, and leads to those of a section, counted while they are open', async () => {
    const heard = heardOf('comments-ask');
    await click(byRole('button', 'Commenter : Détails de l’action', sheet));
    expect(heard).to.deep.equal([{ type: 'comments-ask', item: nurseries, section: 'details' }]);
    const author = { name: 'Bob', institution: 'Caf' };
    bob.comments.add({ item: nurseries, section: 'details', thread: null }, 'Combien ?', author);
    await rendered();
    byRole('button', '1 commentaire : Détails de l’action', sheet);
    expect(textOf(byRole('article', 'Commentaire de Bob (Caf)', sheet))).to.match(/^Détails de l’action Bob/);
    await expectAccessible(sheet);
  });

  it('says where the action stands, what it is called and all that is known of it', () => {
    byRole('heading', /^Action 5 Créer des structures Petite Enfance/, sheet);
    expect(allByRole('paragraph', /^/, sheet).map(textOf).join()).to.match(
      /^1 · L’adaptation.* › a · Développer/,
    );
    expect(allByRole('definition', /^/, sheet).map(textOf)).to.deep.equal([
      'Les Pennes Septèmes Caf',
      'Les Pennes Septèmes',
      'Aucun pour l’instant',
      'Aucune pour l’instant',
      'Non précisée En coursNouvelleReconduite',
      'Les Pennes : 2022–2026 ; Septèmes : 2025–2026',
    ]);
    expect(headings(3)).to.deep.equal([
      'Déploiement',
      'Détails de l’action',
      'Moyens techniques et humains',
      'Moyens financiers',
      'Partenaires sollicités',
      'Commentaires',
    ]);
  });

  it('asks for whom and what about, and says what kind of action it is', async () => {
    const heard = heardOf('actors-ask', 'themes-ask', 'origin-set');
    for (const name of ['Pilotes', 'Porteurs', 'Partenaires', 'Thématiques'])
      await click(byRole('button', `Choisir : ${name}`, sheet));
    choose(byRole('combobox', 'Origine', sheet), 'Reconduite');
    expect(heard).to.deep.equal([
      ...['pilots', 'porteurs', 'partners'].map(role => ({ type: 'actors-ask', action: nurseries, role })),
      { type: 'themes-ask', action: nurseries },
      { type: 'origin-set', action: nurseries, origin: 'renewed' },
    ]);
  });

  it('plans its years in place, with « Qui ? »', async () => {
    const heard = heardOf('mark-toggle', 'whereabouts');
    const grid = byRole('grid', 'Déploiement : Action 5', sheet);
    await click(byRole('gridcell', '2022 : Les Pennes', grid));
    expect(heard.filter(({ type }) => type === 'mark-toggle')).to.deep.equal([
      { type: 'mark-toggle', action: nurseries, year: 2022, actor: '*' },
    ]);
    expect(heard.filter(({ type }) => type === 'whereabouts').at(-1)?.year).to.equal(2022);
    await press('Enter');
    byRole('dialog', 'Qui, en 2022 ?', sheet);
  });

  it('tells the others which section one is in, and shows who is in which', async () => {
    const heard = heardOf('whereabouts');
    byRole('textbox', 'Moyens financiers', sheet).focus();
    expect(heard.at(-1)).to.include({ item: nurseries, section: 'financialMeans' });
  });

  it('follows what others change, and goes on in the same editors', async () => {
    const before = editors();
    bob.setOrigin(nurseries, 'new');
    bob.rename(nurseries, 'Crèches');
    await rendered();
    byRole('heading', 'Action 5 Crèches', sheet);
    expect(editors()).to.deep.equal(before);
  });

  it('goes to the fiches before and after, by buttons and by keys', async () => {
    const heard = heardOf('sheet-open');
    await click(byRole('button', 'Fiche suivante', sheet));
    await press('Alt+PageUp', 'Alt+PageDown');
    expect(heard.map(({ action }) => action)).to.deep.equal([leisure, itemId('a04'), leisure]);
  });

  it('stays on its action under an open dialog', async () => {
    const heard = heardOf('sheet-open');
    await click(byRole('button', 'Action 5 : plus de choix', sheet));
    await click(byRole('menuitem', 'Rubriques des fiches…', sheet));
    await press('Alt+PageDown');
    expect(heard).to.deep.equal([]);
    await press('Escape', 'Alt+PageDown');
    expect(heard).to.have.length(1);
  });

  it('has other editors for another action, and other words', async () => {
    await see(leisure);
    byRole('heading', /^Action 6 Favoriser/, sheet);
  });

  it('ends with the sections that are hidden, where something is written, even while it is emptied', async () => {
    await see(written);
    bob.sheets.hideSection('details', true);
    bob.sheets.hideSection('partners', true);
    await rendered();
    expect(headings(3)).to.deep.equal([
      'Déploiement',
      'Moyens techniques et humains',
      'Moyens financiers',
      'Autres rubriques',
      'Commentaires',
    ]);
    expect(headings(4)).to.deep.equal(['Détails de l’action']);
    const text = bob.sheets.text(written, 'details');
    text?.delete(0, text.length);
    await rendered();
    expect(actionOf(alice.snapshot, written).sheet.details).to.deep.equal([]);
    expect(headings(4)).to.deep.equal(['Détails de l’action']);
  });

  it('offers its sections to coordinators only', async () => {
    const menu = byRole('button', 'Action 5 : plus de choix', sheet);
    await click(menu);
    await click(byRole('menuitem', 'Rubriques des fiches…', sheet));
    byRole('dialog', 'Rubriques des fiches', sheet);
    await press('Escape');
    expectNone('dialog', /^/, sheet);
    Object.assign(facts, { role: 'editor' });
    tell();
    await rendered();
    await click(menu);
    expect(allByRole('menuitem', /^/, sheet).map(nameOf)).to.deep.equal([
      'Imprimer la fiche',
      'Déplacer…',
      'Supprimer',
    ]);
  });

  it('is read whole, and offers nothing to change, where one may only read', async () => {
    await see(written);
    facts.mayEdit = false;
    tell();
    await rendered();
    expectNone('textbox', /^/, sheet);
    expectNone('button', /^Choisir/, sheet);
    expect(allByRole('listitem', /^/, sheet).map(textOf).join()).to.include('Création d’un pôle ressources');
  });

  it('ends with its history, asked for only when it is unfolded', async () => {
    const foot = await until(() => sheet.renderRoot.querySelector('sheet-history'), 'the foot of the fiche');
    expect(foot.renderRoot.querySelector('item-history')).to.equal(null);
    const summary = await until(() => foot.renderRoot.querySelector('summary'), 'what unfolds it');
    await click(summary);
    await until(() => foot.renderRoot.querySelector('item-history'), 'the history');
    await expectAccessible(foot);
  });

  it('says when there is no such action', async () => {
    sheet.action = itemId('inconnue');
    await rendered();
    expect(textOf(byRole('status', /^/, sheet))).to.match(/^Cette fiche n’existe pas/);
    await expectAccessible(sheet);
  });

  it('names who else is in a section beside its heading, which stays in place', async () => {
    const heading = byRole('heading', 'Détails de l’action', sheet);
    const { left, top, right, width } = heading.getBoundingClientRect();
    const peers = new Awareness(new Y.Doc());
    const nadia = new Presence(peers);
    nadia.identify({ name: 'Nadia', institution: 'Septèmes' });
    nadia.moveTo(nurseries, null, 'details');
    applyAwarenessUpdate(here, encodeAwarenessUpdate(peers, [peers.clientID]), 'network');
    const tag = await until(() => sheet.renderRoot.querySelector('.here > span'), 'the name');
    expect(textOf(tag)).to.equal('Nadia · Septèmes');
    expect(tag.getBoundingClientRect().left).to.be.at.least(right);
    const after = heading.getBoundingClientRect();
    expect([after.left, after.top, after.width]).to.deep.equal([left, top, width]);
    await expectAccessible(sheet);
  });
});
