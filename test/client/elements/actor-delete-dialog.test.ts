import { expect } from 'chai';
import type { ActorDeleteDialog } from '../../../client/elements/actor-delete-dialog.ts';
import '../../../client/elements/actor-delete-dialog.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus } from '../expect.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, show } from '../page.ts';
import { caf, openPennes } from '../pennes.ts';

describe('<actor-delete-dialog>', () => {
  let dialog: ActorDeleteDialog;
  let heard: readonly Intent[];
  beforeEach(async () => {
    const { alice } = await openPennes();
    const actor = alice.snapshot.actors.find(({ id }) => id === caf);
    dialog = create('actor-delete-dialog', { actor, uses: ['12 actions', '3 croix'] });
    await show(dialog);
    heard = listen('actor-delete', 'dismiss');
  });
  afterEach(clear);

  it('has no fault that axe knows', async () => {
    await expectAccessible(dialog);
  });

  it('says what names the actor, and keeps it unless one insists', async () => {
    expect(allByRole('listitem', /^/, dialog).map(textOf)).to.deep.equal(['12 actions', '3 croix']);
    expectFocus(byRole('button', 'Garder', dialog));
    await press('Enter');
    expect(heard.map(({ type }) => type)).to.deep.equal(['dismiss']);
    await click(byRole('button', 'Supprimer quand même', dialog));
    expect(heard.at(-1)).to.deep.equal({ type: 'actor-delete', actor: caf });
  });
});
