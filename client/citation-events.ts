/** What people mean to do with actions that are cited under other orientations than their own (« cf 1.2.2 »). */
import type { ItemId } from '../shared/model.ts';
import { IntentEvent } from './events.ts';

/** Ask under which other orientations an action is cited. */
export class CitationsAskEvent extends IntentEvent {
  readonly action: ItemId;
  constructor(action: ItemId) {
    super('citations-ask');
    this.action = action;
  }
}

/** Cite an action under an orientation, or no longer. The action itself stays where it stands. */
export class CitationToggleEvent extends IntentEvent {
  static readonly type = 'citation-toggle';
  readonly action: ItemId;
  readonly orientation: ItemId;
  readonly on: boolean;
  constructor(action: ItemId, orientation: ItemId, on: boolean) {
    super(CitationToggleEvent.type);
    this.action = action;
    this.orientation = orientation;
    this.on = on;
  }
}

/** Go to an item where it stands on this screen. */
export class ItemShowEvent extends IntentEvent {
  readonly item: ItemId;
  constructor(item: ItemId) {
    super('item-show');
    this.item = item;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'citations-ask': CitationsAskEvent;
    'citation-toggle': CitationToggleEvent;
    'item-show': ItemShowEvent;
  }
}
