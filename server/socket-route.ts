/** The socket's door: rights are checked and the room loaded before the handshake ends, so no frame can come too soon. */
import { upgradeWebSocket } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import { closeCode } from '../shared/protocol.ts';
import { authorize, denialTexts, isDenial, isOurOrigin, tokenIn } from './access.ts';
import type { Catalog } from './catalog.ts';
import { Connection } from './connection.ts';
import { type Reservation, RoomFull, type Rooms } from './rooms.ts';

/** Milliseconds a place is held for a socket whose handshake does not end. */
const HANDSHAKE_TIMEOUT = 10_000;

interface SocketRouteOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly logger: Logger;
  readonly publicUrl: string | undefined;
}

/**
 * Somebody who may not enter is let through the handshake, then hung up on with a code that says why: a browser cannot
 * see a refused handshake, and would try for ever. Only a foreign site gets a plain 403.
 */
export function socketRoute({ catalog, rooms, logger, publicUrl }: SocketRouteOptions): MiddlewareHandler[] {
  const checkOrigin: MiddlewareHandler = async (c, next) => {
    if (!isOurOrigin(c, publicUrl))
      throw new HTTPException(403, { message: 'Cette connexion vient d’un autre site : elle est refusée.' });
    await next();
  };
  const upgrade: MiddlewareHandler = upgradeWebSocket(async c => {
    const territory = c.req.param('id') ?? '';
    const link = authorize(catalog, territory, tokenIn(c, territory));
    if (isDenial(link)) return refuse(link, denialTexts[link]);
    let reservation: Reservation;
    try {
      reservation = await rooms.enter(territory);
    } catch (error) {
      if (error instanceof RoomFull) return refuse(closeCode.tryLater, 'Trop de personnes sur ce plan');
      logger.error({ territory, error }, 'a plan cannot be loaded');
      return refuse(closeCode.serverError, 'Ce plan ne peut pas être lu : prévenez votre administrateur');
    }
    const { room, release } = reservation;
    const giveUp = setTimeout(release, HANDSHAKE_TIMEOUT);
    return {
      onOpen: (_event, { raw }) => {
        clearTimeout(giveUp);
        if (!(raw instanceof WebSocket)) throw new Error('socket-route: not a socket of ws');
        // The territory may have been deleted, or the room put away, while the handshake went on.
        const { epoch } = catalog.territory(territory) ?? {};
        if (epoch === undefined) raw.close(closeCode.deleted);
        else if (room.isClosed) raw.close(closeCode.tryLater);
        else return void new Connection({ socket: raw, room, link, epoch, logger, onGone: release });
        release();
      },
    };
  });
  return [checkOrigin, upgrade];
}

/** A close reason holds 123 bytes at most. */
function refuse(code: number, reason: string): { onOpen: (event: Event, ws: { close: Closer }) => void } {
  const fitting = Buffer.from(reason)
    .subarray(0, 120)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
  return { onOpen: (_event, ws) => ws.close(code, fitting) };
}

type Closer = (code?: number, reason?: string) => void;
