/** Séances over HTTP: a coordinator opens and ends them, and anybody with the code takes a place. */
import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import type { Author } from '../shared/comment.ts';
import { MAX_SEANCE_DAYS, seanceRoles } from '../shared/model.ts';
import {
  admit,
  admitCoordinator,
  authorize,
  describeAccess,
  giveCookie,
  isDenial,
  tokenIn,
} from './access.ts';
import { Attempts } from './attempts.ts';
import type { Catalog } from './catalog.ts';
import type { Seance } from './catalog-file.ts';
import { CodeGuard, refuse } from './code-guard.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import type { Pass } from './pass.ts';
import { endSchema, nameSchema, originOf, readBody } from './requests.ts';
import type { Rooms } from './rooms.ts';
import { MAX_SEANCES, SEANCE_REMEMBERED, SeanceFull, SeanceOver, TooManySeances } from './seances.ts';

/** In milliseconds. */
const LONGEST_SEANCE = MAX_SEANCE_DAYS * 24 * 60 * 60 * 1000;

/** Names that one person of a séance may take: each is written, and told to all. */
const RENAMES = { burst: 20, perMinute: 6 };

/** Milliseconds for which the list of a plan's institutions is told again as it was: forty phones ask within a minute. */
const INSTITUTIONS_AGE = 10_000;

const newSeance = v.object({
  name: v.pipe(nameSchema, v.nonEmpty()),
  role: v.picklist(seanceRoles),
  endsAt: v.pipe(
    endSchema,
    v.check(text => Date.parse(text) <= Date.now() + LONGEST_SEANCE),
  ),
});

const person = v.object({ name: v.pipe(nameSchema, v.nonEmpty()), institution: nameSchema });

const PERSON_WANTED = 'Il faut votre prénom, et de quelle institution vous venez (80 signes au plus chacun).';

export interface SeanceRoutesOptions {
  readonly catalog: Catalog;
  readonly rooms: Rooms;
  readonly doorkeeper: Doorkeeper;
  readonly publicUrl: string | undefined;
  readonly proxies: number;
}

export function addSeanceRoutes(app: Hono, options: SeanceRoutesOptions): void {
  addCoordinatorRoutes(app, options);
  const rename = renamer(options);
  addJoiningRoutes(app, options, rename);
  addPersonRoute(app, options, rename);
}

type Rename = (c: Context, pass: Pass, who: Author) => Promise<void>;

function renamer({ doorkeeper }: SeanceRoutesOptions): Rename {
  const renames = new Attempts(RENAMES);
  return async (c, pass, who) => {
    const wait = renames.wait(pass.hash);
    if (wait > 0) refuse(c, wait, 'Vous avez changé de nom trop souvent.');
    renames.count(pass.hash);
    await doorkeeper.rename(pass, who);
  };
}

function addCoordinatorRoutes(app: Hono, { catalog, doorkeeper, publicUrl }: SeanceRoutesOptions): void {
  const requireCoordinator = (c: Context, id: string): Pass =>
    admitCoordinator(c, catalog, id, 'tenir une séance');

  const describe = (c: Context, seance: Seance): Record<string, unknown> => {
    const { id, name, role, endsAt, startedAt, code } = seance;
    const link = `${originOf(c, publicUrl)}/rejoindre/${code}`;
    return { id, name, role, endsAt, startedAt, code, link, people: catalog.seances.peopleIn(seance) };
  };

  app.get('/api/territories/:id/seances', c => {
    const { id } = c.req.param();
    requireCoordinator(c, id);
    return c.json({ seances: catalog.seances.openIn(id).map(seance => describe(c, seance)) });
  });

  app.post('/api/territories/:id/seances', async c => {
    const { id } = c.req.param();
    requireCoordinator(c, id);
    const wanted = await readBody(
      c,
      newSeance,
      'Cette séance ne peut pas être ouverte : il lui faut un nom, un droit (modifier ou lire) et une fin, dans sept jours au plus.',
    );
    requireCoordinator(c, id);
    return c.json(describe(c, await doorkeeper.openSeance(id, wanted).catch(refuseSeance)), 201);
  });

  app.delete('/api/territories/:id/seances/:seance', async c => {
    const { id, seance } = c.req.param();
    requireCoordinator(c, id);
    if (!(await doorkeeper.endSeance(id, seance)))
      throw new HTTPException(404, { message: 'Cette séance n’existe pas, ou elle est déjà terminée.' });
    return c.body(null, 204);
  });
}

