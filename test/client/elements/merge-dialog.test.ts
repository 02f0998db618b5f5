import { expect } from 'chai';
import type { MergeDialog } from '../../../client/elements/merge-dialog.ts';
import '../../../client/elements/merge-dialog.ts';
import type { ActorId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { usesOf } from '../../../shared/views/actor-uses.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { choose, clear, click, create, rendered, show } from '../page.ts';
import { openPennes, pennes, septemes, trainings } from '../pennes.ts';

describe('<merge-dialog>', () => {
  let dialog: MergeDialog;
  let plan: Plan;
  let duplicate: ActorId;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice: plan } = await openPennes());
    duplicate = plan.directory.addActor('Les Penne-Mirabeau', 'commune');
    plan.setActor(trainings, 'pilots', duplicate, true);
    await open(duplicate);
  });
  afterEach(clear);

  async function open(actor: ActorId, other: ActorId | null = null): Promise<void> {
    await clear();
    const { actors, territory } = plan.snapshot;
    dialog = create('merge-dialog', {
      actor: actors.find(({ id }) => id === actor),
      other,
      actors,
      uses: usesOf(plan.snapshot),
      vocabulary: territory.vocabulary,
    });
    await show(dialog);
    heard = listen('actors-merge', 'dismiss');
  }

  const said = (): string => textOf(byRole('status', /^/, dialog)).replaceAll('\u00a0', ' ');

  it('has no fault that axe knows, and the focus on the other actor', async () => {
    await expectAccessible(dialog);
    expectFocus(byRole('combobox', 'avec', dialog));
  });

  it('proposes the likely duplicate, keeps the more used one, and tells what moves', async () => {
    expect(said()).to.equal(
      'Ce qui cite « Les Penne-Mirabeau » citera « Les Pennes » : 1 action. « Les Penne-Mirabeau » reste connu comme un autre nom.',
    );
    await click(byRole('button', 'Fusionner', dialog));
    expect(heard).to.deep.equal([{ type: 'dismiss' }, { type: 'actors-merge', kept: pennes, duplicate }]);
  });

  it('keeps the other one when one says so', async () => {
    const choices = allByRole('radio', /^/, dialog);
    expect(choices.map(nameOf)[0]).to.equal('Les Penne-Mirabeau 1 action');
    await click(choices[0] ?? dialog);
    expect(said()).to.match(
      /^Ce qui cite « Les Pennes » citera « Les Penne-Mirabeau » : 23 actions, 6 croix/,
    );
    await click(byRole('button', 'Fusionner', dialog));
    expect(heard.at(-1)).to.deep.equal({ type: 'actors-merge', kept: duplicate, duplicate: pennes });
  });

  it('chooses nobody where nobody is likely', async () => {
    await open(septemes);
    expect(byRole('button', 'Fusionner', dialog).matches(':disabled')).to.equal(true);
    expect(said()).to.equal('');
    await expectAccessible(dialog);
    choose(byRole('combobox', 'avec', dialog), /^\s*Caf/);
    await rendered();
    expect(said()).to.match(/^Ce qui cite « Caf » citera « Septèmes » : 7 actions/);
  });

  it('starts with the one it is told', async () => {
    await open(pennes, septemes);
    expect(said()).to.match(/^Ce qui cite « Septèmes » citera « Les Pennes »/);
    await click(byRole('button', 'Annuler', dialog));
    expect(heard).to.deep.equal([{ type: 'dismiss' }]);
  });
});
