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

const access = v.object({ id: v.string(), name: v.string(), role: v.picklist(accessRoles) });
const examples = v.array(v.object({ id: v.string(), name: v.string(), link: v.string() }));
const failure = v.object({ error: v.object({ message: v.string() }) });

/** The key of a link, from `#cle=…`; undefined when the address has none. */
export function keyIn(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('cle') ?? undefined;
}

/** @throws AccessError */
export async function enter(territory: string, cle: string): Promise<Access> {
  const body = JSON.stringify({ territory, cle });
  const headers = { 'content-type': 'application/json' };
  return v.parse(access, await ask('/api/enter', { method: 'POST', body, headers }));
}

/** @throws AccessError */
export async function currentAccess(territory: string): Promise<Access> {
  return v.parse(access, await ask(`/api/territories/${territory}`));
}

/** @throws AccessError */
export async function listExamples(): Promise<readonly Example[]> {
  return v.parse(examples, await ask('/api/examples'));
}

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(path, init).catch(() => undefined);
  if (!response)
    throw new AccessError(0, 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.');
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const told = v.safeParse(failure, answer);
  throw new AccessError(
    response.status,
    told.success ? told.output.error.message : 'Le serveur n’a pas pu répondre. Réessayez dans un instant.',
  );
}
