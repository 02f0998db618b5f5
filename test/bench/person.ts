/** One connection of the load: no document and no provider, only the wire, so that the engine is what is measured. */
import { once } from 'node:events';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import type { Door, EngineKind } from './engines.ts';

const type = { sync: 0, presence: 1, auth: 2, syncReply: 4, status: 8, barrier: 100 } as const;
const step = { ask: 0, all: 1, update: 2 } as const;
const nothing = Uint8Array.of(0, 0);

export class Person {
  /** Called with each update that somebody else made, as it came. */
  onUpdate: (update: Buffer) => void = () => undefined;
  /** Called with the number of the question that was answered; where each edit is answered for, without one. */
  onAnswer: (n?: number) => void = () => undefined;
  /** Frames about who is here, and bytes of all that came. */
  presence = 0;
  bytes = 0;
  readonly #socket: WebSocket;
  readonly #head: Uint8Array;
  readonly #answers: EngineKind['answers'];
  #synced: ((state: Uint8Array) => void) | undefined;
  #id = Math.floor(Math.random() * 2 ** 31);
  #clock = 0;

  constructor({ wire, answers }: EngineKind, door: Door) {
    this.#answers = answers;
    this.#head = wire === 'hocuspocus' ? encode(e => writeVarString(e, door.document)) : new Uint8Array();
    this.#socket = new WebSocket(door.url, { perMessageDeflate: false });
    this.#socket.on('message', (frame: Buffer) => this.#onFrame(frame));
    this.#socket.on('error', () => undefined);
  }

  /** True when the engine answers an edit by sending it back. */
  get isEchoed(): boolean {
    return this.#answers === 'echo';
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Comes in. Resolves with all that is in the room. */
  async join(): Promise<Uint8Array> {
    await once(this.#socket, 'open');
    if (this.#head.length > 0)
      this.#send(e => {
        for (const number of [type.auth, 0]) writeVarUint(e, number);
        writeVarString(e, 'nobody');
      });
    return this.state();
  }

  /** All that is in the room, what was sent before from here included. */
  async state(): Promise<Uint8Array> {
    const synced = new Promise<Uint8Array>((resolve, reject) => {
      this.#synced = resolve;
      this.#socket.once('close', (code, reason) =>
        reject(new Error(`person: closed with ${code} ${reason}`)),
      );
    });
    this.#sync(step.ask, Uint8Array.of(0));
    return synced;
  }

  edit(update: Uint8Array): void {
    this.#sync(step.update, update);
  }

  /** Asks to be told when all that was sent before is taken. */
  ask(n: number): void {
    this.#send(e => {
      writeVarUint(e, type.barrier);
      writeVarUint(e, n);
    });
  }

  /** Says where this person is, as the page does when they move or every fifteen seconds. */
  move(): void {
    this.#clock++;
    const user = { name: `Personne ${this.#id}`, institution: 'Septèmes' };
    const at = { item: `action-${this.#clock % 24}`, year: 2024, section: null };
    const state = JSON.stringify({ user, color: this.#id % 12, key: String(this.#id), at });
    const entries = encode(e => {
      for (const number of [1, this.#id, this.#clock]) writeVarUint(e, number);
      writeVarString(e, state);
    });
    this.#send(e => {
      writeVarUint(e, type.presence);
      writeVarUint8Array(e, entries);
    });
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  leave(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.terminate();
  }

  #sync(which: number, payload: Uint8Array): void {
    this.#send(e => {
      writeVarUint(e, type.sync);
      writeVarUint(e, which);
      writeVarUint8Array(e, payload);
    });
  }

  #send(write: (encoder: ReturnType<typeof createEncoder>) => void): void {
    if (this.isOpen) this.#socket.send(Buffer.concat([this.#head, encode(write)]));
  }

  #onFrame(frame: Buffer): void {
    this.bytes += frame.length;
    const decoder = createDecoder(frame);
    if (this.#head.length > 0) readVarString(decoder);
    const kind = readVarUint(decoder);
    if (kind === type.sync || kind === type.syncReply) {
      const which = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (which === step.ask) this.#sync(step.all, nothing);
      else if (which === step.all) this.#synced?.(payload);
      else this.onUpdate(frame.subarray(decoder.pos - payload.length));
    } else if (kind === type.presence) this.presence++;
    else if (kind === type.barrier) this.onAnswer(readVarUint(decoder));
    else if (kind === type.status && this.#answers === 'status') this.onAnswer();
  }
}

function encode(write: (encoder: ReturnType<typeof createEncoder>) => void): Uint8Array {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder);
}
