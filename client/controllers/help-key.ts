/** « ? » anywhere but in a field asks for the list of keys, unless the person has turned that off. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const OFF_KEY = 'tablee.help-key-off';

/** Dictating to a computer presses keys by mistake: a key alone must be one's to turn off. */
export function isHelpKeyOn(): boolean {
  try {
    return localStorage.getItem(OFF_KEY) === null;
  } catch {
    // Forbidden storage remembers no wish.
    return true;
  }
}

export function turnHelpKey(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF_KEY);
    else localStorage.setItem(OFF_KEY, '');
  } catch {
    // Forbidden storage: the key stays as it was.
  }
}

/** Attaches itself to the host; listens while the host is connected. */
export class HelpKey implements ReactiveController {
  readonly #onHelp: () => void;

  constructor(host: ReactiveControllerHost, onHelp: () => void) {
    this.#onHelp = onHelp;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKeydown);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (event.key !== '?' || !isPlain || event.defaultPrevented || isTyping(event) || !isHelpKeyOn()) return;
    event.preventDefault();
    this.#onHelp();
  };
}

function isTyping(event: Event): boolean {
  return event.composedPath().some(node => node instanceof HTMLElement && isField(node));
}

function isField(element: HTMLElement): boolean {
  const takesText =
    element instanceof HTMLInputElement && element.type !== 'checkbox' && element.type !== 'radio';
  return takesText || ['textarea', 'select'].includes(element.localName) || element.isContentEditable;
}
