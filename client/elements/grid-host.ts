/** The deployment grid, as its hands see it. */
import type { LitElement } from 'lit';
import type { Action, Actor } from '../../shared/model.ts';

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
