/** The deployment grid, as its hands see it. */
import type { LitElement } from 'lit';
import { type Action, type Actor, type ItemId, itemId } from '../../shared/model.ts';
import type { Cell } from './grid-cursor.ts';

/** What those who work on the grid need of it. */
export interface GridHost extends LitElement {
  readonly years: readonly number[];
  readonly actors: readonly Actor[];
  readonly readOnly: boolean;
}

/** The actions and years under a selection, each in order. */
export interface SelectedCells {
  readonly actions: readonly Action[];
  readonly years: readonly number[];
}

/** A row that the cursor can stand on; one that only cites an action has none of its own. */
export interface HandsRow {
  readonly id: ItemId;
  readonly action: Action | undefined;
}

/** Years being painted in one row, from the column where the gesture began. */
export interface Stroke {
  readonly action: ItemId;
  readonly from: number;
  readonly to: number;
}

/** The cell « Qui ? » is open on. */
export interface Asked {
  readonly action: ItemId;
  readonly year: number;
  readonly cell: HTMLElement;
}

/** The cell an element stands for. */
export function readCell(element: HTMLElement): Cell | undefined {
  const action = element.closest<HTMLElement>('[data-action]')?.dataset.action;
  return action === undefined
    ? undefined
    : { action: itemId(action), column: Number(element.dataset.column) };
}
