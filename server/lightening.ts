/**
 * Plans that years of use have made heavy: how much of one is content, and writing it anew. The document that results has
 * another history, which no copy of the former one may join: the territory gets a new epoch.
 */
import type { Logger } from 'pino';
import { closeCode } from '../shared/protocol.ts';
import { standingOf } from './access.ts';
import type { Catalog } from './catalog.ts';
import { CannotLighten, lightCopy } from './light-copy.ts';
import { type PlanLog, PlanLogFailed } from './plan-log.ts';
import { loadDoc } from './plan-store.ts';
import type { Rooms } from './rooms.ts';

/** Milliseconds the disk has to take what people wrote before they are sent away, and what came since. */
const PATIENCE = 5_000;

/** A weight is good until the plan has grown or shrunk by this part of it. */
const DRIFT = 0.1;

export interface LighteningOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly log: PlanLog;
  readonly logger: Logger;
}

export class Lightening {
  readonly #catalog: Catalog;
  readonly #rooms: Rooms;
  readonly #log: PlanLog;
  readonly #logger: Logger;
  readonly #busy = new Set<string>();
  readonly #weights = new Map<string, { readonly size: number; readonly content: number }>();
  #weighing: Promise<unknown> = Promise.resolve();

  constructor({ catalog, rooms, log, logger }: LighteningOptions) {
    this.#catalog = catalog;
    this.#rooms = rooms;
    this.#log = log;
    this.#logger = logger;
  }

  /** Bytes of content in a plan that takes `size`, if it was weighed since it last changed much. */
  known(territory: string, size: number): number | null {
    const weight = this.#weights.get(territory);
    return weight && Math.abs(size - weight.size) <= DRIFT * weight.size ? weight.content : null;
  }

  /** Finds out what `known` tells. It costs as much as opening the plan: one at a time, and only if need be. */
  async weigh(territory: string, size: number): Promise<void> {
    const weighing = this.#weighing.then(async () => {
      if (this.known(territory, size) !== null) return;
      const { doc } = await loadDoc(territory, this.#log, this.#logger);
      try {
        this.#weights.set(territory, { size, content: lightCopy(doc).length });
      } catch (error) {
        if (!(error instanceof CannotLighten)) throw error;
        // It would not be made lighter: there is nothing to offer.
        this.#weights.set(territory, { size, content: size });
      } finally {
        doc.destroy();
      }
    });
    this.#weighing = weighing.catch(() => undefined);
    await weighing;
  }

  /**
   * Writes a plan anew. What was acknowledged is in it; everyone in it is sent away, and comes again to the new one.
   * @throws CannotLighten, or what the disk said: the plan is then as it was
   */
  async lighten(territory: string): Promise<void> {
    if (this.#busy.has(territory)) throw new CannotLighten('busy');
    this.#busy.add(territory);
    try {
      await this.#quieten(territory);
      await this.#rooms.without(territory, { code: closeCode.restart, patience: PATIENCE }, () =>
        this.#rewrite(territory),
      );
    } catch (error) {
      this.#letWrite(territory);
      throw error;
    } finally {
      this.#busy.delete(territory);
    }
  }

  /**
   * Nobody may write any more, and who wrote before is told that it is saved: who comes again with work that the server
   * has not acknowledged must be told that it cannot be joined to the new plan.
   */
  async #quieten(territory: string): Promise<void> {
    const [room, entry] = [this.#rooms.opened(territory), this.#catalog.territory(territory)];
    if (!room || !entry) return;
    for (const seat of room.seats) seat.changeStanding({ ...standingOf(entry), archived: true });
    await room.settle(PATIENCE).catch((cause: unknown) => {
      throw new PlanLogFailed(`lightening: ${territory} cannot be written`, { cause });
    });
  }

  #letWrite(territory: string): void {
    const entry = this.#catalog.territory(territory);
    const seats = this.#rooms.opened(territory)?.seats ?? [];
    if (entry) for (const seat of seats) seat.changeStanding(standingOf(entry));
  }

  /**
   * The log goes back to the generation before a snapshot that cannot be read: it must be of the same history, or the
   * browsers that joined the new one would have everything twice.
   */
  async #forgetFormer(territory: string, light: Uint8Array): Promise<void> {
    try {
      await this.#log.append(territory, () => light);
      await this.#log.compact(territory, light);
    } catch (error) {
      this.#logger.error({ territory, error }, 'the former history is kept beside the light plan');
    }
  }

  async #rewrite(territory: string): Promise<void> {
    const start = performance.now();
    const { doc, isWhole, snapshotBytes, recordBytes } = await loadDoc(territory, this.#log, this.#logger);
    try {
      if (!isWhole) throw new CannotLighten('damaged');
      const light = lightCopy(doc);
      this.#catalog.rewritten.add(territory);
      // Before the log: a browser that kept the old copy would otherwise join it to the new plan after a crash in between.
      if (!(await this.#catalog.beginEpoch(territory))) throw new Error(`lightening: ${territory} is gone`);
      await this.#log.compact(territory, light);
      await this.#forgetFormer(territory, light);
      this.#weights.set(territory, { size: light.length, content: light.length });
      const before = snapshotBytes + recordBytes;
      const ms = Math.round(performance.now() - start);
      this.#logger.info({ territory, before, after: light.length, ms }, 'plan lightened');
    } finally {
      this.#catalog.rewritten.delete(territory);
      doc.destroy();
    }
  }
}
