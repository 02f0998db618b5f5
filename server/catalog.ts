/** The list of territories and of the links that open them: small, readable JSON. The plans themselves are in the log. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Adapter, Low } from 'lowdb';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import { type AccessRole, accessRoles } from '../shared/model.ts';
import { createToken, hashToken } from './tokens.ts';

const schema = v.object({
  version: v.literal(1),
  territories: v.array(
    v.object({
      id: v.pipe(v.string(), v.uuid()),
      /** As it was when created; the plan has the present one. */
      name: v.string(),
      createdAt: v.string(),
      example: v.boolean(),
      /** Names the plan's history. Whoever puts back an older one changes it, and browsers drop their copies. */
      epoch: v.string(),
      /** Set for good when the territory is deleted, so that no late client brings it back. */
      deletedAt: v.nullable(v.string()),
    }),
  ),
  links: v.array(
    v.object({
      /** SHA-256 of the token, in hexadecimal. */
      hash: v.string(),
      territory: v.string(),
      role: v.picklist(accessRoles),
      label: v.string(),
      createdAt: v.string(),
    }),
  ),
});

type Content = v.InferOutput<typeof schema>;
export type TerritoryEntry = Readonly<Content['territories'][number]>;
export type Link = Readonly<Content['links'][number]>;

export interface TerritoryOptions {
  readonly id: string;
  readonly example: boolean;
  readonly coordinatorToken: string | undefined;
}

/** The catalog's file is there and cannot be understood. It is left as it is. */
export class CatalogDamaged extends Error {
  override readonly name = 'CatalogDamaged';
}

export class Catalog {
  readonly #low: Low<Content>;
  readonly #links = new Map<string, Link>();

  constructor(low: Low<Content>) {
    this.#low = low;
    for (const link of low.data.links) this.#links.set(link.hash, link);
  }

  /** Undefined when there is none of this id, or no longer. */
  territory(id: string): TerritoryEntry | undefined {
    return this.territories().find(territory => territory.id === id);
  }

  territories(): readonly TerritoryEntry[] {
    return this.#low.data.territories.filter(({ deletedAt }) => deletedAt === null);
  }

  /** The deleted ones too. */
  everCreated(): readonly TerritoryEntry[] {
    return this.#low.data.territories;
  }

  linkOf(hash: string): Link | undefined {
    return this.#links.get(hash);
  }

  /** Resolves when the territory and its three links are on disk. The tokens are told here and never again. */
  async addTerritory(
    name: string,
    { id = randomUUID(), example = false, coordinatorToken = createToken() }: Partial<TerritoryOptions> = {},
  ): Promise<{ id: string; tokens: Readonly<Record<AccessRole, string>> }> {
    const tokens = { coordinator: coordinatorToken, editor: createToken(), reader: createToken() };
    const createdAt = new Date().toISOString();
    const links = accessRoles.map(role => ({
      hash: hashToken(tokens[role]),
      territory: id,
      role,
      label: '',
      createdAt,
    }));
    await this.#update(content => {
      content.territories.push({ id, name, createdAt, example, epoch: id, deletedAt: null });
      content.links.push(...links);
    });
    for (const link of links) this.#links.set(link.hash, link);
    return { id, tokens };
  }

  /** Marks the territory deleted and forgets its links. */
  async removeTerritory(id: string): Promise<void> {
    await this.#update(content => {
      const territory = content.territories.find(entry => entry.id === id);
      if (territory) territory.deletedAt = new Date().toISOString();
      content.links = content.links.filter(link => link.territory !== id);
    });
    for (const [hash, link] of this.#links) if (link.territory === id) this.#links.delete(hash);
  }

  /** Changes take effect together, once written: a disk that refuses leaves the list as it was. */
  async #update(change: (content: Content) => void): Promise<void> {
    const before = structuredClone(this.#low.data);
    try {
      await this.#low.update(change);
    } catch (error) {
      this.#low.data = before;
      throw error;
    }
  }
}

/** @throws CatalogDamaged */
export async function openCatalog(file: string): Promise<Catalog> {
  const low = new Low<Content>(new FlushedJson(file), { version: 1, territories: [], links: [] });
  // lowdb keeps the content given above when there is no file yet.
  await low.read();
  return new Catalog(low);
}

/** lowdb's own adapters rename without flushing: a power cut could leave an empty catalog. */
class FlushedJson implements Adapter<Content> {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async read(): Promise<Content | null> {
    const text = await readFile(this.#file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return null;
    try {
      return v.parse(schema, JSON.parse(text));
    } catch (error) {
      throw new CatalogDamaged(this.#file, { cause: error });
    }
  }

  async write(content: Content): Promise<void> {
    await writeFileAtomic(this.#file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, fsync: true });
  }
}
