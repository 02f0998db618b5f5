/** Renders a long list bit by bit, so that a view shows at once on a slow machine and the rest follows unseen. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { whenIdle } from '../idle.ts';

/** How many lines are rendered at once and then at each further step: by default a window full, then more. */
export interface GradualOptions {
  readonly first?: number;
  readonly step?: number;
}

/** Milliseconds after which a step is made though the page is never idle. */
const PATIENCE = 500;

/** Pixels that a line of the densest list takes at least. */
const LINE = 32;

/** Paper has all of it: what is rendered while the browser makes the page ready to print is whole too. */
let isPrinting = false;
window.addEventListener('beforeprint', () => {
  isPrinting = true;
});
window.addEventListener('afterprint', () => {
  isPrinting = false;
});

/** Attaches itself to the host, and asks it for an update each time the page is idle until everything is shown. */
export class Gradual implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #first: number;
  readonly #step: number;
  #shown: number;
  #total = 0;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, { first = screenful(), step = 40 }: GradualOptions = {}) {
    this.#host = host;
    this.#first = first;
    this.#shown = first;
    this.#step = step;
    host.addController(this);
  }

  /**
   * The part of a list that is to be rendered now. To be called while the host renders.
   * @param linesOf how many lines an entry takes, at least 1
   */
  take<T>(all: readonly T[], linesOf: (entry: T) => number = () => 1): readonly T[] {
    this.#total = 0;
    if (isPrinting) this.#shown = Number.POSITIVE_INFINITY;
    const shown = all.filter(entry => {
      const begins = this.#total;
      this.#total += linesOf(entry);
      return begins < this.#shown;
    });
    return shown.length < all.length ? shown : all;
  }

  /** Begins again: what is to be shown is another list. To be called before the host renders it. */
  restart(): void {
    this.#shown = this.#first;
  }

  /** At least up to a line, counted from 0: something there is needed. To be called before the host renders. */
  reach(line: number): void {
    this.#shown = Math.max(this.#shown, line + 1);
  }

  /** All of it at the next update: something in it is needed. */
  async finish(): Promise<void> {
    this.#shown = Number.POSITIVE_INFINITY;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  hostUpdated(): void {
    if (this.#stop || this.#shown >= this.#total) return;
    const goOn = (): void => {
      this.#stop = undefined;
      this.#shown += this.#step;
      this.#host.requestUpdate();
    };
    this.#stop = whenIdle(goOn, { patience: PATIENCE });
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#onPrint);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#onPrint);
    this.#stop?.();
    this.#stop = undefined;
  }

  readonly #onPrint = (): void => void this.finish();
}

/** The lines that the window has room for. */
function screenful(): number {
  return Math.ceil(window.innerHeight / LINE);
}
