/** The deployment grid, as its hands see it. */
import type { LitElement } from 'lit';
import { type Action, type Actor, itemId } from '../../shared/model.ts';
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

/** The cell an element stands for. */
export function readCell(element: HTMLElement): Cell | undefined {
  const action = element.closest<HTMLElement>('[data-action]')?.dataset.action;
  return action === undefined
    ? undefined
    : { action: itemId(action), column: Number(element.dataset.column) };
}
