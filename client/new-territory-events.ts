/** What people mean to begin: the plan of a new territory. */
import type { NewTerritory } from '../shared/formats/new-territory.ts';
import { IntentEvent } from './events.ts';

export class TerritoryCreateEvent extends IntentEvent {
  readonly territory: NewTerritory;
  /** The one of the administration. */
  readonly password: string;
  constructor(territory: NewTerritory, password: string) {
    super('territory-create');
    this.territory = territory;
    this.password = password;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'territory-create': TerritoryCreateEvent;
  }
}
