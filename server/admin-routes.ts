/** The administration over HTTP, by its password: which territories there are, and what becomes of them. */
import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { parseTerritoryFile } from '../shared/formats/territory-file.ts';
import { accessRoles } from '../shared/model.ts';
import { closeCode } from '../shared/protocol.ts';
import { denialTexts } from './access.ts';
import { adminDoor } from './admin-door.ts';
import type { Catalog } from './catalog.ts';
import type { TerritoryEntry } from './catalog-file.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { CannotLighten, type Obstacle } from './light-copy.ts';
import { Lightening } from './lightening.ts';
import type { PlanLog } from './plan-log.ts';
import { linkTo, nameSchema, readBody, readJson } from './requests.ts';
import type { Rooms } from './rooms.ts';
import type { Territories } from './territories.ts';

const change = v.object({
  name: v.optional(v.pipe(nameSchema, v.nonEmpty())),
  archived: v.optional(v.boolean()),
});

const obstacles: Readonly<Record<Obstacle, string>> = {
  busy: 'Ce plan est déjà en train d’être allégé. Attendez sa fin.',
  damaged:
    'Une partie de ce plan est illisible sur le disque : il reste comme il est. Le journal du serveur dit quoi.',
  waiting:
    'Une modification de ce plan attend la précédente, restée sur un appareil : il reste comme il est. Réessayez quand toutes les personnes seront revenues en ligne.',
  different:
    'La copie allégée n’est pas égale au plan : il reste comme il est. Prévenez qui développe Tablée.',
};

export interface AdminRoutesOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly log: PlanLog;
  readonly territories: Territories;
  readonly doorkeeper: Doorkeeper;
  readonly logger: Logger;
  readonly adminToken: string;
  readonly publicUrl: string | undefined;
  readonly proxies: number;
}

export function addAdminRoutes(app: Hono, options: AdminRoutesOptions): void {
  const { catalog, rooms, log, territories, doorkeeper, publicUrl } = options;
  const lightening = new Lightening(options);
  const requireAdmin = adminDoor({
    passwords: [options.adminToken],
    proxies: options.proxies,
    refusal: 'Il faut le mot de passe d’administration (ADMIN_TOKEN).',
  });

  const find = (id: string): TerritoryEntry => {
    const entry = catalog.territory(id);
    if (!entry) throw new HTTPException(404, { message: denialTexts[closeCode.deleted] });
    return entry;
  };

  const describe = (
    { id, name, createdAt, example, archivedAt, lastUse }: TerritoryEntry,
    sizes: ReadonlyMap<string, number>,
  ): Record<string, unknown> => ({
    id,
    name: rooms.opened(id)?.name || name,
    createdAt,
    example,
    size: sizes.get(id) ?? 0,
    content: lightening.known(id, sizes.get(id) ?? 0),
    lastActivity: lastUse,
    people: rooms.opened(id)?.people ?? 0,
    archivedAt,
  });

  app.get('/api/territories', async c => {
    requireAdmin(c);
    const sizes = await log.sizes();
    return c.json(catalog.territories().map(entry => describe(entry, sizes)));
  });

  app.post('/api/territories', async c => {
    requireAdmin(c);
    const { id, tokens } = await territories.create(parseTerritoryFile(await readJson(c)));
    const links = accessRoles.map(role => [role, linkTo(c, publicUrl, id, tokens[role])]);
    return c.json({ id, links: Object.fromEntries(links) }, 201);
  });

  app.patch('/api/territories/:id', async c => {
    requireAdmin(c);
    const { name, archived } = await readBody(
      c,
      change,
      'Un plan a un nom de 1 à 80 signes, et il est archivé ou non.',
    );
    // Now that the body is here: to rename a plan that was deleted meanwhile would bring its room back.
    const { id } = find(c.req.param('id'));
    if (name !== undefined) await territories.rename(id, name);
    if (archived !== undefined) await doorkeeper.change(id, { archived });
    return c.json(describe(find(id), await log.sizes()));
  });

  app.get('/api/territories/:id/weight', async c => {
    requireAdmin(c);
    const { id } = find(c.req.param('id'));
    const sizes = await log.sizes();
    await lightening.weigh(id, sizes.get(id) ?? 0);
    return c.json(describe(find(id), sizes));
  });

  app.post('/api/territories/:id/lighten', async c => {
    requireAdmin(c);
    const { id } = find(c.req.param('id'));
    try {
      await lightening.lighten(id);
    } catch (error) {
      if (!(error instanceof CannotLighten)) throw error;
      throw new HTTPException(409, { message: obstacles[error.obstacle], cause: error });
    }
    return c.json(describe(find(id), await log.sizes()));
  });

  app.post('/api/territories/:id/coordinator-link', async c => {
    requireAdmin(c);
    const { id } = find(c.req.param('id'));
    return c.json({ link: linkTo(c, publicUrl, id, await doorkeeper.renewCoordinatorLink(id)) }, 201);
  });

  app.delete('/api/territories/:id', async c => {
    requireAdmin(c);
    const { id } = find(c.req.param('id'));
    await territories.remove(id);
    return c.body(null, 204);
  });
}
