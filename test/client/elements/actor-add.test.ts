import { expect } from 'chai';
import type { ActorAdd } from '../../../client/elements/actor-add.ts';
import '../../../client/elements/actor-add.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus } from '../expect.ts';
import { byRole, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { choose, clear, click, create, press, show, type } from '../page.ts';
import { openPennes } from '../pennes.ts';

describe('<actor-add>', () => {
  let form: ActorAdd;
  let heard: readonly Intent[];
  beforeEach(async () => {
    const { alice } = await openPennes();
    form = await show(create('actor-add', { actors: alice.snapshot.actors }));
    heard = listen('actor-add');
    byRole('textbox', 'Ajouter un acteur', form).focus();
  });
  afterEach(clear);

  const said = (): string => textOf(byRole('status', /^/, form)).replaceAll('\u00a0', ' ');

  it('has no fault that axe knows', async () => {
    await expectAccessible(form);
  });

  it('adds with Enter, of the nature its name tells, and waits for the next', async () => {
    await type(' Service jeunesse ');
    await press('Enter');
    await type('Léo Lagrange');
    choose(byRole('combobox', 'Nature', form), 'Autre');
    await click(byRole('button', 'Ajouter', form));
    expect(heard).to.deep.equal([
      { type: 'actor-add', name: 'Service jeunesse', kind: 'service' },
      { type: 'actor-add', name: 'Léo Lagrange', kind: 'other' },
    ]);
    expect(said()).to.equal('« Léo Lagrange » est ajouté.');
    expectFocus(byRole('textbox', 'Ajouter un acteur', form));
  });

  it('says who is there already, and adds nobody without a name', async () => {
    await press('Enter');
    await type('septemes les vallons');
    await press('Enter');
    expect(heard).to.deep.equal([{ type: 'actor-add', name: 'septemes les vallons', kind: 'association' }]);
    await type('SEPTEMES');
    await press('Enter');
    expect(said()).to.equal('« SEPTEMES » est déjà dans l’annuaire : Septèmes-les-Vallons.');
  });
});
