import { expect } from 'chai';
import type { FilterBar } from '../../../client/elements/filter-bar.ts';
import '../../../client/elements/filter-bar.ts';
import type { Plan } from '../../../shared/plan.ts';
import { noFilter, noTheme, type PlanFilter } from '../../../shared/views/filter.ts';
import { filterPlan } from '../../../shared/views/filter-plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { choose, clear, click, create, press, rendered, setSize, show, type } from '../page.ts';
import { openPennes, septemes } from '../pennes.ts';

describe('<filter-bar>', () => {
  let bar: FilterBar;
  let alice: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice } = await openPennes());
    bar = create('filter-bar', {});
    narrow({});
    await show(bar);
    heard = listen('filter-set');
  });
  afterEach(clear);

  function narrow(filter: Partial<PlanFilter>): void {
    const plan = alice.snapshot;
    Object.assign(bar, { plan, filtered: filterPlan(plan, { ...noFilter, ...filter }) });
  }

  it('has no fault that axe knows: at rest, filtering, on a phone', async () => {
    await expectAccessible(bar);
    narrow({ words: 'parents', actor: septemes });
    await expectAccessible(bar);
    await setSize({ width: 390, height: 844 });
    await expectAccessible(bar);
    await click(byRole('button', 'Chercher et filtrer', bar));
    await expectAccessible(bar);
  });

  it('is a search region with a field and a list for each thing the plan has', () => {
    byRole('search', 'Chercher et filtrer', bar);
    byRole('searchbox', 'Chercher dans le plan', bar);
    expect(allByRole('combobox', /^/, bar).map(nameOf)).to.deep.equal([
      'Enjeu',
      'Acteur',
      'Thématique',
      'Année',
    ]);
  });

  it('offers origins once an action has one', async () => {
    const [first] = alice.snapshot.actions;
    if (first)
      Object.assign(bar, { plan: { ...alice.snapshot, actions: [{ ...first, origin: 'ongoing' }] } });
    await rendered();
    choose(byRole('combobox', 'Origine', bar), 'En cours');
    expect(heard).to.deep.equal([{ type: 'filter-set', filter: { ...noFilter, origin: 'ongoing' } }]);
  });

  it('asks for what is chosen, and keeps what was asked before', async () => {
    narrow({ words: 'parents' });
    await rendered();
    choose(byRole('combobox', 'Acteur', bar), 'Septèmes');
    choose(byRole('combobox', 'Année', bar), '2024');
    expect(heard.map(({ filter }) => filter)).to.deep.equal([
      { ...noFilter, words: 'parents', actor: septemes },
      { ...noFilter, words: 'parents', year: 2024 },
    ]);
  });

  it('asks for what has no theme', () => {
    choose(byRole('combobox', 'Thématique', bar), 'Sans thématique');
    expect(heard.at(-1)?.filter).to.deep.equal({ ...noFilter, theme: noTheme });
  });

  it('asks at each letter', async () => {
    byRole('searchbox', /^/, bar).focus();
    await type('eau');
    expect(heard.at(-1)?.filter).to.deep.equal({ ...noFilter, words: 'eau' });
  });

  it('says what is shown and what is hidden, and gives it back', async () => {
    expect(textOf(byRole('status', /^/, bar))).to.equal('24 actions');
    expectNone('button', 'Tout afficher', bar);
    narrow({ words: 'eaje' });
    await rendered();
    expect(textOf(byRole('status', /^/, bar))).to.equal('1 action sur 24');
    expect(textOf(byRole('paragraph', /^/, bar))).to.include(
      'Le filtre masque 23 actions, 7 orientations et 2 enjeux.',
    );
    await click(byRole('button', 'Tout afficher', bar));
    expect(heard).to.deep.equal([{ type: 'filter-set', filter: noFilter }]);
    expectFocus(byRole('searchbox', /^/, bar));
  });

  it('gives up the search with Escape, and no other part', async () => {
    narrow({ words: 'eaje', year: 2024 });
    await rendered();
    byRole('searchbox', /^/, bar).focus();
    await press('Escape');
    expect(heard).to.deep.equal([{ type: 'filter-set', filter: { ...noFilter, year: 2024 } }]);
  });

  it('follows the address', async () => {
    narrow({ words: 'eaje', year: 2024 });
    await rendered();
    expect(byRole('searchbox', /^/, bar).matches(':placeholder-shown')).to.equal(false);
    const list = byRole('combobox', 'Année', bar);
    expect(list instanceof HTMLSelectElement && list.value).to.equal('2024');
  });

  it('is behind one button on a phone, and still says what is hidden', async () => {
    await setSize({ width: 390, height: 844 });
    narrow({ words: 'eaje' });
    await rendered();
    expectNone('searchbox', /^/, bar);
    expect(textOf(byRole('paragraph', /^/, bar))).to.match(/1 action sur 24 Le filtre masque/);
    await click(byRole('button', 'Chercher et filtrer', bar));
    byRole('searchbox', /^/, bar);
    expect(byRole('button', 'Chercher et filtrer', bar).ariaExpanded).to.equal('true');
  });
});
