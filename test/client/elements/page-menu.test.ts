import { expect } from 'chai';
import type { PageMenu } from '../../../client/elements/page-menu.ts';
import '../../../client/elements/page-menu.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole } from '../find.ts';
import { clear, click, create, press, rendered, show } from '../page.ts';

describe('<page-menu>', () => {
  let menu: PageMenu;
  beforeEach(async () => {
    const links = ['Territoire', 'Vérification'].map(text => ({ href: `#${text}`, text, isCurrent: false }));
    menu = create('page-menu', { links });
    await show(menu);
  });
  afterEach(clear);

  it('has no fault that axe knows, closed and open', async () => {
    await expectAccessible(menu);
    await click(byRole('button', 'Plus'));
    await expectAccessible(menu);
  });

  it('shows its links once opened, by mouse or by keyboard', async () => {
    expectNone('link', 'Territoire');
    menu.focus();
    await press('Enter');
    expect(allByRole('link')).to.have.length(2);
    await press('Escape');
    expectNone('link', 'Territoire');
  });

  it('closes when a link is followed', async () => {
    await click(byRole('button', 'Plus'));
    await click(byRole('link', 'Vérification'));
    expectNone('link', 'Vérification');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('says which of its pages is open', async () => {
    menu.links = menu.links.map(link => ({ ...link, isCurrent: link.text === 'Territoire' }));
    await rendered();
    await click(byRole('button', 'Plus, page ouverte : Territoire'));
    expect(byRole('link', 'Territoire').ariaCurrent).to.equal('page');
  });
});
