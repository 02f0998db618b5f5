/** Gives a view one part of the session (its plan, its presence, its status) and renders it again when that changes. */
import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sessionContext } from '../contexts.ts';
import type { Session } from '../session.ts';

interface Observable {
  subscribe(listener: () => void): () => void;
}

/**
 * Attaches itself to the host. `value` is undefined until a session is provided around it; while the host is
 * connected, each change of the part asks the host for an update, which Lit coalesces.
 */
export class SessionController<T extends Observable> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #part: T | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, pick: (session: Session) => T) {
    this.#host = host;
    new ContextConsumer(host, {
      context: sessionContext,
      subscribe: true,
      callback: session => this.#watch(session && pick(session)),
    });
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#part;
  }

  hostConnected(): void {
    this.#watch(this.#part);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #watch(part: T | undefined): void {
    this.#stop?.();
    this.#part = part;
    this.#stop = part?.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }
}
