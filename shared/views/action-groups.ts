/** The plan's actions in groups, for the views that are tables of it. */
import type { RankedAction } from './ranked.ts';

export interface GroupEntry extends RankedAction {
  /** What the action is in this group: its roles, what begins or ends. Empty where there is nothing to say. */
  readonly note: string;
}

export interface ActionGroup {
  /** Tells the group from the others of its view. */
  readonly key: string;
  readonly heading: string;
  /** Said beside the heading, under its weight. */
  readonly detail: string;
  /** The year it is about, in a view by years. */
  readonly year: number | null;
  readonly entries: readonly GroupEntry[];
}
