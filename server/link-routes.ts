/** What a coordinator decides over HTTP: who has a link, as what and until when, and whether the plan is locked. */
import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { accessRoles } from '../shared/model.ts';
import { admitCoordinator } from './access.ts';
import { type Catalog, LastCoordinatorLink, MAX_LINKS, TooManyLinks } from './catalog.ts';
import type { Link } from './catalog-file.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import type { Example } from './examples.ts';
import type { Pass } from './pass.ts';
import { endSchema, linkTo, nameSchema, readBody } from './requests.ts';
import { hashToken } from './tokens.ts';

const newLink = v.object({
  role: v.picklist(accessRoles),
  label: nameSchema,
  endsAt: v.nullable(endSchema),
});

export interface LinkRoutesOptions {
  readonly catalog: Catalog;
  readonly doorkeeper: Doorkeeper;
  readonly publicUrl: string | undefined;
  readonly examples: () => readonly Example[];
}

export function addLinkRoutes(
  app: Hono,
  { catalog, doorkeeper, publicUrl, examples }: LinkRoutesOptions,
): void {
  const admit = (c: Context, id: string): Pass =>
    admitCoordinator(c, catalog, id, 'gérer les accès de ce plan');

  app.get('/api/territories/:id/links', c => {
    const { id } = c.req.param();
    const { hash } = admit(c, id);
    return c.json({ links: catalog.linksOf(id).map(link => describeLink(link, hash)) });
  });

  app.post('/api/territories/:id/links', async c => {
    const { id } = c.req.param();
    admit(c, id);
    const options = await readBody(
      c,
      newLink,
      'Ce lien ne peut pas être créé : il lui faut un droit, un libellé de 80 signes au plus et, s’il a une fin, une date à venir.',
    );
    // Whoever was revoked while the body came must not leave with another link.
    admit(c, id);
    const { link, token } = await catalog.addLink(id, options).catch(refuseLink);
    return c.json({ id: link.id, link: linkTo(c, publicUrl, id, token) }, 201);
  });

  app.delete('/api/territories/:id/links/:link', async c => {
    const { id, link } = c.req.param();
    admit(c, id);
    // Whoever visits an example coordinates it by this link: one visitor must not close the door to the next.
    const hash = catalog.linksOf(id).find(one => one.id === link)?.hash;
    if (examples().some(({ token }) => hashToken(token) === hash))
      throw new HTTPException(409, {
        message: 'C’est le lien que l’accueil donne à tous pour cet exemple : il ne se révoque pas ici.',
      });
    try {
      if (await doorkeeper.revoke(id, link)) return c.body(null, 204);
    } catch (error) {
      if (!(error instanceof LastCoordinatorLink)) throw error;
      throw new HTTPException(409, {
        message:
          'Sans ce lien, plus personne ne coordonnerait ce plan un jour. Créez d’abord un autre lien de coordination, sans date de fin.',
      });
    }
    throw new HTTPException(404, { message: 'Ce lien n’existe pas, ou plus.' });
  });

  app.put('/api/territories/:id/lock', async c => {
    const { id } = c.req.param();
    admit(c, id);
    const body = v.object({ locked: v.boolean() });
    const { locked } = await readBody(c, body, 'Il faut dire si le plan est à verrouiller ou non.');
    admit(c, id);
    await doorkeeper.change(id, { locked });
    return c.json({ locked });
  });
}

function refuseLink(error: unknown): never {
  if (!(error instanceof TooManyLinks)) throw error;
  throw new HTTPException(409, {
    message: `Ce plan a déjà ${MAX_LINKS} liens : révoquez-en avant d’en créer.`,
  });
}

function describeLink(link: Link, own: string): Record<string, unknown> {
  const { id, role, label, createdAt, endsAt, lastUse, hash } = link;
  return { id, role, label, createdAt, endsAt, lastUse, isCurrent: hash === own };
}
