/** The live territories: each loaded once, shared by all who come, and put away when nobody has been there for a while. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { closeCode } from '../shared/protocol.ts';
import type { LedgerFigures } from './ledger.ts';
import { PackTurns } from './pack-turns.ts';
import { Room, type RoomStores } from './room.ts';

export interface RoomsOptions extends Omit<RoomStores, 'packTurns' | 'onBroken'> {
  /** Milliseconds a room stays open with nobody in it. */
  readonly idleAfter?: number;
  /** Milliseconds between two looks at the connections. */
  readonly beatEvery?: number;
  readonly maxSeats?: number;
  /** Told of each room that is put away, while it is still whole. */
  readonly onAway?: (room: Room) => void;
}

/** Places beyond those of all, for who can end a séance or revoke a link: a crowd does not keep them out. */
const HOST_SEATS = 20;

/** The territory has as many connections as it may have. */
export class RoomFull extends Error {
  override readonly name = 'RoomFull';
}

/** A reserved place: the room cannot be put away while it is held. */
export interface Reservation {
  readonly room: Room;
  /** Gives the place back. May be called twice. */
  release(): void;
}

/** All rooms together, for who watches over the server. */
export interface RoomsFigures extends LedgerFigures {
  readonly open: number;
  readonly seats: number;
}

/** A territory's life: its guests are counted before anything is awaited, so that nobody joins a room that is leaving. */
interface Life {
  guests: number;
  /** Loading, or the room. Rejected loads are forgotten at once, for the next guest to try again. */
  room: Promise<Room>;
  open: Room | undefined;
  idleTimer: NodeJS.Timeout | undefined;
}

export class Rooms {
  readonly #stores: RoomStores;
  readonly #logger: Logger;
  readonly #idleAfter: number;
  readonly #maxSeats: number;
  readonly #onAway: (room: Room) => void;
  readonly #lives = new Map<string, Life>();
  /** Rooms being put away, for the next load to wait for. */
  readonly #leaving = new Map<string, Promise<void>>();
  readonly #beat: NodeJS.Timeout;
  #isClosed = false;

  constructor({
    idleAfter = 60_000,
    beatEvery = 5_000,
    maxSeats = 400,
    onAway = () => undefined,
    ...stores
  }: RoomsOptions) {
    this.#stores = { ...stores, packTurns: new PackTurns() };
    this.#logger = stores.logger;
    this.#idleAfter = idleAfter;
    this.#maxSeats = maxSeats;
    this.#onAway = onAway;
    this.#beat = setInterval(() => this.#onBeat(), beatEvery);
  }

  /** False while some territory cannot be written. */
  get isDurable(): boolean {
    return this.#openRooms().every(room => room.isDurable);
  }

  get openCount(): number {
    return this.#lives.size;
  }

