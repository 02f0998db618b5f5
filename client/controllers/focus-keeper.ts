/** Gives the focus to something near when what had it goes: a button that does away with itself must not lose one's place. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Attaches itself to the host; listens while the host is connected. */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #types: readonly string[];
  readonly #near: () => HTMLElement | null;

  /**
   * @param types events after which what had the focus may be gone
   * @param near what takes it then
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    types: readonly string[],
    near: () => HTMLElement | null,
  ) {
    this.#host = host;
    this.#types = types;
    this.#near = near;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of this.#types) this.#host.addEventListener(type, this.#onEvent);
  }

  hostDisconnected(): void {
    for (const type of this.#types) this.#host.removeEventListener(type, this.#onEvent);
  }

  readonly #onEvent = (): void => {
    // Once the elements in elements have rendered too.
    requestAnimationFrame(() => {
      if (!this.#host.matches(':focus-within')) this.#near()?.focus();
    });
  };
}
