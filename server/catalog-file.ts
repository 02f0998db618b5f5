/** What the catalog's file holds, how one of an earlier version is read, and how it is changed: whole, flushed, in turn. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Adapter, Low } from 'lowdb';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import { accessRoles, seanceRoles } from '../shared/model.ts';
import { FormatTooNew } from './format-too-new.ts';

const territoryV1 = {
  id: v.pipe(v.string(), v.uuid()),
  /** As it was when created, or last put away; the plan has the present one. */
  name: v.string(),
  createdAt: v.string(),
  example: v.boolean(),
  /** Names the plan's history. Whoever puts back an older one changes it, and browsers drop their copies. */
  epoch: v.string(),
  /** Set for good when the territory is deleted, so that no late client brings it back. */
  deletedAt: v.nullable(v.string()),
};

const linkV1 = {
  /** SHA-256 of the token, in hexadecimal. */
  hash: v.string(),
  territory: v.string(),
  role: v.picklist(accessRoles),
  label: v.string(),
  createdAt: v.string(),
};

/** Before links could end and séances be held. */
const versionOne = v.object({
  version: v.literal(1),
  territories: v.array(v.object(territoryV1)),
  links: v.array(v.object(linkV1)),
});

const versionTwo = v.object({
  version: v.literal(2),
  territories: v.array(
    v.object({
      ...territoryV1,
      /** Since when nobody may write in it. */
      archivedAt: v.nullable(v.string()),
      /** Since when coordinators alone may write in it. */
      lockedAt: v.nullable(v.string()),
      /** When somebody last came, to the hour. */
      lastUse: v.optional(v.nullable(v.string()), null),
    }),
  ),
  links: v.array(
    v.object({
      ...linkV1,
      /** Names the link to those who manage it; it opens nothing. */
      id: v.string(),
      endsAt: v.nullable(v.string()),
      /** To the hour. */
      lastUse: v.nullable(v.string()),
    }),
  ),
  /** Those that are open, or ended a moment ago: nothing of a séance is kept after its end. */
  seances: v.array(
    v.object({
      id: v.string(),
      territory: v.string(),
      name: v.string(),
      role: v.picklist(seanceRoles),
      /** As people type it. It is told again to coordinators, and worth nothing after the end. */
      code: v.string(),
      startedAt: v.string(),
      endsAt: v.string(),
    }),
  ),
  people: v.array(
    v.object({
      hash: v.string(),
      seance: v.string(),
      name: v.string(),
      institution: v.string(),
      joinedAt: v.string(),
    }),
  ),
  /** Tokens that opened a territory and do so no more: who still has one is told so, and keeps nothing of the plan. */
  retired: v.array(v.object({ hash: v.string(), territory: v.string(), until: v.string() })),
});

/** Of a server that is later than this one. */
const laterVersion = v.object({ version: v.pipe(v.number(), v.minValue(3)) });

export type Content = v.InferOutput<typeof versionTwo>;
export type TerritoryEntry = Readonly<Content['territories'][number]>;
export type Link = Readonly<Content['links'][number]>;
export type Seance = Readonly<Content['seances'][number]>;
export type SeancePerson = Readonly<Content['people'][number]>;

/** The catalog's file is there and cannot be understood. It is left as it is. */
export class CatalogDamaged extends Error {
  override readonly name = 'CatalogDamaged';
}

/** The catalog's file as it is, whatever its version. @throws CatalogDamaged, FormatTooNew */
export async function readCatalogFile(path: string): Promise<Content> {
  return (await new FlushedJson(path).read()) ?? emptyContent();
}

/** Changes to the content. One that throws must not have changed anything yet. */
type Change<Result> = (content: Content) => Result;

interface Waiting {
  /** Makes the change; false when it refused itself. */
  readonly apply: (content: Content) => boolean;
  readonly succeed: () => void;
  readonly fail: (error: unknown) => void;
}

export class CatalogFile {
  readonly #low: Low<Content>;
  #content: Content;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  private constructor(low: Low<Content>) {
    this.#low = low;
    this.#content = low.data;
  }

  /** @throws CatalogDamaged, FormatTooNew */
  static async open(path: string): Promise<CatalogFile> {
    const adapter = new FlushedJson(path);
    const low = new Low<Content>(adapter, emptyContent());
    // lowdb keeps the content given above when there is no file yet.
    await low.read();
    // The ids that links were given must be the same at the next start.
    if (adapter.isOfEarlierVersion) await low.write();
    return new CatalogFile(low);
  }

  /** What is on disk. Another object after each change, never changed itself. */
  get content(): Readonly<Content> {
    return this.#content;
  }

  /**
   * Resolves when the change is on disk, and takes effect then. Those asked for while another is written go together,
   * in turn. A disk that refuses leaves all as it was.
   */
  update<Result>(change: Change<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: Result;
      this.#waiting.push({
        apply: content => {
          try {
            result = change(content);
            return true;
          } catch (error) {
            reject(error);
            return false;
          }
        },
        succeed: () => resolve(result),
        fail: reject,
      });
      this.#writing ??= this.#write();
    });
  }

  /** Resolves when nothing is being written, nor waits for it. */
  async settle(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    // Whatever is asked for in this turn goes together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const draft = structuredClone(this.#content);
      const made = batch.filter(({ apply }) => apply(draft));
      if (made.length === 0) continue;
      try {
        this.#low.data = draft;
        await this.#low.write();
        this.#content = draft;
        for (const { succeed } of made) succeed();
      } catch (error) {
        this.#low.data = this.#content;
        for (const { fail } of made) fail(error);
      }
    }
    this.#writing = undefined;
  }
}

/** lowdb's own adapters rename without flushing: a power cut could leave an empty catalog. */
class FlushedJson implements Adapter<Content> {
  readonly #path: string;
  isOfEarlierVersion = false;

  constructor(path: string) {
    this.#path = path;
  }

  async read(): Promise<Content | null> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return null;
    try {
      const read: unknown = JSON.parse(text);
      if (v.is(laterVersion, read)) throw new FormatTooNew(this.#path);
      const content = v.parse(v.variant('version', [versionOne, versionTwo]), read);
      if (content.version === 2) return content;
      this.isOfEarlierVersion = true;
      return migrate(content);
    } catch (error) {
      if (error instanceof FormatTooNew) throw error;
      throw new CatalogDamaged(this.#path, { cause: error });
    }
  }

  async write(content: Content): Promise<void> {
    await writeFileAtomic(this.#path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, fsync: true });
  }
}

function emptyContent(): Content {
  return { version: 2, territories: [], links: [], seances: [], people: [], retired: [] };
}

function migrate({ territories, links }: v.InferOutput<typeof versionOne>): Content {
  return {
    ...emptyContent(),
    territories: territories.map(entry => ({ ...entry, archivedAt: null, lockedAt: null, lastUse: null })),
    links: links.map(link => ({ ...link, id: randomUUID(), endsAt: null, lastUse: null })),
  };
}
