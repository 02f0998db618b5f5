/**
 * The traces of one person in a territory over HTTP: told to a coordinator, and erased by one, as the law has it. Whose
 * they are comes in the body: addresses are written in the logs of proxies.
 */
import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { isPerson, type PersonSought } from '../shared/comment.ts';
import { admitCoordinator } from './access.ts';
import type { Catalog } from './catalog.ts';
import type { HistoryLog } from './history-log.ts';
import { nameSchema, readBody } from './requests.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

const sought = v.object({
  name: v.pipe(nameSchema, v.nonEmpty()),
  institution: v.optional(v.nullable(nameSchema), null),
});

/** Milliseconds the disk has to take an erasure, before it is told that it does not answer. */
const PATIENCE = 5_000;

export interface TraceRoutesOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly history: HistoryLog;
}

export function addTraceRoutes(app: Hono, { catalog, rooms, history }: TraceRoutesOptions): void {
  const personIn = async (c: Context, id: string): Promise<PersonSought> => {
    const admit = (): unknown =>
      admitCoordinator(c, catalog, id, 'voir ou effacer ce qui est gardé d’une personne');
    admit();
    const person = await readBody(
      c,
      sought,
      'Il faut le nom de la personne (« name »), et si besoin son institution (« institution »).',
    );
    admit();
    return person;
  };

  app.post('/api/territories/:id/traces', async c => {
    const { id } = c.req.param();
    const person = await personIn(c, id);
    const comments = await withRoom(rooms, id, room => room.traces(person));
    const changes = await history.traces(id, person);
    const seances = catalog.seances.placesIn(id).filter(place => isPerson(place, person));
    return c.json({ ...person, comments, changes, seances });
  });

  app.post('/api/territories/:id/traces/erase', async c => {
    const { id } = c.req.param();
    const person = await personIn(c, id);
    const comments = await withRoom(rooms, id, room => erase(room, person));
    return c.json({ comments, changes: await history.forget(id, person) });
  });
}

/** What was promised to somebody is on disk before it is said to be done. */
async function erase(room: Room, person: PersonSought): Promise<number> {
  const count = room.eraseTraces(person);
  await room.settle(PATIENCE).catch((error: unknown) => {
    throw new HTTPException(503, {
      message: 'Le disque du serveur ne répond pas : l’effacement n’est pas sûr. Réessayez dans un instant.',
      cause: error,
    });
  });
  return count;
}

async function withRoom<Result>(
  rooms: Rooms,
  territory: string,
  use: (room: Room) => Result | Promise<Result>,
): Promise<Result> {
  const { room, release } = await rooms.enter(territory, { isHost: true });
  try {
    return await use(room);
  } finally {
    release();
  }
}
