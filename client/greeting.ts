/** Reads the plan that the server sends compressed to whoever has nothing of it (`compressed`, shared/protocol.ts). */
import { createDecoder, readTailAsUint8Array } from 'lib0/decoding';
import { createEncoder } from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { ByteQueue } from '../shared/http-sync.ts';
import { GZIP, GZIP_FORMAT, MAX_FRAME_BYTES, messageType } from '../shared/protocol.ts';

/**
 * Asks for it, where the browser can read it.
 * @param take applies an update in Yjs' second format, as one of the provider's
 */
export function readCompressed(provider: WebsocketProvider, take: (update: Uint8Array) => void): void {
  if (typeof DecompressionStream === 'undefined') return;
  provider.params = { ...provider.params, [GZIP]: GZIP_FORMAT };
  provider.messageHandlers[messageType.compressed] = (_encoder, decoder) => {
    const { ws } = provider;
    void inflate(readTailAsUint8Array(decoder))
      // After a cut, the next socket asks again.
      .then(update => {
        if (provider.ws !== ws) return;
        take(update);
        beInStep(provider);
      })
      .catch(() => {
        const { [GZIP]: _, ...rest } = provider.params;
        provider.params = rest;
        // It comes back, and is given the same as it is.
        if (provider.ws === ws) ws?.close();
      });
  };
}

/** Step 2 of a server that has nothing, as it follows the type of its frame. */
const nothingMore = Uint8Array.of(1, 2, 0, 0);

/** As if the plan had come in an answer of y-websocket's. */
function beInStep(provider: WebsocketProvider): void {
  const { sync } = messageType;
  provider.messageHandlers[sync]?.(createEncoder(), createDecoder(nothingMore), provider, true, sync);
}

/** Rejects when it is no gzip, or more than the largest frame. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const reader = new Blob([new Uint8Array(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const inflated = new ByteQueue();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return inflated.take(inflated.length);
    inflated.push(value);
    if (inflated.length <= MAX_FRAME_BYTES) continue;
    void reader.cancel();
    throw new Error(`greeting: more than ${MAX_FRAME_BYTES} bytes`);
  }
}
