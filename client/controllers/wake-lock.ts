/** Keeps the screen from going to sleep while its host is on the page. Where the browser cannot, nothing happens. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Attaches itself to the host. */
export class WakeLock implements ReactiveController {
  #lock: WakeLockSentinel | undefined;
  #isWanted = false;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#isWanted = true;
    document.addEventListener('visibilitychange', this.#onVisible);
    void this.#hold();
  }

  hostDisconnected(): void {
    this.#isWanted = false;
    document.removeEventListener('visibilitychange', this.#onVisible);
    void this.#lock?.release();
    this.#lock = undefined;
  }

  /** Browsers let go of it each time the page is hidden. */
  readonly #onVisible = (): void => void this.#hold();

  async #hold(): Promise<void> {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    if (this.#lock && !this.#lock.released) return;
    // Refused on a low battery, or without HTTPS: the computer's own settings decide then.
    const lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (this.#isWanted) this.#lock = lock;
    else void lock?.release();
  }
}
