/** y-websocket as this page wants it. */
import { WebsocketProvider } from 'y-websocket';
import { messageType } from '../shared/protocol.ts';
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
  sendOnceAsked(provider);
  return provider;
}

/**
 * The server first says of which history its plan is, then asks for all that it lacks. What is typed between the opening of
 * the socket and that question is in the answer; sent before, it could reach a plan that it does not belong to.
 */
export function sendOnceAsked(provider: WebsocketProvider): void {
  const { doc, messageHandlers, _updateHandler: send } = provider;
  const answer = messageHandlers[messageType.sync];
  let isAsked = false;
  provider.on('connection-close', () => {
    isAsked = false;
  });
  messageHandlers[messageType.sync] = (...message) => {
    isAsked = true;
    answer?.(...message);
  };
  doc.off('update', send);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (isAsked) send(update, origin);
  });
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
