import { expect } from 'chai';
import type { AddField } from '../../../client/elements/add-field.ts';
import '../../../client/elements/add-field.ts';
import { itemId } from '../../../shared/model.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { byRole } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, show, type } from '../page.ts';

describe('<add-field>', () => {
  const parent = itemId('enjeu-1-a');
  let field: AddField;
  let heard: readonly Intent[];
  beforeEach(async () => {
    field = await show(create('add-field', { kind: 'action', parent, word: 'Action' }));
    heard = listen();
  });
  afterEach(clear);

  const open = (): Promise<void> => click(byRole('button', 'Ajouter : action', field));
  const added = (title: string): Intent => ({
    type: 'item-add',
    kind: 'action',
    parent,
    title,
    before: null,
  });

  it('has no fault that axe knows, closed and open', async () => {
    await expectAccessible(field);
    await open();
    await expectAccessible(field);
  });

  it('becomes a field that has the focus', async () => {
    await open();
    expectFocus(byRole('textbox', 'Titre à ajouter : action', field));
  });

  it('adds with Enter and waits for the next', async () => {
    await open();
    await type(' Café des parents ');
    await press('Enter');
    await type('Ludothèque');
    await press('Enter');
    expect(heard).to.deep.equal([added('Café des parents'), added('Ludothèque')]);
    expectFocus(byRole('textbox', /^/, field));
  });

  it('adds nothing without words', async () => {
    await open();
    await type('  ');
    await press('Enter', 'Tab');
    expect(heard).to.deep.equal([]);
  });

  it('closes with Escape, adding nothing, the focus on its button', async () => {
    await open();
    await type('Café');
    await press('Escape');
    expect(heard).to.deep.equal([]);
    expectFocus(byRole('button', 'Ajouter : action', field));
  });

  it('takes words left behind for words meant, once', async () => {
    await open();
    await type('Café');
    await press('Tab');
    expect(heard).to.deep.equal([added('Café')]);
    expectNone('textbox', /^/, field);
  });
});
