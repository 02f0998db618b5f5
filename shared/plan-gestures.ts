/** One person's gestures on a document: each is one transaction, taken back whole, and nobody else's with it. */
import * as Y from 'yjs';

/** Milliseconds after which going on with the same gesture is another one. */
const PAUSE = 2_000;

/** Origin of what undo never takes back: creating a record, which others may fill at once. */
const creation = Symbol('creation');

export class Gestures {
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  /** The gesture under way, when it may go on. */
  #open = '';
  #count = 0;
  /** True while what was just created waits for the gesture that shows it: both are one to people. */
  #hasCreated = false;
  /** When the last step was made, in milliseconds since 1970. */
  #at = 0;

  constructor(doc: Y.Doc, roots: readonly Y.Map<unknown>[]) {
    this.#doc = doc;
    this.#manager = new Y.UndoManager([...roots], { trackedOrigins: new Set([this]), captureTimeout: PAUSE });
  }

  /** How many gestures were made; taking one back is one too. */
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

  /** Makes what undo is not to destroy, whatever others write in it since. */
  create(change: () => void): void {
    this.#count++;
    this.#hasCreated = true;
    queueMicrotask(() => {
      this.#hasCreated = false;
    });
    this.#doc.transact(change, creation);
  }

  /** Takes back the last gesture. False when there is none, or when others have since changed all it did. */
  undo(): boolean {
    return this.#takeBack(this.#manager.undoStack, () => this.#manager.undo());
  }

  redo(): boolean {
    return this.#takeBack(this.#manager.redoStack, () => this.#manager.redo());
  }

  destroy(): void {
    this.#manager.destroy();
  }

  #transact(name: string, change: () => void): void {
    const isAnother = name === '' || name !== this.#open || Date.now() - this.#at >= PAUSE;
    if (isAnother) {
      this.#manager.stopCapturing();
      if (!this.#hasCreated) this.#count++;
    }
    this.#hasCreated = false;
    this.#open = name;
    this.#at = Date.now();
    this.#doc.transact(change, this);
  }

  #takeBack(stack: unknown[], change: () => unknown): boolean {
    // Counted before it is made: who is told of the change looks at the count.
    this.#count++;
    this.#open = '';
    const hasChanged = onLast(stack, change);
    if (!hasChanged) this.#count--;
    return hasChanged;
  }
}

/** The library would go on to an older gesture, out of sight, when others have changed all the last one did. */
function onLast(stack: unknown[], takeBack: () => unknown): boolean {
  const older = stack.splice(0, stack.length - 1);
  const hasChanged = takeBack() !== null;
  stack.unshift(...older);
  return hasChanged;
}
