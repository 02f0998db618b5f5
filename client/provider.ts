/** y-websocket as this page wants it. */
import { WebsocketProvider } from 'y-websocket';
import { refusalOf } from './refusals.ts';
import type { Transport } from './transport.ts';

/** Not connected yet: this device's copy is to be read first. */
export function createProvider(
  address: string,
  territory: string,
  doc: WebsocketProvider['doc'],
  transport: Transport,
): WebsocketProvider {
  const provider = new WebsocketProvider(address, territory, doc, {
    connect: false,
    // Other tabs would carry edits round the server's refusal.
    disableBc: true,
    WebSocketPolyfill: transport.socketClass,
    // A room full of phones must not come back in step after a cut.
    maxBackoffTime: 2_000 + Math.random() * 2_000,
    shouldReconnect: event => refusalOf(event.code) === undefined,
  });
  tellOnlyOwnPresence(provider);
  return provider;
}

/**
 * y-websocket sends back to the server what the server has just told it of the others: sixty people would each repeat
 * what the fifty-nine others say, to a server that leaves it.
 */
export function tellOnlyOwnPresence(provider: WebsocketProvider): void {
  const { awareness, _awarenessUpdateHandler: tell } = provider;
  awareness.off('update', tell);
  awareness.on('update', (changes: Parameters<typeof tell>[0], origin: unknown) => {
    if (origin !== provider) tell(changes, origin);
  });
}
