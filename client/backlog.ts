/** Counts the edits made here that the server has not yet said to be on its disk. */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { messageType } from '../shared/protocol.ts';

/**
 * Each question carries the number of edits made so far; its answer settles them all. An answer counts only on the
 * connection that asked: after a cut the server may not have received what was sent last.
 */
export class Backlog {
  /** Gestures of a former visit; one edit, the first, stands for all of theirs. */
  #left: number;
  #made: number;
  #settled = 0;
  /** The edits by which each gesture that is not settled began here: people count gestures, not keystrokes. */
  #begun: readonly number[] = [];
  #asked = 0;
  /** False until the server has answered once on this connection: what was sent before the cut is in doubt. */
  #isSettled = false;

  /** @param left gestures a former visit left unacknowledged */
  constructor(left = 0) {
    this.#left = left;
    this.#made = left > 0 ? 1 : 0;
  }

  /** Gestures that are not settled; at least one as long as any edit is not. */
  get pending(): number {
    return this.#left + this.#begun.length;
  }

  /** True when the server has answered the last question asked on this connection. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** True while edits that a question carries wait for its answer. */
  get isWaiting(): boolean {
    return this.#asked > this.#settled;
  }

  /** True when edits were made that no question carries, and none waits for its answer: one at a time is enough. */
  get hasToAsk(): boolean {
    return this.#made > this.#settled && !this.isWaiting;
  }

  /** @param begins false when it goes on with the gesture of the edit before, as the next keystroke does */
  edit(begins = true): void {
    this.#made++;
    if (begins || this.pending === 0) this.#begun = [...this.#begun, this.#made];
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
    if (upTo <= this.#settled) return;
    this.#settled = upTo;
    this.#left = 0;
    const next = this.#settled + 1;
    const later = this.#begun.filter(edit => edit > next);
    // What goes on beyond the answer is a gesture not settled, wherever it began.
    this.#begun = next > this.#made ? [] : [next, ...later];
  }
}

/** The question whether the server has all that was sent before, as it goes over the wire. */
export function barrierFrame(n: number): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarUint(encoder, messageType.barrier);
  writeVarUint(encoder, n);
  return new Uint8Array(toUint8Array(encoder));
}
