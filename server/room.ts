/**
 * One live territory. What its seats send is applied, passed on to the others once a turn of the event loop, appended
 * to the log, and acknowledged when the log says that it is on disk. Nothing is ever acknowledged otherwise.
 */
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { MAX_FRAME_BYTES } from '../shared/protocol.ts';
import { BadFrame, type PresenceEntry, updateFrame } from './frames.ts';
import type { PlanLog } from './plan-log.ts';
import { loadDoc, packDoc } from './plan-store.ts';
import { RoomPresence, type Speaker } from './presence.ts';

/** Milliseconds: presence is told at most 20 times a second. */
const PRESENCE_PERIOD = 50;

/** The log is packed into a snapshot after so many records, or when it has outgrown the snapshot. */
const PACK_RECORDS = 5_000;
const PACK_BYTES = 64 * 1024;

/** Milliseconds before a failed write is tried again: doubled at each failure up to the last. */
const FIRST_RETRY = 100;
const LAST_RETRY = 5_000;

/** Bytes a plan may take: what one frame can hold, so that whoever has it all can always give it back. */
const MAX_PLAN_BYTES = MAX_FRAME_BYTES;

/** The plan has no room for an update: it is refused as a frame that is too big would be. */
export class PlanTooBig extends Error {
  override readonly name = 'PlanTooBig';
}

/** A place at the table: one connection, as its room sees it. */
export interface Seat extends Speaker {
  /** Something of the plan or of the protocol: never dropped. */
  deliver(frame: Uint8Array): void;
  /** Something of presence: dropped when the seat cannot keep up. */
  deliverPresence(frame: Uint8Array): void;
  /** All of this turn has been delivered: the time to look at how far behind the seat is. */
  endTurn(): void;
  /** The disk has failed, or works again. */
  tellDurable(durable: boolean): void;
  acknowledge(n: number): void;
  hangUp(code: number): void;
  /** Called every few seconds. */
  beat(now: number): void;
}

export class Room {
  readonly territory: string;
  readonly seats = new Set<Seat>();
  readonly presence = new RoomPresence();
  readonly doc: Y.Doc;
  readonly #log: PlanLog;
  readonly #logger: Logger;
  /** Updates of this turn, by who sent them. */
  #turn = new Map<unknown, Uint8Array[]>();
  #turnEnd: NodeJS.Immediate | undefined;
  #presenceTimer: NodeJS.Timeout | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #retryDelay = FIRST_RETRY;
  /** Updates the log has not confirmed, oldest first. */
  #unwritten: Uint8Array[] = [];
  #received = 0;
  #durable = 0;
  #writing: Promise<void> | undefined;
  #isDurable = true;
  #barriers: { readonly seat: Seat; readonly n: number; readonly after: number }[] = [];
  /** Since the log was last packed, or could not be. */
  #records = 0;
  #logBytes = 0;
  #snapshotBytes: number;
  #encoded: Uint8Array | undefined;

