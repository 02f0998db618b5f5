import { expect } from 'chai';
import type { DeploymentGrid } from '../../../client/elements/deployment-grid.ts';
import { itemId, noMark } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectFocus, expectSame } from '../expect.ts';
import { byRole, focused, nameOf, textOf } from '../find.ts';
import { clear, press, rendered } from '../page.ts';
import { leisure, mark, nurseries, septemes, trainings } from '../pennes.ts';
import { cellOf, guest, place, rowOf, showGrid, standOn } from './grid.ts';

describe('<deployment-grid> while others work in it', () => {
  let grid: DeploymentGrid;
  let bob: Plan;
  beforeEach(async () => {
    ({ grid, bob } = await showGrid());
  });
  afterEach(clear);

  describe('renders', () => {
    it('the row of a remote mark and the totals, and no other', async () => {
      const changed = await rowsChangedBy(grid, () => bob.toggleMark(trainings, 2022, septemes));
      expectSame(changed, [byRole('columnheader', /^2022/, grid).parentElement, rowOf(grid, trainings)]);
      expect(nameOf(cellOf(grid, trainings, 2022))).to.equal('2022 : Septèmes');
    });

    it('the row of a remote title alone', async () => {
      const changed = await rowsChangedBy(grid, () => bob.rename(leisure, 'Loisirs et culture pour tous'));
      expectSame(changed, [rowOf(grid, leisure)]);
      expect(textOf(cellOf(grid, leisure, 0))).to.match(/^6\s?Loisirs et culture pour tous$/);
    });

    it('the two rows between which somebody moves', async () => {
      grid.peers = [guest(trainings, 2024)];
      await rendered();
      const changed = await rowsChangedBy(grid, () => {
        grid.peers = [guest(leisure, 2025)];
      });
      expectSame(changed, [rowOf(grid, trainings), rowOf(grid, leisure)]);
    });

    it('a row only when something it shows has changed: others are not even looked at', async () => {
      let looks = 0;
      const watched = grid.rows.map(row => {
        if (row.is !== 'action' || row.action.id !== leisure) return row;
        const { title } = row.action;
        const action = Object.defineProperty({ ...row.action }, 'title', {
          get: () => `${title}${looks++ && ''}`,
        });
        return { ...row, action };
      });
      grid.rows = watched;
      await rendered();
      expect(looks).to.equal(1);
      grid.peers = [guest(trainings, 2024)];
      grid.rows = watched.map(row =>
        row.is === 'action' && row.action.id === trainings
          ? { ...row, action: { ...row.action, title: 'Former' } }
          : row,
      );
      await rendered();
      expect(textOf(cellOf(grid, trainings, 0))).to.include('Former');
      expect(looks).to.equal(1);
    });

    it('nothing of the plan when somebody moves elsewhere', async () => {
      const changed = await rowsChangedBy(grid, () => {
        grid.peers = [guest('enjeu-1', null), guest('a05', 2024, { isMe: true })];
      });
      expectSame(changed, []);
    });
  });

  describe('shows a person', () => {
    it('in the cell they are on, by their colour, name and institution, without hiding its bar', async () => {
      grid.peers = [guest(leisure, 2024)];
      await rendered();
      const cell = cellOf(grid, leisure, 2024);
      const tag = cell.querySelector('.tag');
      expect(getComputedStyle(tag ?? cell, '::before').content).to.equal('"Nadia · Septèmes"');
      expect(cell.ariaDescription).to.equal('Ici : Nadia · Septèmes');
      expect(getComputedStyle(tag ?? cell).backgroundColor).to.equal('rgb(31, 111, 178)');
      const bar = cell.querySelector('.lane')?.getBoundingClientRect();
      expect(tag?.getBoundingClientRect().bottom).to.be.at.most(bar?.top ?? 0);
      expect(getComputedStyle(cell, '::before').borderTopColor).to.equal('rgb(31, 111, 178)');
    });

    it('with all who are in the same cell', async () => {
      grid.peers = [guest(leisure, 2024), guest(leisure, 2024, { id: 8, name: '', institution: '' })];
      await rendered();
      expect(cellOf(grid, leisure, 2024).ariaDescription).to.equal('Ici : Nadia · Septèmes, Quelqu’un');
    });

    it('at the title of the action they are on, when it is on no year, without hiding a word', async () => {
      grid.peers = [guest(nurseries, null)];
      await rendered();
      const title = cellOf(grid, nurseries, 0);
      expect(title.ariaDescription).to.equal('Ici : Nadia · Septèmes');
      const [tag, words] = ['.tag', '.clamp'].map(part => title.querySelector(part)?.getBoundingClientRect());
      expect(tag?.bottom).to.be.at.most(words?.top ?? 0);
      expect(grid.renderRoot.querySelectorAll('.tag')).to.have.length(1);
    });

    it('nowhere when it is oneself', async () => {
      grid.peers = [guest(leisure, 2024, { isMe: true })];
      await rendered();
      expectSame([grid.renderRoot.querySelector('.tag')], [null]);
    });
  });

  describe('keeps the focus', () => {
    it('in its cell when somebody moves that row', async () => {
      await standOn(grid, nurseries, 2024);
      const cell = focused();
      bob.move(nurseries, itemId('enjeu-3-a'));
      await rendered();
      expect(place()).to.equal('a05 2024');
      expectFocus(cell);
    });

    it('in its cell when rows come, go and change around it', async () => {
      await standOn(grid, nurseries, 2024);
      bob.addAction(itemId('enjeu-1-a'), 'Café des parents itinérant', trainings);
      bob.delete(trainings);
      bob.setMarks([{ action: nurseries, year: 2024, mark: noMark }]);
      bob.rename(nurseries, 'Ouvrir des crèches');
      await rendered();
      expect(place()).to.equal('a05 2024');
      await press('ArrowDown');
      expect(place()).to.equal('a06 2024');
    });

    it('in the same column of the next row when its own is deleted', async () => {
      await standOn(grid, nurseries, 2024);
      bob.delete(nurseries);
      await rendered();
      expect(place()).to.equal('a06 2024');
    });

    it('in the last row when its own was the last', async () => {
      await standOn(grid, itemId('a02'), 2025);
      bob.delete(itemId('a02'));
      await rendered();
      expect(place()).to.equal('a01 2025');
    });

    it('out of the grid when it was not in it', async () => {
      const field = document.createElement('input');
      grid.after(field);
      field.focus();
      bob.move(trainings, itemId('enjeu-3-a'));
      await rendered();
      expectFocus(field);
    });
  });

  it('keeps the block one has selected when its rows are moved apart', async () => {
    await standOn(grid, nurseries, 2024);
    await press('Shift+ArrowDown');
    bob.setMarks([{ action: leisure, year: 2024, mark: mark(septemes) }]);
    bob.move(trainings, itemId('enjeu-1-a'), leisure);
    await rendered();
    const selected = [...grid.renderRoot.querySelectorAll('[aria-selected="true"]')];
    expectSame(
      selected,
      [nurseries, trainings, leisure].map(id => cellOf(grid, id, 2024)),
    );
  });
});

/** The rows in which anything at all was touched, in the order of the grid. */
async function rowsChangedBy(grid: DeploymentGrid, change: () => void): Promise<readonly Element[]> {
  const touched = new Set<Element | null | undefined>();
  const observer = new MutationObserver(records => {
    for (const { target } of records)
      touched.add((target instanceof Element ? target : target.parentElement)?.closest('tr'));
  });
  observer.observe(grid.renderRoot, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  change();
  await rendered();
  observer.disconnect();
  return [...grid.renderRoot.querySelectorAll('tr')].filter(row => touched.has(row));
}
