import { expect } from 'chai';
import type { ProjectionSlide } from '../../../client/elements/projection-slide.ts';
import '../../../client/elements/projection-slide.ts';
import type { PlanSnapshot } from '../../../shared/model.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { slideGroups } from '../../../shared/views/slides.ts';
import { expectAccessible } from '../axe.ts';
import { allByRole, textOf } from '../find.ts';
import { clear, create, rendered, show } from '../page.ts';
import { leisure, openPennes, years } from '../pennes.ts';

describe('<projection-slide>', () => {
  let slide: ProjectionSlide;
  let plan: PlanSnapshot;
  let pages: number;
  beforeEach(async () => {
    plan = (await openPennes()).alice.snapshot;
    const [group] = slideGroups(outlineOf(plan), 'axes', plan.territory.vocabulary);
    slide = create('projection-slide', { rows: group?.rows ?? [], years, actors: plan.actors });
    slide.style.cssText = 'width: 940px; height: 500px; font-size: 24px; line-height: 1.2';
    slide.addEventListener('slide-laid', event => {
      pages = event.pages;
    });
    await show(slide);
  });
  afterEach(clear);

  const lines = (): HTMLElement[] => allByRole('listitem', /^/, slide);

  it('has no fault that axe knows, with something that has just changed', async () => {
    slide.fresh = new Set([leisure]);
    await rendered();
    await expectAccessible(slide);
    expect(lines().filter(line => textOf(line).includes('(vient de changer)'))).to.have.length(1);
  });

  it('cuts a title into pages that hold all of its rows once, none of them cut', async () => {
    expect(pages).to.be.greaterThan(1);
    const seen: string[] = [];
    for (let page = 0; page < pages; page++) {
      slide.page = page;
      await rendered();
      const floor = slide.getBoundingClientRect().bottom;
      for (const line of lines()) {
        expect(line.getBoundingClientRect().bottom).to.be.at.most(floor + 1);
        const number = textOf(line.querySelector('.no') ?? document.createElement('i'));
        if (number) seen.push(number);
      }
    }
    expect(seen).to.deep.equal(
      ['4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15'].slice(0, seen.length),
    );
    expect(seen.length).to.equal(slide.rows.filter(row => row.is === 'action').length);
  });

  it('writes nothing smaller than its own letters: 24 pixels on a projector', () => {
    const root = slide.shadowRoot;
    const sizes = [...(root?.querySelectorAll('*') ?? [])]
      .filter(element => textOf(element) !== '')
      .map(element => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(Math.min(...sizes)).to.equal(24);
  });

  it('says for whom each year is planned', () => {
    const row = lines().find(line => textOf(line).startsWith('5'));
    const said = allByRole('image', /^20/, row ?? slide).map(({ ariaLabel }) => ariaLabel);
    expect(said[0]).to.equal('2022 : Les Pennes');
    expect(said[3]).to.equal('2025 : Les Pennes et Septèmes');
  });

  it('shows its last page when there are no more as many', async () => {
    slide.page = 99;
    await rendered();
    expect(lines().length).to.be.greaterThan(0);
  });
});
