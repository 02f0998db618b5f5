/** The list of territories and of the links that open them: small, readable JSON. The plans themselves are in the log. */
import { randomUUID } from 'node:crypto';
import { type AccessRole, accessRoles } from '../shared/model.ts';
import { CatalogFile, type Content, type Link, type TerritoryEntry } from './catalog-file.ts';
import { hasEnded, type Pass } from './pass.ts';
import { retire } from './retired.ts';
import { Seances } from './seances.ts';
import { createToken, hashToken } from './tokens.ts';

/** Milliseconds between two notes of a link's last use: a plan that is open all day costs a few writes. */
const USE_PERIOD = 60 * 60 * 1000;

/** Milliseconds a revoked token is remembered, as long as a browser keeps its cookie. */
const REMEMBERED = 400 * 24 * 60 * 60 * 1000;

/** Links of one territory: more than this is a program that went wrong. */
export const MAX_LINKS = 200;

export interface TerritoryOptions {
  readonly id: string;
  readonly example: boolean;
  readonly coordinatorToken: string | undefined;
}

export interface NewLink {
  readonly role: AccessRole;
  readonly label: string;
  readonly endsAt: string | null;
}

/** Nobody could manage the territory any more, now or once the links that have an end are over. */
export class LastCoordinatorLink extends Error {
  override readonly name = 'LastCoordinatorLink';
}

/** The territory has as many links as it may have. */
export class TooManyLinks extends Error {
  override readonly name = 'TooManyLinks';
}

export class Catalog {
  readonly seances: Seances;
  /** Those whose plan is being written anew: what is read of it may still be of the history before their epoch. */
  readonly rewritten = new Set<string>();
  readonly #file: CatalogFile;
  readonly #lastUses = new Map<string, number>();
  #index: { readonly content: Readonly<Content>; readonly links: ReadonlyMap<string, Link> } | undefined;

  constructor(file: CatalogFile) {
    this.#file = file;
    this.seances = new Seances(file);
  }

  /** Undefined when there is none of this id, or no longer. */
  territory(id: string): TerritoryEntry | undefined {
    return this.territories().find(territory => territory.id === id);
  }

  territories(): readonly TerritoryEntry[] {
    return this.#file.content.territories.filter(({ deletedAt }) => deletedAt === null);
  }

  /** The deleted ones too. */
  everCreated(): readonly TerritoryEntry[] {
    return this.#file.content.territories;
  }

  /** All of it, as it is on disk. */
  get content(): Readonly<Content> {
    return this.#file.content;
  }

  linksOf(territory: string): readonly Link[] {
    return this.#file.content.links.filter(link => link.territory === territory);
  }

  /** What a token opens, even if its time is over: `hasEnded` tells. */
  passOf(hash: string): Pass | undefined {
    const link = this.#links().get(hash);
    if (!link) return this.seances.passOf(hash);
    const { territory, role, endsAt } = link;
    return { hash, territory, role, endsAt, seance: null, person: null };
  }

  /** True for a token that opened this territory once. */
  isRetired(hash: string, territory: string): boolean {
    return this.#file.content.retired.some(old => old.hash === hash && old.territory === territory);
  }

