/** Fetches code the first time a host needs it, and renders the host again when it is there, or did not come. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Load = () => Promise<unknown>;
type Outcome = 'ready' | 'loading' | 'failed';

/** Attaches itself to the host. One loader is one piece of code: the same function is run once. */
export class LazyCode implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #outcomes = new Map<Load, Outcome>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // What failed before the host was put away may be there now.
    for (const [load, outcome] of this.#outcomes) if (outcome === 'failed') this.#outcomes.delete(load);
  }

  /** Begins to fetch the code unless it is there or on its way. To be called while the host renders. */
  need(load: Load | undefined): Outcome {
    if (!load) return 'ready';
    const known = this.#outcomes.get(load);
    if (known) return known;
    this.#outcomes.set(load, 'loading');
    void load().then(
      () => this.#settle(load, 'ready'),
      // A cut, or a server that has been updated: the page has to be loaded again, and says so.
      () => this.#settle(load, 'failed'),
    );
    return 'loading';
  }

  #settle(load: Load, outcome: Outcome): void {
    this.#outcomes.set(load, outcome);
    this.#host.requestUpdate();
  }
}
