/** What a connection needs of whatever carries its frames: much like a socket of `ws`. */
export interface FrameSocket {
  readonly OPEN: number;
  readonly readyState: number;
  /** Bytes given to `send` that the far end may not have yet. */
  readonly bufferedAmount: number;
  /** @param frame is not to be changed afterwards */
  send(frame: Uint8Array): void;
  /** Says why, once what was sent before has gone. */
  close(code: number, reason?: string): void;
  terminate(): void;
  /** Answered by `pong` when the far end is alive. */
  ping(): void;
  /** Reads no more of what comes, so that the sender is held back. */
  pause(): void;
  resume(): void;
  on(event: 'message', listener: (frame: Buffer, isBinary: boolean) => void): unknown;
  on(event: 'pong' | 'error', listener: () => void): unknown;
  once(event: 'close', listener: () => void): unknown;
}
