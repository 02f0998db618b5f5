/** A log whose writes are timed and counted, and whose slow ones are told. */
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import type { PlanLog, StoredPlan } from './plan-log.ts';

/** Seconds above which a write is told, and between two that are. */
const SLOW = 1;
const TOLD_EVERY = 60;

export class MeasuredPlanLog implements PlanLog {
  readonly #log: PlanLog;
  readonly #metrics: Metrics;
  readonly #logger: Logger;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(log: PlanLog, { metrics, logger }: { readonly metrics: Metrics; readonly logger: Logger }) {
    this.#log = log;
    this.#metrics = metrics;
    this.#logger = logger;
  }

  read(territory: string, generation?: number): Promise<StoredPlan> {
    return this.#log.read(territory, generation);
  }

  append(territory: string, record: Uint8Array): Promise<void> {
    return this.#time(() => this.#log.append(territory, record), record.length);
  }

  compact(territory: string, snapshot: Uint8Array): Promise<void> {
    return this.#time(() => this.#log.compact(territory, snapshot), snapshot.length);
  }

  sizes(): Promise<ReadonlyMap<string, number>> {
    return this.#log.sizes();
  }

  drop(territory: string): Promise<void> {
    return this.#log.drop(territory);
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  async #time(write: () => Promise<void>, bytes: number): Promise<void> {
    const start = performance.now();
    try {
      await write();
    } catch (error) {
      this.#metrics.onFailedWrite();
      throw error;
    }
    const end = performance.now();
    const seconds = (end - start) / 1000;
    this.#metrics.onCommit(seconds);
    if (seconds < SLOW || end / 1000 - this.#toldAt < TOLD_EVERY) return;
    this.#toldAt = end / 1000;
    this.#logger.warn({ ms: Math.round(seconds * 1000), bytes }, 'slow commit');
  }
}
