import { expect } from 'chai';
import '../../../client/elements/keys-dialog.ts';
import type { KeysHelp } from '../../../client/views/keys-help.ts';
import '../../../client/views/keys-help.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, press, setSize, show, type, until } from '../page.ts';

describe('<keys-help>', () => {
  let help: KeysHelp;
  beforeEach(async () => {
    help = create('keys-help', { screen: 'deploiement' });
    await show(help);
  });
  afterEach(async () => {
    localStorage.clear();
    await clear();
  });

  const opened = (): Promise<HTMLElement> =>
    until(() => allByRole('dialog', 'Raccourcis clavier', help)[0], 'the list of keys');

  it('has no fault that axe knows, on the projector and on a phone', async () => {
    await type('?');
    await expectAccessible(await opened());
    await setSize({ width: 320, height: 640 });
    await expectAccessible(await opened());
  });

  it('opens with « ? », the keys of the screen first, then those that work everywhere', async () => {
    await type('?');
    await opened();
    const titles = allByRole('heading', /^/, help).map(nameOf);
    expect(titles.slice(0, 3)).to.deep.equal(['Raccourcis clavier', 'Déploiement', 'Partout']);
    expect(textOf(byRole('group', 'Liste des raccourcis', help))).to.match(
      /Ctrl\+Z\s?Annuler ma dernière modification/,
    );
  });

  it('closes with Escape or its button, gives the focus back, and tells nobody else', async () => {
    const button = document.createElement('button');
    help.before(button);
    button.focus();
    const heard = listen('dismiss');
    await type('?');
    await opened();
    await press('Escape');
    expectNone('dialog', /^/, help);
    await until(() => document.activeElement === button, 'the focus to come back');
    await type('?');
    await opened();
    await click(allByRole('button', 'Fermer', help).at(-1) ?? help);
    expectNone('dialog', /^/, help);
    expect(heard).to.deep.equal([]);
  });

  it('lets one turn off the key that opens it', async () => {
    await help.open();
    await opened();
    const box = byRole('checkbox', /La touche « \? » ouvre cette liste/, help);
    await click(box);
    await press('Escape');
    await type('?');
    expectNone('dialog', /^/, help);
    await help.open();
    await opened();
    const again = byRole('checkbox', /La touche/, help);
    expect(again instanceof HTMLInputElement && again.checked).to.equal(false);
    await click(again);
    expectFocus(again);
  });
});
