/**
 * One live territory. What its seats send is applied, given to the ledger that has it written and acknowledged, and
 * passed on to the others once a turn of the event loop.
 */
import * as Y from 'yjs';
import type { PersonSought } from '../shared/comment.ts';
import type { PlanSnapshot } from '../shared/model.ts';
import { PlanChanges } from '../shared/plan-changes.ts';
import { keepComplete } from '../shared/plan-complete.ts';
import { rootsOf } from '../shared/plan-doc.ts';
import { guardUpdate, PlanTooBig, Pulse, TooMuchWaiting, Waiting } from '../shared/plan-guard.ts';
import { readPlan } from '../shared/plan-reader.ts';
import { PlanSignatures, signature } from '../shared/plan-signatures.ts';
import { type CommentTrace, eraseTraces, tracesIn } from '../shared/plan-traces.ts';
import { purgeTrash } from '../shared/plan-trash.ts';
import { MAX_PLAN_BYTES } from '../shared/protocol.ts';
import { string } from '../shared/values.ts';
import { FanOut } from './fan-out.ts';
import { answerFrame, BadFrame, type PresenceEntry, updateFrame } from './frames.ts';
import { Greeting, isNothing } from './greeting.ts';
import type { HistoryLog } from './history-log.ts';
import { Ledger, type LedgerFigures, type LedgerOptions } from './ledger.ts';
import { encodeState, type LoadedDoc, loadDoc, packDoc } from './plan-store.ts';
import { RoomPresence } from './presence.ts';
import { PresenceTeller } from './presence-teller.ts';
import { RoomHistory } from './room-history.ts';
import type { Seat } from './seat.ts';
import { Turn } from './turn.ts';

/** Where a room keeps what happens in it. */
export interface RoomStores extends Pick<LedgerOptions, 'log' | 'logger' | 'packTurns'> {
  readonly history: HistoryLog;
  /** Called when the document does not work any more: the room is to be removed. */
  readonly onBroken?: (cause: unknown) => void;
}

export class Room {
  readonly territory: string;
  readonly seats = new Set<Seat>();
  readonly presence = new RoomPresence();
  readonly #teller = new PresenceTeller(this.presence, this.seats);
  readonly doc: Y.Doc;
  readonly #ledger: Ledger;
  /** Who changed what; it is noted by itself, and at once for who asks. */
  readonly history: RoomHistory;
  readonly #fanOut = new FanOut(this.seats);
  readonly #turn = new Turn(() => this.#endTurn());
  #stopCompleting: (() => void) | undefined;
  #signatures: PlanSignatures | undefined;
  readonly greeting = new Greeting(isDense => encodeState(this.doc, undefined, isDense));
  /** Bytes the plan takes, or a little more. */
  #sizeAtMost: number;
  /** Bytes of the update that is being applied, and of what has put it right. */
  #arriving = 0;
  #corrected = 0;
  readonly #pulse: Pulse;
  readonly #onBroken: RoomStores['onBroken'];

