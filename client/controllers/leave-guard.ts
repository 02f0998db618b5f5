/** Holds back whoever is about to leave a page that shows something for the only time. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface LeaveGuardOptions {
  /** True while there is something to lose. */
  readonly mustAsk: () => boolean;
  /** Asks whether to leave all the same, for a link of the application. */
  readonly ask: (href: string) => void;
}

/**
 * Attaches itself to the host. Links of the application are asked about in its own words; closing the page or going to
 * another site in the browser's, which allows no others. The back button cannot be held.
 */
export class LeaveGuard implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LeaveGuardOptions;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LeaveGuardOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // Before the application follows the link.
    window.addEventListener('click', this.#onClick, { capture: true });
    window.addEventListener('beforeunload', this.#onUnload);
  }

  hostDisconnected(): void {
    window.removeEventListener('click', this.#onClick, { capture: true });
    window.removeEventListener('beforeunload', this.#onUnload);
  }

  readonly #onClick = (event: MouseEvent): void => {
    const path = event.composedPath();
    const link = path.find(node => node instanceof HTMLAnchorElement);
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || link.target !== '' || link.origin !== location.origin) return;
    if (path.includes(this.#host) || !this.#options.mustAsk()) return;
    event.preventDefault();
    this.#options.ask(link.href);
  };

  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (this.#options.mustAsk()) event.preventDefault();
  };
}
