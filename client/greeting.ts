/** Reads the plan that the server sends compressed to whoever has nothing of it (`compressed`, shared/protocol.ts). */
import { createDecoder, readTailAsUint8Array, readVarUint } from 'lib0/decoding';
import { createEncoder } from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { ByteQueue } from '../shared/http-sync.ts';
import { GZIP, MAX_FRAME_BYTES, messageType } from '../shared/protocol.ts';

/** Asks for it, where the browser can read it. */
export function readCompressed(provider: WebsocketProvider): void {
  if (typeof DecompressionStream === 'undefined') return;
  provider.params = { ...provider.params, [GZIP]: '1' };
  provider.messageHandlers[messageType.compressed] = (_encoder, decoder) => {
    const { ws } = provider;
    void inflate(readTailAsUint8Array(decoder))
      // After a cut, the next socket asks again.
      .then(frame => provider.ws === ws && read(provider, frame))
      .catch(() => {
        const { [GZIP]: _, ...rest } = provider.params;
        provider.params = rest;
        // It comes back, and is given the same as it is.
        if (provider.ws === ws) ws?.close();
      });
  };
}

/** As if it had come like this. */
function read(provider: WebsocketProvider, frame: Uint8Array): void {
  const decoder = createDecoder(frame);
  const type = readVarUint(decoder);
  if (type !== messageType.sync) throw new Error(`greeting: a frame of type ${type}`);
  provider.messageHandlers[type]?.(createEncoder(), decoder, provider, true, type);
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
