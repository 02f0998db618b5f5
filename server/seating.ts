/** Who may sit down at a territory's table, whatever carries their frames: rights first, then a place, then the seat. */
import type { Logger } from 'pino';
import type { Farewell } from '../shared/http-sync.ts';
import { closeCode } from '../shared/protocol.ts';
import { authorize, denialTexts, isDenial, standingOf } from './access.ts';
import type { Catalog } from './catalog.ts';
import { Connection } from './connection.ts';
import type { FrameSocket } from './frame-socket.ts';
import type { Metrics } from './metrics.ts';
import type { Pass } from './pass.ts';
import type { Room } from './room.ts';
import { type Reservation, RoomFull, type Rooms } from './rooms.ts';

/** Milliseconds a place is held for a socket that does not come. */
const PATIENCE = 10_000;

/**
 * Connections of one person of a séance: their windows, and those that a cut has left half open. Without it, one phone
 * could take all the places. The bearers of a link are many, and only bounded together.
 */
const MAX_OF_ONE = 20;

/** What those who watch over the server read for each code that closes. */
const reasons: ReadonlyMap<number, string> = new Map([
  [closeCode.signInNeeded, 'sign-in-needed'],
  [closeCode.noAccess, 'no-access'],
  [closeCode.deleted, 'deleted'],
  [closeCode.tryLater, 'full'],
  [closeCode.serverError, 'unreadable'],
]);

export interface SeatingOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** A place that is held, in a room that is loaded. */
export interface Place {
  readonly link: Pass;
  /** Once: from then on the place is the socket's, until it closes. */
  sit(socket: FrameSocket, readsGzip: boolean): void;
}

/** Or why there is none, with the code to close with. */
export async function takePlace(
  { catalog, rooms, logger, metrics }: SeatingOptions,
  territory: string,
  token: string | undefined,
): Promise<Place | Farewell> {
  const link = authorize(catalog, territory, token);
  const refuse = (code: number, reason: string): Farewell => {
    metrics.onRefusal(reasons.get(code) ?? 'other');
    return { code, reason };
  };
  if (isDenial(link)) return refuse(link, denialTexts[link]);
  let reservation: Reservation;
  try {
    reservation = await rooms.enter(territory, { isHost: link.role === 'coordinator' });
  } catch (error) {
    if (error instanceof RoomFull) return refuse(closeCode.tryLater, 'Trop de personnes sur ce plan');
    logger.error({ territory, error }, 'a plan cannot be loaded');
    return refuse(closeCode.serverError, 'Ce plan ne peut pas être lu : prévenez votre administrateur');
  }
  const { room, release } = reservation;
  let isHeld = true;
  const giveUp = setTimeout(() => {
    isHeld = false;
    release();
  }, PATIENCE);
  return {
    link,
    sit: (socket, readsGzip) => {
      clearTimeout(giveUp);
      // The territory may have been deleted, the pass revoked, or the place given back, since it was taken.
      const pass = authorize(catalog, territory, token);
      const entry = catalog.territory(territory);
      const leave = (code: number, reason?: string): void => {
        metrics.onRefusal(reasons.get(code) ?? 'other');
        socket.close(code, reason);
      };
      if (isDenial(pass)) leave(pass);
      else if (!entry || !isHeld || rooms.opened(territory) !== room) leave(closeCode.tryLater);
      else if (pass.person && seatsOf(pass, room) >= MAX_OF_ONE)
        leave(closeCode.tryLater, 'Trop de fenêtres ouvertes sur ce plan');
      else {
        const standing = standingOf(entry);
        metrics.sockets.add(socket);
        const onGone = (): void => {
          metrics.sockets.delete(socket);
          release();
        };
        const { epoch } = entry;
        new Connection({ socket, room, link: pass, epoch, standing, readsGzip, logger, onGone });
        return;
      }
      release();
    },
  };
}

function seatsOf({ hash }: Pass, { seats }: Room): number {
  return [...seats].filter(({ link }) => link === hash).length;
}

export function isFarewell(answer: Place | Farewell): answer is Farewell {
  return 'code' in answer;
}
