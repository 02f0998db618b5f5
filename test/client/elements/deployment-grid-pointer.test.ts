import { expect } from 'chai';
import type { DeploymentGrid } from '../../../client/elements/deployment-grid.ts';
import { noMark } from '../../../shared/model.ts';
import { expectFocus, expectNone, expectSame } from '../expect.ts';
import { allByRole, byRole } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, drag, hover, press, rendered, until } from '../page.ts';
import { leisure, mark, nurseries, pennes, trainings, years } from '../pennes.ts';
import { cellOf, place, showGrid, standOn } from './grid.ts';

describe('<deployment-grid> by mouse', () => {
  let grid: DeploymentGrid;
  beforeEach(async () => {
    ({ grid } = await showGrid());
  });
  afterEach(clear);

  it('plans a year for everyone with a click, and takes the focus there', async () => {
    const heard = listen();
    await click(cellOf(grid, trainings, 2023));
    expect(heard).to.deep.equal([{ type: 'mark-toggle', action: trainings, year: 2023, actor: '*' }]);
    expect(place()).to.equal('a04 2023');
  });

  it('asks for pilotes or porteurs with a click on them', async () => {
    const heard = listen();
    await click(cellOf(grid, trainings, 1));
    await click(cellOf(grid, nurseries, 2));
    expect(heard).to.deep.equal([
      { type: 'actors-ask', action: trainings, role: 'pilots' },
      { type: 'actors-ask', action: nurseries, role: 'porteurs' },
    ]);
  });

  describe('dragging along a row', () => {
    it('paints the years it went over, as one gesture', async () => {
      const heard = listen();
      await drag(...[2022, 2023, 2024].map(year => cellOf(grid, trainings, year)));
      const cells = [2022, 2023, 2024].map(year => ({ action: trainings, year, mark: mark() }));
      expect(heard).to.deep.equal([{ type: 'marks-set', cells }]);
    });

    it('paints backwards with the mark it starts from', async () => {
      const heard = listen();
      await drag(...[2024, 2025, 2026].toReversed().map(year => cellOf(grid, leisure, year)));
      const cells = [2026, 2025, 2024].map(year => ({ action: leisure, year, mark: noMark }));
      expect(heard).to.deep.equal([{ type: 'marks-set', cells }]);
    });

    it('keeps to its row when the hand slips to another', async () => {
      const heard = listen();
      await drag(
        cellOf(grid, nurseries, 2022),
        cellOf(grid, nurseries, 2023),
        cellOf(grid, leisure, 2024),
        cellOf(grid, nurseries, 2025),
      );
      const cells = [2022, 2023, 2024, 2025].map(year => ({ action: nurseries, year, mark: mark(pennes) }));
      expect(heard).to.deep.equal([{ type: 'marks-set', cells }]);
    });

    it('goes on in its row when the hand slips into another', async () => {
      const heard = listen();
      await drag(
        cellOf(grid, trainings, 2022),
        cellOf(grid, trainings, 2023),
        cellOf(grid, nurseries, 2024),
        cellOf(grid, nurseries, 2025),
      );
      const painted = heard.flatMap(({ cells }) => cells ?? []);
      expect(painted).to.have.length(4);
    });

    it('shows what it will leave while the button is down', async () => {
      const preview = (kind: string): (number | undefined)[] =>
        years.filter(year => cellOf(grid, leisure, year).matches(`.preview-${kind}`));
      await drag(cellOf(grid, leisure, 2022), cellOf(grid, leisure, 2023), () => {
        expect(preview('off')).to.deep.equal([2022, 2023]);
        expect(preview('on')).to.deep.equal([]);
      });
      expect(preview('off')).to.deep.equal([]);
    });

    it('gives up when the browser takes the pointer away, as it does to scroll', async () => {
      const heard = listen();
      await drag(cellOf(grid, leisure, 2022), cellOf(grid, leisure, 2023), () =>
        cellOf(grid, leisure, 2023).dispatchEvent(
          new PointerEvent('pointercancel', { bubbles: true, composed: true }),
        ),
      );
      await hover(cellOf(grid, leisure, 2025));
      expect(heard.filter(({ type }) => type === 'marks-set')).to.deep.equal([]);
    });
  });

  it('selects a block with Shift and a click', async () => {
    await standOn(grid, trainings, 2023);
    const heard = listen();
    await click(cellOf(grid, leisure, 2025), { holding: 'Shift' });
    const selected = [...grid.renderRoot.querySelectorAll('[aria-selected="true"]')];
    expect(selected).to.have.length(9);
    expectSame([selected[0], selected[8]], [cellOf(grid, trainings, 2023), cellOf(grid, leisure, 2025)]);
    expect(heard).to.deep.equal([]);
  });

  describe('the « Qui ? » button', () => {
    it('comes over the cell that is pointed at, and asks for whom', async () => {
      await hover(cellOf(grid, nurseries, 2024));
      const button = byRole('button', 'Qui ?', grid);
      const cell = cellOf(grid, nurseries, 2024).getBoundingClientRect();
      const { right, bottom, left } = button.getBoundingClientRect();
      expect(right).to.be.within(cell.left, cell.right);
      expect(bottom).to.be.within(cell.top, cell.bottom);
      expect(left).to.be.greaterThan(cell.left + cell.width / 2);
      await click(button);
      expectSame([byRole('dialog')], [byRole('dialog', 'Qui, en 2024 ?')]);
    });

    it('is away over titles and names, and once the mouse has left', async () => {
      await hover(cellOf(grid, nurseries, 2024));
      await hover(cellOf(grid, nurseries, 0));
      expectNone('button', 'Qui ?', grid);
      await hover(cellOf(grid, nurseries, 2024));
      grid.parentElement?.append(Object.assign(document.createElement('p'), { textContent: 'Ailleurs' }));
      await hover(byRole('paragraph'));
      expectNone('button', 'Qui ?', grid);
    });

    it('asks about another cell at once while it is open on one', async () => {
      await hover(cellOf(grid, nurseries, 2024));
      await click(byRole('button', 'Qui ?', grid));
      await hover(cellOf(grid, trainings, 2023));
      await click(byRole('button', 'Qui ?', grid));
      await until(() => allByRole('dialog', 'Qui, en 2023 ?').length === 1, '« Qui ? » on the other cell');
      expect(allByRole('dialog')).to.have.length(1);
    });
  });

  it('closes « Qui ? » with a click elsewhere, where the focus then is', async () => {
    await standOn(grid, nurseries, 2024);
    await press('Enter');
    await click(cellOf(grid, trainings, 0));
    await until(() => allByRole('dialog').length === 0, '« Qui ? » to close');
    await rendered();
    expectFocus(cellOf(grid, trainings, 0));
  });

  it('changes nothing where one may only read', async () => {
    grid.readOnly = true;
    await rendered();
    const heard = listen();
    await click(cellOf(grid, trainings, 2023));
    await click(cellOf(grid, trainings, 1));
    await drag(...[2022, 2023, 2024].map(year => cellOf(grid, trainings, year)));
    expect(heard).to.deep.equal([]);
    expectNone('button', 'Qui ?', grid);
  });
});
