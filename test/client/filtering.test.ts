import { expect } from 'chai';
import { filteredPlan } from '../../client/filtering.ts';
import { actionsInOrder } from '../../shared/views/outline.ts';
import { nurseries, openPennes } from './pennes.ts';

describe('filteredPlan', () => {
  it('is one and the same for all who ask, until the plan or the address changes', async () => {
    const { alice } = await openPennes();
    const first = filteredPlan(alice, '?q=eaje');
    expect(filteredPlan(alice, '?q=eaje&fiche=a1')).to.equal(first);
    expect(filteredPlan(alice, '?q=eaj')).not.to.equal(first);
  });

  it('keeps in sight what was, as long as the address does not change', async () => {
    const { alice } = await openPennes();
    const shown = (search: string): readonly string[] =>
      actionsInOrder(filteredPlan(alice, search).outline).map(({ action }) => action.id);
    expect(shown('?q=eaje')).to.include(nurseries);
    alice.rename(nurseries, 'Crèches');
    alice.rename(nurseries, 'Crèches nouvelles');
    expect(shown('?q=eaje')).to.include(nurseries);
    expect(shown('')).to.have.length(24);
    expect(shown('?q=eaje')).not.to.include(nurseries);
  });
});
