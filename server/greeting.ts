/**
 * What somebody is told who has nothing of the plan: all of it. It is made once for each state of the plan, however many
 * come, and compressed once for those of them who can read that.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { answerFrame, compressedFrame } from './frames.ts';

/** Bytes from which it is worth it. */
const LARGE = 8 * 1024;

/** On plans of 300 actions the one before leaves 6 % more; the last takes half as long again for 3 % less. */
const LEVEL = 6;

const compress = promisify<Uint8Array, { readonly level: number }, Uint8Array>(gzip);

/** True for the state vector of a client that has nothing. */
export function isNothing(stateVector: Uint8Array): boolean {
  return stateVector.length <= 1;
}

/** Gives all of the plan as one update: dense, in Yjs' second format, of whose bytes gzip leaves much fewer. */
type Encode = (isDense: boolean) => Uint8Array;

export interface Compressed {
  readonly frame: Uint8Array;
  /** Bytes that had to be read for it. */
  readonly cost: number;
}

export class Greeting {
  readonly #encode: Encode;
  #frame: Uint8Array | undefined;
  /** Of the plan as it is, made or being made. */
  #compressed: Promise<Compressed | undefined> | undefined;
  /** Not begun yet: it will be of the plan as it is then. */
  #next: Promise<Compressed | undefined> | undefined;
  /** The last one begun: one at a time, however fast the plan changes and people come. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(encode: Encode) {
    this.#encode = encode;
  }

  get frame(): Uint8Array {
    this.#frame ??= answerFrame(this.#encode(false));
    return this.#frame;
  }

  /**
   * Of the plan at some moment between now and when it resolves: together with what the room tells meanwhile, it is all.
   * Undefined when the plan is small, or could not be compressed. Never rejects.
   */
  get compressed(): Promise<Compressed | undefined> {
    if (this.#compressed) return this.#compressed;
    this.#next ??= this.#last.then(() => {
      this.#next = undefined;
      this.#compressed ??= this.#compress();
      this.#last = this.#compressed;
      return this.#compressed;
    });
    return this.#next;
  }

  /** To be called when the plan has changed. */
  forget(): void {
    this.#frame = undefined;
    this.#compressed = undefined;
  }

  async #compress(): Promise<Compressed | undefined> {
    try {
      const update = this.#encode(true);
      if (update.length < LARGE) return undefined;
      // In a thread of zlib's: meanwhile the room goes on.
      return { frame: compressedFrame(await compress(update, { level: LEVEL })), cost: update.length };
    } catch {
      return undefined;
    }
  }
}