  private constructor(territory: string, { doc, ...held }: LoadedDoc, stores: RoomStores) {
    const { log, history, logger, packTurns, onBroken } = stores;
    this.territory = territory;
    this.doc = doc;
    this.#pulse = new Pulse(doc);
    this.#onBroken = onBroken;
    this.#ledger = new Ledger({
      territory,
      log,
      logger,
      packTurns,
      ...held,
      pack: () => packDoc(territory, doc, logger),
      onDurable: () => {
        for (const seat of this.seats) seat.tellNotice();
      },
    });
    this.#sizeAtMost = held.snapshotBytes + held.recordBytes;
    doc.on('update', this.#onUpdate);
    this.history = new RoomHistory({
      territory,
      log: history,
      logger,
      watch: onTouch => new PlanChanges(doc, onTouch),
      authorOf: origin => this.presence.personOf(origin),
    });
  }

  /** @throws when the log cannot give the whole plan: a room that failed to load must not look like an empty plan */
  static async open(territory: string, stores: RoomStores): Promise<Room> {
    const room = new Room(territory, await loadDoc(territory, stores.log, stores.logger), stores);
    // After the room listens: what is taken out or added is written and told like any edit.
    purgeTrash(room.doc, Date.now());
    room.#stopCompleting = keepComplete(room.doc, bytes => room.#hasRoomFor(bytes + room.#arriving));
    room.#signatures = new PlanSignatures(room.doc, origin => room.presence.signerOf(origin));
    if (!room.#ledger.isSettled) room.endTurnSoon();
    return room;
  }

  /** False while the disk refuses what people write. */
  get isDurable(): boolean {
    return this.#ledger.isDurable;
  }

  /** True when the log has confirmed everything. */
  get isSettled(): boolean {
    return this.#ledger.isSettled;
  }

  /** For who watches over the server. */
  get figures(): LedgerFigures {
    return this.#ledger.figures;
  }

  /** True once the room was put away: nobody may join it any more. */
  get isClosed(): boolean {
    return this.doc.isDestroyed;
  }

  /** What the plan calls itself now. */
  get name(): string {
    return string(rootsOf(this.doc).meta.get('name'));
  }

  /** By the administration, as if the plan's people had done it. */
  rename(name: string): void {
    rootsOf(this.doc).meta.set('name', name);
    this.endTurnSoon();
  }

  /** What somebody left in the plan under their name. */
  traces(person: PersonSought): readonly CommentTrace[] {
    this.history.note();
    return tracesIn(this.doc, person);
  }

  /** @returns how many traces there were */
  eraseTraces(person: PersonSought): number {
    this.history.note();
    const count = eraseTraces(this.doc, person);
    this.endTurnSoon();
    return count;
  }

  /** The plan as it stands. */
  snapshot(): PlanSnapshot {
    return readPlan(this.doc);
  }

  /** How many are here: one person may have several windows, and nobody is in a screen that the room looks at. */
  get people(): number {
    return this.presence.peopleAmong([...this.seats]);
  }

  join(seat: Seat): void {
    if (this.isClosed) throw new Error(`room: ${this.territory} was joined after it was closed`);
    this.seats.add(seat);
    this.presence.join(seat);
  }

  leave(seat: Seat): void {
    this.seats.delete(seat);
    this.#ledger.forget(seat);
    this.presence.leave(seat);
    this.#teller.tellSoon();
    if (this.seats.size === 0) this.history.note();
  }

  /** @returns bytes it took to put right what was not theirs. @throws BadFrame, PlanTooBig, TooMuchWaiting */
  receive(seat: Seat, update: Uint8Array): number {
    this.#corrected = 0;
    const before = this.#ledger.received;
    const waiting = new Waiting(this.doc);
    try {
      const decoded = Y.decodeUpdate(update);
      // What only deletes always has its place: it is how room is made.
      if (decoded.structs.length > 0 && !this.#hasRoomFor(update.length))
        throw new PlanTooBig(`room: ${this.territory} would be too big`);
      guardUpdate(this.doc, decoded);
      this.#arriving = update.length;
      Y.applyUpdate(this.doc, update, seat);
      // What waits for a part that is missing changes nothing yet and fires no event, but it must not be lost.
      if (waiting.hasChanged()) this.#keep(update, true);
    } catch (error) {
      if (this.#pulse.hasStopped) this.#onBroken?.(error);
      const isRead = error instanceof PlanTooBig || error instanceof TooMuchWaiting;
      throw isRead ? error : new BadFrame(`room: ${this.territory}: an unreadable update`, { cause: error });
    } finally {
      this.#arriving = 0;
      if (this.#ledger.received > before) this.#onWritten(seat);
    }
    return this.#corrected;
  }

  #onWritten(seat: Seat): void {
    this.endTurnSoon();
    this.presence.wrote(seat);
    this.#teller.tellSoon();
  }

  /** Answers once all this seat has sent before is on disk. */
  barrier(seat: Seat, n: number): void {
    if (!this.#pulse.hasStopped) this.#ledger.acknowledge(seat, n);
  }

  receivePresence(seat: Seat, entries: readonly PresenceEntry[]): void {
    if (this.presence.receive(seat, entries)) seat.tellNotice();
    this.#teller.tellSoon();
  }

  /** To be called when the token of a seat tells another person than before: the others are told. */
  refreshPerson(seat: Seat): void {
    if (this.presence.refresh(seat)) seat.tellNotice();
    this.#teller.tellSoon();
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** A frame that tells a client that has `stateVector` all it lacks. @throws BadFrame */
  answerTo(stateVector: Uint8Array): Uint8Array {
    if (isNothing(stateVector)) return this.greeting.frame;
    try {
      return answerFrame(encodeState(this.doc, stateVector));
    } catch (error) {
      throw new BadFrame(`room: ${this.territory}: a state vector cannot be read`, { cause: error });
    }
  }

  /** A frame with all that came since the room's state was `stateVector`. */
  differenceSince(stateVector: Uint8Array): Uint8Array {
    return updateFrame(encodeState(this.doc, stateVector));
  }

  /** Has every seat told, before long, what came in this turn, and that it is over. */
  endTurnSoon(): void {
    this.#turn.endSoon(this.seats.size);
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
    this.history.note();
    try {
      await this.#ledger.close();
    } finally {
      await this.discard();
    }
  }

  /** Frees the document without a last word to the log. Resolves when the log has no more to do for this room. */
  async discard(): Promise<void> {
    this.#turn.cancel();
    this.#teller.stop();
    this.#stopCompleting?.();
    this.#signatures?.destroy();
    this.history.discard();
    this.doc.destroy();
    await this.#ledger.discard();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    this.greeting.forget();
    if (origin === signature) this.#corrected += update.length;
    this.#fanOut.take(update, origin);
    this.#keep(update);
  };

  #keep(update: Uint8Array, isApart = false): void {
    this.#sizeAtMost += update.length;
    this.#ledger.keep(update, isApart);
  }

  /** The plan is measured only when its updates, which overlap, add up to too much. */
  #hasRoomFor(bytes: number): boolean {
    if (this.#sizeAtMost + bytes <= MAX_PLAN_BYTES) return true;
    this.#sizeAtMost = Y.encodeStateAsUpdate(this.doc).length;
    return this.#sizeAtMost + bytes <= MAX_PLAN_BYTES;
  }

  #endTurn(): void {
    this.#turn.cancel();
    this.#fanOut.tell();
    for (const seat of this.seats) seat.endTurn();
    this.#ledger.write();
  }
}
