import { expect } from 'chai';
import type { Status } from '../../../client/status.ts';
import '../../../client/views/unsent-banner.ts';
import { expectAccessible } from '../axe.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, rendered } from '../page.ts';
import { openPennes } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

describe('<unsent-banner>', () => {
  let facts: StandIn;
  let tell: () => void;
  beforeEach(async () => {
    const { alice } = await openPennes();
    facts = { plan: alice, mayEdit: false, territory: 'x3', status: { is: 'saved' } };
    tell = await showIn(facts, create('unsent-banner'));
  });
  afterEach(clear);

  const hear = async (status: Status): Promise<void> => {
    facts.status = status;
    tell();
    await rendered();
  };

  it('says nothing while all is sent, or can still be', async () => {
    for (const status of [
      { is: 'saved' },
      { is: 'offline', pending: 2, kept: 'device' },
      { is: 'refused', reason: 'seance-over', pending: 0 },
      { is: 'refused', reason: 'sign-in', pending: 2 },
    ] as const) {
      await hear(status);
      expect(allByRole('alert')).to.have.length(0);
    }
  });

  const reasons = [
    ['seance-over', /^La séance est terminée\. Vos 2 dernières modifications ne sont pas enregistrées/],
    ['no-access', /^Votre accès a pris fin\. Vos 2/],
    ['deleted', /^Ce plan a été supprimé\. Vos 2/],
  ] as const;
  for (const [reason, words] of reasons)
    it(`tells what was never sent and what to do with it: ${reason}`, async () => {
      await hear({ is: 'refused', reason, pending: 2 });
      expect(textOf(byRole('alert')))
        .to.match(words)
        .and.to.match(/Copiez ailleurs le texte à garder/);
      await expectAccessible(byRole('main'));
    });

  it('asks once more before it has the copy erased', async () => {
    await hear({ is: 'refused', reason: 'seance-over', pending: 1 });
    expect(textOf(byRole('alert'))).to.match(
      /Votre dernière modification n’est pas enregistrée .* elle n’est que/,
    );
    const heard = listen();
    const open = 'J’ai copié, effacer de cet appareil';
    await click(byRole('button', open));
    await rendered();
    await expectAccessible(document.documentElement);
    await click(byRole('button', 'Ne pas effacer'));
    await rendered();
    expect(allByRole('dialog')).to.have.length(0);
    await click(byRole('button', open));
    await rendered();
    await click(byRole('button', 'Effacer'));
    await rendered();
    expect(heard).to.deep.equal([{ type: 'copy-erase' }]);
  });
});
