/** When a room's turn ends: with that of the event loop, or a few milliseconds later in a room so full that it pays. */

/** Seats from which a turn lasts; and how many of them make it a millisecond longer. */
const CROWD = 100;
const SEATS_A_MILLISECOND = 40;

/** Milliseconds: what is told later than this begins to be seen. */
const LONGEST = 10;

/**
 * To tell three hundred people something takes the server a millisecond, whatever it is: what comes within the next ones
 * is told with it. Among forty it would gain nothing.
 */
export function turnLength(seats: number): number {
  return seats < CROWD ? 0 : Math.min(LONGEST, Math.round(seats / SEATS_A_MILLISECOND));
}

export class Turn {
  readonly #end: () => void;
  #immediate: NodeJS.Immediate | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(end: () => void) {
    this.#end = end;
  }

  /** Has the turn end before long, if it has begun; begins it, if not. */
  endSoon(seats: number): void {
    if (this.#immediate || this.#timer) return;
    const length = turnLength(seats);
    const end = (): void => {
      this.cancel();
      this.#end();
    };
    if (length === 0) this.#immediate = setImmediate(end);
    else this.#timer = setTimeout(end, length);
  }

  cancel(): void {
    clearImmediate(this.#immediate);
    clearTimeout(this.#timer);
    this.#immediate = undefined;
    this.#timer = undefined;
  }
}
