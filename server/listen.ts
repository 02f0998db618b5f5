/** Opens the port: HTTP and sockets on one listener, so that a refused upgrade gets its answer. */
import { once } from 'node:events';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import { MAX_FRAME_BYTES } from '../shared/protocol.ts';

export interface Listener {
  /** `http://host:port`, with the port that was really bound. */
  readonly address: string;
  /** Takes nobody new. Sockets that are open stay so. */
  close(): void;
}

/** @throws NodeJS.ErrnoException `EADDRINUSE` when the port is taken */
export async function listen(app: Hono, host: string, port: number): Promise<Listener> {
  // Compressed frames would cost memory for updates of thirty bytes.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  const server = serve({
    fetch: app.fetch,
    port,
    hostname: host,
    // Any other upgrade would be left without an answer, and its socket open.
    serverOptions: {
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    websocket: { server: sockets },
  });
  await once(server, 'listening');
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort(server)}`,
    close: () => server.close(),
  };
}

function boundPort(server: ServerType): number {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('listen: the server has no port');
  return bound.port;
}
