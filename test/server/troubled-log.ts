/** A world whose log refuses or waits when a test says so, and counts what it is asked. */
import type { PlanLog, StoredPlan } from '../../server/plan-log.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

export class TroubledLog implements PlanLog {
  readonly #log: PlanLog;
  #gate = Promise.resolve();
  /** Writes are refused, all or those of one territory, as a full disk does. */
  fails: boolean | string = false;
  /** Reads are refused while true. */
  isUnreadable = false;
  reads = 0;
  appended = 0;

  constructor(log: PlanLog) {
    this.#log = log;
  }

  /** What is asked from now on waits until the function returned is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = promise;
    return resolve;
  }

  async read(territory: string, generation = 0): Promise<StoredPlan> {
    this.reads++;
    await this.#gate;
    if (this.isUnreadable) throw new Error('unreadable');
    return this.#log.read(territory, generation);
  }

  async append(territory: string, take: () => Uint8Array): Promise<void> {
    const record = take();
    await this.#gate;
    this.#mayFail(territory);
    await this.#log.append(territory, () => record);
    this.appended++;
  }

  hurry(): void {
    this.#log.hurry();
  }

  async compact(territory: string, snapshot: Uint8Array): Promise<void> {
    await this.#gate;
    this.#mayFail(territory);
    await this.#log.compact(territory, snapshot);
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

  #mayFail(territory: string): void {
    if (this.fails === true || this.fails === territory) throw new Error('disk full');
  }
}

export async function startTroubledWorld(
  options: Omit<WorldOptions, 'wrapLog'> = {},
): Promise<World & { readonly trouble: TroubledLog }> {
  let trouble: TroubledLog | undefined;
  const wrapLog = (log: PlanLog): PlanLog => {
    trouble = new TroubledLog(log);
    return trouble;
  };
  const world = await startWorld({ ...options, wrapLog });
  if (!trouble) throw new Error('troubled-log: the world made no log');
  return { ...world, trouble };
}
