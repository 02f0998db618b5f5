/**
 * Notes who changes what in a room and has it kept. It is nobody's business but its own: what goes wrong here is told
 * to the log of the server, and loses history only.
 */
import type { Logger } from 'pino';
import type { Author } from '../shared/comment.ts';
import type { PlanChanges } from '../shared/plan-changes.ts';
import type { HistoryLog } from './history-log.ts';

/** Milliseconds from a change until it is noted, with all that came meanwhile: what a crash may lose. */
const NOTE_AFTER = 5_000;

export interface RoomHistoryOptions {
  readonly territory: string;
  /** Begins to watch the plan; `onTouch` is to be called at each change. */
  readonly watch: (onTouch: () => void) => PlanChanges;
  readonly log: HistoryLog;
  readonly logger: Logger;
  /** Who a transaction is of; undefined for the server's own. */
  readonly authorOf: (origin: unknown) => Author | undefined;
}

export class RoomHistory {
  readonly #options: RoomHistoryOptions;
  readonly #changes: PlanChanges;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RoomHistoryOptions) {
    this.#options = options;
    this.#changes = options.watch(() => {
      this.#timer ??= setTimeout(() => this.note(), NOTE_AFTER);
    });
  }

  /** Has what changed since the last time kept. The log is not waited for. */
  note(): void {
    const { territory, log, logger } = this.#options;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const at = Date.now();
    const changes = this.#takeChanges().flatMap(({ origins, ...change }) => {
      const authors = this.#authorsAmong(origins);
      return authors.length === 0 ? [] : [{ ...change, authors, at }];
    });
    if (changes.length === 0) return;
    log.record(territory, changes).catch((error: unknown) => {
      logger.error(
        { territory, error, changes: changes.length },
        'the history cannot be written: it is lost',
      );
    });
  }

  /** Stops, and lets go of what is left. */
  discard(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changes.destroy();
  }

  /** It runs by itself, where an error that nobody expected would end the process and all its rooms. */
  #takeChanges(): ReturnType<PlanChanges['take']> {
    const { territory, logger } = this.#options;
    try {
      return this.#changes.take();
    } catch (error) {
      logger.error({ territory, error }, 'what has changed cannot be told: its history is lost');
      return [];
    }
  }

  /** Each once: one person may have several windows. */
  #authorsAmong(origins: ReadonlySet<unknown>): readonly Author[] {
    const known = [...origins].flatMap(origin => this.#options.authorOf(origin) ?? []);
    return known.filter(
      ({ name, institution }, index) =>
        known.findIndex(other => other.name === name && other.institution === institution) === index,
    );
  }
}
