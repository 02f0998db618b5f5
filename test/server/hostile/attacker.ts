/** Somebody with a good link and no good will, who comes back whenever they are hung up on. */
import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { FrameSocket } from '../../../server/frame-socket.ts';
import { Metrics } from '../../../server/metrics.ts';
import { encodeState } from '../../../server/plan-store.ts';
import { isFarewell, takePlace } from '../../../server/seating.ts';
import { Plan } from '../../../shared/plan.ts';
import type { Chance } from '../../random.ts';
import { doAnything } from '../../random-commands.ts';
import { opening, syncFrame } from '../wire.ts';
import { logger, type World } from '../world.ts';
import { boast, chatter, pretend, spoil } from './frames.ts';
import { writeMalice } from './updates.ts';

/** Frames after which the attacker learns the plan anew: until then, what is refused leaves gaps in what follows. */
const LEARN_EVERY = 400;

const metrics = new Metrics();

/** Carries frames without a network: what is told is lost, and nobody is held back. */
class BareSocket extends EventEmitter implements FrameSocket {
  readonly OPEN = 1;
  readyState = 1;
  readonly bufferedAmount = 0;
  closedWith: number | undefined;
  send(): void {}
  ping(): void {}
  pause(): void {}
  resume(): void {}

  close(code = 1000): void {
    this.closedWith ??= code;
    this.terminate();
  }

  terminate(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.emit('close');
  }
}

export class Attacker {
  /** How often the attacker was hung up on, by the code that was given. */
  readonly refusals = new Map<number, number>();
  readonly #world: World;
  readonly #chance: Chance;
  #socket: BareSocket | undefined;
  #copy = new Y.Doc();
  #plan = new Plan(this.#copy);
  #sent = 0;
  /** Real frames, to be spoiled. */
  readonly #frames: Uint8Array[] = [syncFrame([0, 0], new Uint8Array([0]))];
  #written: Uint8Array[] = [];

  constructor(world: World, chance: Chance) {
    this.#world = world;
    this.#chance = chance;
  }

  /** Sends a frame by the same door as a socket of the network. */
  async strike(frame = this.makeFrame()): Promise<void> {
    if (this.#socket?.readyState !== 1) this.#socket = await this.#sit();
    this.#socket.emit('message', Buffer.from(frame), true);
  }

  /** The same over the network. Resolves once all have gone. */
  async strikeByNetwork(count: number): Promise<void> {
    let socket: WebSocket | undefined;
    for (let n = 0; n < count; n++) {
      if (!socket || socket.readyState !== WebSocket.OPEN) {
        socket = this.#world.socket(this.#world.tokens.editor);
        socket.on('error', () => undefined);
        socket.once('close', code => this.#onRefused(code));
        await opening(socket);
      }
      const frame = this.makeFrame();
      const current = socket;
      current.send(frame);
      // Read, perhaps refused, and the refusal heard: what comes after it would not be read.
      for (let turn = 0; turn < 3 && current.readyState === WebSocket.OPEN; turn++) await nextTurn();
    }
    socket?.terminate();
  }

  leave(): void {
    this.#socket?.terminate();
    this.#plan.destroy();
    this.#copy.destroy();
  }

  makeFrame(): Uint8Array {
    const chance = this.#chance;
    if (this.#sent++ % LEARN_EVERY === 0) this.#learn();
    const what = chance.below(100);
    if (what < 25) return this.#write(() => writeMalice(this.#copy, chance));
    if (what < 40) return this.#write(() => doAnything(this.#plan, chance));
    if (what < 70) return spoil(this.#known(), this.#known(), chance);
    if (what < 80) return boast(chance);
    if (what < 90) return pretend(chance);
    return chatter(chance);
  }

  #known(): Uint8Array {
    return this.#chance.pick(this.#frames) ?? new Uint8Array([0]);
  }

  async #sit(): Promise<BareSocket> {
    const { catalog, rooms, id, tokens } = this.#world;
    const place = await takePlace({ catalog, rooms, logger, metrics }, id, tokens.editor);
    const socket = new BareSocket();
    if (isFarewell(place)) throw new Error(`attacker: no place, ${place.code}`);
    socket.once('close', () => this.#onRefused(socket.closedWith ?? 1006));
    place.sit(socket, true);
    return socket;
  }

  #onRefused(code: number): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  #write(work: () => void): Uint8Array {
    this.#written = [];
    try {
      this.#copy.transact(work);
    } catch {
      // What their own copy does not bear is not sent.
    }
    const [first] = this.#written;
    if (!first) return chatter(this.#chance);
    const frame = syncFrame([0, 2], first);
    this.#frames.push(frame);
    if (this.#frames.length > 200) this.#frames.splice(this.#chance.below(100), 1);
    return frame;
  }

  #learn(): void {
    this.#plan.destroy();
    this.#copy.destroy();
    this.#copy = new Y.Doc();
    this.#copy.clientID = 1 + this.#chance.below(2 ** 31);
    const room = this.#world.rooms.opened(this.#world.id);
    if (room) Y.applyUpdate(this.#copy, encodeState(room.doc));
    const newId = (): string => `id-${this.#chance.below(2 ** 31)}`;
    this.#plan = new Plan(this.#copy, { newId });
    this.#copy.on('update', update => this.#written.push(update));
  }
}
