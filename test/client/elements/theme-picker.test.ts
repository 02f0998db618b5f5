import { expect } from 'chai';
import type { ThemePicker } from '../../../client/elements/theme-picker.ts';
import '../../../client/elements/theme-picker.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, rendered, show, type } from '../page.ts';
import { actionOf, openPennes, trainings } from '../pennes.ts';

describe('<theme-picker>', () => {
  let picker: ThemePicker;
  let alice: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice } = await openPennes());
    picker = create('theme-picker', { name: '4 · Formations' });
    const feed = (): void => {
      const { themes } = alice.snapshot;
      Object.assign(picker, { action: actionOf(alice.snapshot, trainings), themes });
    };
    feed();
    alice.subscribe(feed);
    await show(picker);
    heard = listen();
  });
  afterEach(clear);

  const chosen = (): readonly string[] =>
    allByRole('checkbox', /^/, picker)
      .filter(box => box.matches(':checked'))
      .map(nameOf);

  it('has no fault that axe knows, while choosing and while adding', async () => {
    await expectAccessible(picker);
    await type('Mobilité');
    await expectAccessible(picker);
  });

  it('is a dialog about one action, with the focus in its field and its themes checked', () => {
    byRole('dialog', 'Thématiques', picker);
    expectFocus(byRole('searchbox', 'Chercher ou ajouter une thématique', picker));
    expect(allByRole('checkbox', /^/, picker)).to.have.length(8);
    expect(chosen()).to.have.length(3);
  });

  it('chooses and takes back at once', async () => {
    const [first = ''] = chosen();
    await click(byRole('checkbox', first, picker));
    await click(byRole('checkbox', 'Handicap', picker));
    expect(heard.map(({ type, on }) => [type, on])).to.deep.equal([
      ['theme-toggle', false],
      ['theme-toggle', true],
    ]);
  });

  it('finds without accents, and chooses the one that is left with Enter', async () => {
    await type('acces droits');
    expect(allByRole('checkbox', /^/, picker)).to.have.length(1);
    await press('Enter');
    expect(heard).to.deep.equal([
      { type: 'theme-toggle', action: trainings, theme: 'acces-aux-droits', on: true },
    ]);
    expect(textOf(byRole('status', /^/, picker))).to.include('est choisie');
  });

  it('adds a name that no theme has, and offers none that one has', async () => {
    await type('Handicap');
    expectNone('button', /^Ajouter/, picker);
    picker.renderRoot.querySelector('input')?.select();
    await type('Mobilité');
    await press('Enter');
    expect(heard).to.deep.equal([{ type: 'theme-create', action: trainings, name: 'Mobilité' }]);
  });

  it('follows what others choose meanwhile', async () => {
    const [theme] = alice.snapshot.themes.filter(({ id }) => id === 'handicap');
    if (theme) alice.setTheme(trainings, theme.id, true);
    await rendered();
    expect(chosen()).to.include('Handicap');
  });

  it('is dismissed by its button', async () => {
    await click(allByRole('button', 'Fermer', picker).at(-1) ?? picker);
    expect(heard).to.deep.equal([{ type: 'dismiss' }]);
  });
});
