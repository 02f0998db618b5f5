/** Ctrl+Z and Ctrl+Y (⌘Z and ⇧⌘Z) anywhere on the page take back and redo this person's own gestures. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class UndoKeys implements ReactiveController {
  readonly #onUndo: () => void;
  readonly #onRedo: () => void;

  constructor(host: ReactiveControllerHost, onUndo: () => void, onRedo: () => void) {
    this.#onUndo = onUndo;
    this.#onRedo = onRedo;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKeydown);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if ((key !== 'z' && !isRedo) || hasOwnUndo(event)) return;
    event.preventDefault();
    if (isRedo) this.#onRedo();
    else this.#onUndo();
  };
}

/** A field whose text is not the plan's yet has the browser's own undo. What is written at each keystroke is the plan's. */
function hasOwnUndo(event: Event): boolean {
  const path = event.composedPath();
  const isLive = path.some(
    node => node instanceof HTMLElement && node.matches('live-title, live-field:not([patient])'),
  );
  const inField = path.some(
    node =>
      node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && node.type !== 'checkbox'),
  );
  return inField && !isLive;
}
