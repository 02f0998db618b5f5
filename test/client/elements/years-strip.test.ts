import { expect } from 'chai';
import type { YearsStrip } from '../../../client/elements/years-strip.ts';
import '../../../client/elements/years-strip.ts';
import { itemId, noMark } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { byRole, nameOf } from '../find.ts';
import { clear, create, rendered, show } from '../page.ts';
import { actionOf, nurseries, openPennes, trainings, years } from '../pennes.ts';

describe('<years-strip>', () => {
  let strip: YearsStrip;
  let alice: Plan;
  beforeEach(async () => {
    ({ alice } = await openPennes());
    const { actors } = alice.snapshot;
    strip = await show(create('years-strip', { action: actionOf(alice.snapshot, trainings), years, actors }));
  });
  afterEach(clear);

  const name = (): string => nameOf(byRole('image', /^/, strip));
  const fills = (): string[] =>
    [...byRole('image', /^/, strip).children].map(year => {
      const { backgroundImage, backgroundColor } = getComputedStyle(year);
      return backgroundImage === 'none' ? backgroundColor : 'half';
    });

  it('has no fault that axe knows', async () => {
    await expectAccessible(strip);
  });

  it('shows a year full for everyone, half for some by name, empty for nobody', async () => {
    const [empty, full] = ['rgb(221, 214, 200)', 'rgb(11, 93, 91)'];
    expect(fills()).to.deep.equal([empty, empty, full, full, full]);
    strip.action = actionOf(alice.snapshot, itemId('a15'));
    await rendered();
    expect(fills()).to.deep.equal(['half', full, full, full, full]);
  });

  it('says the same in words', async () => {
    expect(name()).to.equal('Années : 2024, 2025, 2026');
    strip.action = actionOf(alice.snapshot, nurseries);
    await rendered();
    expect(name()).to.match(/^Années : 2022 \(Les Pennes\), .*, 2026 \(Les Pennes et Septèmes\)$/);
  });

  it('says when no year is planned', async () => {
    alice.setMarks(years.map(year => ({ action: trainings, year, mark: noMark })));
    strip.action = actionOf(alice.snapshot, trainings);
    await rendered();
    expect(name()).to.equal('Aucune année planifiée');
  });
});
