/** Every HTTP route, and what an error looks like on each. Sockets are in socket-route.ts, files in static-files.ts. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { TerritoryFileError } from '../shared/formats/territory-file.ts';
import { HTTP_SYNC_PATH } from '../shared/http-sync.ts';
import { PlanTooBig } from '../shared/plan-guard.ts';
import { MAX_FRAME_BYTES, SYNC_PATH } from '../shared/protocol.ts';
import { admit, describeAccess, giveCookie, isOurOrigin, tokenIn } from './access.ts';
import { addAdminRoutes } from './admin-routes.ts';
import type { Catalog } from './catalog.ts';
import { warnOfProxy } from './client-address.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import type { Example } from './examples.ts';
import { Health } from './health.ts';
import { type HistoryLog, HistoryLogFailed } from './history-log.ts';
import { addHistoryRoutes } from './history-routes.ts';
import { httpSocketRoutes } from './http-socket-route.ts';
import { addLinkRoutes } from './link-routes.ts';
import type { LoopDelay } from './loop-delay.ts';
import { Metrics } from './metrics.ts';
import { addMetricsRoute, countRequests } from './metrics-route.ts';
import type { Pass } from './pass.ts';
import { type PlanLog, PlanLogFailed } from './plan-log.ts';
import { linkTo, readBody } from './requests.ts';
import { RoomFull, type Rooms } from './rooms.ts';
import { addSeanceRoutes } from './seance-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { socketRoute } from './socket-route.ts';
import { serveClient } from './static-files.ts';
import type { Territories } from './territories.ts';
import { addTraceRoutes } from './trace-routes.ts';

export interface AppOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly log: PlanLog;
  readonly history: HistoryLog;
  readonly territories: Territories;
  readonly doorkeeper: Doorkeeper;
  readonly logger: Logger;
  readonly adminToken: string;
  readonly publicUrl: string | undefined;
  /** How many proxies of our own requests come through: none, unless it is said. */
  readonly proxies?: number;
  readonly examples: () => readonly Example[];
  readonly metrics?: Metrics;
  readonly metricsToken?: string | undefined;
  readonly loop?: LoopDelay | undefined;
  /** The data folder, whose files are measured. */
  readonly folder?: string | undefined;
}

/** Bytes: a link's key and a territory's id, and nothing else. */
const MAX_ENTRY = 4 * 1024;

const entering = v.object({ territory: v.string(), cle: v.string() });

export function createApp(options: AppOptions): Hono {
  const { catalog, rooms, logger, publicUrl, proxies = 0, metrics = new Metrics() } = options;
  const app = new Hono();
  app.use(countRequests(metrics), securityHeaders(publicUrl), warnOfProxy(logger, proxies));
  addHealthRoute(app, options);
  const { adminToken, metricsToken, loop, folder } = options;
  addMetricsRoute(app, { metrics, rooms, loop, folder, adminToken, metricsToken, proxies });
  guardApi(app, options);
  addEntryRoutes(app, options);
  addTerritoryRoutes(app, options);
  addHistoryRoutes(app, options);
  addTraceRoutes(app, options);
  addLinkRoutes(app, options);
  addSeanceRoutes(app, { ...options, proxies });
  addAdminRoutes(app, { ...options, proxies });
  app.all('/api/*', c => c.json({ error: { code: 404, message: 'Cette adresse n’existe pas.' } }, 404));
  const seating = { catalog, rooms, logger, publicUrl, metrics };
  app.on('GET', [`${SYNC_PATH}/:id`], ...socketRoute(seating));
  app.route(HTTP_SYNC_PATH, httpSocketRoutes(seating));
  serveClient(app);
  app.onError((error, c) => {
    const { status, message } = describeError(error);
    if (status >= 500) logger.error({ error, method: c.req.method, route: routePath(c) }, 'a request failed');
    return c.json({ error: { code: status, message } }, status);
  });
  return app;
}

function addHealthRoute(app: Hono, { log, rooms, logger }: AppOptions): void {
  const health = new Health({ log, rooms, logger });
  app.get('/healthz', async c => {
    const ok = await health.check();
    return c.json({ ok, rooms: rooms.openCount }, ok ? 200 : 503);
  });
}

function guardApi(app: Hono, { publicUrl }: AppOptions): void {
  app.use('/api/*', async (c, next) => {
    if (c.req.method !== 'GET' && !isOurOrigin(c, publicUrl))
      throw new HTTPException(403, { message: 'Cette requête vient d’un autre site : elle est refusée.' });
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.use('/api/enter', limitBody(MAX_ENTRY, 'Ce lien est trop long pour en être un : reprenez-le.'));
  app.use('/api/seances/*', limitBody(MAX_ENTRY, 'Ce nom est trop long : raccourcissez-le.'));
  app.use(
    '/api/*',
    limitBody(MAX_FRAME_BYTES, 'Ce fichier dépasse 8 Mo : retirez-en une partie, puis réessayez.'),
  );
}

/** What a person or a program does with a link. */
function addEntryRoutes(app: Hono, { catalog, examples, publicUrl }: AppOptions): void {
  app.post('/api/enter', async c => {
    const { territory, cle } = await readBody(
      c,
      entering,
      'Il faut un territoire et une clé : reprenez le lien entier.',
    );
    const link = admit(catalog, territory, cle);
    giveCookie(c, territory, cle, { publicUrl });
    return c.json(describeAccess(catalog, link));
  });

  app.get('/api/examples', c =>
    c.json(examples().map(({ id, name, token }) => ({ id, name, link: linkTo(c, publicUrl, id, token) }))),
  );
}

function addTerritoryRoutes(app: Hono, { catalog, territories }: AppOptions): void {
  const admitRequest = (c: Context<object, '/api/territories/:id'>): Pass => {
    const territory = c.req.param('id');
    return admit(catalog, territory, tokenIn(c, territory));
  };

  app.get('/api/territories/:id', c => c.json(describeAccess(catalog, admitRequest(c))));

  app.get('/api/territories/:id/export.json', async c => {
    const { territory } = admitRequest(c);
    const file = await territories.export(territory);
    c.header('Content-Type', 'application/json; charset=utf-8');
    return c.body(`${JSON.stringify(file, null, 2)}\n`);
  });
}

function limitBody(maxSize: number, message: string): ReturnType<typeof bodyLimit> {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new HTTPException(413, { message });
    },
  });
}

function describeError(error: Error): { status: ContentfulStatusCode; message: string } {
  if (error instanceof HTTPException) return { status: error.status, message: error.message };
  if (error instanceof TerritoryFileError) return { status: 400, message: error.message };
  if (error instanceof PlanTooBig)
    return { status: 413, message: 'Ce plan est trop volumineux : retirez-en une partie, puis réessayez.' };
  if (error instanceof RoomFull)
    return { status: 503, message: 'Trop de personnes sont sur ce plan. Réessayez dans un instant.' };
  if (error instanceof HistoryLogFailed)
    return {
      status: 503,
      message: 'L’historique n’est pas disponible en ce moment. Réessayez dans un instant.',
    };
  if (isDiskTrouble(error))
    return {
      status: 503,
      message: 'Le disque du serveur ne répond pas. Rien n’est perdu : réessayez dans un instant.',
    };
  return { status: 500, message: 'Le serveur s’est trompé. Réessayez, ou prévenez votre administrateur.' };
}

function isDiskTrouble(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  return error instanceof PlanLogFailed || ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].some(known => known === code);
}
