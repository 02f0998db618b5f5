/** A backup as a folder: what it says of itself, and whether it can be put back. Nothing in it is changed by looking. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { readPlan } from '../shared/plan-reader.ts';
import { type Content, readCatalogFile } from './catalog-file.ts';
import { CATALOG, flush, HISTORY, PLANS, SECRETS } from './data-folder.ts';
import { FormatTooNew } from './format-too-new.ts';
import type { PlanLog } from './plan-log.ts';
import { openSqlitePlanLog } from './plan-log-sqlite.ts';
import { loadDoc } from './plan-store.ts';
import { version } from './version.ts';

/** Tells that a folder is a backup, when it was made, and what each of its files was. */
export const MANIFEST = 'sauvegarde.json';

const manifestSchema = v.object({
  format: v.literal('tablee.backup'),
  version: v.number(),
  madeAt: v.string(),
  /** The version of Tablée that made it. */
  by: v.string(),
  files: v.array(v.object({ name: v.picklist([PLANS, HISTORY, CATALOG, ...SECRETS]), sha256: v.string() })),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

/** The backup is not one, or cannot be trusted. The message is for who asked. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
}

export interface BackedUpPlan {
  readonly name: string;
  readonly actions: number;
  readonly comments: number;
  /** False when part of what was kept of it could not be read, here as on the server. */
  readonly isWhole: boolean;
}

export interface BackupReport {
  readonly plans: readonly BackedUpPlan[];
  readonly changes: number;
  readonly links: number;
  readonly secrets: readonly string[];
  readonly bytes: number;
}

export async function writeManifest(folder: string): Promise<void> {
  const names = (await readdir(folder)).sort();
  const files = await Promise.all(
    names.map(async name => ({ name, sha256: await hashFile(join(folder, name)) })),
  );
  const manifest = {
    format: 'tablee.backup',
    version: 1,
    madeAt: new Date().toISOString(),
    by: version,
    files,
  };
  const path = join(folder, MANIFEST);
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await flush(path);
}

/** @throws BadBackup when a file is missing or not as it was */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new BadBackup(
      `« ${folder} » n’est pas une sauvegarde de Tablée : il n’y a pas de fichier ${MANIFEST}.`,
    );
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), text);
  if (!parsed.success) throw new BadBackup(`Le fichier ${MANIFEST} de « ${folder} » est abîmé.`);
  const manifest = parsed.output;
  if (manifest.version > 1)
    throw new BadBackup(
      `Cette sauvegarde a été faite par une version plus récente de Tablée (${manifest.by}) : installez-la d’abord.`,
    );
  for (const { name, sha256 } of manifest.files) {
    const found = await hashFile(join(folder, name)).catch(() => undefined);
    if (found === undefined) throw new BadBackup(`Il manque le fichier ${name} dans « ${folder} ».`);
    if (found !== sha256)
      throw new BadBackup(`Le fichier ${name} de « ${folder} » n’est plus celui qui a été sauvegardé.`);
  }
  return manifest;
}

/**
 * Opens every plan in a fresh document, as a server would.
 * @throws BadBackup
 */
export async function checkBackup(folder: string, logger: Logger): Promise<BackupReport> {
  try {
    const catalog = await readCatalogFile(join(folder, CATALOG));
    checkDatabase(folder, PLANS);
    const log = await openSqlitePlanLog(join(folder, PLANS), { isReadOnly: true });
    try {
      return {
        plans: await readPlans(catalog, log, logger),
        changes: checkDatabase(folder, HISTORY, 'entry'),
        links: catalog.links.length,
        secrets: (await readdir(folder)).filter(name => SECRETS.includes(name)).sort(),
        bytes: await sizeOf(folder),
      };
    } finally {
      await log.close();
    }
  } catch (error) {
    if (error instanceof BadBackup) throw error;
    if (error instanceof FormatTooNew)
      throw new BadBackup(
        `Le fichier ${error.message} a été écrit par une version plus récente de Tablée : installez-la d’abord.`,
      );
    throw new BadBackup(`La sauvegarde « ${folder} » ne peut pas être relue.`, { cause: error });
  }
}

async function readPlans(content: Content, log: PlanLog, logger: Logger): Promise<readonly BackedUpPlan[]> {
  const plans: BackedUpPlan[] = [];
  for (const { id, name, deletedAt } of content.territories) {
    if (deletedAt !== null) continue;
    const { doc, isWhole } = await loadDoc(id, log, logger);
    const { territory, actions, comments } = readPlan(doc);
    doc.destroy();
    plans.push({ name: territory.name || name, actions: actions.length, comments: comments.length, isWhole });
  }
  return plans;
}

/** @returns how many rows the table has. @throws BadBackup */
function checkDatabase(folder: string, name: string, table = 'snapshot'): number {
  const db = new DatabaseSync(join(folder, name), { readOnly: true });
  try {
    const answers = db.prepare('PRAGMA integrity_check').all();
    if (answers[0]?.integrity_check !== 'ok')
      throw new BadBackup(`Le fichier ${name} de « ${folder} » est abîmé.`);
    return Number(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows);
  } finally {
    db.close();
  }
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async name => (await stat(join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
