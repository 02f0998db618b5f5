/**
 * One person's gestures on a document: each is one transaction, taken back whole, and nobody else's with it. Text editors
 * write by themselves: what they write counts as gestures too, in the one order of all that was done.
 */
import * as Y from 'yjs';

/** Milliseconds after which going on with the same gesture is another one. */
const PAUSE = 2_000;

/** Origin of what undo never takes back: creating a record, which others may fill at once. */
const creation = Symbol('creation');

type SharedType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never;

export class Gestures {
  readonly #doc: Y.Doc;
  readonly #manager: Y.UndoManager;
  /** Under what origins the text editors of this person write. */
  readonly #editors = new Set<unknown>();
  /** What the gesture under way is called, when it may go on: by its name, or by the text that is being written. */
  #open: unknown = '';
  #count = 0;
  /** True while what was just created waits for the gesture that shows it: both are one to people. */
  #hasCreated = false;
  /** When the last step was made, in milliseconds since 1970. */
  #at = 0;

  constructor(doc: Y.Doc, roots: readonly Y.Map<unknown>[]) {
    this.#doc = doc;
    // Before the library listens: it must be told where a gesture ends before it adds the next steps to it.
    doc.on('afterTransaction', this.#onTransaction);
    this.#manager = new Y.UndoManager([...roots], {
      trackedOrigins: new Set([this]),
      captureTimeout: PAUSE,
      captureTransaction: transaction => this.#isGesture(transaction),
      deleteFilter: isEmptyOrPlain,
    });
  }

  /** Takes what is written under this origin for gestures of this person. */
  adopt(origin: unknown): void {
    this.#editors.add(origin);
    this.#manager.addTrackedOrigin(origin);
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
    this.#doc.off('afterTransaction', this.#onTransaction);
    this.#manager.destroy();
  }

  #transact(name: string, change: () => void): void {
    this.#begin(name);
    this.#doc.transact(change, this);
  }

  #begin(name: unknown): void {
    const isAnother = name === '' || name !== this.#open || Date.now() - this.#at >= PAUSE;
    if (isAnother) {
      this.#manager.stopCapturing();
      if (!this.#hasCreated) this.#count++;
    }
    this.#hasCreated = false;
    this.#open = name;
    this.#at = Date.now();
  }

  #takeBack(stack: unknown[], change: () => unknown): boolean {
    // Counted before it is made: who is told of the change looks at the count.
    this.#count++;
    this.#open = '';
    const hasChanged = onLast(stack, change);
    if (!hasChanged) this.#count--;
    return hasChanged;
  }

  /** The binding of an editor says which of its changes a person made: the others put right what it could not show. */
  #isGesture({ origin, meta }: Y.Transaction): boolean {
    return !this.#editors.has(origin) || meta.get('addToHistory') === true;
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    if (!this.#editors.has(transaction.origin) || !this.#isGesture(transaction)) return;
    const [changed] = transaction.changed.keys();
    if (changed) this.#begin(textAround(changed));
  };
}

/** The whole text that a part of it is in: what the plan knows by a key. */
function textAround(part: SharedType): SharedType {
  let text = part;
  while (text.parent && !(text.parent instanceof Y.Map)) text = text.parent;
  return text;
}

/** Taking back a paragraph leaves it when others have written in it since. */
function isEmptyOrPlain({ content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentType)) return true;
  const { type } = content;
  return !(type instanceof Y.XmlFragment || type instanceof Y.XmlText) || type.length === 0;
}

/** The library would go on to an older gesture, out of sight, when others have changed all the last one did. */
function onLast(stack: unknown[], takeBack: () => unknown): boolean {
  const older = stack.splice(0, stack.length - 1);
  const hasChanged = takeBack() !== null;
  stack.unshift(...older);
  return hasChanged;
}
