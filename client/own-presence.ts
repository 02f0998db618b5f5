/** Has y-websocket tell of this person only: it sends back to the server what the server has just told it of the others. */
import type { WebsocketProvider } from 'y-websocket';

/** Sixty people would each repeat what the fifty-nine others say, to a server that leaves it. */
export function tellOnlyOwnPresence(provider: WebsocketProvider): void {
  const { awareness, _awarenessUpdateHandler: tell } = provider;
  awareness.off('update', tell);
  awareness.on('update', (changes: Parameters<typeof tell>[0], origin: unknown) => {
    if (origin !== provider) tell(changes, origin);
  });
}
