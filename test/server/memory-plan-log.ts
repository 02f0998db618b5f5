/** A plan log in memory, for tests where the disk is not the point. It is held to the same contract as the real one. */
import { type PlanLog, PlanLogDamaged, type StoredPlan } from '../../server/plan-log.ts';

interface Generation {
  readonly snapshot: Uint8Array | undefined;
  readonly records: readonly Uint8Array[];
}

export class MemoryPlanLog implements PlanLog {
  /** Of each territory, what its newest snapshot starts, then what the one before did. */
  readonly #plans = new Map<string, readonly Generation[]>();

  async read(territory: string, generation = 0): Promise<StoredPlan> {
    const generations = this.#generations(territory);
    const start = generations[generation];
    if (!start) throw new PlanLogDamaged(`plan-log: ${territory} has no earlier generation`);
    const later = generations.slice(0, generation).reverse();
    const records = [...start.records, ...later.flatMap(({ records }) => records)];
    return { snapshot: start.snapshot, records, damaged: 0 };
  }

  async append(territory: string, take: () => Uint8Array): Promise<void> {
    const [newest, ...older] = this.#generations(territory);
    const records = [...(newest?.records ?? []), take()];
    this.#plans.set(territory, [{ snapshot: newest?.snapshot, records }, ...older]);
  }

  hurry(): void {}

  async compact(territory: string, snapshot: Uint8Array): Promise<void> {
    this.#plans.set(territory, [{ snapshot, records: [] }, ...this.#generations(territory).slice(0, 1)]);
  }

  async sizes(): Promise<ReadonlyMap<string, number>> {
    const size = ([newest]: readonly Generation[]): number =>
      [newest?.snapshot, ...(newest?.records ?? [])].reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0);
    return new Map([...this.#plans].map(([territory, generations]) => [territory, size(generations)]));
  }

  async drop(territory: string): Promise<void> {
    this.#plans.delete(territory);
  }

  async close(): Promise<void> {
    // What is in memory stays for whoever opens it again.
  }

  #generations(territory: string): readonly Generation[] {
    return this.#plans.get(territory) ?? [{ snapshot: undefined, records: [] }];
  }
}
