/**
 * One live territory. What its seats send is applied, given to the ledger that has it written and acknowledged, and
 * passed on to the others once a turn of the event loop.
 */
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { MAX_FRAME_BYTES } from '../shared/protocol.ts';
import { BadFrame, type PresenceEntry, updateFrame } from './frames.ts';
import { Ledger } from './ledger.ts';
import type { PlanLog } from './plan-log.ts';
import { type LoadedDoc, loadDoc, merge, packDoc } from './plan-store.ts';
import { RoomPresence } from './presence.ts';
import type { Seat } from './seat.ts';

/** Milliseconds: presence is told at most 20 times a second. */
const PRESENCE_PERIOD = 50;

/** Bytes a plan may take: what one frame can hold, so that whoever has it all can always give it back. */
const MAX_PLAN_BYTES = MAX_FRAME_BYTES;

/** The plan has no room for an update: it is refused as a frame that is too big would be. */
export class PlanTooBig extends Error {
  override readonly name = 'PlanTooBig';
}

export class Room {
  readonly territory: string;
  readonly seats = new Set<Seat>();
  readonly presence = new RoomPresence();
  readonly doc: Y.Doc;
  readonly #ledger: Ledger;
  /** Updates of this turn, by who sent them. */
  #turn = new Map<unknown, Uint8Array[]>();
  #turnEnd: NodeJS.Immediate | undefined;
  #presenceTimer: NodeJS.Timeout | undefined;
  #encoded: Uint8Array | undefined;

  private constructor(territory: string, { doc, ...held }: LoadedDoc, log: PlanLog, logger: Logger) {
    this.territory = territory;
    this.doc = doc;
    this.#ledger = new Ledger({
      territory,
      log,
      logger,
      ...held,
      pack: () => packDoc(territory, doc, logger),
      onDurable: durable => {
        for (const seat of this.seats) seat.tellDurable(durable);
      },
    });
    doc.on('update', this.#onUpdate);
  }

  /** @throws when the log cannot give the whole plan: a room that failed to load must not look like an empty plan */
  static async open(territory: string, log: PlanLog, logger: Logger): Promise<Room> {
    return new Room(territory, await loadDoc(territory, log, logger), log, logger);
  }

  /** False while the disk refuses what people write. */
  get isDurable(): boolean {
    return this.#ledger.isDurable;
  }

  /** True when the log has confirmed everything. */
  get isSettled(): boolean {
    return this.#ledger.isSettled;
  }

  join(seat: Seat): void {
    if (this.doc.isDestroyed) throw new Error(`room: ${this.territory} was joined after it was closed`);
    this.seats.add(seat);
  }

  leave(seat: Seat): void {
    this.seats.delete(seat);
    this.#ledger.forget(seat);
    this.presence.leave(seat);
    this.#tellPresenceSoon();
  }

  /** @throws BadFrame, PlanTooBig */
  receive(seat: Seat, update: Uint8Array): void {
    if (!this.#hasRoomFor(update)) throw new PlanTooBig(`room: ${this.territory} would be too big`);
    const before = this.#ledger.received;
    try {
      Y.decodeUpdate(update);
      Y.applyUpdate(this.doc, update, seat);
      const { pendingStructs, pendingDs } = this.doc.store;
      // What waits for a part that is missing changes nothing yet and fires no event, but it must not be lost.
      if (pendingStructs !== null || pendingDs !== null) this.#ledger.keep(update);
    } catch (error) {
      throw new BadFrame(`room: ${this.territory}: an update cannot be read`, { cause: error });
    } finally {
      if (this.#ledger.received > before) this.#endTurnSoon();
    }
  }

  /** Answers once all this seat has sent before is on disk. */
  barrier(seat: Seat, n: number): void {
    this.#ledger.acknowledge(seat, n);
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
    this.#endTurn();
    await this.#ledger.settle(patience);
  }

  /** Packs the log and frees the document. Call `settle` first: what is not written then is lost. */
  async close(): Promise<void> {
    try {
      await this.#ledger.close();
    } finally {
      this.discard();
    }
  }

  /** Frees the document without a last word to the log. */
  discard(): void {
    clearImmediate(this.#turnEnd);
    clearTimeout(this.#presenceTimer);
    this.#ledger.discard();
    this.doc.destroy();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    this.#encoded = undefined;
    const sent = this.#turn.get(origin);
    if (sent) sent.push(update);
    else this.#turn.set(origin, [update]);
    this.#ledger.keep(update);
  };

  /** What the log holds is more than what the plan takes: only when that is too much is the plan itself measured. */
  #hasRoomFor(update: Uint8Array): boolean {
    return (
      this.#ledger.bytes + update.length <= MAX_PLAN_BYTES ||
      this.#wholeState().length + update.length <= MAX_PLAN_BYTES
    );
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
    this.#ledger.write();
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
