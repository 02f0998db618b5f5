/** What the two relays share: where they listen, and the two questions that they answer themselves. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { WebSocketServer } from 'ws';

/** A state to give to whoever asks for one, ready to be sent: what a join costs in bytes alone. */
const { BENCH_GREETING } = process.env;
const encoder = createEncoder();
for (const number of [0, 1]) writeVarUint(encoder, number);
writeVarUint8Array(encoder, BENCH_GREETING ? readFileSync(BENCH_GREETING) : Uint8Array.of(0, 0));
const greeting = Buffer.from(toUint8Array(encoder));

export async function announce(server: WebSocketServer): Promise<void> {
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}`);
}

/** The barrier comes back at once, so that a writer can go as fast as it is answered; it says nothing of a disk. */
export function echoed(frame: Buffer): Buffer | undefined {
  if (frame[0] === 100) return frame;
  return frame[0] === 0 && frame[1] === 0 ? greeting : undefined;
}
