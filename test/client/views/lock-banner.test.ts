import { expect } from 'chai';
import '../../../client/views/lock-banner.ts';
import type { AccessRole } from '../../../shared/model.ts';
import { expectAccessible } from '../axe.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { clear, create, rendered } from '../page.ts';
import { openPennes } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

describe('<lock-banner>', () => {
  let facts: StandIn;
  let tell: () => void;
  afterEach(clear);

  async function open(role: AccessRole): Promise<void> {
    const { alice } = await openPennes();
    const standing = { locked: false, archived: false };
    facts = { plan: alice, mayEdit: true, territory: 'x3', role, standing, status: { is: 'saved' } };
    tell = await showIn(facts, create('lock-banner'));
  }
  const said = (): string => textOf(byRole('status'));
  const hear = async (news: Partial<StandIn>): Promise<void> => {
    Object.assign(facts, news);
    tell();
    await rendered();
  };

  it('says nothing as long as the plan is open', async () => {
    await open('editor');
    expect(said()).to.equal('');
  });

  it('tells those who wrote that they may read, and that nothing they were writing is lost', async () => {
    await open('editor');
    await hear({ standing: { locked: true, archived: false } });
    expect(said()).to.match(/a verrouillé le plan : vous pouvez le lire, pas y écrire pour le moment\.$/);
    await hear({ status: { is: 'offline', pending: 2, kept: 'device' } });
    expect(said()).to.match(/est gardé ici, et partira/);
    await expectAccessible(byRole('main'));
    await hear({ standing: { locked: false, archived: false } });
    expect(said()).to.equal('');
  });

  it('leads coordinators to where they unlock it', async () => {
    await open('coordinator');
    await hear({ standing: { locked: true, archived: false } });
    expect(byRole('link', 'Déverrouiller…').getAttribute('href')).to.equal('/t/x3/inviter');
    await expectAccessible(byRole('main'));
  });

  it('tells everybody that the plan is archived', async () => {
    await open('coordinator');
    await hear({ standing: { locked: true, archived: true } });
    expect(said()).to.equal('Ce plan est archivé : il se lit, et ne se modifie plus.');
    expect(allByRole('link')).to.have.length(0);
  });
});
