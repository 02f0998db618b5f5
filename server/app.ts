/** Every HTTP route, and what an error looks like on each. Sockets are in socket-route.ts, files in static-files.ts. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { parseTerritoryFile, TerritoryFileError } from '../shared/formats/territory-file.ts';
import { accessRoles } from '../shared/model.ts';
import { closeCode, MAX_FRAME_BYTES, SYNC_PATH } from '../shared/protocol.ts';
import { admit, bearerIn, denialTexts, giveCookie, isOurOrigin, tokenIn } from './access.ts';
import type { Catalog } from './catalog.ts';
import type { Example } from './examples.ts';
import { Health } from './health.ts';
import { type HistoryLog, HistoryLogFailed } from './history-log.ts';
import { addHistoryRoutes } from './history-routes.ts';
import type { Pass } from './pass.ts';
import { type PlanLog, PlanLogFailed } from './plan-log.ts';
import { PlanTooBig } from './room.ts';
import { RoomFull, type Rooms } from './rooms.ts';
import { securityHeaders } from './security-headers.ts';
import { socketRoute } from './socket-route.ts';
import { serveClient } from './static-files.ts';
import type { Territories } from './territories.ts';
import { isSameSecret } from './tokens.ts';

export interface AppOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly log: PlanLog;
  readonly history: HistoryLog;
  readonly territories: Territories;
  readonly logger: Logger;
  readonly adminToken: string;
  readonly publicUrl: string | undefined;
  readonly examples: () => readonly Example[];
}

/** Bytes: a link's key and a territory's id, and nothing else. */
const MAX_ENTRY = 4 * 1024;

const entering = v.object({ territory: v.string(), cle: v.string() });

export function createApp(options: AppOptions): Hono {
  const { catalog, rooms, logger, publicUrl } = options;
  const app = new Hono();
  app.use(securityHeaders(publicUrl));
  addHealthRoute(app, options);
  guardApi(app, options);
  addEntryRoutes(app, options);
  addTerritoryRoutes(app, options);
  addHistoryRoutes(app, options);
  addAdminRoutes(app, options);
  app.all('/api/*', c => c.json({ error: { code: 404, message: 'Cette adresse n’existe pas.' } }, 404));
  app.on('GET', [`${SYNC_PATH}/:id`], ...socketRoute({ catalog, rooms, logger, publicUrl }));
  serveClient(app);
  app.onError((error, c) => {
    const { status, message } = describeError(error);
    if (status >= 500) logger.error({ error, path: c.req.path }, 'a request failed');
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
  app.use(
    '/api/*',
    limitBody(MAX_FRAME_BYTES, 'Ce fichier dépasse 8 Mo : retirez-en une partie, puis réessayez.'),
  );
}

/** What a person or a program does with a link. */
function addEntryRoutes(app: Hono, { catalog, examples, publicUrl }: AppOptions): void {
  app.post('/api/enter', async c => {
    const body = v.safeParse(entering, await readJson(c));
    if (!body.success)
      throw new HTTPException(400, {
        message: 'Il faut un territoire et une clé : reprenez le lien entier.',
      });
    const { territory, cle } = body.output;
    const link = admit(catalog, territory, cle);
    giveCookie(c, territory, cle, publicUrl?.startsWith('https:') ?? false);
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

function addAdminRoutes(app: Hono, { catalog, territories, adminToken, publicUrl }: AppOptions): void {
  const requireAdmin = (c: Context): void => {
    const token = bearerIn(c);
    if (token === undefined || !isSameSecret(token, adminToken))
      throw new HTTPException(401, { message: 'Il faut le mot de passe d’administration (ADMIN_TOKEN).' });
  };

  app.get('/api/territories', c => {
    requireAdmin(c);
    return c.json(catalog.territories().map(({ id, name, createdAt }) => ({ id, name, createdAt })));
  });

  app.post('/api/territories', async c => {
    requireAdmin(c);
    const { id, tokens } = await territories.create(parseTerritoryFile(await readJson(c)));
    const links = accessRoles.map(role => [role, linkTo(c, publicUrl, id, tokens[role])]);
    return c.json({ id, links: Object.fromEntries(links) }, 201);
  });

  app.delete('/api/territories/:id', async c => {
    requireAdmin(c);
    const id = c.req.param('id');
    if (!catalog.territory(id)) throw new HTTPException(404, { message: denialTexts[closeCode.deleted] });
    await territories.remove(id);
    return c.body(null, 204);
  });
}

function describeAccess(
  catalog: Catalog,
  { territory, role }: Pass,
): { id: string; name: string; role: string } {
  return { id: territory, name: catalog.territory(territory)?.name ?? '', role };
}

function linkTo(c: Context, publicUrl: string | undefined, id: string, token: string): string {
  return `${publicUrl ?? new URL(c.req.url).origin}/t/${id}#cle=${token}`;
}

function limitBody(maxSize: number, message: string): ReturnType<typeof bodyLimit> {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new HTTPException(413, { message });
    },
  });
}

async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = 'Ce fichier n’est pas du JSON : vérifiez qu’il est complet et n’a pas été modifié.';
    throw new HTTPException(400, { message, cause: error });
  }
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
