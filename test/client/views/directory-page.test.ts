import { expect } from 'chai';
import type { DirectoryPage } from '../../../client/views/directory-page.ts';
import '../../../client/views/directory-page.ts';
import { type ActorId, actorId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, rendered, setSize, type, until } from '../page.ts';
import { caf, openPennes, pennes, septemes, trainings } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

describe('<directory-page>', () => {
  let page: DirectoryPage;
  let plan: Plan;
  let bob: Plan;
  let facts: StandIn;
  let tell: () => void;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice: plan, bob } = await openPennes());
    facts = { plan, mayEdit: true, hasPlan: true, territory: 'x3' };
    page = create('directory-page');
    tell = await showIn(facts, page);
    heard = listen('actor-delete', 'actors-merge', 'notice');
  });
  afterEach(clear);

  /** A duplicate of Septèmes that pilots one action. */
  const addDuplicate = async (): Promise<ActorId> => {
    const id = bob.directory.addActor('Septème-les-Vallons', 'commune');
    bob.setActor(trainings, 'pilots', id, true);
    await rendered();
    return id;
  };
  /** Carries out what is asked, as the workspace does. */
  const obey = (): void => {
    page.addEventListener('actor-delete', ({ actor }) => plan.directory.deleteActor(actor));
    page.addEventListener('actors-merge', ({ kept, duplicate }) =>
      plan.directory.mergeActors(kept, duplicate),
    );
  };
  const cards = (): readonly string[] =>
    allByRole('heading', /abrégé en/, page).map(heading => textOf(heading).replace(/,.*/, ''));

  it('has no fault that axe knows, open, with a duplicate, to read and on a phone', async () => {
    await addDuplicate();
    await click(byRole('button', 'Modifier : Les Pennes', page));
    page.renderRoot.querySelector('details')?.setAttribute('open', '');
    await expectAccessible(page);
    facts.mayEdit = false;
    tell();
    await rendered();
    await expectAccessible(page);
    await setSize({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('shows actors by what they are, with where they are named', () => {
    expect(allByRole('heading', /^(Communes|Caf) \d/, page).map(nameOf)).to.deep.equal([
      'Communes 2',
      'Caf 1',
    ]);
    expect(cards()).to.deep.equal(['Les Pennes', 'Septèmes', 'Caf']);
    const link = byRole('link', '7 actions', page);
    expect(link.getAttribute('href')).to.equal('/t/x3/plan?acteur=caf');
  });

  it('shows what others change: a name, other names, members', async () => {
    bob.directory.setActorLabel(septemes, 'Septèmes-les-V.');
    bob.directory.addAlias(septemes, 'SLV');
    const both = bob.directory.addActor('Les 2 communes', 'commune');
    for (const member of [pennes, septemes]) bob.directory.setMember(both, member, true);
    await rendered();
    expect(cards()).to.deep.equal(['Les Pennes', 'Septèmes-les-V.', 'Caf', 'Les 2 communes']);
    byRole('heading', 'Groupes 1', page);
    const text = allByRole('paragraph', /^/, page).map(textOf).join('|').replaceAll('\u00a0', ' ');
    expect(text).to.include('Septèmes-les-Vallons · dit aussi « SLV »');
    expect(text).to.include('groupe : Les Pennes et Septèmes-les-V.');
    expect(text).to.include('Utilisé nulle part');
  });

  it('opens one actor at a time', async () => {
    await click(byRole('button', 'Modifier : Les Pennes', page));
    await click(byRole('button', 'Modifier : Caf', page));
    expect(allByRole('textbox', 'Nom complet', page)).to.have.length(1);
    await click(byRole('button', 'Fermer : Caf', page));
    expectNone('textbox', 'Nom complet', page);
  });

  it('says where an actor is used before it is deleted, and keeps the focus on the page', async () => {
    obey();
    await click(byRole('button', 'Modifier : Caf', page));
    await click(byRole('button', 'Supprimer…', page));
    byRole('dialog', /^Supprimer/, page);
    const uses = allByRole('listitem', /^/, page).map(textOf).join('|').replaceAll('\u00a0', ' ');
    expect(uses).to.include('Pilote : Action 5, Action 13, Action 1');
    expectFocus(byRole('button', 'Garder', page));
    await expectAccessible(page);
    await click(byRole('button', 'Supprimer quand même', page));
    expect(heard).to.deep.equal([{ type: 'actor-delete', actor: caf }]);
    expectNone('dialog', /^/, page);
    expect(cards()).to.deep.equal(['Les Pennes', 'Septèmes']);
    await until(() => page.renderRoot instanceof ShadowRoot && page.renderRoot.activeElement, 'the focus');
    expectFocus(byRole('heading', 'Annuaire des acteurs', page));
  });

  it('deletes at once who is named nowhere', async () => {
    obey();
    bob.directory.addActor('Médiathèque', 'service');
    await rendered();
    await click(byRole('button', 'Modifier : Médiathèque', page));
    await click(byRole('button', 'Supprimer', page));
    expect(cards()).to.deep.equal(['Les Pennes', 'Septèmes', 'Caf']);
    expect(heard.map(({ type: kind }) => kind)).to.deep.equal(['actor-delete']);
  });

  it('suggests duplicates, and merges them with the focus on the one that is kept', async () => {
    obey();
    const duplicate = await addDuplicate();
    page.renderRoot.querySelector('details')?.setAttribute('open', '');
    await click(byRole('button', 'Fusionner : Septèmes-les-Vallons et Septème-les-Vallons', page));
    await click(byRole('button', 'Fusionner', page));
    expect(heard).to.deep.equal([{ type: 'actors-merge', kept: septemes, duplicate }]);
    expect(cards()).to.deep.equal(['Les Pennes', 'Septèmes', 'Caf']);
    await until(() => page.renderRoot instanceof ShadowRoot && page.renderRoot.activeElement, 'the focus');
    expectFocus(byRole('button', 'Modifier : Septèmes', page));
    expectNone('button', /^Fusionner :/, page);
  });

  it('closes, and says so, what is about an actor that somebody else has just merged', async () => {
    const duplicate = await addDuplicate();
    await click(byRole('button', 'Modifier : Septème-les-Vallons', page));
    await click(byRole('button', 'Fusionner avec…', page));
    bob.directory.mergeActors(septemes, duplicate);
    await rendered();
    expectNone('dialog', /^/, page);
    expect(heard.map(({ text }) => text)).to.deep.equal([
      'Quelqu’un d’autre vient de supprimer ou de fusionner cet acteur.',
    ]);
  });

  it('brings the focus to the actor one comes for, even to read', async () => {
    expect(page.focusOn(septemes)).to.equal(true);
    expectFocus(byRole('button', 'Modifier : Septèmes', page));
    expect(page.focusOn(actorId('inconnu'))).to.equal(false);
    facts.mayEdit = false;
    tell();
    await rendered();
    expect(page.focusOn(caf)).to.equal(true);
    expectFocus(byRole('heading', /^Caf ?, abrégé/, page));
  });

  it('is searched when it is long, by other names too, and not before', async () => {
    expectNone('searchbox', /^/, page);
    for (const name of ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six'])
      bob.directory.addActor(`Service ${name}`, 'service');
    bob.directory.addAlias(septemes, 'SLV');
    await rendered();
    byRole('searchbox', 'Chercher un acteur', page).focus();
    await type('slv');
    expect(cards()).to.deep.equal(['Septèmes']);
    expect(allByRole('status', '', page).map(textOf)).to.include('1 sur 9');
  });

  it('offers nothing to change to those who only read', async () => {
    await addDuplicate();
    facts.mayEdit = false;
    tell();
    await rendered();
    expectNone('button', /^/, page);
    expectNone('textbox', /^/, page);
    expectNone('group', /^/, page);
  });
});
