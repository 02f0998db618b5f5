/**
 * The frames of protocol.ts carried by plain HTTP, for networks that refuse WebSocket: same rooms, same rights, same
 * close codes. A channel stands for a socket:
 *
 * - `POST /sync-http/:territory` opens one and answers `Opening`.
 * - `POST /sync-http/:territory/:channel?part=n` brings part n (1, 2, …) of what the client sends, one at a time. A part
 *   that is brought twice counts once. `&last` says goodbye with it.
 * - `GET /sync-http/:territory/:channel?after=n&wait=ms` answers part n + 1 of what the server sends, or 204 when there
 *   was nothing for so long. To ask after n says that n has arrived: until then it is answered again.
 *
 * Both answer a `Farewell` instead once the channel is closed. Each direction is one stream of bytes, whatever its parts:
 * every frame comes after its length, in four bytes. Parts are small enough for the smallest limit that proxies set.
 */
import * as v from 'valibot';

export const HTTP_SYNC_PATH = '/sync-http';

/** Bytes. nginx refuses requests above 1 MB unless it is told otherwise. */
export const MAX_PART_BYTES = 256 * 1024;

/** Milliseconds a question may wait for its answer: less than proxies wait. */
export const MAX_WAIT = 20_000;

/** As a browser's socket closes when nobody told it why. */
export const ABNORMAL_CLOSE = 1006;

const farewellSchema = v.object({ code: v.pipe(v.number(), v.integer()), reason: v.string() });
export type Farewell = Readonly<v.InferOutput<typeof farewellSchema>>;

const openingSchema = v.union([v.object({ channel: v.string() }), farewellSchema]);
export type Opening = Readonly<v.InferOutput<typeof openingSchema>>;

/** @throws v.ValiError */
export function parseFarewell(answer: unknown): Farewell {
  return v.parse(farewellSchema, answer);
}

/** @throws v.ValiError */
export function parseOpening(answer: unknown): Opening {
  return v.parse(openingSchema, answer);
}

const LENGTH_BYTES = 4;

/** The bytes that go before a frame of so many bytes. */
export function frameHeader(length: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(LENGTH_BYTES);
  new DataView(header.buffer).setUint32(0, length);
  return header;
}

export class FrameTooLong extends Error {
  override readonly name = 'FrameTooLong';
}

/** Bytes on their way, in the order they came, taken out by as many as one wants. */
export class ByteQueue {
  #chunks: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  clear(): void {
    this.#chunks = [];
    this.#length = 0;
  }

  /** The first bytes, or all there are when there are fewer. */
  take(count: number): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(Math.min(count, this.#length));
    let filled = 0;
    let used = 0;
    for (const chunk of this.#chunks) {
      if (filled === taken.length) break;
      const piece = chunk.subarray(0, taken.length - filled);
      taken.set(piece, filled);
      filled += piece.length;
      if (piece.length < chunk.length) this.#chunks[used] = chunk.subarray(piece.length);
      else used++;
    }
    this.#chunks.splice(0, used);
    this.#length -= taken.length;
    return taken;
  }
}

/** Puts frames together again from the parts of a stream. */
export class FrameReader {
  readonly #maxLength: number;
  readonly #bytes = new ByteQueue();
  /** Of the frame that is being read, once it is known. */
  #length: number | undefined;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** Forgets the beginning of a frame that will never be whole. */
  clear(): void {
    this.#bytes.clear();
    this.#length = undefined;
  }

  /** The frames that this part completes. @throws FrameTooLong */
  *read(part: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
    this.#bytes.push(part);
    for (;;) {
      if (this.#length === undefined) {
        if (this.#bytes.length < LENGTH_BYTES) return;
        this.#length = new DataView(this.#bytes.take(LENGTH_BYTES).buffer).getUint32(0);
        if (this.#length > this.#maxLength) throw new FrameTooLong(`http-sync: ${this.#length} bytes`);
      }
      if (this.#bytes.length < this.#length) return;
      const frame = this.#bytes.take(this.#length);
      this.#length = undefined;
      yield frame;
    }
  }
}
