/** Who may enter, as what: tokens, roles, and where a request carries them. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { Author } from '../shared/comment.ts';
import type { AccessRole } from '../shared/model.ts';
import { closeCode, type Standing } from '../shared/protocol.ts';
import type { Catalog } from './catalog.ts';
import type { TerritoryEntry } from './catalog-file.ts';
import { hasEnded, type Pass } from './pass.ts';
import { hashToken } from './tokens.ts';

/** Seconds a browser keeps the cookie: links must still work in the third year of a convention. */
const COOKIE_AGE = 400 * 24 * 60 * 60;

/** Why somebody is not let in, with the code that closes a socket for it. */
export type Denial = typeof closeCode.signInNeeded | typeof closeCode.noAccess | typeof closeCode.deleted;

/** A refusal that may be shown as it is. */
export const denialTexts: Readonly<Record<Denial, string>> = {
  [closeCode.signInNeeded]:
    'Il faut un lien valable pour ouvrir ce plan. Reprenez celui que vous avez reçu, en entier, ou demandez-en un autre à votre coordinateur.',
  [closeCode.noAccess]: 'Ce lien n’ouvre pas, ou plus, ce plan. Demandez-en un nouveau à votre coordinateur.',
  [closeCode.deleted]: 'Ce plan n’existe pas ou a été supprimé. Vérifiez l’adresse avec votre coordinateur.',
};

/** Says what a token opens here, and has its use noted. */
export function authorize(catalog: Catalog, territory: string, token: string | undefined): Pass | Denial {
  if (!catalog.territory(territory)) return closeCode.deleted;
  if (token === undefined) return closeCode.signInNeeded;
  const hash = hashToken(token);
  const pass = catalog.passOf(hash);
  if (!pass) return catalog.isRetired(hash, territory) ? closeCode.noAccess : closeCode.signInNeeded;
  if (pass.territory !== territory || hasEnded(pass)) return closeCode.noAccess;
  catalog.noteUse(pass);
  return pass;
}

export function standingOf({ lockedAt, archivedAt }: TerritoryEntry): Standing {
  return { locked: lockedAt !== null, archived: archivedAt !== null };
}

const denialStatus = {
  [closeCode.signInNeeded]: 401,
  [closeCode.noAccess]: 403,
  [closeCode.deleted]: 404,
} as const;

/** @throws HTTPException */
export function admit(catalog: Catalog, territory: string, token: string | undefined): Pass {
  const entry = authorize(catalog, territory, token);
  if (isDenial(entry)) throw new HTTPException(denialStatus[entry], { message: denialTexts[entry] });
  return entry;
}

export function isDenial(entry: Pass | Denial): entry is Denial {
  return typeof entry === 'number';
}

/** @param what a coordinator alone may do, as an infinitive. @throws HTTPException */
export function admitCoordinator(c: Context, catalog: Catalog, territory: string, what: string): Pass {
  const pass = admit(catalog, territory, tokenIn(c, territory));
  if (pass.role === 'coordinator') return pass;
  throw new HTTPException(403, {
    message: `Seul un coordinateur peut ${what}. Demandez-le à celui de votre territoire.`,
  });
}

/** What a page is told of the place it has. */
export interface AccessDescription extends Standing {
  readonly id: string;
  readonly name: string;
  readonly role: AccessRole;
  readonly person: Author | null;
  readonly seance: { readonly name: string; readonly endsAt: string } | null;
}

export function describeAccess(
  catalog: Catalog,
  { territory, role, person, seance }: Pass,
): AccessDescription {
  const entry = catalog.territory(territory);
  const standing = entry ? standingOf(entry) : { locked: false, archived: false };
  return {
    id: territory,
    name: entry?.name ?? '',
    role,
    ...standing,
    person,
    seance: seance && { name: seance.name, endsAt: seance.endsAt },
  };
}

/** The token a request brings: a program's header, or the browser's cookie for this territory. */
export function tokenIn(c: Context, territory: string): string | undefined {
  const name = cookieName(territory);
  return bearerIn(c) ?? getCookie(c, name, 'host') ?? getCookie(c, name);
}

/** Of a socket, which may bring it in its address too: some programs cannot give one a header, and proxies log addresses. */
export function socketTokenIn(c: Context, territory: string): string | undefined {
  return bearerIn(c) ?? c.req.query('cle') ?? tokenIn(c, territory);
}

export function bearerIn(c: Context): string | undefined {
  return /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

/**
 * Hands a browser its token in a cookie that scripts cannot read and other sites cannot use. By HTTPS its name begins
 * with `__Host-`: not even another site of the same domain can then put one of its own in its place.
 * @param age seconds
 */
export function giveCookie(
  c: Context,
  territory: string,
  token: string,
  { publicUrl, age = COOKIE_AGE }: { readonly publicUrl: string | undefined; readonly age?: number },
): void {
  const secure = publicUrl?.startsWith('https:') === true;
  setCookie(c, cookieName(territory), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure,
    maxAge: Math.min(age, COOKIE_AGE),
    ...(secure ? { prefix: 'host' } : {}),
  });
}

/**
 * Programs send no Origin. A browser's must be the server's own host or the public address: cookies alone would let
 * any page a coordinator visits act in their name, and CORS does not cover sockets.
 */
export function isOurOrigin(c: Context, publicUrl: string | undefined): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}

function cookieName(territory: string): string {
  return `tablee-${territory}`;
}
