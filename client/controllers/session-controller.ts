/** Gives a view one part of the session (its plan, its presence, its status) and renders it again when that changes. */
import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isTyping, whenCalm } from '../calm.ts';
import { sessionContext } from '../contexts.ts';
import type { Session } from '../session.ts';

interface Observable {
  /** The listener is told false for what others did, which may be shown a little later. */
  subscribe(listener: (isMine?: boolean) => void): () => void;
}

/**
 * Attaches itself to the host. `value` is undefined until a session is provided around it; while the host is
 * connected, each change of the part asks the host for an update, which Lit coalesces.
 */
export class SessionController<T extends Observable> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isPatient: boolean;
  #part: T | undefined;
  #stop: (() => void) | undefined;
  #cancelWait: (() => void) | undefined;

  /** @param isPatient the host shows nothing of what the person does there: it may come after what does */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    pick: (session: Session) => T,
    { isPatient = false } = {},
  ) {
    this.#host = host;
    this.#isPatient = isPatient;
    new ContextConsumer(host, {
      context: sessionContext,
      subscribe: true,
      callback: session => this.#watch(session && pick(session)),
    });
    host.addController(this);
  }

  readonly #update = (): void => {
    this.#forget();
    this.#host.requestUpdate();
  };

  readonly #onChange = (isMine = true): void => {
    if (isMine && !isTyping() && !this.#isPatient) this.#update();
    else this.#cancelWait ??= whenCalm(this.#update);
  };

  #forget(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
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
    this.#forget();
  }

  #watch(part: T | undefined): void {
    this.#stop?.();
    this.#part = part;
    this.#stop = part?.subscribe(this.#onChange);
    this.#host.requestUpdate();
  }
}
