/** A moment to come, however far: a timer alone holds 24 days, and runs late when the machine has slept. */

/** Milliseconds: well under what a timer holds. */
const LONGEST_WAIT = 20 * 24 * 60 * 60 * 1000;

export class Deadline {
  readonly #at: number;
  readonly #onReached: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param at ISO 8601; null is never */
  constructor(at: string | null, onReached: () => void) {
    this.#at = at === null ? Number.POSITIVE_INFINITY : Date.parse(at);
    this.#onReached = onReached;
    if (Number.isFinite(this.#at)) this.#wait();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    const left = this.#at - Date.now();
    this.#timer = setTimeout(() => this.#onTimer(), Math.min(Math.max(0, left), LONGEST_WAIT)).unref();
  }

  #onTimer(): void {
    if (Date.now() < this.#at) this.#wait();
    else this.#onReached();
  }
}
