import { expect } from 'chai';
import type { ModalDialog } from '../../../client/elements/modal-dialog.ts';
import '../../../client/elements/modal-dialog.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus } from '../expect.ts';
import { byRole, focused } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, clickAt, create, press, show } from '../page.ts';

describe('<modal-dialog>', () => {
  let dialog: ModalDialog;
  let heard: readonly Intent[];
  beforeEach(async () => {
    dialog = create('modal-dialog', { heading: 'Déplacer' });
    dialog.innerHTML =
      '<p>Où ?</p><input aria-label="Lieu" autofocus /><button slot="actions">Annuler</button>';
    await show(dialog);
    heard = listen();
  });
  afterEach(clear);

  it('has no fault that axe knows', async () => {
    await expectAccessible(dialog);
  });

  it('is a modal dialog named by its heading, with the focus on what asks for it', async () => {
    const shown = byRole('dialog', 'Déplacer');
    expect(shown.matches(':modal')).to.equal(true);
    byRole('heading', 'Déplacer', shown);
    expectFocus(byRole('textbox', 'Lieu'));
  });

  it('keeps Tab inside', async () => {
    dialog.before(Object.assign(document.createElement('button'), { textContent: 'Derrière' }));
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      await press('Tab');
      expect(focused()?.textContent).not.to.equal('Derrière');
    }
  });

  it('asks to be closed by its cross, Escape or a click on the veil, and stays until it is', async () => {
    await click(byRole('button', 'Fermer'));
    await press('Escape');
    await clickAt(4, 4);
    expect(heard).to.deep.equal([{ type: 'dismiss' }, { type: 'dismiss' }, { type: 'dismiss' }]);
    byRole('dialog', 'Déplacer');
  });

  it('stays with a click inside', async () => {
    await click(byRole('textbox', 'Lieu'));
    await click(byRole('heading', 'Déplacer'));
    expect(heard).to.deep.equal([]);
  });
});