  get figures(): RoomsFigures {
    const figures = this.#openRooms().map(room => room.figures);
    return {
      open: this.#lives.size,
      seats: [...this.#lives.values()].reduce((sum, { guests }) => sum + guests, 0),
      oldestUnwritten: figures.reduce((oldest, { oldestUnwritten }) => Math.max(oldest, oldestUnwritten), 0),
      recordBytes: figures.reduce((sum, { recordBytes }) => sum + recordBytes, 0),
      snapshotBytes: figures.reduce((sum, { snapshotBytes }) => sum + snapshotBytes, 0),
    };
  }

  /**
   * Takes a place in a territory's room, opening it if need be.
   * @param isHost for who coordinates or administers: there is room for them when there is none for the others
   * @throws RoomFull, or what the log threw when the plan cannot be loaded
   */
  async enter(territory: string, { isHost = false } = {}): Promise<Reservation> {
    if (this.#isClosed) throw new Error('rooms: closed');
    const life = this.#lives.get(territory) ?? this.#begin(territory);
    if (life.guests >= this.#maxSeats + (isHost ? HOST_SEATS : 0)) throw new RoomFull(territory);
    life.guests++;
    clearTimeout(life.idleTimer);
    let isHeld = true;
    const release = (): void => {
      if (!isHeld) return;
      isHeld = false;
      life.guests--;
      if (life.guests === 0) this.#rest(territory, life);
    };
    try {
      return { room: await life.room, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** The territory's room as it is, without opening it. */
  opened(territory: string): Room | undefined {
    return this.#lives.get(territory)?.open;
  }

  /** Sends everyone in a territory away and forgets its room without a word to the log. */
  async remove(territory: string, code: number): Promise<void> {
    const life = this.#lives.get(territory);
    this.#lives.delete(territory);
    clearTimeout(life?.idleTimer);
    await this.#leave(territory, async () => {
      // A load that fails leaves nothing to remove.
      const room = await life?.room.catch(() => undefined);
      for (const seat of room?.seats ?? []) seat.hangUp(code);
      await room?.discard();
    });
  }

  /**
   * Works on a territory's log while nobody is in it. Who is there is sent away with the code, what they wrote having been
   * written; who comes meanwhile waits.
   * @throws when that takes more than `patience` milliseconds: what is not on disk was not acknowledged, and comes again
   */
  async without<Result>(
    territory: string,
    { code, patience }: { readonly code: number; readonly patience: number },
    work: () => Promise<Result>,
  ): Promise<Result> {
    for (;;) {
      await this.#leaving.get(territory);
      const life = this.#lives.get(territory);
      const room = await life?.room.catch(() => undefined);
      if (this.#isClosed) throw new Error('rooms: closed');
      if (this.#lives.get(territory) !== life || this.#leaving.has(territory)) continue;
      this.#lives.delete(territory);
      clearTimeout(life?.idleTimer);
      for (const seat of room?.seats ?? []) seat.hangUp(code);
      const result = empty(room, patience).then(work);
      void this.#leave(territory, () => result);
      return result;
    }
  }

  /**
   * Has everything written, then closes every connection with the code. Gives up on the disk after `patience`
   * milliseconds for each of the two things it is asked: to write what is left, and to pack.
   * @returns whether everything was written
   */
  async close(code: number, patience: number): Promise<boolean> {
    this.#isClosed = true;
    clearInterval(this.#beat);
    for (const life of this.#lives.values()) clearTimeout(life.idleTimer);
    const rooms = this.#openRooms();
    const results = await Promise.allSettled(rooms.map(room => room.settle(patience)));
    for (const result of results)
      if (result.status === 'rejected')
        this.#logger.error({ error: result.reason }, 'a room was left unsaved');
    for (const room of rooms) for (const seat of room.seats) seat.hangUp(code);
    const packing = Promise.allSettled([...rooms.map(room => room.close()), ...this.#leaving.values()]);
    await Promise.race([packing, delay(patience, undefined, { ref: false })]);
    this.#lives.clear();
    return results.every(({ status }) => status === 'fulfilled');
  }

  #begin(territory: string): Life {
    const life: Life = {
      guests: 0,
      room: this.#load(territory),
      open: undefined,
      idleTimer: undefined,
    };
    this.#lives.set(territory, life);
    life.room.then(
      room => {
        life.open = room;
      },
      () => {
        if (this.#lives.get(territory) === life) this.#lives.delete(territory);
      },
    );
    return life;
  }

  async #load(territory: string): Promise<Room> {
    await this.#leaving.get(territory);
    const start = performance.now();
    const room = await Room.open(territory, {
      ...this.#stores,
      onBroken: cause => this.#onBroken(territory, cause),
    });
    this.#logger.info({ territory, ms: Math.round(performance.now() - start) }, 'room opened');
    return room;
  }

  /** What it had not acknowledged is still with those who wrote it: they come back at once and give it again. */
  #onBroken(territory: string, cause: unknown): void {
    this.#logger.error({ territory, error: cause }, 'the document stopped working; it is loaded again');
    this.remove(territory, closeCode.restart).catch((error: unknown) => {
      this.#logger.error({ territory, error }, 'a broken room could not be freed');
    });
  }

  #rest(territory: string, life: Life): void {
    if (this.#isClosed || this.#lives.get(territory) !== life) return;
    life.idleTimer = setTimeout(() => this.#putAway(territory, life), this.#idleAfter);
  }

  #putAway(territory: string, life: Life): void {
    const room = life.open;
    if (life.guests > 0 || !room || this.#lives.get(territory) !== life) return;
    // What the disk still refuses lives in this room alone: it stays until it is written.
    if (!room.isSettled) {
      this.#rest(territory, life);
      return;
    }
    this.#lives.delete(territory);
    this.#onAway(room);
    const start = performance.now();
    void this.#leave(territory, async () => {
      try {
        await room.close();
        this.#logger.info({ territory, ms: Math.round(performance.now() - start) }, 'room closed');
      } catch (error) {
        this.#logger.error({ territory, error }, 'the log could not be packed');
      }
    });
  }

  /** Who comes meanwhile waits: the log is read again when nothing of the former room is on its way to it any more. */
  #leave(territory: string, work: () => Promise<unknown>): Promise<void> {
    const both = Promise.allSettled([this.#leaving.get(territory), work()]);
    const leaving = both.then(() => {
      if (this.#leaving.get(territory) === leaving) this.#leaving.delete(territory);
    });
    this.#leaving.set(territory, leaving);
    return leaving;
  }

  #onBeat(): void {
    const now = Date.now();
    for (const room of this.#openRooms()) room.beat(now);
  }

  #openRooms(): readonly Room[] {
    return [...this.#lives.values()].flatMap(life => life.open ?? []);
  }
}

/** Puts a room away that nobody can join any more. */
async function empty(room: Room | undefined, patience: number): Promise<void> {
  try {
    await room?.settle(patience);
  } catch (error) {
    await room?.discard();
    throw error;
  }
  await room?.close();
}