function refuseSeance(error: unknown): never {
  if (!(error instanceof TooManySeances)) throw error;
  throw new HTTPException(409, {
    message: `Ce plan a déjà ${MAX_SEANCES} séances ouvertes : terminez-en une d’abord.`,
  });
}

function addJoiningRoutes(
  app: Hono,
  { catalog, rooms, publicUrl, proxies }: SeanceRoutesOptions,
  rename: Rename,
): void {
  const guard = new CodeGuard(proxies);
  const institutions = new Institutions(rooms);

  const find = (c: Context, code: string): Seance => {
    guard.check(c);
    const seance = catalog.seances.ofCode(code);
    if (seance) return seance;
    guard.noteWrong(c);
    throw new HTTPException(404, {
      message:
        'Ce code n’ouvre aucune séance : vérifiez-le sur l’affiche, ou demandez si la séance est terminée.',
    });
  };

  app.get('/api/seances/:code', async c => {
    const seance = find(c, c.req.param('code'));
    const { territory, name, role, endsAt } = seance;
    return c.json({
      territory: {
        id: territory,
        name: rooms.opened(territory)?.name || catalog.territory(territory)?.name || '',
      },
      name,
      role,
      endsAt,
      institutions: await institutions.of(territory),
    });
  });

  app.post('/api/seances/:code', async c => {
    const seance = find(c, c.req.param('code'));
    const { id, territory, endsAt } = seance;
    const who = await readBody(c, person, PERSON_WANTED);
    const known = authorize(catalog, territory, tokenIn(c, territory));
    // Who has a better place keeps it: a coordinator who tries the code would lose theirs.
    if (!isDenial(known) && known.seance === null && known.role !== 'reader')
      return c.json(describeAccess(catalog, known));
    if (!isDenial(known) && known.seance?.id === id) {
      await rename(c, known, who);
      return c.json(describeAccess(catalog, { ...known, person: who }));
    }
    guard.checkJoin(c);
    const token = await catalog.seances.join(seance, who).catch(refuseJoin);
    // It opens nothing after the end; the browser that still has it is told so, and erases its copy of the plan.
    const age = Math.ceil((Date.parse(endsAt) + SEANCE_REMEMBERED - Date.now()) / 1000);
    giveCookie(c, territory, token, { publicUrl, age });
    return c.json(describeAccess(catalog, admit(catalog, territory, token)));
  });
}

function refuseJoin(error: unknown): never {
  if (error instanceof SeanceFull)
    throw new HTTPException(409, { message: 'Cette séance est complète. Dites-le à qui l’anime.' });
  if (error instanceof SeanceOver)
    throw new HTTPException(404, { message: 'Cette séance vient de se terminer.' });
  throw error;
}

/** Somebody of a séance who changes their name. */
function addPersonRoute(app: Hono, { catalog }: SeanceRoutesOptions, rename: Rename): void {
  app.patch('/api/territories/:id/person', async c => {
    const { id } = c.req.param();
    const pass = admit(catalog, id, tokenIn(c, id));
    if (!pass.person)
      throw new HTTPException(403, {
        message: 'Seules les personnes d’une séance ont un nom à changer ici.',
      });
    const who = await readBody(c, person, PERSON_WANTED);
    await rename(c, pass, who);
    return c.json(who);
  });
}

/** Where people may come from: the actors of a plan that are not groups of others. */
class Institutions {
  readonly #rooms: Rooms;
  readonly #known = new Map<string, { readonly names: Promise<readonly string[]>; readonly at: number }>();

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  of(territory: string): Promise<readonly string[]> {
    const known = this.#known.get(territory);
    if (known && Date.now() - known.at < INSTITUTIONS_AGE) return known.names;
    const names = this.#read(territory);
    this.#known.set(territory, { names, at: Date.now() });
    // A plan that cannot be read now is asked again at once.
    names.catch(() => this.#known.delete(territory));
    return names;
  }

  async #read(territory: string): Promise<readonly string[]> {
    const { room, release } = await this.#rooms.enter(territory);
    try {
      const { actors } = room.snapshot();
      return [...new Set(actors.filter(({ members }) => members.length === 0).map(({ name }) => name))];
    } finally {
      release();
    }
  }
}
