/** Has what changed in a room's presence told to its seats, in one go and not too often. */
import type { RoomPresence } from './presence.ts';
import type { Seat } from './seat.ts';

/** Milliseconds: presence is told at most 20 times a second. */
const PRESENCE_PERIOD = 50;

export class PresenceTeller {
  readonly #presence: RoomPresence;
  readonly #seats: Iterable<Seat>;
  #timer: NodeJS.Timeout | undefined;

  constructor(presence: RoomPresence, seats: Iterable<Seat>) {
    this.#presence = presence;
    this.#seats = seats;
  }

  /** To be called whenever something may have changed. */
  tellSoon(): void {
    if (!this.#presence.hasChanges) return;
    this.#timer ??= setTimeout(() => this.#tell(), PRESENCE_PERIOD);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    this.#timer = undefined;
    const frameFor = this.#presence.takeChanges();
    for (const seat of this.#seats) {
      const frame = frameFor(seat);
      if (frame) seat.deliverPresence(frame);
    }
  }
}
