/** The socket's door: rights are checked and the room loaded before the handshake ends, so no frame can come too soon. */
import type { Duplex } from 'node:stream';
import { type HttpBindings, upgradeWebSocket } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { WebSocket } from 'ws';
import type { Farewell } from '../shared/http-sync.ts';
import { GZIP, GZIP_FORMAT } from '../shared/protocol.ts';
import { isOurOrigin, socketTokenIn } from './access.ts';
import { isFarewell, type SeatingOptions, takePlace } from './seating.ts';
import { WsSocket } from './ws-socket.ts';

export interface SocketRouteOptions extends SeatingOptions {
  readonly publicUrl: string | undefined;
}

/**
 * Somebody who may not enter is let through the handshake, then hung up on with a code that says why: a browser cannot
 * see a refused handshake, and would try for ever. Only a foreign site gets a plain 403.
 */
export function socketRoute(options: SocketRouteOptions): MiddlewareHandler[] {
  const upgrade: MiddlewareHandler = upgradeWebSocket(async c => {
    const territory = c.req.param('id') ?? '';
    const place = await takePlace(options, territory, socketTokenIn(c, territory));
    if (isFarewell(place)) return refuse(place);
    return {
      onOpen: (_event, { raw }) => {
        if (!(raw instanceof WebSocket)) throw new Error('socket-route: not a socket of ws');
        place.sit(new WsSocket(raw, streamOf(c)), readsGzip(c));
      },
    };
  });
  return [onlyFromUs(options), upgrade, refusePlain];
}

/** What the request came by goes on to carry the socket. */
function streamOf(c: Context<{ Bindings: HttpBindings }>): Duplex {
  return c.env.incoming.socket;
}

/** Whether the client said that it can read what is compressed. */
export function readsGzip(c: Context): boolean {
  return c.req.query(GZIP) === GZIP_FORMAT;
}

export function onlyFromUs({ publicUrl }: SocketRouteOptions): MiddlewareHandler {
  return async (c, next) => {
    if (!isOurOrigin(c, publicUrl))
      throw new HTTPException(403, { message: 'Cette connexion vient d’un autre site : elle est refusée.' });
    await next();
  };
}

/** The wish for a socket was lost on the way: a proxy that does not pass it on, most often. */
const refusePlain: MiddlewareHandler = async () => {
  throw new HTTPException(426, { message: 'Il faut ici une connexion WebSocket.' });
};

/** A close reason holds 123 bytes at most. */
function refuse({ code, reason }: Farewell): { onOpen: (event: Event, ws: { close: Closer }) => void } {
  const fitting = Buffer.from(reason)
    .subarray(0, 120)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
  return { onOpen: (_event, ws) => ws.close(code, fitting) };
}

type Closer = (code?: number, reason?: string) => void;
