/** The history of fiches over HTTP: whoever may read the plan reads it, and a coordinator erases it. */
import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import type { HistoryPage } from '../shared/history.ts';
import { admit, admitCoordinator, tokenIn } from './access.ts';
import type { Catalog } from './catalog.ts';
import type { HistoryLog } from './history-log.ts';
import type { Rooms } from './rooms.ts';

/** Entries in one answer. */
const USUAL_PAGE = 30;
const LONGEST_PAGE = 100;

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const pageQuery = v.object({
  before: v.optional(wholeNumber),
  limit: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(LONGEST_PAGE)), `${USUAL_PAGE}`),
});

export interface HistoryRoutesOptions {
  readonly catalog: Catalog;
  readonly history: HistoryLog;
  readonly rooms: Pick<Rooms, 'opened'>;
}

export function addHistoryRoutes(app: Hono, { catalog, history, rooms }: HistoryRoutesOptions): void {
  const requireCoordinator = (c: Context, territory: string): void =>
    void admitCoordinator(c, catalog, territory, 'effacer l’historique');

  app.get('/api/territories/:id/items/:item/history', async c => {
    const { id, item } = c.req.param();
    admit(catalog, id, tokenIn(c, id));
    const query = v.safeParse(pageQuery, c.req.query());
    if (!query.success)
      throw new HTTPException(400, {
        message: `Cette adresse ne convient pas : « before » et « limit » sont des nombres, et « limit » va de 1 à ${LONGEST_PAGE}.`,
      });
    const { before, limit } = query.output;
    rooms.opened(id)?.history.note();
    // One more than asked for tells whether there are older ones.
    const found = await history.list(id, item, { before, limit: limit + 1 });
    const page: HistoryPage = { entries: found.slice(0, limit), hasMore: found.length > limit };
    return c.json(page);
  });

  app.delete('/api/territories/:id/items/:item/history', async c => {
    const { id, item } = c.req.param();
    requireCoordinator(c, id);
    rooms.opened(id)?.history.note();
    await history.purge(id, item);
    return c.json({ erased: true });
  });

  app.delete('/api/territories/:id/history', async c => {
    const { id } = c.req.param();
    requireCoordinator(c, id);
    rooms.opened(id)?.history.note();
    await history.purge(id);
    return c.json({ erased: true });
  });
}
