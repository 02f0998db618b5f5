/** Counts the edits made here that the server has not yet said to be on its disk. */

/**
 * Each question carries the number of edits made so far; its answer settles them all. An answer counts only on the
 * connection that asked: after a cut the server may not have received what was sent last.
 */
export class Backlog {
  #made: number;
  #settled = 0;
  /** The edits by which a gesture began that is not settled: people count gestures, not keystrokes. */
  #begun: number[];
  #asked = 0;
  /** False until the server has answered once on this connection: what was sent before the cut is in doubt. */
  #isSettled = false;

  /** @param left gestures a former visit left unacknowledged */
  constructor(left = 0) {
    this.#made = left;
    this.#begun = Array.from({ length: left }, (_, index) => index + 1);
  }

  /** Gestures that are not settled; at least one as long as any edit is not. */
  get pending(): number {
    return this.#made === this.#settled ? 0 : Math.max(1, this.#begun.length);
  }

  /** True when the server has answered the last question asked on this connection. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** @param begins false when it goes on with the gesture of the edit before, as the next keystroke does */
  edit(begins = true): void {
    this.#made++;
    if (begins) this.#begun.push(this.#made);
  }

  /** The number to ask the server to send back. */
  ask(): number {
    this.#asked = this.#made;
    return this.#asked;
  }

  acknowledge(upTo: number): void {
    if (upTo > this.#asked) return;
    this.#settle(upTo);
    this.#isSettled = true;
  }

  /** Takes all that was made for settled: it was given up. */
  forget(): void {
    this.#settle(this.#made);
  }

  disconnect(): void {
    this.#asked = 0;
    this.#isSettled = false;
  }

  #settle(upTo: number): void {
    this.#settled = Math.max(this.#settled, upTo);
    this.#begun = this.#begun.filter(edit => edit > this.#settled);
  }
}
