/** Keeps one socket to a fair share by reading it more slowly. Nothing is lost and nobody is hung up on. */
import type { FrameSocket } from './frame-socket.ts';

/** Frames and bytes a second, and how much of each may come at once after a rest. */
const RATE = { frames: 100, bytes: 1024 * 1024 };
const BURST = { frames: 300, bytes: 8 * 1024 * 1024 };

/** Milliseconds of work on a frame that are nobody's fault, and bytes that a millisecond beyond counts for. */
const SHORT_WORK = 20;
const COST = (10 * RATE.bytes) / 1000;

/**
 * Two leaky buckets. When one runs over, the socket is paused until it has drained: the sender's own network stack
 * then holds it back. Frames already read are still handled, in order.
 */
export class Throttle {
  readonly #socket: Pick<FrameSocket, 'pause' | 'resume'>;
  #frames = 0;
  #bytes = 0;
  #at = Date.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: Pick<FrameSocket, 'pause' | 'resume'>) {
    this.#socket = socket;
  }

  /** True while the socket is not read. */
  get isHolding(): boolean {
    return this.#timer !== undefined;
  }

  /** @param bytes that came, or that had to be sent in answer */
  count(bytes: number): void {
    const now = Date.now();
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#frames = Math.max(0, this.#frames - seconds * RATE.frames) + 1;
    this.#bytes = Math.max(0, this.#bytes - seconds * RATE.bytes) + bytes;
    const tooManyFrames = (this.#frames - BURST.frames) / RATE.frames;
    const tooManyBytes = (this.#bytes - BURST.bytes) / RATE.bytes;
    const wait = Math.max(tooManyFrames, tooManyBytes);
    if (wait <= 0 || this.#timer) return;
    this.#socket.pause();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#socket.resume();
    }, wait * 1000);
  }

  /** Work that takes long is counted as the bytes that could have come meanwhile, ten times over. */
  time<T>(work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      const took = performance.now() - start;
      if (took > SHORT_WORK) this.count(took * COST);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
