/** What people mean to do about the others who are here. */
import { IntentEvent } from './events.ts';
import type { Peer } from './peers.ts';

/** Go where somebody works. */
export class PeerVisitEvent extends IntentEvent {
  readonly peer: Peer;
  constructor(peer: Peer) {
    super('peer-visit');
    this.peer = peer;
  }
}

/** Have the others' screens follow this one, or no longer. */
export class LeadAskEvent extends IntentEvent {
  readonly on: boolean;
  constructor(on: boolean) {
    super('lead-ask');
    this.on = on;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'peer-visit': PeerVisitEvent;
    'lead-ask': LeadAskEvent;
  }
}
