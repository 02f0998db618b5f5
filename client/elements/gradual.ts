/** Renders a long list bit by bit, so that a view shows at once on a slow machine and the rest follows unseen. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** About two screens of lines. */
const FIRST = 40;
const STEP = 40;

/** Attaches itself to the host, and asks it for an update in each frame until everything is shown. */
export class Gradual implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #shown = FIRST;
  #total = 0;
  #frame = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The part of a list that is to be rendered now. To be called while the host renders. */
  take<T>(all: readonly T[]): readonly T[] {
    this.#total = all.length;
    return this.#shown < all.length ? all.slice(0, this.#shown) : all;
  }

  /** All of it at the next update: something in it is needed. */
  async finish(): Promise<void> {
    this.#shown = Number.POSITIVE_INFINITY;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  hostUpdated(): void {
    if (this.#frame !== 0 || this.#shown >= this.#total) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#shown += STEP;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}
