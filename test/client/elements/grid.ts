/** The deployment grid on the page, as the deployment view feeds it, and its cells by action and year. */
import type { DeploymentGrid } from '../../../client/elements/deployment-grid.ts';
import '../../../client/elements/deployment-grid.ts';
import type { Peer } from '../../../client/peers.ts';
import { type ItemId, itemId, yearsOf } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { deploymentRows } from '../../../shared/views/deployment.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { focused, inside } from '../find.ts';
import { create, rendered, show } from '../page.ts';
import { openPennes, years } from '../pennes.ts';

export interface GridCast {
  readonly grid: DeploymentGrid;
  /** Whose grid it is. */
  readonly alice: Plan;
  /** Somebody else, elsewhere. */
  readonly bob: Plan;
}

/** Alice's grid: it shows each change of her plan, but what it asks for is only heard. */
export async function showGrid(properties: Partial<DeploymentGrid> = {}): Promise<GridCast> {
  const { alice, bob } = await openPennes();
  const grid = create('deployment-grid', { currentYear: 2024, ...properties });
  const feed = (): void => {
    const { snapshot } = alice;
    const { actors, territory } = snapshot;
    Object.assign(grid, {
      rows: deploymentRows(outlineOf(snapshot)),
      years: yearsOf(territory.period),
      actors,
    });
  };
  alice.subscribe(feed);
  feed();
  return { grid: await show(grid), alice, bob };
}

export function rowOf(grid: DeploymentGrid, action: ItemId): HTMLElement {
  return inside(grid, `[data-action="${action}"]`);
}

/** @param where a year, or a column before the years: 0 the title, 1 the pilotes, 2 the porteurs */
export function cellOf(grid: DeploymentGrid, action: ItemId, where: number): HTMLElement {
  const column = where < years[0] ? where : where - years[0] + 3;
  return inside(grid, `[data-action="${action}"] [data-column="${column}"]`);
}

export async function standOn(grid: DeploymentGrid, action: ItemId, where: number): Promise<void> {
  cellOf(grid, action, where).focus();
  await rendered();
}

/** The action and the column where the focus is: `a04 2022`, or `a04 0` on a title. */
export function place(): string {
  const cell = focused();
  const column = Number(cell?.getAttribute('data-column') ?? Number.NaN);
  const action = cell?.closest('[data-action]')?.getAttribute('data-action');
  return `${action} ${column < 3 ? column : years[column - 3]}`;
}

/** Somebody else who works in a cell of the grid, or on an action when the year is null. */
export function guest(item: string, year: number | null, words: Partial<Peer> = {}): Peer {
  const nadia = {
    id: 7,
    name: 'Nadia',
    institution: 'Septèmes',
    color: '#1f6fb2',
    section: null,
    role: 'editor' as const,
    isProjector: false,
    isMe: false,
  };
  return { ...nadia, item: itemId(item), year, ...words };
}
