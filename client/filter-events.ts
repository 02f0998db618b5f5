/** What people mean to see of the plan. */
import type { PlanFilter } from '../shared/views/filter.ts';
import { IntentEvent } from './events.ts';

/** Show only a part of the plan. The part is said by the address, for links that are shared. */
export class FilterSetEvent extends IntentEvent {
  readonly filter: PlanFilter;
  constructor(filter: PlanFilter) {
    super('filter-set');
    this.filter = filter;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'filter-set': FilterSetEvent;
  }
}
