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

  append(territory: string, take: () => Uint8Array): Promise<void> {
    return this.#time(onStart => this.#log.append(territory, () => onStart(take())));
  }

  hurry(): void {
    this.#log.hurry();
  }

  compact(territory: string, snapshot: Uint8Array): Promise<void> {
    return this.#time(onStart => this.#log.compact(territory, onStart(snapshot)));
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

  /** @param write says with what it begins, when it does */
  async #time(write: (onStart: (bytes: Uint8Array) => Uint8Array) => Promise<void>): Promise<void> {
    let start = performance.now();
    let size = 0;
    try {
      await write(bytes => {
        start = performance.now();
        size = bytes.length;
        return bytes;
      });
    } catch (error) {
      this.#metrics.onFailedWrite();
      throw error;
    }
    const end = performance.now();
    const seconds = (end - start) / 1000;
    this.#metrics.onCommit(seconds);
    if (seconds < SLOW || end / 1000 - this.#toldAt < TOLD_EVERY) return;
    this.#toldAt = end / 1000;
    this.#logger.warn({ ms: Math.round(seconds * 1000), bytes: size }, 'slow commit');
  }
}
