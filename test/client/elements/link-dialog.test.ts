import { expect } from 'chai';
import type { LinkDialog } from '../../../client/elements/link-dialog.ts';
import '../../../client/elements/link-dialog.ts';
import { expectAccessible } from '../axe.ts';
import { byRole, textOf } from '../find.ts';
import { clear, create, press, show, type } from '../page.ts';

describe('<link-dialog>', () => {
  let dialog: LinkDialog;
  let chosen: (string | null)[];
  afterEach(clear);

  async function open(href: string | null): Promise<void> {
    chosen = [];
    dialog = create('link-dialog', { href });
    dialog.addEventListener('link-choose', ({ href: address }) => chosen.push(address));
    await show(dialog);
  }

  it('has no fault that axe knows: for a new link, for one there is, with an address that is not understood', async () => {
    await open(null);
    await expectAccessible(dialog);
    await type('pas une adresse');
    await press('Enter');
    await expectAccessible(dialog);
    await clear();
    await open('https://www.caf.fr/');
    await expectAccessible(dialog);
  });

  it('says why an address is not taken, and takes one as people write it', async () => {
    await open(null);
    await type('javascript:alert(1)');
    await press('Enter');
    expect(textOf(byRole('alert', /^/, dialog))).to.match(/^Cette adresse n’est pas comprise/);
    expect(chosen).to.deep.equal([]);
    await press('Control+a');
    await type('nom@exemple.fr');
    await press('Enter');
    expect(chosen).to.deep.equal(['mailto:nom@exemple.fr']);
  });
});
