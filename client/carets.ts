/** Where the others write, in the texts of the fiches: told by awareness only, and never part of the plan. */
import type { Awareness } from 'y-protocols/awareness';
import { isRecord } from '../shared/values.ts';

/** Two places in a shared text, in the form the text itself gives them: they stay with the words around. */
export interface Caret {
  readonly anchor: unknown;
  readonly head: unknown;
}

/** Connections, as awareness tells them. */
interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

export class Carets {
  readonly #awareness: Awareness;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
  }

  /** The others who are in a text, by connection. What they say is untrusted: it may be of any shape. */
  get others(): ReadonlyMap<number, Caret> {
    const found = new Map<number, Caret>();
    for (const [id, state] of this.#awareness.getStates()) {
      const caret = isRecord(state) ? state.caret : undefined;
      if (id !== this.#awareness.clientID && isRecord(caret))
        found.set(id, { anchor: caret.anchor, head: caret.head });
    }
    return found;
  }

  /** @param caret null when in no text */
  place(caret: Caret | null): void {
    const known = this.#awareness.getLocalState()?.caret ?? null;
    if (JSON.stringify(known) !== JSON.stringify(caret)) this.#awareness.setLocalStateField('caret', caret);
  }

  /** Calls back when the caret of one of the others may have moved. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    const onChange = ({ added, updated, removed }: Changes): void => {
      const ids = [...added, ...updated, ...removed];
      if (ids.some(id => id !== this.#awareness.clientID)) listener();
    };
    this.#awareness.on('change', onChange);
    return () => this.#awareness.off('change', onChange);
  }
}
