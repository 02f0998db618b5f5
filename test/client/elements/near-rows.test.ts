import { expect } from 'chai';
import type { DeploymentGrid } from '../../../client/elements/deployment-grid.ts';
import '../../../client/elements/deployment-grid.ts';
import type { Action } from '../../../shared/model.ts';
import { deploymentRows } from '../../../shared/views/deployment.ts';
import { actionsInOrder, outlineOf } from '../../../shared/views/outline.ts';
import { expectAccessible } from '../axe.ts';
import { focused, inside } from '../find.ts';
import { clear, create, press, rendered, show, until } from '../page.ts';
import { openPennes, years } from '../pennes.ts';
import { place } from './grid.ts';

describe('<deployment-grid> of a long plan', () => {
  let grid: DeploymentGrid;
  beforeEach(async () => {
    const { alice } = await openPennes();
    const { actors } = alice.snapshot;
    const [first] = actionsInOrder(outlineOf(alice.snapshot));
    if (!first) throw new Error('near-rows: the plan has no action');
    const actions = Array.from({ length: 120 }, (_, index): Action => {
      return { ...first.action, id: `x${index}` as Action['id'], title: `Action ${index}` };
    });
    const rows = deploymentRows({
      axes: [],
      unfiled: { orientations: [], actions: actions.map(action => ({ action, number: null })) },
    });
    grid = create('deployment-grid', { rows, years, actors });
    grid.style.maxHeight = '400px';
    await show(grid);
    await until(() => rowOf(119) !== null && isFar(119) && !isFar(0), 'the whole grid');
  });
  afterEach(clear);

  const rowOf = (index: number): HTMLElement | null =>
    grid.renderRoot.querySelector<HTMLElement>(`[data-action="x${index}"]`);
  const isFar = (index: number): boolean => rowOf(index)?.classList.contains('far') === true;
  const scroller = (): HTMLElement => inside(grid, '.scroll');
  const topOf = (index: number): number => rowOf(index)?.getBoundingClientRect().top ?? Number.NaN;

  it('has the titles of all rows, and no fault that axe knows', async () => {
    expect(rowOf(119)?.textContent).to.include('Action 119');
    await expectAccessible(grid);
  });

  it('has all cells of the rows one scrolls to, and lets go of those one has left', async () => {
    scroller().scrollTop = 100_000;
    await until(() => !isFar(119) && isFar(1), 'the last rows');
    expect(rowOf(119)?.querySelectorAll('[data-column]')).to.have.length(3 + years.length);
  });

  it('keeps in place what is on the screen when the rows above it come near', async () => {
    scroller().scrollTop = 60 * 47;
    await until(() => !isFar(62), 'the rows in the middle');
    await rendered();
    const before = topOf(62);
    await new Promise(resolve => requestAnimationFrame(resolve));
    expect(Math.abs(topOf(62) - before)).to.be.lessThan(2);
  });

  it('leads the keyboard to a row that was far', async () => {
    inside(grid, '[data-action="x0"] [data-column="0"]').focus();
    await rendered();
    await press('Control+End');
    await rendered();
    expect(place()).to.equal(`x119 ${years.at(-1)}`);
    expect(isFar(119)).to.equal(false);
  });

  it('brings the focus to a year of a row that is far, and keeps it there', async () => {
    expect(await grid.focusOn('x90' as Action['id'], years[1])).to.equal(true);
    expect(place()).to.equal(`x90 ${years[1]}`);
    scroller().scrollTop = 0;
    await until(() => !isFar(0) && isFar(100), 'the first rows again');
    expect(focused()?.closest('[data-action]')).to.equal(rowOf(90));
  });

  it('shows what has become of a far row a little later', async () => {
    const [head, ...rest] = grid.rows;
    const renamed = rest.map(row =>
      row.is === 'action' ? { ...row, action: { ...row.action, title: `${row.action.title} bis` } } : row,
    );
    grid.rows = head ? [head, ...renamed] : [];
    await grid.updateComplete;
    expect(rowOf(1)?.textContent).to.include('Action 1 bis');
    await until(() => rowOf(119)?.textContent?.includes('Action 119 bis'), 'the new title');
  });

  it('has all cells of what is on the screen when many rows above it go', async () => {
    scroller().scrollTop = topOf(79) - topOf(0);
    await until(() => !isFar(79) && isFar(55), 'the rows in the middle');
    const before = topOf(79);
    grid.rows = grid.rows.filter((_, index) => index === 0 || index > 24);
    await grid.updateComplete;
    scroller().scrollTop += topOf(79) - before;
    await until(() => [79, 80, 85].every(index => !isFar(index)), 'these rows');
  });

  it('follows the scroll again once it was taken off the page and put back', async () => {
    const stage = grid.parentElement;
    grid.remove();
    stage?.append(grid);
    scroller().scrollTop = 100_000;
    await until(() => !isFar(119) && isFar(1), 'the last rows');
  });

  it('is whole on paper', async () => {
    window.dispatchEvent(new Event('beforeprint'));
    await grid.updateComplete;
    expect(isFar(119)).to.equal(false);
    window.dispatchEvent(new Event('afterprint'));
    await grid.updateComplete;
    expect(isFar(119)).to.equal(true);
  });
});
