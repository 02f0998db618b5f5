/** Commands on what a plan says of its territory: its period, and later its names and its words. */
import type { PlanPen } from './plan-pen.ts';
import { yearOrNull } from './values.ts';

export class PlanAbout {
  readonly #pen: PlanPen;

  constructor(pen: PlanPen) {
    this.#pen = pen;
  }

  /** Marks of years outside the period are not shown, and come back with their year. */
  setPeriod(from: number, to: number): void {
    const { period } = this.#pen.snapshot.territory;
    const isKnown = period.from === from && period.to === to;
    // Readers know no other years: the period would be lost instead of set.
    const isPeriod = yearOrNull(from) !== null && yearOrNull(to) !== null && from <= to;
    if (isPeriod && !isKnown) this.#pen.gestures.make(() => this.#pen.roots.meta.set('period', { from, to }));
  }
}
