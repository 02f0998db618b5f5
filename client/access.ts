/** Getting in: exchanges a link's key for a cookie, and asks the server what this browser may do. */
import * as v from 'valibot';
import { type AccessRole, accessRoles } from '../shared/model.ts';

export interface Access {
  readonly id: string;
  readonly name: string;
  readonly role: AccessRole;
}

export interface Example {
  readonly id: string;
  readonly name: string;
  readonly link: string;
}

/** The server's refusal, in its own French words, or ours when it cannot be reached. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
  /** HTTP status, or 0 when there was no answer. */
  readonly status: number;
  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

/** Said when something between the browser and Tablée has answered in its place. */
const foreign =
  'Ce n’est pas Tablée qui a répondu. Si votre réseau demande de se connecter, faites-le, puis réessayez.';

const access = v.object({ id: v.string(), name: v.string(), role: v.picklist(accessRoles) });
const examples = v.array(v.object({ id: v.string(), name: v.string(), link: v.string() }));
const failure = v.object({ error: v.object({ message: v.string() }) });

/** The key of a link, from `#cle=…`; undefined when the address has none. */
export function keyIn(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('cle') ?? undefined;
}

/** @throws AccessError */
export function enter(territory: string, cle: string): Promise<Access> {
  const body = JSON.stringify({ territory, cle });
  const headers = { 'content-type': 'application/json' };
  return ask('/api/enter', access, { method: 'POST', body, headers });
}

/** @throws AccessError */
export function currentAccess(territory: string): Promise<Access> {
  return ask(`/api/territories/${territory}`, access);
}

/** What this browser might do when it last came in: without a network, its copy of the plan opens with it. */
export function rememberedAccess(territory: string): Access | undefined {
  try {
    const told = v.safeParse(access, JSON.parse(localStorage.getItem(accessKey(territory)) ?? 'null'));
    return told.success ? told.output : undefined;
  } catch {
    // Forbidden or unreadable storage remembers nothing.
    return undefined;
  }
}

export function rememberAccess(known: Access): void {
  try {
    localStorage.setItem(accessKey(known.id), JSON.stringify(known));
  } catch {
    // Without storage there is no copy of the plan to open either.
  }
}

export function forgetAccess(territory: string): void {
  try {
    localStorage.removeItem(accessKey(territory));
  } catch {
    // As above.
  }
}

function accessKey(territory: string): string {
  return `tablee.access.${territory}`;
}

/** @throws AccessError */
export function listExamples(): Promise<readonly Example[]> {
  return ask('/api/examples', examples);
}

/**
 * What answers may be a proxy's own page: nothing but what the schema expects is taken for an answer.
 * @throws AccessError
 */
export async function ask<T>(
  path: string,
  schema: v.GenericSchema<unknown, T>,
  init?: RequestInit,
): Promise<T> {
  const response = await fetch(path, init).catch(() => undefined);
  if (!response)
    throw new AccessError(0, 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.');
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const told = v.safeParse(failure, answer);
    throw new AccessError(response.status, told.success ? told.output.error.message : foreign);
  }
  const told = v.safeParse(schema, answer);
  if (!told.success) throw new AccessError(502, foreign);
  return told.output;
}
