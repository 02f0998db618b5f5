/** A copy of the data folder, made by whoever holds it, while people write. It is checked by somebody else: backup-folder.ts. */
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Content } from './catalog-file.ts';
import { CATALOG, copyFlushed, exists, flush, HISTORY, PLANS, SECRETS } from './data-folder.ts';
import type { Copyable } from './database-copy.ts';

/** Bytes that the disk keeps free beside the copy: people go on writing. */
const MARGIN = 64 * 1024 * 1024;

export interface StageOptions {
  readonly folder: string;
  readonly plans: Copyable;
  readonly history: Copyable;
  /** As it is on disk now. */
  readonly catalog: () => Readonly<Content>;
  /** Territories whose plan is being written anew now, under the epoch that the catalog has already. */
  readonly rewritten: ReadonlySet<string>;
}

/** The disk has no room for a copy and what people write meanwhile. */
export class NoRoomForCopy extends Error {
  override readonly name = 'NoRoomForCopy';
}

/** @param into a folder that is not there yet. @throws NoRoomForCopy, or what the disk said */
export async function stageBackup(
  { folder, plans, history, catalog, rewritten }: StageOptions,
  into: string,
): Promise<void> {
  await refuseWithoutRoom(folder, into);
  await mkdir(into, { mode: 0o700 });
  // Plans come on disk before they are listed: those listed now are in the copy, those listed later may not be.
  const listed = new Map(
    catalog().territories.map(({ id, epoch }) => [id, rewritten.has(id) ? undefined : epoch]),
  );
  await plans.copyTo(join(into, PLANS));
  await history.copyTo(join(into, HISTORY));
  const content = only(catalog(), listed);
  const live = content.territories.flatMap(({ id, deletedAt }) => (deletedAt === null ? [id] : []));
  // What was deleted meanwhile is to be nowhere.
  keepOnly(join(into, PLANS), ['snapshot', 'record'], live);
  keepOnly(join(into, HISTORY), ['entry'], live);
  await writeFile(join(into, CATALOG), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  for (const name of [PLANS, HISTORY, CATALOG]) {
    await chmod(join(into, name), 0o600);
    await flush(join(into, name));
  }
  for (const name of SECRETS)
    if (await exists(join(folder, name))) await copyFlushed(join(folder, name), join(into, name));
  await flush(into);
}

async function refuseWithoutRoom(folder: string, into: string): Promise<void> {
  const sizes = await Promise.all(
    [PLANS, `${PLANS}-wal`, HISTORY, `${HISTORY}-wal`].map(async name => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return found?.size ?? 0;
    }),
  );
  const { bavail, bsize } = await statfs(join(into, '..'));
  if (bavail * bsize < sizes.reduce((sum, size) => sum + size, MARGIN)) throw new NoRoomForCopy(into);
}

/** The catalog as if nothing else had ever been listed. */
function only(content: Readonly<Content>, listed: ReadonlyMap<string, string | undefined>): Content {
  const isListed = ({ territory }: { territory: string }): boolean => listed.has(territory);
  const seances = content.seances.filter(isListed);
  const open = new Set(seances.map(({ id }) => id));
  return {
    ...content,
    territories: content.territories
      .filter(({ id }) => listed.has(id))
      // One that was written anew meanwhile is here as it was before, or after: no browser's copy may be joined to it.
      .map(entry => (entry.epoch === listed.get(entry.id) ? entry : { ...entry, epoch: randomUUID() })),
    links: content.links.filter(isListed),
    seances,
    people: content.people.filter(({ seance }) => open.has(seance)),
    retired: content.retired.filter(isListed),
  };
}

function keepOnly(file: string, tables: readonly string[], ids: readonly string[]): void {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA secure_delete = ON; PRAGMA synchronous = OFF');
    const kept = `(SELECT value FROM json_each(?))`;
    for (const table of tables)
      db.prepare(`DELETE FROM ${table} WHERE territory NOT IN ${kept}`).run(JSON.stringify(ids));
  } finally {
    db.close();
  }
}
