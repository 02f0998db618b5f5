/** What people mean to know of what was changed. */
import type { ItemId } from '../shared/model.ts';
import { IntentEvent } from './events.ts';

/** Ask who changed what in an item. */
export class HistoryAskEvent extends IntentEvent {
  readonly item: ItemId;
  constructor(item: ItemId) {
    super('history-ask');
    this.item = item;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'history-ask': HistoryAskEvent;
  }
}
