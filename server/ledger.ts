/**
 * What a room owes the disk: the updates that are not written yet, who waits for which of them, and when the log is
 * packed. Nothing is acknowledged before the log has confirmed it, and no timer decides when to write.
 */
import type { Logger } from 'pino';
import type { PackTurns } from './pack-turns.ts';
import type { PlanLog } from './plan-log.ts';
import { merge } from './plan-store.ts';
import type { Seat } from './seat.ts';

/** The log is packed into a snapshot after so many records, or when it has outgrown the snapshot. */
const PACK_RECORDS = 5_000;
const PACK_BYTES = 64 * 1024;

/** Updates that are worth a flush of their own to who waits for it. */
const MANY = 10;

/** Milliseconds before a failed write is tried again: doubled at each failure up to the last. */
const FIRST_RETRY = 100;
const LAST_RETRY = 5_000;

/** Milliseconds after which a write that has not ended is told to people as one that fails. */
const SLOW_WRITE = 3_000;

export interface LedgerOptions {
  readonly territory: string;
  readonly log: PlanLog;
  readonly logger: Logger;
  /** Gives the whole plan as one update. @throws when it could not be read back */
  readonly pack: () => Uint8Array;
  readonly packTurns: PackTurns;
  /** Called when the disk begins to fail, and when it works again. */
  readonly onDurable: () => void;
  /** What the log holds already. */
  readonly records: number;
  readonly recordBytes: number;
  readonly snapshotBytes: number;
  /** False when part of the log could not be used: it is then left as it is, for somebody to look at. */
  readonly isWhole: boolean;
}

/** What a ledger holds, for who watches over the server. */
export interface LedgerFigures {
  /** Milliseconds that the oldest update which is not on disk has waited; 0 when all is written. */
  readonly oldestUnwritten: number;
  readonly recordBytes: number;
  readonly snapshotBytes: number;
}

interface Kept {
  readonly update: Uint8Array;
  /** It waits for another, and may contradict what comes: merged with the rest, it could hide some of it. */
  readonly isApart: boolean;
  /** How many updates it is: those of a write that was refused stay merged, for they may be many when it is tried again. */
  readonly count: number;
}

