/** Getting in: exchanges a link's key for a cookie, and asks the server what this browser may do. */
import * as v from 'valibot';
import { type AccessRole, accessRoles } from '../shared/model.ts';

export interface Access {
  readonly id: string;
  readonly name: string;
  readonly role: AccessRole;
  /** True while only coordinators may write. */
  readonly locked?: boolean | undefined;
  /** True while nobody may. */
  readonly archived?: boolean | undefined;
  /** Who one is, for those whose name the server keeps: people of a séance. */
  readonly person?: Person | null | undefined;
  /** The séance one came in by. */
  readonly seance?: { readonly name: string; readonly endsAt: string } | null | undefined;
}

export interface Person {
  readonly name: string;
  readonly institution: string;
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

const personSchema = v.object({ name: v.string(), institution: v.string() });
export const accessSchema = v.object({
  id: v.string(),
  name: v.string(),
  role: v.picklist(accessRoles),
  locked: v.optional(v.boolean()),
  archived: v.optional(v.boolean()),
  person: v.optional(v.nullable(personSchema)),
  seance: v.optional(v.nullable(v.object({ name: v.string(), endsAt: v.string() }))),
});
const examples = v.array(v.object({ id: v.string(), name: v.string(), link: v.string() }));
const failure = v.object({ error: v.object({ message: v.string() }) });

/** The key of a link, from `#cle=…`; undefined when the address has none. */
export function keyIn(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('cle') ?? undefined;
}

/** @throws AccessError */
export function enter(territory: string, cle: string): Promise<Access> {
  return ask('/api/enter', accessSchema, sending('POST', { territory, cle }));
}

/** What the server has just answered to whom it let in. */
let justGiven: Access | undefined;

/** Hands the server's answer to the page that opens next: asking again costs a phone on a poor line a moment. */
export function handOver(access: Access): void {
  justGiven = access;
}

/** @throws AccessError */
export function currentAccess(territory: string): Promise<Access> {
  const given = justGiven;
  justGiven = undefined;
  if (given?.id === territory) return Promise.resolve(given);
  return ask(`/api/territories/${territory}`, accessSchema);
}

/** What this browser might do when it last came in: without a network, its copy of the plan opens with it. */
export function rememberedAccess(territory: string): Access | undefined {
  try {
    const told = v.safeParse(accessSchema, JSON.parse(localStorage.getItem(accessKey(territory)) ?? 'null'));
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

/** Every territory that this browser came into, and has not been shut out of. */
export function rememberedTerritories(): readonly string[] {
  const prefix = accessKey('');
  try {
    const keys = Object.keys(localStorage).filter(key => key.startsWith(prefix));
    return keys.map(key => key.slice(prefix.length));
  } catch {
    return [];
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
 * Says who one is in the séance one came in by.
 * @throws AccessError
 */
export function changePerson(territory: string, person: Person): Promise<Person> {
  return ask(`/api/territories/${territory}/person`, personSchema, sending('PATCH', person));
}

/** A request that brings something. */
export function sending(method: string, content: unknown): RequestInit {
  return { method, body: JSON.stringify(content), headers: { 'content-type': 'application/json' } };
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
  const { answer } = await send(path, init);
  const told = v.safeParse(schema, answer);
  if (!told.success) throw new AccessError(502, foreign);
  return told.output;
}

/**
 * Has something done about which there is nothing to tell.
 * @throws AccessError
 */
export async function order(path: string, init: RequestInit): Promise<void> {
  const { status } = await send(path, init);
  if (status !== 204) throw new AccessError(502, foreign);
}

async function send(
  path: string,
  init?: RequestInit,
): Promise<{ readonly status: number; readonly answer: unknown }> {
  const response = await fetch(path, init).catch(() => undefined);
  if (!response)
    throw new AccessError(0, 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.');
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return { status: response.status, answer };
  const told = v.safeParse(failure, answer);
  throw new AccessError(response.status, told.success ? told.output.error.message : foreign);
}

/** What to tell of anything that went wrong while the server was asked. */
export function explain(error: unknown): string {
  return error instanceof AccessError
    ? error.message
    : 'Cette page s’est trompée. Réessayez, ou rechargez-la.';
}
