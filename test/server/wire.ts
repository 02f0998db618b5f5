/** The wire as a test writes and reads it, byte by byte. */
import { createDecoder, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { WebSocket } from 'ws';
import { messageType } from '../../shared/protocol.ts';

export function barrier(n: number): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarUint(encoder, messageType.barrier);
  writeVarUint(encoder, n);
  return new Uint8Array(toUint8Array(encoder));
}

export function frameType(frame: Uint8Array): number {
  return readVarUint(createDecoder(frame));
}

/** A sync message; its type may be given in several numbers, as y-protocols writes it. */
export function syncFrame(type: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  for (const byte of type) writeVarUint(encoder, byte);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

/** The code and reason a socket is closed with. */
export function closing(socket: WebSocket): Promise<{ code: number; reason: string }> {
  return new Promise(resolve =>
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
}

export function opening(socket: WebSocket): Promise<void> {
  return new Promise(resolve => socket.once('open', resolve));
}
