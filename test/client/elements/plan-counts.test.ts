import { expect } from 'chai';
import '../../../client/elements/plan-counts.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { clear, click, create, press, setSize, show } from '../page.ts';
import { openPennes } from '../pennes.ts';

describe('<plan-counts>', () => {
  beforeEach(async () => {
    const { alice } = await openPennes();
    await show(create('plan-counts', { plan: alice.snapshot }));
    await click(byRole('button', 'Chiffres'));
  });
  afterEach(clear);

  it('has no fault that axe knows, on a phone too', async () => {
    await expectAccessible(document.body);
    await setSize({ width: 390, height: 844 });
    await expectAccessible(document.body);
  });

  it('tells each figure with what it counts', () => {
    byRole('dialog', 'Chiffres du plan entier');
    const lines = allByRole('listitem').map(textOf);
    expect(lines).to.include(
      '18 actions pilotées par plusieurs communesAu moins deux communes figurent parmi les pilotes.',
    );
    expect(lines).to.include('14 2022');
    expect(allByRole('heading').map(textOf)).to.deep.equal([
      'Dans tout le plan',
      'Par année',
      'Par thématique',
    ]);
  });

  it('is closed with Escape', async () => {
    await press('Escape');
    expectNone('dialog');
  });
});
