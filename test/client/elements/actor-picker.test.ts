import { expect } from 'chai';
import type { ActorPicker } from '../../../client/elements/actor-picker.ts';
import '../../../client/elements/actor-picker.ts';
import type { ActorId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { choose, clear, click, create, press, rendered, show, type } from '../page.ts';
import { actionOf, caf, nurseries, openPennes, pennes, septemes } from '../pennes.ts';

describe('<actor-picker>', () => {
  let picker: ActorPicker;
  let alice: Plan;
  let bob: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice, bob } = await openPennes());
    picker = create('actor-picker', { name: 'action 5 « Diagnostic »', actorRole: 'porteurs' });
    const feed = (): void => {
      const { actors } = alice.snapshot;
      Object.assign(picker, { action: actionOf(alice.snapshot, nurseries), actors });
    };
    feed();
    alice.subscribe(feed);
    await show(picker);
    heard = listen();
  });
  afterEach(clear);

  it('has no fault that axe knows, while choosing and while adding', async () => {
    await expectAccessible(picker);
    await type('Mission locale');
    await expectAccessible(picker);
  });

  it('is a dialog about one action and one role, with the focus in its search field', async () => {
    byRole('dialog', 'Porteurs', picker);
    expect(textOf(byRole('paragraph', /^/, picker))).to.equal('action 5 « Diagnostic »');
    expectFocus(byRole('searchbox', 'Chercher ou ajouter un acteur', picker));
    Object.assign(picker, { actorRole: 'pilots' });
    await rendered();
    byRole('dialog', 'Pilotes', picker);
  });

  it('checks those who are chosen, and tells the nature of each', () => {
    const boxes = allByRole('checkbox', /^/, picker);
    expect(boxes.map(nameOf)).to.deep.equal(['Les Pennes Commune', 'Septèmes Commune', 'Caf Caf']);
    expect(boxes.map(box => box.matches(':checked'))).to.deep.equal([true, true, false]);
  });

  it('chooses and takes back at once', async () => {
    await click(byRole('checkbox', /^Caf/));
    await click(byRole('checkbox', /^Septèmes/));
    const common = { type: 'actor-toggle', action: nurseries, role: 'porteurs' };
    expect(heard).to.deep.equal([
      { ...common, actor: caf, on: true },
      { ...common, actor: septemes, on: false },
    ]);
  });

  it('shows what somebody else chooses meanwhile', async () => {
    bob.setActor(nurseries, 'porteurs', pennes, false);
    bob.directory.addActor('Département des Bouches-du-Rhône', 'departement');
    await rendered();
    const boxes = allByRole('checkbox', /^/, picker);
    expect(boxes.map(box => box.matches(':checked'))).to.deep.equal([false, true, false, false]);
    expect(boxes.map(nameOf).at(-1)).to.equal('Département des Bouches-du-Rhône Département');
  });

  it('shows the choice again in a box that changed nothing', async () => {
    await click(byRole('checkbox', /^Caf/));
    picker.requestUpdate();
    await rendered();
    expect(byRole('checkbox', /^Caf/).matches(':checked')).to.equal(false);
  });

  it('finds an actor by any of its words, without accents', async () => {
    await type('vallons septemes');
    expect(allByRole('checkbox', /^/, picker).map(nameOf)).to.deep.equal(['Septèmes Commune']);
    expect(allByRole('button', /^Ajouter/, picker).map(nameOf)).to.deep.equal([
      'Ajouter « vallons septemes »',
    ]);
  });

  it('adds an actor nobody has named, of the nature one says, and waits for the next', async () => {
    await type('  Mission locale ');
    choose(byRole('combobox', 'Nature', picker), 'Association');
    await click(byRole('button', 'Ajouter « Mission locale »', picker));
    expect(heard).to.deep.equal([
      {
        type: 'actor-create',
        action: nurseries,
        role: 'porteurs',
        name: 'Mission locale',
        kind: 'association',
      },
    ]);
    const field = byRole('searchbox', /^/, picker);
    expectFocus(field);
    expect(Reflect.get(field, 'value')).to.equal('');
    expect(allByRole('checkbox', /^/, picker)).to.have.length(3);
  });

  it('adds with Enter, of the nature its name tells', async () => {
    await type('Conseil départemental');
    await press('Enter');
    expect(heard.map(({ type: _, ...intent }) => intent)).to.deep.equal([
      { action: nurseries, role: 'porteurs', name: 'Conseil départemental', kind: 'departement' },
    ]);
  });

  describe('with Enter', () => {
    const field = (): HTMLElement => byRole('searchbox', /^/, picker);
    const news = (): string => textOf(byRole('status', /^/, picker));
    const chosen = { type: 'actor-toggle', action: nurseries, role: 'porteurs', on: true };

    it('chooses the only actor left, says so and waits for the next', async () => {
      await type('ca');
      await press('Enter');
      expect(heard).to.deep.equal([{ ...chosen, actor: caf }]);
      expect(news()).to.equal('« Caf » est choisi.');
      expect(Reflect.get(field(), 'value')).to.equal('');
      expectFocus(field());
      await expectAccessible(picker);
      await type('s');
      expect(news()).to.equal('');
    });

    it('never takes back one who is chosen', async () => {
      await type('septemes');
      await press('Enter');
      expect(heard).to.deep.equal([]);
      expect(news()).to.equal('« Septèmes » est déjà choisi.');
    });

    it('does nothing without words, nor while there are several', async () => {
      await press('Enter');
      await type('s');
      await press('Enter');
      expect(heard).to.deep.equal([]);
      expect(Reflect.get(field(), 'value')).to.equal('s');
    });

    it('chooses among several the one of this very name', async () => {
      alice.directory.addActor('Caf des Bouches-du-Rhône et partenaires', 'other');
      await rendered();
      await type('caf');
      expect(allByRole('checkbox', /^/, picker)).to.have.length(2);
      await press('Enter');
      expect(heard).to.deep.equal([{ ...chosen, actor: caf }]);
    });

    it('does it once, however long the key is held', async () => {
      await type('Mission locale');
      const held = { key: 'Enter', repeat: true, bubbles: true, composed: true, cancelable: true };
      field().dispatchEvent(new KeyboardEvent('keydown', held));
      expect(heard).to.deep.equal([]);
    });

    it('adds nobody one letter away from an actor, who is offered first', async () => {
      const cesanet = alice.directory.addActor('Césanet', 'association');
      await rendered();
      await type('Cézanet');
      await press('Enter');
      expect(heard).to.deep.equal([]);
      expect(news()).to.match(/^Le plan a déjà « Césanet »/);
      await expectAccessible(picker);
      await click(byRole('checkbox', /^Césanet/, picker));
      expect(heard).to.deep.equal([{ ...chosen, actor: cesanet }]);
      await click(byRole('button', 'Ajouter « Cézanet »', picker));
      expect(heard.at(-1)).to.include({ type: 'actor-create', name: 'Cézanet' });
    });

    it('adds nobody while the words are in the name of several', async () => {
      alice.directory.addActor('Centre social Les Amandiers', 'service');
      alice.directory.addActor('Centre social Les Oliviers', 'service');
      await rendered();
      await type('Centre social Les');
      byRole('button', 'Ajouter « Centre social Les »', picker);
      await press('Enter');
      expect(heard).to.deep.equal([]);
    });
  });

  it('shows whom the plan has, however the name is typed, and does not offer to add them', async () => {
    alice.directory.addActor('L’Union – Cœur', 'commune');
    await rendered();
    await type("l'union – coeur");
    expect(allByRole('checkbox', /^/, picker).map(nameOf)).to.deep.equal(['L’Union – Cœur Commune']);
    expectNone('button', /^Ajouter/, picker);
  });

  for (const name of ['Septèmes', 'septemes-les-vallons', 'CAF'])
    it(`does not add « ${name} », whom the plan has`, async () => {
      await type(name);
      expectNone('button', /^Ajouter/, picker);
    });

  it('asks to be closed by its button, its cross and Escape, changing nothing', async () => {
    for (const button of allByRole('button', 'Fermer', picker)) await click(button);
    await press('Escape');
    expect(heard).to.deep.equal([{ type: 'dismiss' }, { type: 'dismiss' }, { type: 'dismiss' }]);
  });

  describe('with a group', () => {
    let both: ActorId;
    beforeEach(async () => {
      both = bob.directory.addActor('Les 2 communes', 'commune');
      for (const member of [pennes, septemes]) bob.directory.setMember(both, member, true);
      await rendered();
    });
    const box = (): HTMLElement => byRole('checkbox', /^Les 2 communes/, picker);

    it('tells whom it stands for, and has no fault that axe knows', async () => {
      expect(nameOf(box())).to.equal('Les 2 communes Les Pennes, Septèmes Groupe');
      await expectAccessible(picker);
    });

    it('is checked with all its members, and half with some', async () => {
      expect(box().matches(':checked')).to.equal(true);
      bob.setActor(nurseries, 'porteurs', pennes, false);
      await rendered();
      expect([box().matches(':checked'), box().matches(':indeterminate')]).to.deep.equal([false, true]);
    });
  });

  it('finds an actor by its other names, and says which', async () => {
    bob.directory.addAlias(septemes, 'Septèmes-sur-Vallons');
    await type('septemes-sur');
    expect(allByRole('checkbox', /^/, picker).map(nameOf)).to.deep.equal([
      'Septèmes dit aussi « Septèmes-sur-Vallons » Commune',
    ]);
    await type('-vallons');
    expectNone('button', /^Ajouter/, picker);
  });
});
