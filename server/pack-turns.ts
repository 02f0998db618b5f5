/**
 * Has the rooms pack their logs one after the other. To encode a plan and prove it takes milliseconds in which nobody
 * else is served, and rooms that were opened together outgrow their snapshots together.
 */

/** The share of the time that packing may take: after each, the next waits so many times as long as it lasted. */
const REST = 9;

export class PackTurns {
  #isTaken = false;
  #freeAt = 0;

  /** Takes the turn, which `end` gives back. False when it is not the time: the log grows a little longer. */
  begin(): boolean {
    if (this.#isTaken || performance.now() < this.#freeAt) return false;
    this.#isTaken = true;
    return true;
  }

  /** @param busy milliseconds in which nobody else was served */
  end(busy: number): void {
    this.#isTaken = false;
    this.#freeAt = performance.now() + REST * busy;
  }
}