  /** Resolves when the territory and its three links are on disk. The tokens are told here and never again. */
  async addTerritory(
    name: string,
    { id = randomUUID(), example = false, coordinatorToken = createToken() }: Partial<TerritoryOptions> = {},
  ): Promise<{ id: string; tokens: Readonly<Record<AccessRole, string>> }> {
    const tokens = { coordinator: coordinatorToken, editor: createToken(), reader: createToken() };
    const createdAt = now();
    await this.#file.update(({ territories, links }) => {
      const state = { deletedAt: null, archivedAt: null, lockedAt: null, lastUse: null };
      territories.push({ id, name, createdAt, example, epoch: id, ...state });
      for (const role of accessRoles)
        links.push(createLink(id, tokens[role], { role, label: '', endsAt: null }));
    });
    return { id, tokens };
  }

  /** Marks the territory deleted and forgets its links and its séances. */
  async removeTerritory(id: string): Promise<void> {
    await this.#file.update(content => {
      const territory = content.territories.find(entry => entry.id === id);
      if (territory) territory.deletedAt = now();
      const gone = new Set(content.seances.filter(seance => seance.territory === id).map(({ id }) => id));
      content.people = content.people.filter(({ seance }) => !gone.has(seance));
      content.seances = content.seances.filter(seance => !gone.has(seance.id));
      content.links = content.links.filter(link => link.territory !== id);
      content.retired = content.retired.filter(old => old.territory !== id);
    });
  }

  /** What is left out stays as it is. @returns undefined when there is no such territory */
  changeTerritory(
    id: string,
    { name, locked, archived }: { name?: string; locked?: boolean; archived?: boolean },
  ): Promise<TerritoryEntry | undefined> {
    return this.#file.update(({ territories }) => {
      const territory = territories.find(entry => entry.id === id && entry.deletedAt === null);
      if (!territory) return undefined;
      if (name !== undefined) territory.name = name;
      if (locked !== undefined) territory.lockedAt = since(locked, territory.lockedAt);
      if (archived !== undefined) territory.archivedAt = since(archived, territory.archivedAt);
      return territory;
    });
  }

  /** Another history begins: browsers drop the copies they keep. @returns false when there is no such territory */
  beginEpoch(id: string): Promise<boolean> {
    return this.#file.update(({ territories }) => {
      const territory = territories.find(entry => entry.id === id && entry.deletedAt === null);
      if (territory) territory.epoch = randomUUID();
      return territory !== undefined;
    });
  }

  /** Notes what a plan calls itself now. Nobody waits for it: it is asked for again. */
  async noteName(id: string, name: string): Promise<void> {
    if (name === '' || this.territory(id)?.name === name) return;
    await this.changeTerritory(id, { name }).catch(() => undefined);
  }

  /** The token is told here and never again. @throws TooManyLinks */
  async addLink(territory: string, options: NewLink): Promise<{ link: Link; token: string }> {
    const token = createToken();
    const link = createLink(territory, token, options);
    await this.#file.update(({ links }) => {
      if (links.filter(other => other.territory === territory).length >= MAX_LINKS)
        throw new TooManyLinks(territory);
      links.push(link);
    });
    return { link, token };
  }

  /**
   * @returns the link that is no more; undefined when there was none
   * @throws LastCoordinatorLink
   */
  revokeLink(territory: string, id: string): Promise<Link | undefined> {
    return this.#file.update(content => {
      const link = content.links.find(one => one.id === id && one.territory === territory);
      if (!link) return undefined;
      const isLast =
        isLiveCoordinator(link) && !content.links.some(other => other !== link && isInstead(other, link));
      if (isLast) throw new LastCoordinatorLink(territory);
      retireLinks(content, [link]);
      return link;
    });
  }

  /** One new link to coordinate with instead of all that there were. */
  async renewCoordinatorLink(territory: string): Promise<string> {
    const token = createToken();
    await this.#file.update(content => {
      retireLinks(
        content,
        content.links.filter(link => link.territory === territory && link.role === 'coordinator'),
      );
      content.links.push(createLink(territory, token, { role: 'coordinator', label: '', endsAt: null }));
    });
    return token;
  }

  /** Has the use of a pass noted, to the hour. Nobody waits for it, and a disk that refuses costs nothing else. */
  noteUse({ hash, territory }: Pass, at = Date.now()): void {
    const link = this.#links().get(hash);
    const entry = this.territory(territory);
    const isNews = [
      link && this.#isNews(hash, link.lastUse, at),
      entry && this.#isNews(territory, entry.lastUse, at),
    ];
    if (!isNews.includes(true)) return;
    const note = this.#file.update(({ links, territories }) => {
      for (const used of [
        links.find(one => one.hash === hash),
        territories.find(({ id }) => id === territory),
      ])
        if (used) used.lastUse = now(at);
    });
    note.catch(() => undefined);
  }

  /** Resolves when all that was asked for is written, or was refused. */
  settle(): Promise<void> {
    return this.#file.settle();
  }

  #isNews(key: string, known: string | null, at: number): boolean {
    const last = this.#lastUses.get(key) ?? Date.parse(known ?? '');
    if (at - last < USE_PERIOD) return false;
    this.#lastUses.set(key, at);
    return true;
  }

  #links(): ReadonlyMap<string, Link> {
    const { content } = this.#file;
    if (this.#index?.content !== content)
      this.#index = { content, links: new Map(content.links.map(link => [link.hash, link])) };
    return this.#index.links;
  }
}

/** @throws CatalogDamaged, FormatTooNew */
export async function openCatalog(path: string): Promise<Catalog> {
  return new Catalog(await CatalogFile.open(path));
}

function createLink(territory: string, token: string, options: NewLink): Content['links'][number] {
  return { id: randomUUID(), hash: hashToken(token), territory, ...options, createdAt: now(), lastUse: null };
}

function retireLinks(content: Content, links: readonly Link[]): void {
  const hashes = new Set(links.map(({ hash }) => hash));
  content.links = content.links.filter(({ hash }) => !hashes.has(hash));
  retire(content, links, REMEMBERED);
}

function isLiveCoordinator(link: Link): boolean {
  return link.role === 'coordinator' && !hasEnded(link);
}

/** Whether one will do for the other: what has an end does not for what has none, or nobody would be left one day. */
function isInstead(other: Link, { territory, endsAt }: Link): boolean {
  return (
    other.territory === territory && isLiveCoordinator(other) && (other.endsAt === null || endsAt !== null)
  );
}

function since(is: boolean, known: string | null): string | null {
  return is ? (known ?? now()) : null;
}

function now(at = Date.now()): string {
  return new Date(at).toISOString();
}
