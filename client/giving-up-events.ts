/** What people mean to do about work that cannot be saved any more. */
import { IntentEvent } from './events.ts';

/** Give up unsent work that the server refuses, and start again from the plan it has. */
export class StartOverEvent extends IntentEvent {
  constructor() {
    super('start-over');
  }
}

/** Take off this device the plan one may not open any more, with the unsent work in it. */
export class CopyEraseEvent extends IntentEvent {
  constructor() {
    super('copy-erase');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'start-over': StartOverEvent;
    'copy-erase': CopyEraseEvent;
  }
}