export class Ledger {
  readonly #options: LedgerOptions;
  /** What the log has not confirmed, oldest first. */
  #unwritten: Kept[] = [];
  /** How many updates have come, and how many of them are on disk. */
  #received = 0;
  #written = 0;
  #writing: Promise<void> | undefined;
  /** When the oldest of those unwritten came, and of those being written, by the clock that never jumps. */
  #unwrittenSince = 0;
  #writingSince: number | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #retryDelay = FIRST_RETRY;
  #slowTimer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #isDurable = true;
  #barriers: { readonly seat: Seat; readonly n: number; readonly after: number }[] = [];
  /** Since the log was last packed, or could not be. */
  #records: number;
  #recordBytes: number;
  #snapshotBytes: number;

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.#records = options.records;
    this.#recordBytes = options.recordBytes;
    this.#snapshotBytes = options.snapshotBytes;
  }

  /** False while the disk refuses what people write. */
  get isDurable(): boolean {
    return this.#isDurable;
  }

  /** True when the log has confirmed everything. */
  get isSettled(): boolean {
    return this.#written === this.#received;
  }

  /** How many updates have come. */
  get received(): number {
    return this.#received;
  }

  get figures(): LedgerFigures {
    const since = this.#writingSince ?? this.#unwrittenSince;
    return {
      oldestUnwritten: this.isSettled ? 0 : performance.now() - since,
      recordBytes: this.#recordBytes,
      snapshotBytes: this.#snapshotBytes,
    };
  }

  /**
   * Takes an update in charge. `write` has it written.
   * @param isApart for one that waits for another: it is written as it came, in a record of its own
   */
  keep(update: Uint8Array, isApart = false): void {
    if (this.#unwritten.length === 0) this.#unwrittenSince = performance.now();
    this.#unwritten.push({ update, isApart, count: 1 });
    this.#recordBytes += update.length;
    this.#received++;
  }

  /** Acknowledges `n` to a seat once all that has come so far is on disk. */
  acknowledge(seat: Seat, n: number): void {
    if (this.isSettled) {
      seat.acknowledge(n);
      return;
    }
    this.#barriers.push({ seat, n, after: this.#received });
    this.#hurry();
  }

  /** Forgets what a seat that has left was waiting for. */
  forget(seat: Seat): void {
    this.#barriers = this.#barriers.filter(barrier => barrier.seat !== seat);
  }

  /** One write at a time: what arrives meanwhile goes with the next. */
  write(): void {
    if (this.#isClosed || this.#writing || this.#retryTimer || this.#unwritten.length === 0) return;
    const { territory, log } = this.#options;
    let taken: Kept | undefined;
    const take = (): Uint8Array => {
      taken = this.#takeNext();
      this.#writingSince = this.#unwrittenSince;
      return taken.update;
    };
    this.#watch();
    this.#writing = log.append(territory, take).then(
      () => this.#onWritten(this.#written + (taken?.count ?? 0)),
      (error: unknown) => this.#onRefused(taken, error),
    );
    if (this.#barriers.length > 0) this.#hurry();
  }

  /** Somebody waits for an answer. A few edits may still wait for others' to come with them, many have waited enough. */
  #hurry(): void {
    if (this.#unwritten.length >= MANY) this.#options.log.hurry();
  }

  /** Waits until everything that has come is on disk. Rejects when `patience` milliseconds were not enough. */
  async settle(patience: number): Promise<void> {
    const deadline = Date.now() + patience;
    this.write();
    while (!this.isSettled) {
      if (Date.now() > deadline)
        throw new Error(`ledger: ${this.#options.territory} could not be saved in time`);
      // A disk may also never answer.
      await Promise.race([this.#writing, new Promise(resolve => setTimeout(resolve, 20))]);
    }
  }

  /** Packs the log a last time, when it holds anything to pack. */
  async close(): Promise<void> {
    await this.#writing;
    if (this.#records > 0 && this.isSettled && this.#options.isWhole) await this.#pack();
  }

  /** Stops trying. Resolves when the log has no more to do for this ledger. */
  async discard(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#slowTimer);
    await this.#writing;
  }

  /** The oldest updates, up to the next one that stays apart. */
  #takeNext(): Kept {
    const isApart = this.#unwritten[0]?.isApart ?? false;
    const next = isApart ? 1 : this.#unwritten.findIndex(kept => kept.isApart);
    const taken = next < 0 ? this.#unwritten : this.#unwritten.slice(0, next);
    const update = merge(taken.map(kept => kept.update));
    this.#unwritten = this.#unwritten.slice(taken.length);
    return { update, isApart, count: taken.reduce((sum, kept) => sum + kept.count, 0) };
  }

  #onWritten(upTo: number): void {
    this.#endWrite();
    this.#retryDelay = FIRST_RETRY;
    this.#written = upTo;
    this.#writingSince = undefined;
    this.#records++;
    this.#setDurable(true);
    const answered = this.#barriers.filter(({ after }) => after <= upTo);
    this.#barriers = this.#barriers.filter(({ after }) => after > upTo);
    for (const { seat, n } of answered) seat.acknowledge(n);
    const isLong =
      this.#records >= PACK_RECORDS || this.#recordBytes > Math.max(this.#snapshotBytes, PACK_BYTES);
    const { isWhole, packTurns } = this.#options;
    if (isLong && isWhole && !this.#isClosed && packTurns.begin()) this.#writing = this.#packInPlace();
    else this.write();
  }

  /** @param taken what was to be written: nothing when the log did not come to it */
  #onRefused(taken: Kept | undefined, error: unknown): void {
    const { territory, logger } = this.#options;
    this.#endWrite();
    if (taken) this.#unwritten.unshift(taken);
    this.#unwrittenSince = this.#writingSince ?? this.#unwrittenSince;
    this.#writingSince = undefined;
    if (this.#isClosed) return;
    logger.error({ territory, error }, 'the plan cannot be written; trying again');
    this.#setDurable(false);
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      this.write();
    }, this.#retryDelay);
    this.#retryDelay = Math.min(2 * this.#retryDelay, LAST_RETRY);
  }

  #endWrite(): void {
    clearTimeout(this.#slowTimer);
    this.#writing = undefined;
  }

  /** A disk that does not answer is no better than one that refuses. */
  #watch(): void {
    this.#slowTimer = setTimeout(() => {
      if (this.isSettled) this.#watch();
      else this.#setDurable(false);
    }, SLOW_WRITE);
  }

  async #packInPlace(): Promise<void> {
    const { territory, logger, packTurns } = this.#options;
    this.#watch();
    const start = performance.now();
    const packing = this.#pack();
    const busy = performance.now() - start;
    try {
      await packing;
    } catch (error) {
      // The log as it is still holds everything: only space is lost, until as much has been written again.
      logger.error({ territory, error }, 'the log could not be packed');
      this.#snapshotBytes += this.#recordBytes;
      this.#records = 0;
      this.#recordBytes = 0;
    }
    packTurns.end(busy);
    this.#endWrite();
    this.write();
  }

  async #pack(): Promise<void> {
    const { territory, log, pack } = this.#options;
    const snapshot = pack();
    const packed = this.#recordBytes;
    await log.compact(territory, snapshot);
    this.#records = 0;
    this.#recordBytes -= packed;
    this.#snapshotBytes = snapshot.length;
  }

  #setDurable(durable: boolean): void {
    if (this.#isDurable === durable) return;
    this.#isDurable = durable;
    this.#options.onDurable();
  }
}
