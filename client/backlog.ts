/** Counts the edits made here that the server has not yet said to be on its disk. */

/**
 * Each question carries the number of edits made so far; its answer settles them all. An answer counts only on the
 * connection that asked: after a cut the server may not have received what was sent last.
 */
export class Backlog {
  #made: number;
  #settled = 0;
  #asked = 0;
  /** False until the server has answered once on this connection: what was sent before the cut is in doubt. */
  #isSettled = false;

  /** @param left edits a former visit left unacknowledged */
  constructor(left = 0) {
    this.#made = left;
  }

  get pending(): number {
    return this.#made - this.#settled;
  }

  /** True when the server has answered the last question asked on this connection. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  edit(): void {
    this.#made++;
  }

  /** The number to ask the server to send back. */
  ask(): number {
    this.#asked = this.#made;
    return this.#asked;
  }

  acknowledge(upTo: number): void {
    if (upTo > this.#asked) return;
    this.#settled = Math.max(this.#settled, upTo);
    this.#isSettled = true;
  }

  /** Takes all that was made for settled: it was given up. */
  forget(): void {
    this.#settled = this.#made;
  }

  disconnect(): void {
    this.#asked = 0;
    this.#isSettled = false;
  }
}
