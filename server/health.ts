/** Whether the server can save what people write, asked of the disk itself. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PlanLog } from './plan-log.ts';
import type { Rooms } from './rooms.ts';

/** Territory under which something is written to see that the disk takes it. No territory has this id. */
const PROBE = 'healthz';

/** Milliseconds: a disk that takes longer does not answer. */
const PATIENCE = 2_000;

interface HealthOptions {
  readonly log: PlanLog;
  readonly rooms: Rooms;
  readonly logger: Logger;
}

export class Health {
  readonly #options: HealthOptions;
  #probing: Promise<boolean> | undefined;

  constructor(options: HealthOptions) {
    this.#options = options;
  }

  /** False while some territory is not saved, or the disk refuses to write or does not answer. */
  async check(): Promise<boolean> {
    const isWritable = await Promise.race([this.#probe(), delay(PATIENCE, false, { ref: false })]);
    return isWritable && this.#options.rooms.isDurable;
  }

  /** One write answers all who ask while it is under way. */
  #probe(): Promise<boolean> {
    const { log, logger } = this.#options;
    this.#probing ??= log
      .compact(PROBE, new Uint8Array([1]))
      .then(
        () => true,
        (error: unknown) => {
          logger.error({ error }, 'the disk refuses what is written');
          return false;
        },
      )
      .finally(() => {
        this.#probing = undefined;
      });
    return this.#probing;
  }
}
