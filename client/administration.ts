/** The territories of this Tablée, for whoever has the password of its administration. Each call throws `AccessError`. */
import * as v from 'valibot';
import { AccessError, ask, keyIn, order } from './access.ts';
import { administering } from './administering.ts';
import { type Created, createTerritory } from './new-territory.ts';
import type { TerritoryRecord } from './territory-record.ts';

const record = v.object({
  id: v.string(),
  name: v.string(),
  createdAt: v.string(),
  example: v.optional(v.boolean(), false),
  size: v.optional(v.number(), 0),
  content: v.optional(v.nullable(v.number()), null),
  lastActivity: v.optional(v.nullable(v.string()), null),
  people: v.optional(v.number(), 0),
  archivedAt: v.optional(v.nullable(v.string()), null),
});

/** Bytes: the server takes no longer file. */
const MAX_FILE = 8 * 1024 * 1024;

export class Administration {
  readonly #password: string;

  constructor(password: string) {
    this.#password = password;
  }

  territories(): Promise<readonly TerritoryRecord[]> {
    return this.#with(headers => ask('/api/territories', v.array(record), { headers }));
  }

  /** @param changes a new name, or whether it is archived */
  change(
    id: string,
    changes: { readonly name?: string; readonly archived?: boolean },
  ): Promise<TerritoryRecord> {
    const init = { method: 'PATCH', body: JSON.stringify(changes) };
    return this.#with(headers => ask(pathOf(id), record, { ...init, headers }));
  }

  delete(id: string): Promise<void> {
    return this.#with(headers => order(pathOf(id), { method: 'DELETE', headers }));
  }

  /** Has the server find out how much of a plan is content. */
  weigh(id: string): Promise<TerritoryRecord> {
    return this.#with(headers => ask(`${pathOf(id)}/weight`, record, { headers }));
  }

  /** Has the plan written anew. */
  lighten(id: string): Promise<TerritoryRecord> {
    return this.#with(headers => ask(`${pathOf(id)}/lighten`, record, { method: 'POST', headers }));
  }

  /** @returns the address of the new link, which is told once; the ones before open nothing any more */
  async renewLink(id: string): Promise<string> {
    const path = `${pathOf(id)}/coordinator-link`;
    const told = v.object({ link: v.string() });
    return (await this.#with(headers => ask(path, told, { method: 'POST', headers }))).link;
  }

  async createFrom(file: File): Promise<Created> {
    if (file.size > MAX_FILE)
      throw new AccessError(413, 'Ce fichier dépasse 8 Mo : ce n’est sans doute pas un plan de Tablée.');
    return createTerritory(await file.text(), this.#password);
  }

  /** @param link opens the example */
  async copyExample(link: string): Promise<Created> {
    const { pathname, hash } = new URL(link, location.origin);
    const path = `/api/territories/${pathname.split('/').at(-1)}/export.json`;
    const headers = { authorization: `Bearer ${keyIn(hash)}` };
    // Whatever it is: the server judges it when it comes back.
    const plan = await ask(path, v.looseObject({}), { headers });
    return createTerritory(JSON.stringify(plan), this.#password);
  }

  #with<T>(act: (headers: Record<string, string>) => Promise<T>): Promise<T> {
    return administering(this.#password, act);
  }
}

function pathOf(id: string): string {
  return `/api/territories/${id}`;
}
