/**
 * Tells the seats of a room what came in one turn. However many sent something, it is one frame, encoded
 * once: what a room costs is above all how often it writes to each of its seats.
 */
import { updateFrame } from './frames.ts';
import { merge } from './plan-store.ts';
import type { Seat } from './seat.ts';

export class FanOut {
  readonly #seats: Iterable<Seat>;
  /** Updates of this turn, by who sent them. */
  #turn = new Map<unknown, Uint8Array[]>();

  constructor(seats: Iterable<Seat>) {
    this.#seats = seats;
  }

  /** @param origin the seat that sent it, or whatever else made the change */
  take(update: Uint8Array, origin: unknown): void {
    const sent = this.#turn.get(origin);
    if (sent) sent.push(update);
    else this.#turn.set(origin, [update]);
  }

  /**
   * A seat does not hear what it sent, unless others sent something too: what it knows already then comes with what it
   * does not, and changes nothing for it.
   */
  tell(): void {
    const turn = this.#turn;
    if (turn.size === 0) return;
    this.#turn = new Map();
    const frame = updateFrame(merge([...turn.values()].flat()));
    const [onlySender] = turn.size === 1 ? turn.keys() : [];
    for (const seat of this.#seats) if (seat !== onlySender) seat.deliver(frame);
  }
}
