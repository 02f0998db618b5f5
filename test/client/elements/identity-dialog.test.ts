import { expect } from 'chai';
import type { IdentityDialog } from '../../../client/elements/identity-dialog.ts';
import '../../../client/elements/identity-dialog.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus } from '../expect.ts';
import { byRole } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, show, type } from '../page.ts';
import { openPennes } from '../pennes.ts';

describe('<identity-dialog>', () => {
  let dialog: IdentityDialog;
  let heard: readonly Intent[];
  beforeEach(async () => {
    const { alice } = await openPennes();
    dialog = await show(create('identity-dialog', { actors: alice.snapshot.actors }));
    heard = listen('identity');
  });
  afterEach(clear);

  const institution = (): HTMLElement => byRole('combobox', 'Vous venez de', dialog);

  it('has no fault that axe knows', async () => {
    await expectAccessible(dialog);
  });

  it('asks for a first name and where one comes from, the focus on the first', () => {
    byRole('dialog', 'Comment vous présenter aux autres ?', dialog);
    expectFocus(byRole('textbox', 'Votre prénom', dialog));
  });

  it('proposes the actors of the plan', () => {
    const field = institution();
    const list = field instanceof HTMLInputElement ? field.list : null;
    expect([...(list?.children ?? [])].map(option => option.getAttribute('value'))).to.deep.equal([
      'Les Pennes',
      'Septèmes',
      'Caf',
    ]);
  });

  it('tells what one has said, without the spaces around', async () => {
    await type('  Nadia ');
    await press('Tab');
    await type('Septèmes');
    await click(byRole('button', 'Prendre place', dialog));
    expect(heard).to.deep.equal([{ type: 'identity', name: 'Nadia', institution: 'Septèmes' }]);
  });

  it('takes Enter for an answer, from either field', async () => {
    await type('Nadia');
    await press('Enter');
    institution().focus();
    await type('Caf');
    await press('Enter');
    expect(heard).to.deep.equal([
      { type: 'identity', name: 'Nadia', institution: '' },
      { type: 'identity', name: 'Nadia', institution: 'Caf' },
    ]);
  });

  it('requires nothing', async () => {
    await click(byRole('button', 'Prendre place', dialog));
    expect(heard).to.deep.equal([{ type: 'identity', name: '', institution: '' }]);
  });

  it('tells nothing of what was typed when it is put off, by its button, its cross or Escape', async () => {
    await type('Nadia');
    await click(byRole('button', 'Plus tard', dialog));
    await click(byRole('button', 'Fermer', dialog));
    await press('Escape');
    expect(heard).to.have.length(3);
    for (const intent of heard) expect(intent).to.deep.equal({ type: 'identity', name: '', institution: '' });
  });

  it('shows what was said before, and keeps it when one changes nothing', async () => {
    await clear();
    dialog = await show(create('identity-dialog', { name: 'Nadia', institution: 'Septèmes' }));
    heard = listen('identity');
    expect(Reflect.get(byRole('textbox', 'Votre prénom', dialog), 'value')).to.equal('Nadia');
    await press('Escape');
    expect(heard).to.deep.equal([{ type: 'identity', name: 'Nadia', institution: 'Septèmes' }]);
  });
});
