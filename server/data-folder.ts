/** What a data folder holds, by name; and the French words of what may be wrong with one. */
import { chmod, copyFile, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export const PLANS = 'plans.sqlite';
export const HISTORY = 'history.sqlite';
export const CATALOG = 'catalog.json';

/** What only this server knows: the administration's password when it made it itself, and what examples' links derive from. */
export const SECRETS = ['admin-token', 'secret'];

/** What SQLite writes beside its files. */
export const JOURNALS = [PLANS, HISTORY].flatMap(name =>
  ['-wal', '-shm', '-journal'].map(ending => name + ending),
);

/** All that belongs together, and is put aside together. */
export const DATA_FILES = [PLANS, HISTORY, ...JOURNALS, CATALOG, ...SECRETS];

/** There while a copy is put back: a server that finds it does not start, for half of the folder may be of another day. */
export const RESTORING = 'restauration-en-cours';

/** SQLite's `SQLITE_BUSY`: the file is locked by another process. */
const BUSY = 5;

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** True while a server, or a command, holds the folder. Touches nothing. */
export async function isInUse(folder: string): Promise<boolean> {
  const file = join(folder, PLANS);
  if (!(await exists(file))) return false;
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
    } finally {
      db.close();
    }
    return false;
  } catch (error) {
    // Another fault does not matter: it may be why an older copy is put back.
    return error instanceof Error && 'errcode' in error && error.errcode === BUSY;
  }
}

/** On disk, and for its owner alone, when it resolves. */
export async function copyFlushed(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o600);
  await flush(to);
}

/** A file's bytes, or a folder's names, are on disk when it resolves. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What the disk did not want to do, in French; undefined for any other error. */
export function diskWords(error: unknown, path: string): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const text = error instanceof Error ? error.message : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || /database or disk is full/.test(text))
    return 'Le disque est plein : libérez de la place, puis recommencez.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `Le dossier « ${path} » n’est pas accessible en écriture : vérifiez vos droits sur lui.`;
  if (code === 'EIO') return `Le disque ne répond pas correctement (« ${path} »).`;
  return undefined;
}
