/** The door of those whose network refuses sockets: channels that are opened, written and read by plain requests. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { ABNORMAL_CLOSE, type Farewell, MAX_PART_BYTES, MAX_WAIT } from '../shared/http-sync.ts';
import { authorize, denialTexts, isDenial, socketTokenIn } from './access.ts';
import { HttpSocket } from './http-socket.ts';
import { isFarewell, takePlace } from './seating.ts';
import { onlyFromUs, readsGzip, type SocketRouteOptions } from './socket-route.ts';

/** Milliseconds a closed channel still tells why to those who come late. */
const TELLS_WHY_FOR = 60_000;

/** Each request must bring the link the channel was opened with: its name alone, found in some log, opens nothing. */
interface Channel {
  readonly territory: string;
  readonly link: string;
  readonly socket: HttpSocket;
}

const count = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const reading = v.object({ after: count, wait: v.optional(count, String(MAX_WAIT)) });
const writing = v.object({ part: count, last: v.optional(v.string()) });

const unknownChannel: Farewell = { code: ABNORMAL_CLOSE, reason: 'Ce canal n’est plus ouvert' };

export function httpSocketRoutes(options: SocketRouteOptions): Hono {
  const channels = new Map<string, Channel>();
  const app = new Hono();

  app.use(onlyFromUs(options), async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });

  app.post('/:id', async c => {
    const territory = c.req.param('id');
    const place = await takePlace(options, territory, socketTokenIn(c, territory));
    if (isFarewell(place)) return c.json(place);
    const socket = new HttpSocket();
    const channel = randomBytes(24).toString('base64url');
    channels.set(channel, { territory, link: place.link.hash, socket });
    socket.once('close', () => setTimeout(() => channels.delete(channel), TELLS_WHY_FOR).unref());
    place.sit(socket, readsGzip(c));
    return c.json({ channel });
  });

  app.get('/:id/:channel', async c => {
    const socket = socketOf(c);
    if (!(socket instanceof HttpSocket)) return c.json(socket);
    const { after, wait } = parseQuery(reading, c);
    const answer = await socket.read(after, Math.min(wait, MAX_WAIT));
    if (answer === undefined) return c.body(null, 204);
    if (!(answer instanceof Uint8Array)) return c.json(answer);
    c.header('Content-Type', 'application/octet-stream');
    return c.body(answer);
  });

  const limit = bodyLimit({
    maxSize: MAX_PART_BYTES,
    onError: () => {
      throw new HTTPException(413, { message: 'Cet envoi est trop gros.' });
    },
  });
  app.post('/:id/:channel', limit, async c => {
    const socket = socketOf(c);
    if (!(socket instanceof HttpSocket)) return c.json(socket);
    const { part, last } = parseQuery(writing, c);
    // Before the body is read: who is held back is not to fill the memory meanwhile.
    await socket.resumed;
    await socket.write(part, new Uint8Array(await c.req.arrayBuffer()));
    if (last !== undefined) socket.terminate();
    return c.body(null, 204);
  });

  /** Why it is closed comes first: to a link that was revoked meanwhile, it says more than the link does. */
  const socketOf = (c: Context<object, '/:id/:channel'>): HttpSocket | Farewell => {
    const { id, channel: name } = c.req.param();
    const channel = channels.get(name);
    if (!channel || channel.territory !== id) return unknownChannel;
    const { socket } = channel;
    const link = authorize(options.catalog, id, socketTokenIn(c, id));
    if (isDenial(link)) return socket.farewell ?? { code: link, reason: denialTexts[link] };
    // Another link was opened in this browser: the page is to come back with it.
    return link.hash === channel.link ? socket : unknownChannel;
  };

  return app;
}

function parseQuery<T>(schema: v.GenericSchema<unknown, T>, c: Context): T {
  const query = v.safeParse(schema, c.req.query());
  if (!query.success) throw new HTTPException(400, { message: 'Cette adresse est incomplète.' });
  return query.output;
}
