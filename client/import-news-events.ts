/** What is asked of an import once it is made: apart from what leads to it, which few people ever load. */
import { IntentEvent } from './events.ts';

/** Take the last import back. */
export class ImportUndoEvent extends IntentEvent {
  constructor() {
    super('import-undo');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'import-undo': ImportUndoEvent;
  }
}
