/** Lets an element that is taken off the page say one more thing to those that were above it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Attaches itself to the host, and knows what it stands under as long as it is on the page. */
export class LastWords implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #above: readonly Node[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const above: Node[] = [];
    for (let node = parentOf(this.#host); node; node = parentOf(node)) above.push(node);
    this.#above = above;
  }

  /** To be called when the host is disconnected. Nothing is said if it was only moved. */
  say(event: Event): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#above.find(node => node.isConnected)?.dispatchEvent(event);
    });
  }
}

function parentOf(node: Node): Node | null {
  return node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}
