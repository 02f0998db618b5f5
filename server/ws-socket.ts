/**
 * A WebSocket of `ws` as a connection uses it. What one frame for three hundred people costs is its header, made three
 * hundred times, and two writes for each: here it is made once, and written as it is to the stream under each socket.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { FrameSocket } from './frame-socket.ts';

/** A whole message in one binary frame, by RFC 6455, section 5.2. */
const WHOLE_BINARY = 0x82;
/** Says that the length is in the two bytes that follow. */
const TWO_BYTES = 126;

/** Bytes from which a frame is not copied for its header: what a phone is told first would lie there as often as it was told. */
const BIG = 16 * 1024;

/** The frame sent last, and the bytes it is on the wire: a room gives the same one to all its seats in a row. */
let last: { readonly frame: Uint8Array; readonly wire: Buffer } | undefined;

export class WsSocket implements FrameSocket {
  readonly OPEN: number;
  readonly #socket: WebSocket;
  readonly #stream: Duplex;

  /**
   * @param socket compresses nothing: it would write what it has compressed later than what is written under it
   * @param stream what the socket writes to
   */
  constructor(socket: WebSocket, stream: Duplex) {
    this.OPEN = socket.OPEN;
    this.#socket = socket;
    this.#stream = stream;
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  /** @param frame is not to be changed afterwards */
  send(frame: Uint8Array): void {
    if (this.readyState !== this.OPEN || !this.#stream.writable) return;
    if (frame.length >= BIG) {
      this.#socket.send(frame);
      return;
    }
    if (last?.frame !== frame) last = { frame, wire: toWire(frame) };
    this.#stream.write(last.wire);
  }

  close(code: number, reason?: string): void {
    this.#socket.close(code, reason);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  ping(): void {
    this.#socket.ping();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  on(event: 'message' | 'pong' | 'error', listener: (frame: Buffer, isBinary: boolean) => void): unknown {
    return this.#socket.on(event, listener);
  }

  once(event: 'close', listener: () => void): unknown {
    return this.#socket.once(event, listener);
  }
}

/** Of less than 64 KB. A server masks nothing (section 5.1). */
function toWire(frame: Uint8Array): Buffer {
  const { length } = frame;
  const header = length < TWO_BYTES ? 2 : 4;
  const wire = Buffer.allocUnsafe(header + length);
  wire[0] = WHOLE_BINARY;
  wire[1] = Math.min(length, TWO_BYTES);
  if (header === 4) wire.writeUInt16BE(length, 2);
  wire.set(frame, header);
  return wire;
}