  private constructor(territory: string, doc: Y.Doc, log: PlanLog, logger: Logger, snapshotBytes: number) {
    this.territory = territory;
    this.doc = doc;
    this.#log = log;
    this.#logger = logger;
    this.#snapshotBytes = snapshotBytes;
    doc.on('update', this.#onUpdate);
  }

  /** @throws when the log cannot give the whole plan: a room that failed to load must not look like an empty plan */
  static async open(territory: string, log: PlanLog, logger: Logger): Promise<Room> {
    const { doc, records, recordBytes, snapshotBytes } = await loadDoc(territory, log, logger);
    const room = new Room(territory, doc, log, logger, snapshotBytes);
    room.#records = records;
    room.#logBytes = recordBytes;
    return room;
  }

  /** False while the disk refuses what people write. */
  get isDurable(): boolean {
    return this.#isDurable;
  }

  /** True when the log has confirmed everything. */
  get isSettled(): boolean {
    return this.#durable === this.#received;
  }

  join(seat: Seat): void {
    if (this.doc.isDestroyed) throw new Error(`room: ${this.territory} was joined after it was closed`);
    this.seats.add(seat);
  }

  leave(seat: Seat): void {
    this.seats.delete(seat);
    this.#barriers = this.#barriers.filter(barrier => barrier.seat !== seat);
    this.presence.leave(seat);
    this.#tellPresenceSoon();
  }

  /** @throws BadFrame, PlanTooBig */
  receive(seat: Seat, update: Uint8Array): void {
    if (!this.#hasRoomFor(update)) throw new PlanTooBig(`room: ${this.territory} would be too big`);
    const before = this.#received;
    try {
      Y.decodeUpdate(update);
      Y.applyUpdate(this.doc, update, seat);
      const { pendingStructs, pendingDs } = this.doc.store;
      // What waits for a part that is missing changes nothing yet and fires no event, but it must not be lost.
      if (pendingStructs !== null || pendingDs !== null) this.#keep(update);
    } catch (error) {
      throw new BadFrame(`room: ${this.territory}: an update cannot be read`, { cause: error });
    } finally {
      if (this.#received > before) this.#endTurnSoon();
    }
  }

  /** Answers once all this seat has sent before is on disk. */
  barrier(seat: Seat, n: number): void {
    if (this.isSettled) seat.acknowledge(n);
    else this.#barriers.push({ seat, n, after: this.#received });
  }

  receivePresence(seat: Seat, entries: readonly PresenceEntry[]): void {
    this.presence.receive(seat, entries);
    this.#tellPresenceSoon();
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** What somebody who has `stateVector` lacks. A newcomer's is encoded once for all who come before the next change. */
  missingSince(stateVector: Uint8Array): Uint8Array {
    return stateVector.length > 1 ? Y.encodeStateAsUpdate(this.doc, stateVector) : this.#wholeState();
  }

  beat(now: number): void {
    for (const seat of this.seats) seat.beat(now);
  }

  /** Waits until everything received is on disk. Rejects when `patience` milliseconds were not enough. */
  async settle(patience: number): Promise<void> {
    const deadline = Date.now() + patience;
    this.#endTurn();
    while (!this.isSettled) {
      if (Date.now() > deadline) throw new Error(`room: ${this.territory} could not be saved in time`);
      await (this.#writing ?? new Promise(resolve => setTimeout(resolve, 20)));
    }
  }

  /** Packs the log and frees the document. Call `settle` first: what is not written then is lost. */
  async close(): Promise<void> {
    try {
      await this.#writing;
      if (this.#records > 0 && this.isSettled) await this.#pack();
    } finally {
      this.discard();
    }
  }

  /** Frees the document without a last word to the log. */
  discard(): void {
    clearImmediate(this.#turnEnd);
    clearTimeout(this.#presenceTimer);
    clearTimeout(this.#retryTimer);
    this.doc.destroy();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    this.#encoded = undefined;
    const sent = this.#turn.get(origin);
    if (sent) sent.push(update);
    else this.#turn.set(origin, [update]);
    this.#keep(update);
  };

  #keep(update: Uint8Array): void {
    this.#unwritten.push(update);
    this.#logBytes += update.length;
    this.#received++;
  }

  /** What the log holds is more than what the plan takes: only when that is too much is the plan itself measured. */
  #hasRoomFor(update: Uint8Array): boolean {
    const logged = this.#snapshotBytes + this.#logBytes + update.length;
    return logged <= MAX_PLAN_BYTES || this.#wholeState().length + update.length <= MAX_PLAN_BYTES;
  }

  #wholeState(): Uint8Array {
    this.#encoded ??= Y.encodeStateAsUpdate(this.doc);
    return this.#encoded;
  }

  #endTurnSoon(): void {
    this.#turnEnd ??= setImmediate(() => this.#endTurn());
  }

  /** Each sender's updates of the turn become one frame, encoded once, for everyone but the sender. */
  #endTurn(): void {
    clearImmediate(this.#turnEnd);
    this.#turnEnd = undefined;
    const turn = this.#turn;
    this.#turn = new Map();
    for (const [origin, updates] of turn) {
      const frame = updateFrame(merge(updates));
      for (const seat of this.seats) if (seat !== origin) seat.deliver(frame);
    }
    for (const seat of this.seats) seat.endTurn();
    this.#write();
  }

  /** One write at a time: what arrives meanwhile goes with the next. */
  #write(): void {
    if (this.#writing || this.#retryTimer || this.#unwritten.length === 0) return;
    const record = merge(this.#unwritten);
    const upTo = this.#received;
    this.#unwritten = [];
    this.#writing = this.#log.append(this.territory, record).then(
      () => this.#onWritten(upTo),
      (error: unknown) => this.#onRefused(record, error),
    );
  }

  #onWritten(upTo: number): void {
    this.#writing = undefined;
    this.#retryDelay = FIRST_RETRY;
    this.#durable = upTo;
    this.#records++;
    this.#setDurable(true);
    const answered = this.#barriers.filter(({ after }) => after <= upTo);
    this.#barriers = this.#barriers.filter(({ after }) => after > upTo);
    for (const { seat, n } of answered) seat.acknowledge(n);
    const isLong =
      this.#records >= PACK_RECORDS || this.#logBytes > Math.max(this.#snapshotBytes, PACK_BYTES);
    if (isLong) this.#writing = this.#packInPlace();
    else this.#write();
  }

  #onRefused(record: Uint8Array, error: unknown): void {
    this.#writing = undefined;
    this.#logger.error({ territory: this.territory, error }, 'the plan cannot be written; trying again');
    this.#unwritten.unshift(record);
    this.#setDurable(false);
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      this.#write();
    }, this.#retryDelay);
    this.#retryDelay = Math.min(2 * this.#retryDelay, LAST_RETRY);
  }

  async #packInPlace(): Promise<void> {
    try {
      await this.#pack();
    } catch (error) {
      // The log as it is still holds everything: only space is lost, until as much has been written again.
      this.#logger.error({ territory: this.territory, error }, 'the log could not be packed');
      this.#snapshotBytes += this.#logBytes;
      this.#records = 0;
      this.#logBytes = 0;
    }
    this.#writing = undefined;
    this.#write();
  }

  async #pack(): Promise<void> {
    const snapshot = packDoc(this.territory, this.doc, this.#logger);
    const packed = this.#logBytes;
    await this.#log.compact(this.territory, snapshot);
    this.#records = 0;
    this.#logBytes -= packed;
    this.#snapshotBytes = snapshot.length;
  }

  #setDurable(durable: boolean): void {
    if (this.#isDurable === durable) return;
    this.#isDurable = durable;
    for (const seat of this.seats) seat.tellDurable(durable);
  }

  #tellPresenceSoon(): void {
    if (!this.presence.hasChanges) return;
    this.#presenceTimer ??= setTimeout(() => this.#tellPresence(), PRESENCE_PERIOD);
  }

  #tellPresence(): void {
    this.#presenceTimer = undefined;
    const frameFor = this.presence.takeChanges();
    for (const seat of this.seats) {
      const frame = frameFor(seat);
      if (frame) seat.deliverPresence(frame);
    }
  }
}

function merge(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  return updates.length === 1 && only ? only : Y.mergeUpdates([...updates]);
}
