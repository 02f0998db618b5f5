import { expect } from 'chai';
import type { DeploymentGrid } from '../../../client/elements/deployment-grid.ts';
import { itemId, noMark } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone, expectSame } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { clear, press, pressHolding, rendered, until } from '../page.ts';
import { leisure, mark, nurseries, septemes, trainings, years } from '../pennes.ts';
import { cellOf, guest, place, rowOf, showGrid, standOn } from './grid.ts';

describe('<deployment-grid>', () => {
  let grid: DeploymentGrid;
  let alice: Plan;
  beforeEach(async () => {
    ({ grid, alice } = await showGrid());
  });
  afterEach(clear);

  describe('to those who do not see it', () => {
    it('has no fault that axe knows, at rest, with people in it and with a block selected', async () => {
      await expectAccessible(grid);
      grid.peers = [guest('a05', 2024), guest('a06', 2022, { id: 8, color: '#6b6200' })];
      await standOn(grid, leisure, 2024);
      await press('Shift+ArrowDown');
      await expectAccessible(grid);
    });

    it('has no fault that axe knows when it is read-only, while « Qui ? » is open and when it is empty', async () => {
      grid.readOnly = true;
      await expectAccessible(grid);
      grid.readOnly = false;
      await standOn(grid, nurseries, 2024);
      await press('Enter');
      await expectAccessible(grid);
      grid.rows = [];
      await expectAccessible(grid);
    });

    it('is a grid of all its rows and columns, with years and titles as headers', () => {
      const table = byRole('grid', 'Déploiement des actions', grid);
      expect(table.getAttribute('aria-rowcount')).to.equal('36');
      expect(table.getAttribute('aria-colcount')).to.equal('8');
      expect(table.getAttribute('aria-readonly')).to.equal('false');
      const rows = allByRole('row', /^/, grid).map(row => Number(row.getAttribute('aria-rowindex')));
      expect(rows).to.deep.equal(Array.from({ length: 36 }, (_, index) => index + 1));
      expect(allByRole('columnheader', /^\d{4}/, grid)).to.have.length(5);
      expect(allByRole('rowheader', /^6\s?Favoriser l’accès aux loisirs/, grid)).to.have.length(1);
      expect(allByRole('gridcell', /^\d{4} : /, grid)).to.have.length(24 * 5);
    });

    it('is one stop on the way of Tab: the first year of the first action', async () => {
      grid.before(document.createElement('input'));
      grid.after(document.createElement('input'));
      grid.parentElement?.querySelector('input')?.focus();
      await press('Tab');
      expect(place()).to.equal('a04 2022');
      await press('Tab');
      expectFocus(grid.nextElementSibling);
      await press('Shift+Tab');
      expect(place()).to.equal('a04 2022');
    });

    it('says in each cell whom the year is planned for', () => {
      const names = years.map(year => nameOf(cellOf(grid, nurseries, year)));
      expect(names).to.deep.equal([
        '2022 : Les Pennes',
        '2023 : Les Pennes',
        '2024 : Les Pennes',
        '2025 : Les Pennes et Septèmes',
        '2026 : Les Pennes et Septèmes',
      ]);
      expect(nameOf(cellOf(grid, trainings, 2023))).to.equal('2023 : non planifié');
      expect(nameOf(cellOf(grid, trainings, 2024))).to.equal('2024 : tous');
    });

    it('says which cells are selected, once they are a block', async () => {
      const selected = (): string[] =>
        allByRole('gridcell', /^\d/, grid)
          .filter(cell => cell.getAttribute('aria-selected') === 'true')
          .map(cell => `${cell.closest('tr')?.dataset.action} ${nameOf(cell).slice(0, 4)}`);
      await standOn(grid, trainings, 2025);
      expect(selected()).to.deep.equal([]);
      await pressHolding('Shift', ['ArrowDown', 'ArrowLeft']);
      expect(selected()).to.deep.equal(['a04 2024', 'a04 2025', 'a05 2024', 'a05 2025']);
    });
  });

  describe('to those who do', () => {
    it('shows axes and orientations as rows between their actions', () => {
      const rows = allByRole('row', /^/, grid).map(textOf);
      expect(rows[1]).to.equal('1. L’adaptation et le développement de l’offre');
      expect(rows[2]).to.match(/^a\. Développer et optimiser l’offre de service/);
      expect(rows[3]).to.match(/^4\s?Mettre en œuvre des formations/);
      expect(rows[7]).to.equal('b. Soutenir les dynamiques citoyennes et participatives');
    });

    it('counts the actions of each year and tells the current one', async () => {
      const heads = (): string[] => allByRole('columnheader', /^\d{4}/, grid).map(textOf);
      expect(heads()).to.deep.equal([
        '202214 actions',
        '202319 actions',
        '202423 actions en cours',
        '202524 actions',
        '202624 actions',
      ]);
      alice.setMarks(
        alice.snapshot.actions.slice(1).map(({ id }) => ({ action: id, year: 2023, mark: noMark })),
      );
      await rendered();
      expect(heads()[1]).to.equal('20231 action');
      grid.currentYear = 2031;
      await rendered();
      expect(heads().join()).not.to.include('en cours');
    });

    it('joins the bars of years that follow each other, and starts and ends them inside their cells', () => {
      const bar = (year: number): DOMRect => laneOf(cellOf(grid, trainings, year)).getBoundingClientRect();
      const cell = (year: number): DOMRect => cellOf(grid, trainings, year).getBoundingClientRect();
      expect(bar(2024).left).to.equal(cell(2024).left + 10);
      expect(bar(2024).right).to.equal(bar(2025).left);
      expect(bar(2025).right).to.equal(bar(2026).left);
      expect(bar(2026).right).to.equal(cell(2026).right - 10);
      expect([2024, 2025].map(year => wordsIn(cellOf(grid, trainings, year)))).to.deep.equal([
        ['Tous'],
        [''],
      ]);
    });

    it('gives each commune its lane, at one height through the years, where they differ', () => {
      const lanes = (year: number): HTMLElement[] => lanesOf(cellOf(grid, nurseries, year));
      const shown = (year: number): boolean[] =>
        lanes(year).map(lane => getComputedStyle(lane).backgroundColor !== 'rgba(0, 0, 0, 0)');
      expect(years.map(shown)).to.deep.equal([
        [true, false],
        [true, false],
        [true, false],
        [true, true],
        [true, true],
      ]);
      const heights = years.map(year => lanes(year)[0]?.getBoundingClientRect().top);
      expect(new Set(heights).size).to.equal(1);
      expect(wordsIn(cellOf(grid, nurseries, 2022))).to.deep.equal(['L', '']);
      expect(wordsIn(cellOf(grid, nurseries, 2025))).to.deep.equal(['', 'S']);
    });

    it('shows one full bar again as soon as a year is everyone’s', async () => {
      alice.setMarks([{ action: nurseries, year: 2024, mark: mark() }]);
      await rendered();
      expect(lanesOf(cellOf(grid, nurseries, 2024))).to.have.length(1);
      expect(nameOf(cellOf(grid, nurseries, 2024))).to.equal('2024 : tous');
      const [before, own] = [2023, 2024].map(year =>
        laneOf(cellOf(grid, nurseries, year)).getBoundingClientRect(),
      );
      expect(own?.left).to.be.greaterThan(before?.right ?? Number.NaN);
    });

    it('shows pilotes and porteurs by their badges, and where there is nobody to choose yet', async () => {
      expect(allByRole('image', /^/, cellOf(grid, leisure, 2)).map(nameOf)).to.deep.equal([
        'Les Pennes',
        'Septèmes',
      ]);
      for (const actor of alice.snapshot.actors) alice.setActor(leisure, 'pilots', actor.id, false);
      await rendered();
      expect(textOf(cellOf(grid, leisure, 1))).to.equal('+ choisir');
      grid.readOnly = true;
      await rendered();
      expect(textOf(cellOf(grid, leisure, 1))).to.equal('–');
    });

    it('puts what belongs to no axis last, under « À classer »', async () => {
      alice.move(trainings, null);
      await rendered();
      const rows = allByRole('row', /^/, grid).map(textOf);
      expect(rows.at(-2)).to.equal('À classer');
      expect(rows.at(-1)).to.include('Mettre en œuvre des formations');
    });

    it('says what to do when there are no years, or no actions', async () => {
      grid.years = [];
      await rendered();
      expectNone('grid', /^/, grid);
      expect(allByRole('paragraph', /^/, grid).map(textOf).join()).to.match(/années/);
      Object.assign(grid, { years, rows: [] });
      await rendered();
      expect(allByRole('paragraph', /^/, grid).map(textOf).join()).to.include('onglet « Plan »');
    });
  });

  describe('with 500 actions', () => {
    it('renders them all, and one row alone when one changes', async () => {
      await clear();
      const { grid: big, alice: owner, bob } = await showGrid();
      for (let index = 24; index < 500; index++) owner.addAction(itemId('enjeu-2-c'), `Action ${index + 1}`);
      const isWhole = (): boolean => big.renderRoot.querySelectorAll('[data-action]').length === 500;
      await until(isWhole, 'all the rows');
      const changed = new Set<Element | null>();
      const observer = new MutationObserver(records => {
        for (const { target } of records)
          changed.add(
            target instanceof Element ? target.closest('tr') : (target.parentElement?.closest('tr') ?? null),
          );
      });
      observer.observe(big.renderRoot, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      bob.toggleMark(trainings, 2022, septemes);
      await rendered();
      // The line for fingers, under the table, is about the same cell.
      const rows = [...changed].filter(row => row !== null);
      expectSame(rows, [big.renderRoot.querySelector('thead tr'), rowOf(big, trainings)]);
      observer.disconnect();
    });
  });
});

function lanesOf(cell: HTMLElement): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>('.lane')];
}

/** What is written on the bars of a cell. */
function wordsIn(cell: HTMLElement): string[] {
  return lanesOf(cell).map(lane => getComputedStyle(lane, '::before').content.slice(1, -1));
}

function laneOf(cell: HTMLElement): HTMLElement {
  const [lane] = lanesOf(cell);
  if (!lane) throw new Error(`grid: no bar in ${nameOf(cell)}`);
  return lane;
}
