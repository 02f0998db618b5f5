/** How long something takes, counted in classes: adding one costs a few comparisons, and nothing is kept of it. */
import type { Metric, Sample } from './metrics-text.ts';

export class Histogram {
  readonly #bounds: readonly number[];
  /** One more than the bounds: what is above all of them. */
  readonly #counts: number[];
  #sum = 0;

  /** @param bounds the upper end of each class, ascending */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = bounds.map(() => 0).concat(0);
  }

  observe(value: number): void {
    const found = this.#bounds.findIndex(bound => value <= bound);
    const index = found < 0 ? this.#bounds.length : found;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#sum += value;
  }

  metric(name: string, help: string): Metric {
    let total = 0;
    const buckets = [...this.#bounds, Number.POSITIVE_INFINITY].map((bound, index): Sample => {
      total += this.#counts[index] ?? 0;
      const le = bound === Number.POSITIVE_INFINITY ? '+Inf' : String(bound);
      return { suffix: '_bucket', labels: { le }, value: total };
    });
    return {
      name,
      kind: 'histogram',
      help,
      samples: [...buckets, { suffix: '_sum', value: this.#sum }, { suffix: '_count', value: total }],
    };
  }
}
