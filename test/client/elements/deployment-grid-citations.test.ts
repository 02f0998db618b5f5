import { expect } from 'chai';
import type { DeploymentGrid } from '../../../client/elements/deployment-grid.ts';
import { itemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { byRole, focused, nameOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, hover, press, rendered } from '../page.ts';
import { nurseries } from '../pennes.ts';
import { place, showGrid, standOn } from './grid.ts';

/** Where the nurseries are cited. */
const orientation = itemId('enjeu-1-b');

describe('<deployment-grid>, an action cited under another orientation', () => {
  let grid: DeploymentGrid;
  let alice: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ grid, alice } = await showGrid());
    alice.setAlsoUnder(nurseries, orientation, true);
    await rendered();
    heard = listen('item-show', 'citation-toggle', 'marks-set', 'mark-toggle', 'sheet-open');
  });
  afterEach(clear);

  const citation = (): HTMLElement => byRole('rowheader', /^cf 5/, grid);
  /** From below, in a year: the way back goes on in that year. */
  async function comeUp(): Promise<string> {
    const rows = [...grid.renderRoot.querySelectorAll<HTMLElement>('tbody tr')];
    const at = rows.findIndex(row => row.contains(citation()));
    const action = itemId(rows.slice(at + 1).find(row => row.matches('.ac'))?.dataset.action ?? '');
    await standOn(grid, action, 2024);
    await press('ArrowUp');
    return action;
  }

  it('is a row that arrows lead to and over, in the column one came by', async () => {
    const below = await comeUp();
    expect(focused()).to.equal(citation());
    await expectAccessible(grid);
    await press('ArrowDown');
    expect(place()).to.equal(`${below} 2024`);
  });

  it('leads to where the action stands with Enter', async () => {
    await comeUp();
    await press('Enter');
    expect(heard).to.deep.equal([{ type: 'item-show', item: nurseries }]);
  });

  it('is taken away with Delete, and the focus stays in the grid', async () => {
    await comeUp();
    await press('Delete');
    expect(heard).to.deep.equal([{ type: 'citation-toggle', action: nurseries, orientation, on: false }]);
    alice.setAlsoUnder(nurseries, orientation, false);
    await rendered();
    expect(place()).to.match(/2024$/);
  });

  it('is planned, painted and opened by no key and no click of its own', async () => {
    await comeUp();
    await press('x', 'Shift+ArrowRight', 'ArrowDown', 'ArrowUp');
    await click(citation());
    expect(heard).to.deep.equal([]);
  });

  it('is followed and taken away by the mouse', async () => {
    await click(byRole('button', /^cf 5/, grid));
    await hover(citation());
    await click(byRole('button', /^Retirer d’ici : cf 5/, grid));
    expect(heard.map(({ type }) => type)).to.deep.equal(['item-show', 'citation-toggle']);
  });

  it('is for readers to follow only', async () => {
    grid.readOnly = true;
    await rendered();
    await comeUp();
    await press('Delete', 'Enter');
    expect(heard).to.deep.equal([{ type: 'item-show', item: nurseries }]);
    expectNone('button', /^Retirer/, grid);
    expect(nameOf(citation())).to.match(/^cf 5/);
  });
});
