/** One person's gestures on a document: each is one transaction, taken back whole, and nobody else's with it. */
import * as Y from 'yjs';

/** Milliseconds after which going on with the same gesture is another one. */
const PAUSE = 2_000;

export class Gestures {
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  /** The gesture under way, when it may go on. */
  #open = '';
  #count = 0;
  /** When the last step was made, in milliseconds since 1970. */
  #at = 0;

  constructor(doc: Y.Doc, roots: readonly Y.Map<unknown>[]) {
    this.#doc = doc;
    this.#manager = new Y.UndoManager([...roots], { trackedOrigins: new Set([this]), captureTimeout: PAUSE });
  }

  /** How many gestures were made. */
  get count(): number {
    return this.#count;
  }

  get canUndo(): boolean {
    return this.#manager.canUndo();
  }

  get canRedo(): boolean {
    return this.#manager.canRedo();
  }

  make(change: () => void): void {
    this.#transact('', change);
  }

  /** A gesture of many steps, like typing: those of one name that follow each other are undone as one. */
  goOn(name: string, change: () => void): void {
    this.#transact(name, change);
  }

  /** Takes back the last gesture. False when there is none, or when others have since changed all it did. */
  undo(): boolean {
    return onLast(this.#manager.undoStack, () => this.#manager.undo());
  }

  redo(): boolean {
    return onLast(this.#manager.redoStack, () => this.#manager.redo());
  }

  destroy(): void {
    this.#manager.destroy();
  }

  #transact(name: string, change: () => void): void {
    const isAnother = name === '' || name !== this.#open || Date.now() - this.#at >= PAUSE;
    if (isAnother) {
      this.#manager.stopCapturing();
      this.#count++;
    }
    this.#open = name;
    this.#at = Date.now();
    this.#doc.transact(change, this);
  }
}

/** The library would go on to an older gesture, out of sight, when others have changed all the last one did. */
function onLast(stack: unknown[], takeBack: () => unknown): boolean {
  const older = stack.splice(0, stack.length - 1);
  const hasChanged = takeBack() !== null;
  stack.unshift(...older);
  return hasChanged;
}
