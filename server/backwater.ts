/** What a slow socket had when it fell behind, and whether it catches up. */
import { MAX_FRAME_BYTES } from '../shared/protocol.ts';

/** Bytes waiting in a socket below which it has caught up. */
export const CAUGHT_UP_BELOW = 64 * 1024;

/** Milliseconds. */
const LOOK_PERIOD = 100;
const NO_PROGRESS_AFTER = 30_000;

export class Backwater {
  /** The room's state when the socket fell behind, to make up the difference in one frame. */
  readonly stateVector: Uint8Array;
  readonly #timer: NodeJS.Timeout;
  #bytes: number;
  /** When fewer bytes last waited than before, in milliseconds. */
  #progressAt = Date.now();

  /** @param look called often, for the socket to be looked at */
  constructor(stateVector: Uint8Array, bytes: number, look: () => void) {
    this.stateVector = stateVector;
    this.#bytes = bytes;
    this.#timer = setInterval(look, LOOK_PERIOD);
  }

  /** @param bytes that wait now */
  look(bytes: number): 'caught-up' | 'coming' | 'stuck' {
    if (bytes < CAUGHT_UP_BELOW) return 'caught-up';
    if (bytes < this.#bytes) {
      this.#bytes = bytes;
      this.#progressAt = Date.now();
    }
    const isStuck = Date.now() - this.#progressAt > NO_PROGRESS_AFTER || bytes > 2 * MAX_FRAME_BYTES;
    return isStuck ? 'stuck' : 'coming';
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
