/** A socket whose far end comes and asks: what is sent to it waits here until it is fetched, over plain HTTP. */
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ABNORMAL_CLOSE,
  ByteQueue,
  type Farewell,
  FrameReader,
  FrameTooLong,
  frameHeader,
  MAX_PART_BYTES,
} from '../shared/http-sync.ts';
import { closeCode, MAX_FRAME_BYTES } from '../shared/protocol.ts';
import type { FrameSocket } from './frame-socket.ts';

/** Milliseconds between two answers: a busy room would have each of its people ask a hundred times a second. */
const GATHER = 200;

/** Milliseconds a socket that is closed waits for its far end to come and hear why. */
const CLOSE_TIMEOUT = 10_000;

const [OPEN, CLOSING, CLOSED] = [1, 2, 3];

export class HttpSocket extends EventEmitter implements FrameSocket {
  readonly OPEN = OPEN;
  readyState = OPEN;
  readonly #outgoing = new ByteQueue();
  /** The part answered last: again, when its answer was lost. */
  #part = 0;
  #unconfirmed: Uint8Array<ArrayBuffer> | undefined;
  #answeredAt = 0;
  /** Counts the questions: the latest is the one that is answered. */
  #question = 0;
  #wake: (() => void) | undefined;
  readonly #incoming = new FrameReader(MAX_FRAME_BYTES);
  #received = 0;
  #resumed: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;
  #farewell: Farewell | undefined;
  #closeTimer: NodeJS.Timeout | undefined;

  get bufferedAmount(): number {
    return this.#outgoing.length + (this.#unconfirmed?.length ?? 0);
  }

  /** Why it is closed or about to be. */
  get farewell(): Farewell | undefined {
    return this.#farewell;
  }

  /** Resolves at once, unless the socket is paused. */
  get resumed(): Promise<void> {
    return this.#resumed?.promise ?? Promise.resolve();
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== OPEN) return;
    this.#outgoing.push(frameHeader(frame.length));
    this.#outgoing.push(frame);
    this.#wake?.();
  }

  close(code: number, reason = ''): void {
    if (this.readyState !== OPEN) return;
    this.readyState = CLOSING;
    this.#farewell = { code, reason };
    this.#closeTimer = setTimeout(() => this.terminate(), CLOSE_TIMEOUT).unref();
    this.#wake?.();
  }

  terminate(): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#farewell ??= { code: ABNORMAL_CLOSE, reason: '' };
    clearTimeout(this.#closeTimer);
    this.#outgoing.clear();
    this.#incoming.clear();
    this.#unconfirmed = undefined;
    this.#wake?.();
    this.resume();
    this.emit('close');
    // Whoever listened, and the room behind them, need not wait until this is forgotten.
    this.removeAllListeners();
  }

  /** Whoever comes and asks is alive: there is nothing to be sent for it. */
  ping(): void {}

  pause(): void {
    this.#resumed ??= Promise.withResolvers<void>();
  }

  resume(): void {
    this.#resumed?.resolve();
    this.#resumed = undefined;
  }

  /**
   * What comes after the part that has arrived last; nothing, when there is nothing for `wait` milliseconds. A newer
   * question takes the place of one that waits: the far end has given that one up.
   */
  async read(after: number, wait: number): Promise<Uint8Array<ArrayBuffer> | Farewell | undefined> {
    const question = ++this.#question;
    this.#wake?.();
    this.emit('pong');
    if (after === this.#part) this.#unconfirmed = undefined;
    else if (this.#unconfirmed && after === this.#part - 1) return this.#unconfirmed;
    else this.terminate();
    await this.#hasNews(wait);
    return question === this.#question ? this.#answer() : undefined;
  }

  /** Takes a part in, once. Resolves when the next may come. */
  async write(part: number, bytes: Uint8Array): Promise<void> {
    if (part === this.#received + 1) {
      this.#received = part;
      this.#handle(bytes);
    } else if (part > this.#received) this.terminate();
    await this.resumed;
  }

  #handle(bytes: Uint8Array): void {
    if (this.readyState !== OPEN) return;
    try {
      for (const frame of this.#incoming.read(bytes)) {
        if (this.readyState !== OPEN) return;
        this.emit('message', Buffer.from(frame.buffer), true);
      }
    } catch (error) {
      if (!(error instanceof FrameTooLong)) throw error;
      this.close(closeCode.tooBig, 'Message trop volumineux');
    }
  }

  async #hasNews(wait: number): Promise<void> {
    if (this.#outgoing.length === 0 && this.readyState === OPEN) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, wait);
      this.#wake = resolve;
      await promise;
      clearTimeout(timer);
      if (this.#wake === resolve) this.#wake = undefined;
    }
    const rest = this.#answeredAt + GATHER - Date.now();
    if (rest > 0 && this.#outgoing.length < MAX_PART_BYTES) await delay(Math.min(rest, GATHER));
  }

  #answer(): Uint8Array<ArrayBuffer> | Farewell | undefined {
    if (this.#outgoing.length > 0) {
      this.#part++;
      this.#answeredAt = Date.now();
      this.#unconfirmed = this.#outgoing.take(MAX_PART_BYTES);
      return this.#unconfirmed;
    }
    // All that was sent before has arrived: the far end hears why, and this is over.
    if (this.readyState !== OPEN) this.terminate();
    return this.#farewell;
  }
}
