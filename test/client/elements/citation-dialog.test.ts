import { expect } from 'chai';
import type { CitationDialog } from '../../../client/elements/citation-dialog.ts';
import '../../../client/elements/citation-dialog.ts';
import { itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { expectAccessible } from '../axe.ts';
import { allByRole, byRole, nameOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, rendered, show } from '../page.ts';
import { actionOf, leisure, openPennes } from '../pennes.ts';

describe('<citation-dialog>', () => {
  const other = itemId('enjeu-2-a');
  let dialog: CitationDialog;
  let alice: Plan;
  beforeEach(async () => {
    ({ alice } = await openPennes());
    dialog = create('citation-dialog', { name: '6 · Favoriser l’accès aux loisirs' });
    const feed = (): void => {
      const { axes } = outlineOf(alice.snapshot);
      Object.assign(dialog, { action: actionOf(alice.snapshot, leisure), axes });
    };
    feed();
    alice.subscribe(feed);
    await show(dialog);
  });
  afterEach(clear);

  it('has no fault that axe knows', () => expectAccessible(dialog));

  it('offers each orientation under its axis, its own one said and not to be changed', () => {
    byRole('dialog', 'Faire figurer aussi sous…', dialog);
    expect(allByRole('heading', /^\d · /, dialog)).to.have.length(3);
    const boxes = allByRole('checkbox', /^/, dialog);
    expect(boxes).to.have.length(8);
    expect(boxes.filter(box => box.matches(':disabled')).map(nameOf)).to.deep.equal([
      'a · Développer et optimiser l’offre de service à destination des enfants et des jeunes (c’est sa place)',
    ]);
  });

  it('cites it and no longer, at once', async () => {
    const heard = listen();
    const box = byRole('checkbox', /^a · Renforcer/, dialog);
    await click(box);
    alice.setAlsoUnder(leisure, other, true);
    await rendered();
    expect(box.matches(':checked')).to.equal(true);
    await click(box);
    expect(heard).to.deep.equal([
      { type: 'citation-toggle', action: leisure, orientation: other, on: true },
      { type: 'citation-toggle', action: leisure, orientation: other, on: false },
    ]);
  });
});
