/** How late the event loop runs: the 99th percentile of the last minute or two, whoever asks and however often. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two looks. What the monitor measures includes it. */
const RESOLUTION = 20;

const WINDOW = 60_000;

export class LoopDelay {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  readonly #turning: NodeJS.Timeout;
  #before = 0;

  constructor() {
    this.#histogram.enable();
    this.#turning = setInterval(() => {
      this.#before = this.#now();
      this.#histogram.reset();
    }, WINDOW).unref();
  }

  /** Seconds. */
  get p99(): number {
    return Math.max(this.#before, this.#now());
  }

  stop(): void {
    clearInterval(this.#turning);
    this.#histogram.disable();
  }

  #now(): number {
    if (this.#histogram.count === 0) return 0;
    return Math.max(0, this.#histogram.percentile(99) / 1e9 - RESOLUTION / 1e3);
  }
}
